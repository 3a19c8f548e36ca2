using System.Globalization;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Slack.Intake;

namespace MultiChannelBot.Bench.Fuzz;

/// <summary>Bodies of Slack and of the web chat, to be changed like those of Teams; and what is sent with them.</summary>
internal static class FuzzOthers
{
    /// <summary>Where Slack's requests go.</summary>
    public static readonly string[] SlackPaths = ["/slack/events", "/slack/events", "/slack/interactivity", "/slack/commands"];

    private static readonly string[] SlackEvents = ["message", "message", "app_mention", "app_home_opened", "app_uninstalled", "tokens_revoked", "member_joined_channel", "x"];
    private static readonly string[] SlackInteractions = ["block_actions", "block_actions", "view_submission", "view_closed", "message_action", "shortcut", "block_suggestion", "x"];
    private static readonly string[] WebTypes = ["message", "message", "message", "event", "typing", "invoke", "endOfConversation", "x"];
    private static readonly string[] Watermarks = ["", "0", "1", "-1", "99999999999999999999", "1.5", "x", "%00", "1&watermark=2"];

    /// <summary>The headers of a request that is signed now.</summary>
    public static IReadOnlyList<(string Name, string Value)> Signed(byte[] body, bool isSigned)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return [(SlackSignature.TimeHeader, now), (SlackSignature.Header, isSigned ? SlackSignature.Make(FuzzHost.Secret, now, body) : "v0=00")];
    }

    /// <summary>An event as Slack wraps it.</summary>
    public static JsonObject SlackEvent(Random random, string text) => new()
    {
        ["type"] = random.Next(10) == 0 ? "url_verification" : "event_callback",
        ["team_id"] = "T1",
        ["event_id"] = "Ev" + random.Next(50_000).ToString(CultureInfo.InvariantCulture),
        ["challenge"] = text,
        ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = "U0BOT", ["is_bot"] = true }),
        ["event"] = new JsonObject
        {
            ["type"] = Pick(random, SlackEvents),
            ["channel_type"] = random.Next(2) == 0 ? "im" : "channel",
            ["channel"] = "D" + random.Next(20).ToString(CultureInfo.InvariantCulture),
            ["user"] = "U" + random.Next(7).ToString(CultureInfo.InvariantCulture),
            ["text"] = text,
            ["ts"] = string.Create(CultureInfo.InvariantCulture, $"1772452809.{random.Next(1_000_000):D6}"),
            ["tab"] = "home",
        },
    };

    /// <summary>What is pressed or sent in Slack.</summary>
    public static JsonObject SlackPayload(Random random, string text) => new()
    {
        ["type"] = Pick(random, SlackInteractions),
        ["team"] = new JsonObject { ["id"] = "T1" },
        ["user"] = new JsonObject { ["id"] = "U" + random.Next(7).ToString(CultureInfo.InvariantCulture) },
        ["trigger_id"] = "t" + random.Next(50_000).ToString(CultureInfo.InvariantCulture),
        ["callback_id"] = random.Next(2) == 0 ? "triage" : text,
        ["response_url"] = random.Next(2) == 0 ? "https://hooks.slack.com/actions/T1/1/x" : text,
        ["channel"] = new JsonObject { ["id"] = "D1" },
        ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = "D1", ["message_ts"] = "1772452809.000100" },
        ["message"] = new JsonObject { ["ts"] = "1772452809.000100", ["user"] = "U9", ["text"] = text },
        ["actions"] = new JsonArray(new JsonObject { ["action_id"] = "a", ["value"] = $"[1,\"status\",null,null,-1,\"{random.Next()}\"]", ["action_ts"] = "1772452810.000100" }),
        ["view"] = new JsonObject { ["id"] = "V1", ["callback_id"] = "form", ["private_metadata"] = text, ["state"] = new JsonObject { ["values"] = new JsonObject { [text] = new JsonObject() } } },
    };

    /// <summary>What a client of the web chat posts.</summary>
    public static JsonObject WebActivity(Random random, string text) => new()
    {
        ["type"] = Pick(random, WebTypes),
        ["text"] = text,
        ["name"] = random.Next(2) == 0 ? "language" : text,
        ["value"] = random.Next(3) switch { 0 => "ko", 1 => new JsonObject { ["mcb"] = 1, ["do"] = "status", ["rev"] = -1, ["ref"] = "welcome" }, _ => null },
        ["locale"] = random.Next(2) == 0 ? "ko-KR" : text,
        ["channelData"] = new JsonObject { ["clientActivityID"] = "c" + random.Next(50_000).ToString(CultureInfo.InvariantCulture), ["postBack"] = random.Next(2) == 0 },
    };

    /// <summary>What is asked about a conversation of the web chat besides.</summary>
    public static (string Method, string Path) WebQuestion(Random random, string conversation) => random.Next(8) switch
    {
        0 => ("POST", "/v3/directline/tokens/generate"),
        1 => ("POST", "/v3/directline/tokens/refresh"),
        2 => ("POST", "/v3/directline/conversations"),
        3 => ("GET", $"/v3/directline/conversations/{conversation}?watermark={Pick(random, Watermarks)}"),
        4 => ("GET", $"/v3/directline/conversations/{conversation}/stream?watermark={Pick(random, Watermarks)}&t={random.Next()}"),
        5 => ("DELETE", $"/v3/directline/conversations/{random.Next()}"),
        _ => ("GET", $"/v3/directline/conversations/{conversation}/activities?watermark={Pick(random, Watermarks)}"),
    };

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
