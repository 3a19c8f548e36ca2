using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation;

/// <summary>What a partner sets of the conversation.</summary>
/// <param name="AssumedCloud">The cloud that holds while nobody stated one (Guidance:Cloud).</param>
/// <param name="DefaultLanguage">The language while neither the channel nor the person gives one.</param>
/// <param name="HumanContact">How to reach a person (Guidance:Partner:Contact); null where none is set.</param>
public sealed record ConversationSettings(FactValue AssumedCloud, Language DefaultLanguage, string? HumanContact)
{
    /// <summary>A message that is changed later than this after it was sent is taken to be put in order for other readers.</summary>
    public static readonly TimeSpan EditStaysCorrection = TimeSpan.FromMinutes(2);

    /// <summary>A receipt warns of a page that is dated more than this many days ago (Guidance:WarnAfterDays); 0 for never.</summary>
    public int WarnAfterDays { get; init; }

    /// <summary>The partner's own request for a relationship (Guidance:Partner); null where none is set: messages then have the page alone.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>Makes the addresses of calendar files; null where no public address is set: dates are then only told.</summary>
    public ICalendarLinks? Calendar { get; init; }

    /// <summary>Where drafts of e-mails about a case go (Desk:Mail); null where no address is set.</summary>
    public string? DeskMail { get; init; }

    /// <summary>For how many days a case is kept after it was last used (State:Expiry), rounded up.</summary>
    public int KeptDays { get; init; }

    /// <summary>The partner's own pages on privacy and terms of use (Package); empty where none are set.</summary>
    public ImmutableArray<Link> Pages { get; init; } = [];

    /// <summary>A new case begins by itself when facts arrive this long after an answer.</summary>
    public static readonly TimeSpan AnswerStaysCurrent = TimeSpan.FromHours(4);

    /// <summary>The longest text that is read, in UTF-8 bytes; longer gets a plain reply.</summary>
    public const int LongestText = 32 * 1024;
}
