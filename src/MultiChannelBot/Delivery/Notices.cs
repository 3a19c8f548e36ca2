using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <summary>What the delivery itself has to say, by the keys of the phrasebook.</summary>
internal static class Notices
{
    /// <summary>Said in place of a reply after a fault, with place holder "code".</summary>
    public const string Fault = "notice.fault";

    /// <summary>Said after five conflicts.</summary>
    public const string PleaseRepeat = "notice.please-repeat";

    /// <summary>Said before a reply that will not be remembered.</summary>
    public const string CannotRemember = "notice.cannot-remember";

    /// <summary>Said before the first reply of a case that was begun anew because the kept one could not be read.</summary>
    public const string StateUnreadable = "notice.state-unreadable";

    /// <summary>Said before the first reply of a case of one's own, after somebody else has taken over the one before.</summary>
    public const string TakenOver = "notice.own-again";

    /// <summary>Said to a press on the card of a case that was forgotten, or has expired.</summary>
    public const string Gone = "press.gone";

    /// <summary>Said once where messages come faster than the limits allow.</summary>
    public const string TooMany = "notice.too-many";

    /// <summary>Said to people of a tenant that is not served.</summary>
    public const string ForeignTenant = "notice.foreign-tenant";

    /// <summary>Said to a press while the store is away: what stands on the card is worth more than a case begun anew.</summary>
    public const string Away = "press.away";

    /// <summary>A notice of one line.</summary>
    public static ImmutableArray<Reply> Only(Line line, Speaker speaker) =>
        [new Notice { Language = speaker.Language, Role = speaker.Role, Revision = 0, Body = [line], IsAside = true }];

    /// <summary>The replies with a line before the rest; a notice of its own where there are none.</summary>
    public static ImmutableArray<Reply> Before(ImmutableArray<Reply> replies, string key, Speaker speaker) => replies switch
    {
        [] => Only(Line.Of(key), speaker),
        [var first, ..] => replies.SetItem(0, first with { Lead = first.Lead.Insert(0, Line.Of(key)) }),
    };

    /// <summary>The notice of a fault.</summary>
    public static ImmutableArray<Reply> OfFault(string code, Speaker speaker) =>
        Only(Line.Of(Fault).With("code", new Arg.Setting(code)), speaker);
}
