using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>
/// Where somebody talks with the bot. In a channel each thread is a conversation; answers to a slash command are seen by the
/// asker alone and are a conversation of their own beside the threads.
/// </summary>
/// <param name="Thread">The time of the message that replies hang on; null where they do not.</param>
internal sealed record SlackPlace(SlackWorkspace Workspace, string Channel, string? Thread, bool IsPrivate)
{
    /// <summary>The Bot Framework's id of the channel.</summary>
    public const string ChannelId = "slack";

    private const char ThreadMark = ':';

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
        new(Delivery.Channel.Slack, Workspace.Team, IsPrivate ? Channel + "/" : IsShared ? Channel + ThreadMark + Thread : Channel);

    /// <summary>By which it can be written to later; null for what one person alone is shown, which nobody can be shown unasked.</summary>
    public ReturnAddress? Address => IsPrivate
        ? null
        : new ReturnAddress(string.Empty, Thread is null ? Channel : Channel + ThreadMark + Thread, Workspace.Enterprise ?? string.Empty, ChannelId, Workspace.Team);

    /// <summary>The place of an address.</summary>
    public static SlackPlace Of(ReturnAddress address)
    {
        var parts = address.Conversation.Split(ThreadMark);
        return new SlackPlace(new SlackWorkspace(address.Tenant, address.Bot.Length > 0 ? address.Bot : null), parts[0], parts.ElementAtOrDefault(1), IsPrivate: false);
    }

    // docs.slack.dev/reference/objects/conversation-object: ids of direct messages begin with D.
    private static bool IsDirectChannel(string channel) => channel.StartsWith('D');
}
