using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Tests;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Channels.Slack;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Stories;

/// <summary>Stories in Slack: direct messages, or a thread of a channel where several speak, and presses on what was posted.</summary>
internal sealed class SlackStoryStage : StoryStage
{
    private readonly StandInSlack slack;
    private readonly SlackHost host;
    private string team = string.Empty;
    private string channel = string.Empty;
    private string? thread;
    private bool isShared;
    private int number;
    private SlackCall? seen;
    private string? time;

    private SlackStoryStage(StandInSlack slack, SlackHost host, StoryClock clock, RecordingTurn turns)
        : base(clock, turns) => (this.slack, this.host) = (slack, host);

    public override IReadOnlyDictionary<string, string> Untold { get; } = new Dictionary<string, string>
    {
        ["code"] = "codes are drawn at random here",
        ["desk"] = "a desk that takes or refuses is tested on its own",
        ["arrives"] = "an app in Slack is greeted in its home, which has tests of its own",
    };

    protected override ProtectedHost Host => host.Host;

    public static async Task<SlackStoryStage> StartAsync()
    {
        var (clock, turns) = (new StoryClock { Now = Conversations.Noon }, new RecordingTurn(Conversations.Default.Turn));
        var slack = await StandInSlack.StartAsync();
        string[] roles = [.. Enum.GetValues<Role>().SelectMany(role => new[] { $"--Conversation:RoleOfTenant:{TeamOf(role)}", role.Code() })];
        var host = await SlackHost.StartAsync(
            slack,
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ITurn>(turns),
            ["--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0", "--Limits:RequestsPerSource", "0", .. roles]);
        return new SlackStoryStage(slack, host, clock, turns);
    }

    public override void Begin(Role role, bool isShared)
    {
        var id = (++number).ToString(CultureInfo.InvariantCulture);
        (team, channel, thread, seen, time, this.isShared) = (TeamOf(role), (isShared ? "C" : "D") + id, null, null, null, isShared);
    }

    public override Task<string?> ArriveAsync(Language? locale) => throw new NotSupportedException("Nothing arrives in Slack.");

    public override Task<string?> SayAsync(string text, string asker, Language? locale)
    {
        var said = NextTime();
        var happened = new JsonObject
        {
            ["type"] = isShared ? "app_mention" : "message",
            ["channel"] = channel,
            ["user"] = UserOf(asker),
            ["text"] = (isShared ? $"<@{SlackHost.Bot}> " : string.Empty) + Escaped(text),
            ["ts"] = said,
        };
        if (isShared)
        {
            thread ??= said;
            happened["thread_ts"] = thread;
        }
        else
        {
            happened["channel_type"] = "im";
        }

        return SeeAsync(locale, () => host.PostAsync("/slack/events", "application/json", new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = team,
            ["event_id"] = "Ev" + said,
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = team, ["user_id"] = SlackHost.Bot, ["is_bot"] = true }),
            ["event"] = happened,
        }.ToJsonString()));
    }

    public override Task<string?> PressAsync(Press press, string asker, Language? locale)
    {
        var reference = seen!.Presses().Select(shown => SlackPress.TryRead(shown.Value, out _, out var signed) ? signed : null).OfType<string>().First();
        var container = new JsonObject { ["type"] = "message", ["channel_id"] = channel, ["message_ts"] = time, ["is_ephemeral"] = false };
        if (thread is not null)
        {
            container["thread_ts"] = thread;
        }

        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = team },
            ["user"] = new JsonObject { ["id"] = UserOf(asker), ["team_id"] = team },
            ["trigger_id"] = "trigger-" + NextTime(),
            ["response_url"] = slack.ResponseUrl,
            ["container"] = container,
            ["actions"] = new JsonArray(new JsonObject { ["action_id"] = "a", ["value"] = SlackPress.Write(press, reference), ["action_ts"] = NextTime() }),
        };
        return SeeAsync(locale, () => host.PostAsync("/slack/interactivity", "application/x-www-form-urlencoded", SlackHost.Form(("payload", payload.ToJsonString()))));
    }

    public override async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await slack.DisposeAsync();
    }

    private static string TeamOf(Role role) => "T0" + role.Code().ToUpperInvariant();

    // As Slack sends what people type (docs.slack.dev/messaging/formatting-message-text).
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private string UserOf(string asker) => $"U{asker.ToUpperInvariant()}{channel}";

    // Unique within a story, and of the time that the story tells.
    private string NextTime() => string.Create(CultureInfo.InvariantCulture, $"{Clock.Now.ToUnixTimeSeconds()}.{++number:D6}");

    /// <summary>The message that was pressed as it stands now, or else the one that was posted below.</summary>
    private async Task<string?> SeeAsync(Language? locale, Func<Task<HttpResponseMessage>> send)
    {
        slack.Locale = locale == Language.Korean ? "ko-KR" : "en-US";
        var before = slack.Calls.Count;
        using var response = await send();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await SettleAsync();
        var calls = slack.Calls.Skip(before).Select((call, at) => (Call: call, Time: StandInSlack.TimeOf(before + at))).ToList();
        var posted = calls.Where(one => one.Call.Method is "chat.postMessage" or "chat.postEphemeral").ToList();
        Assert.InRange(posted.Count, 0, 1);
        var replaced = calls.Where(one => one.Call.Method == "chat.update" && one.Call.Text("ts") == time && posted.Count == 0).Select(one => (one.Call, Time: time!)).ToList();
        if (posted.Concat(replaced).Select(one => ((SlackCall Call, string Time)?)one).LastOrDefault() is not var (shown, at) || shown is null)
        {
            return null;
        }

        if (shown.Presses().Any())
        {
            (seen, time) = (shown, at);
        }

        return shown.Body.ToJsonString(SampleTexts.Relaxed);
    }
}
