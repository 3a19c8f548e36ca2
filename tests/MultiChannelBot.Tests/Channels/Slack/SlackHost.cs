using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Channels.Slack;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>The host with the app in Slack set up for one workspace, and Slack's requests to it.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string Token = "xoxb-of-the-workspace";
    public const string Bot = "U0BOT";
    public const string Team = "T0TEAM";
    public const string ClientId = "1234567890.0987654321";
    public const string ClientSecret = "the-secret-of-the-app";
    public const string AppToken = "xapp-1-A1-1-abc";
    public const string PublicUrl = "https://bot.example.com";

    private readonly HttpClient client = new();
    private int number;

    private SlackHost(ProtectedHost host) => Host = host;

    public ProtectedHost Host { get; }

    /// <summary>Another app that is sent the same, by the time that it really is; null for the host itself.</summary>
    public Uri? Target { get; set; }

    public static async Task<SlackHost> StartAsync(StandInSlack slack, Action<IServiceCollection>? replace = null, params string[] settings) =>
        new(await ProtectedHost.InDevelopmentAsync(
            replace ?? (_ => { }),
            ["--Slack:SigningSecret", Secret, "--Slack:BotToken", Token, "--Slack:ApiUrl", slack.ApiUrl, .. settings]));

    /// <summary>The same for workspaces that install the app.</summary>
    public static async Task<SlackHost> ForInstallsAsync(StandInSlack slack, Action<IServiceCollection>? replace = null, params string[] settings) =>
        new(await ProtectedHost.InDevelopmentAsync(
            replace ?? (_ => { }),
            [
                "--Slack:SigningSecret", Secret, "--Slack:ClientId", ClientId, "--Slack:ClientSecret", ClientSecret, "--Slack:ApiUrl", slack.ApiUrl,
                "--Package:PublicUrl", PublicUrl, .. settings,
            ]));

    /// <summary>The same for one workspace, by Socket Mode.</summary>
    public static async Task<SlackHost> BySocketAsync(StandInSlack slack, Action<IServiceCollection>? replace = null, params string[] settings) =>
        new(await ProtectedHost.InDevelopmentAsync(
            replace ?? (_ => { }), ["--Slack:AppToken", AppToken, "--Slack:BotToken", Token, "--Slack:ApiUrl", slack.ApiUrl, .. settings]));

    /// <summary>A message in the conversation with somebody.</summary>
    public Task<HttpResponseMessage> SayAsync(string text, string user = "U1", string? time = null) => EventAsync(Message(text, user, time ?? NextTime()));

    /// <summary>A message that mentions the bot in a channel.</summary>
    public Task<HttpResponseMessage> MentionAsync(string text, string? thread = null, string user = "U1", string? time = null)
    {
        var what = Message($"<@{Bot}> {text}", user, time ?? NextTime());
        what["type"] = "app_mention";
        what["channel"] = "C1";
        what.Remove("channel_type");
        if (thread is not null)
        {
            what["thread_ts"] = thread;
        }

        return EventAsync(what);
    }

    public static JsonObject Message(string text, string user, string time) => new()
    {
        ["type"] = "message",
        ["channel_type"] = "im",
        ["channel"] = "D1",
        ["user"] = user,
        ["text"] = text,
        ["ts"] = time,
    };

    public string NextTime() => string.Create(CultureInfo.InvariantCulture, $"1772452809.{++number:D6}");

    public Task<HttpResponseMessage> EventAsync(JsonObject what, string? id = null) => EnvelopeAsync(Envelope(what, id));

    /// <summary>An event as Slack wraps it.</summary>
    public JsonObject Envelope(JsonObject what, string? id = null) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = Team,
        ["event_id"] = id ?? $"Ev{++number}",
        ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = Bot, ["is_bot"] = true }),
        ["event"] = what,
    };

    public Task<HttpResponseMessage> EnvelopeAsync(JsonObject envelope) => PostAsync("/slack/events", "application/json", envelope.ToJsonString());

    public Task<HttpResponseMessage> CommandAsync(string text, string responseUrl, string user = "U1") => CommandAsync(CommandFields(text, responseUrl, user));

    public Task<HttpResponseMessage> CommandAsync(params (string Name, string Value)[] fields) => PostAsync("/slack/commands", "application/x-www-form-urlencoded", Form(fields));

    public (string Name, string Value)[] CommandFields(string text, string responseUrl, string user = "U1") =>
    [
        ("team_id", Team), ("channel_id", "C1"), ("user_id", user), ("command", "/multichannel"), ("text", text), ("trigger_id", $"trigger-{++number}"), ("response_url", responseUrl),
    ];

    /// <summary>A press on a message that was posted, or shown to one person.</summary>
    public Task<HttpResponseMessage> PressAsync((string ActionId, string Value) press, string responseUrl, string? time, string channel = "D1", string? thread = null, string user = "U1") =>
        PostPayloadAsync(Press(press, responseUrl, time, channel, thread, user));

    /// <summary>The payload of a press.</summary>
    public JsonObject Press((string ActionId, string Value) press, string responseUrl, string? time, string channel = "D1", string? thread = null, string user = "U1")
    {
        var container = new JsonObject { ["type"] = "message", ["channel_id"] = channel, ["message_ts"] = time ?? NextTime(), ["is_ephemeral"] = time is null };
        if (thread is not null)
        {
            container["thread_ts"] = thread;
        }

        return new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = Team },
            ["user"] = new JsonObject { ["id"] = user },
            ["trigger_id"] = $"trigger-{++number}",
            ["response_url"] = responseUrl,
            ["container"] = container,
            ["actions"] = new JsonArray(new JsonObject { ["action_id"] = press.ActionId, ["value"] = press.Value, ["action_ts"] = NextTime() }),
        };
    }

    /// <summary>The shortcut on somebody's message.</summary>
    public Task<HttpResponseMessage> ShortcutAsync(string text, string responseUrl, string user = "U1", string time = "1772452000.000900", string callback = SlackViewDesk.TriageShortcut) => InteractAsync(new JsonObject
    {
        ["type"] = "message_action",
        ["callback_id"] = callback,
        ["response_url"] = responseUrl,
        ["channel"] = new JsonObject { ["id"] = "C7" },
        ["message_ts"] = time,
        ["message"] = new JsonObject { ["ts"] = time, ["user"] = "U9", ["text"] = text },
    }, user);

    /// <summary>Somebody opens the app's home.</summary>
    public Task<HttpResponseMessage> HomeAsync(string user = "U1", string channel = "D1") =>
        EventAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = channel, ["tab"] = "home" });

    /// <summary>Posts an interaction with what all have.</summary>
    public Task<HttpResponseMessage> InteractAsync(JsonObject payload, string user = "U1")
    {
        payload["team"] = new JsonObject { ["id"] = Team };
        payload["user"] = new JsonObject { ["id"] = user };
        payload["trigger_id"] ??= NextTrigger();
        return PostPayloadAsync(payload);
    }

    /// <summary>Posts an interaction as it is.</summary>
    public Task<HttpResponseMessage> PostPayloadAsync(JsonObject payload) =>
        PostAsync("/slack/interactivity", "application/x-www-form-urlencoded", Form(("payload", payload.ToJsonString())));

    public string NextTrigger() => $"trigger-{++number}";

    public static string Form(params (string Name, string Value)[] fields) =>
        string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    /// <summary>Posts what Slack would, signed, or as a test wants it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string type, string body, string? signature = null, string? time = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var clock = Target is null ? Host.Services.GetRequiredService<TimeProvider>() : TimeProvider.System;
        var now = time ?? clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Target ?? Host.Address, path)) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation(SlackSignature.TimeHeader, now);
        request.Headers.TryAddWithoutValidation(SlackSignature.Header, signature ?? SlackSignature.Make(Secret, now, bytes));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What a browser gets, which follows no redirect.</summary>
    /// <param name="cookie">As it was set; only its value is sent back.</param>
    public async Task<HttpResponseMessage> GetAsync(string path, string? cookie)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var browser = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Address, path));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
        }

        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public void Advance(TimeSpan time) => ((FakeTimeProvider)Service<TimeProvider>()).Advance(time);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Host.DisposeAsync();
    }
}
