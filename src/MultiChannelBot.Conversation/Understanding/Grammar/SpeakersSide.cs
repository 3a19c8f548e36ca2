using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Whether what is named is said of the speaker's side, and whether it is wished or still to come.</summary>
internal static class SpeakersSide
{
    private const int LongestNote = 3;

    private static readonly string[] Later =
    [
        "then", "after", "afterwards", "afterward", "thereafter", "afterthat", "fromthen", "fromthere", "fromthenon", "fromthereon", "next", "soon",
        "instead", "goingforward", "fromhereon", "fromnowon", "renewal", "oncethat", "once", "eventually", "subsequently",
    ];

    /// <summary>True where the clause names the speaker's side: "we'd do the patching", "first line from us"; not "our customer does".</summary>
    public static bool IsInClause(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        for (var other = start; other < end; other++)
        {
            var item = message.Items[other];
            if (item.Has(Cue.We | Cue.Us) || (item.Has(Cue.Self) && !message.Names(other, Fact.PartnerType)) || IsOurOwn(message, other) || IsAskedOfMe(message, other))
            {
                return true;
            }
        }

        return IsNote(message, at) || IsUnsaid(message, start) || IsSubjectBefore(message, start, at) || IsAnnounced(message, start) || IsAnnounced(message, end + 1);
    }

    // "he asks me to monitor it".
    private static bool IsAskedOfMe(Message message, int at) =>
        message.Items[at].Phrase?.Key is "me" && message.Any(Cue.To, at + 1, at + 2);

    // "Azure we leave but provide support": the subject stands before the "but".
    private static bool IsSubjectBefore(Message message, int start, int at) =>
        start > 0 && at == start + 1
        && message.Items[start].Has(Cue.But | Cue.And)
        && message.Items[start - 1].Sentence == message.Items[start].Sentence
        && message.Any(Cue.We, message.ClauseStart(start - 1), start);

    // "asked to do patching": who was asked is left out, as in a note.
    private static bool IsUnsaid(Message message, int start) =>
        message.Items[start].Has(Cue.Want) && message.Items[start].Phrase?.Key is "asked" or "wanted" or "want" or "need" or "requested";

    // "Us = ops", "our side: patching", "..., so us": a clause that is little but the speaker's side.
    private static bool IsAnnounced(Message message, int after)
    {
        var side = after - 1;
        if (side < 0 || side >= message.Items.Count)
        {
            return false;
        }

        var (start, end) = (message.ClauseStart(side), message.ClauseEnd(side));
        if (end - start > LongestNote || !message.Items[end - 1].Has(Cue.We | Cue.Us) || message.Items[start].Sentence != message.Items[Math.Min(after, message.Items.Count - 1)].Sentence)
        {
            return false;
        }

        for (var at = start; at < end - 1; at++)
        {
            if (!message.Items[at].IsFiller && !message.Items[at].Has(Cue.And) && message.Items[at].Phrase is not null)
            {
                return false;
            }
        }

        return true;
    }

    // "Azure (EA): caretaking": a clause that is nothing but the work.
    private static bool IsNote(Message message, int at) =>
        message.ClauseStart(at) == at
        && (message.ClauseEnd(at) == at + 1 || (message.ClauseEnd(at) == at + 2 && message.Items[at + 1].Has(Cue.Modal)))
        && message.NamesWithin(Fact.PurchaseChannel, message.SentenceStart(at), at);

    /// <summary>True where the sentence wishes or expects it: "they'd like it under our roof", "after that it is on our paper".</summary>
    public static bool IsWished(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        return !IsHeldSo(message, at) && !IsLongDone(message, at) && IsWishedIn(message, at, start, end);
    }

    // "we have them with our CSP, and they'd like some support": what is wished is told in another clause.
    private static bool IsHeldSo(Message message, int at)
    {
        var start = message.ClauseStart(at);
        for (var has = start; has < at && message.Items[at].Phrase!.Key.Contains("csp", StringComparison.Ordinal); has++)
        {
            if (message.Items[has].Phrase?.Key is "wehave" or "have" or "has" or "sits" or "sit")
            {
                return !message.Any(Cue.Want | Cue.Modal | Cue.Please | Cue.Must | Cue.To, start, at);
            }
        }

        return false;
    }

    // "our own contract with you was signed in 2024, if you need the reference".
    private static bool IsLongDone(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return message.Any(Cue.WeakPast, at + 1, Math.Min(end, at + 3)) && message.Any(Cue.Buy, at + 1, end) && !message.Any(Cue.Want | Cue.Modal | Cue.Please | Cue.Must, start, end);
    }

    private static bool IsWishedIn(Message message, int at, int start, int end)
    {
        return message.Any(Cue.Want | Cue.Modal | Cue.Please | Cue.Must, start, end) || message.Any(Cue.To, at - 1, at) || IsLater(message, start, end) || message.Asks || IsOrdered(message, start, at) || IsGoalNote(message, at);
    }

    // "Visio, web direct, to our billing".
    private static bool IsGoalNote(Message message, int at) =>
        (IsNote(message, at) || IsNoteOfProduct(message, at)) && message.Items[at].Phrase!.Key.StartsWith("to", StringComparison.Ordinal);

    // "both on EA: Visio and Azure. Visio leave alone, Azure to our CSP".
    private static bool IsNoteOfProduct(Message message, int at) =>
        at + 1 == message.ClauseEnd(at)
        && message.ClauseStart(at) == at - 1
        && message.Names(at - 1, Fact.ServiceType)
        && message.NamesWithin(Fact.PurchaseChannel, 0, at - 1);

    // "put it under our CSP"; "have it on our paper" is so already.
    private static bool IsOrdered(Message message, int start, int at)
    {
        var carry = message.Last(Cue.Carry, start, at);
        return carry >= 0 && !message.Items[carry].Has(Cue.Hold | Cue.Buy);
    }

    /// <summary>True where a word of a range tells of what is to come.</summary>
    public static bool IsLater(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase is { } phrase && Later.Contains(phrase.Key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOurOwn(Message message, int at) =>
        message.Items[at].Has(Cue.Our) && !(at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.Customer | Cue.Seller | Cue.OtherParty));
}
