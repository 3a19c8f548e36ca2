using System.Text.Json;

namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>Reads what the Events API and Socket Mode send (docs.slack.dev/apis/events-api).</summary>
internal static class SlackEventReader
{
    /// <summary>The event; null for one that the bot has nothing to do with, or that is none.</summary>
    public static SlackEvent? Read(JsonElement envelope)
    {
        if (Workspace(envelope) is not { } workspace || envelope.Text("event_id") is not { } id || envelope.Object("event") is not { } what)
        {
            return null;
        }

        return what.Text("type") switch
        {
            "message" => Message(what, BotOf(envelope), workspace, id),
            "app_mention" => Said(what, BotOf(envelope), isDirect: false, workspace, id),
            "app_home_opened" when what.Text("user") is { } user && what.Text("channel") is { } channel && what.Text("tab") is null or "home" => new SlackEvent.HomeOpened(user, channel) { Workspace = workspace, EventId = id },
            "app_uninstalled" => new SlackEvent.Removed(envelope.Moment("event_time")) { Workspace = workspace, EventId = id },

            // Tokens of users are listed as "oauth"; the bot has none of them.
            "tokens_revoked" when what.Object("tokens")?.List("bot")?.GetArrayLength() > 0 =>
                new SlackEvent.Removed(envelope.Moment("event_time")) { Workspace = workspace, EventId = id },
            _ => null,
        };
    }

    /// <summary>
    /// Whose installation the event is for: in channels that several workspaces share, not always where it happened
    /// (docs.slack.dev/apis/events-api, "authorizations"; at most one is listed).
    /// </summary>
    private static SlackWorkspace? Workspace(JsonElement envelope)
    {
        var by = envelope.List("authorizations") is { } all ? all.EnumerateArray().FirstOrDefault() : default;
        var isOrganization = by.IsTrue("is_enterprise_install") || envelope.IsTrue("is_enterprise_install");
        return SlackWorkspace.Of(by.Text("team_id") ?? envelope.Text("team_id"), by.Text("enterprise_id") ?? envelope.Text("enterprise_id"), isOrganization);
    }

    /// <summary>Direct messages alone: in channels the mention comes as an event of its own.</summary>
    private static SlackEvent.Said? Message(JsonElement what, string? bot, SlackWorkspace workspace, string id)
    {
        if (what.Text("channel_type") != "im" || what.Text("channel") is not { } channel)
        {
            return null;
        }

        return what.Text("subtype") switch
        {
            // A reply that is shown in the channel as well, and a message with files, say what any message says.
            null or "thread_broadcast" or "file_share" => Said(what, bot, isDirect: true, workspace, id),
            "message_changed" when what.Object("message") is { } now && now.Object("edited")?.Text("ts") is { } edited =>
                Said(now, bot, isDirect: true, workspace, id) is { } said ? said with { Channel = channel, Edited = edited } : null,
            _ => null,
        };
    }

    private static SlackEvent.Said? Said(JsonElement message, string? bot, bool isDirect, SlackWorkspace workspace, string id)
    {
        // What a bot writes, this one included, is nobody's question.
        if (message.Text("bot_id") is not null || message.Text("user") is not { } user || user == bot || message.Text("ts") is not { } time)
        {
            return null;
        }

        var edited = message.Object("edited")?.Text("ts");
        return new SlackEvent.Said(
            message.Text("channel") ?? string.Empty, isDirect, user, SlackText.Read(message.Text("text") ?? string.Empty, bot), time, message.Text("thread_ts"), edited)
        { Workspace = workspace, EventId = id };
    }

    /// <summary>The bot's own user, which mentions of it name.</summary>
    private static string? BotOf(JsonElement envelope) =>
        envelope.List("authorizations") is { } all
            ? all.EnumerateArray().Where(one => one.IsTrue("is_bot")).Select(one => one.Text("user_id")).FirstOrDefault(user => user is not null)
            : null;
}
