using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Channels.Slack.Blocks;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Slack's side: takes calls of its methods and answers to commands, keeps them, and says what a test tells it to.</summary>
internal sealed class StandInSlack : IAsyncDisposable
{
    private static readonly string[] Methods = ["chat.postMessage", "chat.postEphemeral", "chat.update", "api.test", "auth.revoke"];

    private readonly Lock gate = new();
    private readonly List<SlackCall> calls = [];
    private readonly Dictionary<string, Queue<(int Status, string Json, string? RetryAfter)>> answers = [];
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lookups = [];
    private WebApplication server = null!;

    /// <summary>The modals and homes that are shown.</summary>
    public StandInViews Views { get; } = new();

    /// <summary>What users.info says of a person's language; without one the app may not ask.</summary>
    public string? Locale { get; set; }

    /// <summary>Where it says that a person's clocks stand.</summary>
    public string? Zone { get; set; }

    /// <summary>Whose language was asked for.</summary>
    public IReadOnlyList<string> Lookups
    {
        get
        {
            lock (gate)
            {
                return [.. lookups];
            }
        }
    }

    public string ApiUrl => server.Urls.Single() + "/api/";

    /// <summary>The other ends of connections by Socket Mode.</summary>
    public StandInLinks Links { get; } = new();

    /// <summary>Slack's clock, as its answers tell it: that of the hosts in tests.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 12, 0, 10, TimeSpan.Zero);

    /// <summary>An address for answers.</summary>
    public string ResponseUrl => server.Urls.Single() + "/answers/1";

    /// <summary>Every call in order.</summary>
    public IReadOnlyList<SlackCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    public static async Task<StandInSlack> StartAsync()
    {
        var slack = new StandInSlack();
        slack.server = await LocalServer.StartAsync(slack.TakeAsync, TestContext.Current.CancellationToken);
        return slack;
    }

    /// <summary>What the next call of a method is answered with.</summary>
    public void Next(string method, string json, int status = 200, string? retryAfter = null)
    {
        lock (gate)
        {
            (answers.TryGetValue(method, out var queue) ? queue : answers[method] = new()).Enqueue((status, json, retryAfter));
        }
    }

    /// <summary>The time of the message that a call posted, by its place among the calls.</summary>
    public static string TimeOf(int place) => string.Create(CultureInfo.InvariantCulture, $"1772452810.{place + 1:D6}");

    /// <summary>Completes when so many calls have come.</summary>
    public async Task HasAsync(int count)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (calls.Count >= count)
                {
                    return;
                }

                next = arrived.Task;
            }

            await next.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Links.DisposeAsync();
        await server.DisposeAsync();
    }

    private void Arrive()
    {
        lock (gate)
        {
            arrived.SetResult();
            arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private string Person(string user, bool withLocale)
    {
        lock (gate)
        {
            lookups.Add(user);
        }

        return (Locale ?? Zone) is null
            ? """{"ok":false,"error":"missing_scope","needed":"users:read"}"""
            : new JsonObject { ["ok"] = true, ["user"] = new JsonObject { ["id"] = user, ["locale"] = withLocale ? Locale : null, ["tz"] = Zone } }.ToJsonString();
    }

    /// <summary>In a form, what is no text is written as JSON.</summary>
    private static JsonNode? Field(string name, string text) => name is "blocks" or "view" ? JsonNode.Parse(text) : text;

    /// <summary>What Slack usually says to a call.</summary>
    private string Usual(string method, JsonNode body, HostString host, string time) =>
        method == "apps.connections.open" ? Links.Open(host)
        : method.StartsWith("views.", StringComparison.Ordinal) ? Views.Take(method, body).ToJsonString()
        : !Methods.Contains(method) ? """{"ok":false,"error":"unknown_method"}"""
        : new JsonObject { ["ok"] = true, ["ts"] = (string?)body["ts"] ?? time, ["channel"] = (string?)body["channel"] }.ToJsonString();

    private async Task TakeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await Links.TakeAsync(context);
            return;
        }

        var method = context.Request.Path.Value!.Split('/')[^1];
        if (method == "users.info")
        {
            var asked = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value) : context.Request.Query.ToDictionary(field => field.Key, field => field.Value);
            await context.Response.WriteAsync(Person(asked["user"]!, asked.GetValueOrDefault("include_locale") == "true"));
            return;
        }

        var isAnswer = context.Request.Path.StartsWithSegments("/answers", StringComparison.Ordinal);
        var body = context.Request.HasFormContentType
            ? new JsonObject((await context.Request.ReadFormAsync()).Select(field => KeyValuePair.Create(field.Key, Field(field.Key, field.Value.ToString()))))
            : (await JsonNode.ParseAsync(context.Request.Body))!;
        (int Status, string Json, string? RetryAfter) answer;
        lock (gate)
        {
            calls.Add(new SlackCall(isAnswer ? "response_url" : method, body, context.Request.Headers.Authorization.ToString()));
            var time = TimeOf(calls.Count - 1);
            answer = answers.TryGetValue(isAnswer ? "response_url" : method, out var queue) && queue.Count > 0
                ? queue.Dequeue()
                : (200, isAnswer ? "ok" : Usual(method, body, context.Request.Host, time), null);
        }

        Arrive();
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.RetryAfter = answer.RetryAfter;
        context.Response.Headers.Date = Now.ToString("R", CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(answer.Json);
    }
}

/// <summary>A call as Slack gets it.</summary>
internal sealed record SlackCall(string Method, JsonNode Body, string Authorization)
{
    public string? Text(string name) => (string?)Body[name];

    /// <summary>The message that it posts.</summary>
    public SlackMessage Message() => new(Text("text")!, JsonSerializer.SerializeToUtf8Bytes(Body["blocks"]));

    /// <summary>Everything that can be pressed in it, with what it carries.</summary>
    public IEnumerable<(string ActionId, string Value)> Presses() => Presses(Body["blocks"]!);

    /// <summary>What pressing something in the message carries, by a word of it.</summary>
    public (string ActionId, string Value) Press(params string[] words) =>
        Presses().First(press => words.All(word => press.Value.Contains(word, StringComparison.Ordinal)));

    private static IEnumerable<(string ActionId, string Value)> Presses(JsonNode node, string? action = null) => node switch
    {
        JsonObject one => Own(one, (string?)one["action_id"] ?? action).Concat(one.Where(member => member.Value is JsonObject or JsonArray).SelectMany(member => Presses(member.Value!, (string?)one["action_id"] ?? action))),
        JsonArray many => many.Where(item => item is not null).SelectMany(item => Presses(item!, action)),
        _ => [],
    };

    private static IEnumerable<(string ActionId, string Value)> Own(JsonObject one, string? action) =>
        one["value"] is JsonValue value && action is not null ? [(action, (string)value!)] : [];
}
