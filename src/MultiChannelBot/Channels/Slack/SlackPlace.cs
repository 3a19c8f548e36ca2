using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>
/// Where somebody talks with the bot. In a channel each thread is a conversation; answers to a slash command are seen by the
/// asker alone and are a conversation of their own beside the threads.
/// </summary>
/// <param name="Thread">The time of the message that replies hang on; null where they do not.</param>
internal sealed record SlackPlace(SlackWorkspace Workspace, string Channel, string? Thread, bool IsPrivate)
{
    /// <summary>The place of a typed message.</summary>
    public static SlackPlace Of(SlackEvent.Said said) =>
        new(said.Workspace, said.Channel, said.IsDirect ? said.Thread : said.Thread ?? said.Time, IsPrivate: false);

    /// <summary>The place of a slash command's answers.</summary>
    public static SlackPlace OfCommand(SlackWorkspace workspace, string channel) => new(workspace, channel, Thread: null, IsPrivate: true);

    /// <summary>The bot's conversation with one person.</summary>
    public static SlackPlace Direct(SlackWorkspace workspace, string channel) => new(workspace, channel, Thread: null, IsPrivate: false);

    /// <summary>Somebody's home of the app: a place of theirs that nothing is posted to.</summary>
    public static SlackPlace OfHome(SlackWorkspace workspace, string user) => new(workspace, user, Thread: null, IsPrivate: true);

    /// <summary>The places that a pressed message may be of, the likelier first: only one of them can have signed it.</summary>
    public static SlackPlace[] Of(SlackWorkspace workspace, SlackPressedMessage message)
    {
        var thread = new SlackPlace(workspace, message.Channel, IsDirectChannel(message.Channel) ? message.Thread : message.Thread ?? message.Time, IsPrivate: false);
        var alone = OfCommand(workspace, message.Channel);
        return message.IsEphemeral ? [alone, thread] : [thread, alone];
    }

    /// <summary>True where others read along.</summary>
    public bool IsShared => !IsPrivate && !IsDirectChannel(Channel);

    /// <summary>The conversation, as keys and references know it. A direct conversation is one, with or without threads.</summary>
    public ConversationId Conversation =>
        new(Delivery.Channel.Slack, Workspace.Team, IsPrivate ? Channel + "/" : IsShared ? $"{Channel}:{Thread}" : Channel);

    // docs.slack.dev/reference/objects/conversation-object: ids of direct messages begin with D.
    private static bool IsDirectChannel(string channel) => channel.StartsWith('D');
}
