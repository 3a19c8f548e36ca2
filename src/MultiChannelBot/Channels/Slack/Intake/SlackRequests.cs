namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>Whose app a request comes from. Ids as Slack has them; never kept or logged.</summary>
/// <param name="Team">
/// The workspace's id. Of an app that a whole organization installed, the organization's: its people talk with the bot in one
/// conversation from whichever workspace they are in, and Slack does not always say which that is.
/// </param>
/// <param name="Enterprise">The organization's id; null outside Enterprise Grid.</param>
internal sealed record SlackWorkspace(string Team, string? Enterprise)
{
    /// <summary>The workspace of what Slack names; null where it names none.</summary>
    /// <param name="isOrganization">True where Slack says that the organization as a whole installed the app.</param>
    public static SlackWorkspace? Of(string? team, string? enterprise, bool isOrganization) =>
        (isOrganization ? enterprise ?? team : team ?? enterprise) is { } id ? new SlackWorkspace(id, enterprise) : null;
}

/// <summary>Something that happened in a workspace, from the Events API or by Socket Mode.</summary>
internal abstract record SlackEvent
{
    private SlackEvent()
    {
    }

    public required SlackWorkspace Workspace { get; init; }

    /// <summary>The same for every delivery of this event.</summary>
    public required string EventId { get; init; }

    /// <summary>A message to the bot: in its own conversation with somebody, or one that mentions it in a channel.</summary>
    /// <param name="Channel">The id of the conversation.</param>
    /// <param name="Time">Slack's time of the message, its name within the conversation: "1700000000.000100".</param>
    /// <param name="Thread">The time of the thread's first message; null outside threads.</param>
    /// <param name="Edited">The time of the change, for a message as it reads after its writer changed it.</param>
    internal sealed record Said(string Channel, bool IsDirect, string User, string Text, string Time, string? Thread, string? Edited) : SlackEvent;

    /// <summary>Somebody opened the app's home.</summary>
    /// <param name="Channel">The conversation of the bot with them.</param>
    internal sealed record HomeOpened(string User, string Channel) : SlackEvent;

    /// <summary>The workspace removed the app, or took back the bot's token.</summary>
    /// <param name="At">When, by Slack's clock, in whole seconds; null where it does not say.</param>
    internal sealed record Removed(DateTimeOffset? At) : SlackEvent;
}

/// <summary>A slash command. Slack delivers it once and waits three seconds.</summary>
/// <param name="TriggerId">Opens a modal within three seconds.</param>
/// <param name="ResponseUrl">Takes up to five answers within half an hour.</param>
internal sealed record SlackCommand(SlackWorkspace Workspace, string Channel, string User, string Text, string TriggerId, string ResponseUrl);

/// <summary>Something that somebody did with what the bot showed. Slack delivers it once and waits three seconds.</summary>
internal abstract record SlackInteraction
{
    private SlackInteraction()
    {
    }

    public required SlackWorkspace Workspace { get; init; }

    public required string User { get; init; }

    public required string TriggerId { get; init; }

    /// <summary>A button, a choice of a select or an overflow menu.</summary>
    /// <param name="Value">What the button or the chosen option carries; empty for a day that was taken out of a modal.</param>
    /// <param name="Time">Slack's time of the press.</param>
    /// <param name="Message">Where it stands; null in a modal or the app's home.</param>
    /// <param name="View">The modal or home that it stands in; null for a message.</param>
    internal sealed record Clicked(string ActionId, string Value, string Time, SlackPressedMessage? Message, SlackView? View) : SlackInteraction;

    /// <summary>A modal that was sent.</summary>
    internal sealed record Submitted(SlackView View) : SlackInteraction;

    /// <summary>The shortcut on somebody's message.</summary>
    /// <param name="CallbackId">Which shortcut.</param>
    /// <param name="Time">Slack's time of that message.</param>
    internal sealed record OnMessage(string CallbackId, string Channel, string Time, string Text, string ResponseUrl) : SlackInteraction;
}

/// <summary>A message of the bot that something was pressed on.</summary>
/// <param name="Thread">The time of its thread's first message; null outside threads.</param>
/// <param name="IsEphemeral">True where only the presser sees it: it can be replaced by <paramref name="ResponseUrl"/> alone.</param>
internal sealed record SlackPressedMessage(string Channel, string Time, string? Thread, bool IsEphemeral, string ResponseUrl);

/// <summary>A modal or the app's home, as it stands.</summary>
/// <param name="Hash">Which state of it this is: an update names it, so that a later one is not written over.</param>
/// <param name="Metadata">What we gave it to carry.</param>
/// <param name="Values">What is filled in, by block id; empty for an input that is.</param>
internal sealed record SlackView(string Id, string Hash, string CallbackId, string Metadata, IReadOnlyDictionary<string, string> Values);
