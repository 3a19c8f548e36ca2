using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Channels.Teams.Presses;

/// <summary>The kind of a card, as the verb of its buttons says.</summary>
internal enum CardKind
{
    /// <summary>A question or an answer; also whatever is not known to be another kind.</summary>
    Case,

    /// <summary>What stands beside: help, a list to choose from, a letter, a step.</summary>
    Notice,

    /// <summary>The first card of a conversation.</summary>
    Welcome,
}

/// <summary>The card that was pressed.</summary>
/// <param name="Id">The channel's id of its message; null where it is not known.</param>
/// <param name="IsOfCase">It shows the case that the press is for, and not that of somebody else.</param>
/// <param name="IsShared">Others see it, too.</param>
internal sealed record PressedCard(string? Id, CardKind Kind, bool IsOfCase, bool IsShared)
{
    /// <summary>The kind that a verb names.</summary>
    public static CardKind KindOf(string? verb) => verb switch
    {
        "notice" => CardKind.Notice,
        "welcome" => CardKind.Welcome,
        _ => CardKind.Case,
    };

    /// <summary>
    /// Whether a reply takes the card's place. A question or an answer takes that of the card of its case. A notice takes that of
    /// a notice, and stands below everything else: whoever asks why, or for a letter, has not asked for the answer to go away.
    /// What everybody may begin from stays where others are.
    /// </summary>
    public bool IsReplacedBy(Reply reply) => (Kind, reply) switch
    {
        (CardKind.Welcome, Notice) => false,
        (CardKind.Welcome, _) => !IsShared,
        (CardKind.Case, Notice) => false,
        _ => IsOfCase,
    };
}
