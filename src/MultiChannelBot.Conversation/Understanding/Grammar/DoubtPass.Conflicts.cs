using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Two sources that say two things, and a speaker who cannot tell which of them is right.</summary>
internal sealed partial class DoubtPass
{
    private static readonly string[] Sayings =
    [
        "say", "says", "said", "swears", "swear", "swore", "insists", "insist", "insisted", "claims", "claim", "claimed", "thinks", "think", "reckons", "believes", "names", "shows", "reads",
        "states", "mentions", "mention", "lists", "toldme", "toldus", "speaks", "talks", "accordingto", "maintains",
    ];

    // "Who may support a tenant that was bought on an EA?": the channel is told, who may is asked.
    private static bool IsOfWhatIsTended(Message message, int start, int at)
    {
        var buys = message.Last(Cue.Buy | Cue.Hold | Cue.Sold, start, at);
        return buys >= 0 && message.Items[start].Phrase?.Key == "who" && message.Last(Cue.Tend, start, buys) >= 0;
    }

    // "no idea if that's licence or consumption": one of the two words states nothing by itself.
    private static void MarkKinds(Message message)
    {
        foreach (var kind in message.Held(Fact.ServiceType))
        {
            var (start, end) = (message.ClauseStart(kind.At), message.ClauseEnd(kind.At));
            if (kind.Product is null && message.Any(Cue.Doubt | Cue.Whether, start, end) && HasBareAlternative(message, kind, start, end))
            {
                MarkDoubtful(message, kind);
            }
        }
    }

    private static bool HasBareAlternative(Message message, Mention kind, int start, int end)
    {
        foreach (var other in message.Of(Fact.ServiceType))
        {
            if (other.Standing == Standing.Bare && other.Value != kind.Value && other.At >= start && other.At < end
                && message.Any(Cue.Or, Math.Min(kind.At, other.At) + 1, Math.Max(kind.At, other.At)))
            {
                return true;
            }
        }

        return false;
    }

    // "The finance lady says Open, the IT man swears it is MPSA, and there's no paper to settle it."
    private static void ReadConflicts(Message message)
    {
        for (var doubt = message.First(Cue.Doubt, 1, message.Items.Count); doubt >= 0; doubt = message.First(Cue.Doubt, doubt + 1, message.Items.Count))
        {
            var clause = message.ClauseStart(doubt);
            if (message.NamesWithin(Fact.PurchaseChannel, clause, message.ClauseEnd(doubt)) || message.Items[doubt].Phrase!.EndsInHangul)
            {
                continue;
            }

            var start = message.SentenceStart(doubt);
            if (start > 0 && !message.NamesWithin(Fact.PurchaseChannel, start, clause))
            {
                (clause, start) = (start, message.SentenceStart(start - 1));
            }

            ReadConflict(message, start, clause);
        }
    }

    private static void ReadConflict(Message message, int start, int end)
    {
        if (!AreSaid(message, start, end))
        {
            return;
        }

        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At >= start && mention.At < end && mention.Standing is Standing.Held or Standing.Bare)
            {
                mention.Restore();
                MarkDoubtful(message, mention);
            }
        }
    }

    // Two channels in clauses of their own, each told by somebody; the verb may be left out the second time.
    private static bool AreSaid(Message message, int start, int end)
    {
        Mention? first = null;
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At < start || mention.At >= end || mention.Standing is not (Standing.Held or Standing.Bare))
            {
                continue;
            }

            if (first is null)
            {
                first = IsSaid(message, mention.At) ? mention : null;
            }
            else if (mention.Value != first.Value && message.Item(mention).Clause != message.Item(first).Clause
                && (IsSaid(message, mention.At) || message.Any(Cue.Rest, message.ClauseStart(mention.At), mention.At)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSaid(Message message, int at)
    {
        for (var before = at - 1; before >= message.ClauseStart(at); before--)
        {
            if (Sayings.Contains(message.Items[before].Phrase?.Key))
            {
                return true;
            }
        }

        return false;
    }

    // "either card or EA, she can't say": the first of the two may be a word that states nothing.
    private static bool IsSecondOfTwo(Message message, int at)
    {
        var or = at - 1;
        while (or > 0 && message.Items[or].Phrase?.Key is "a" or "an" or "the" or "by" or "through" or "via" or "on" or "under")
        {
            or--;
        }

        return or > 0
            && message.Items[or].Has(Cue.Or)
            && message.Items[or].Clause == message.Items[at].Clause
            && !message.Items[or].Phrase!.EndsInHangul
            && !message.Names(or - 1, Fact.ServiceType)
            && message.Any(Cue.Doubt, at + 1, message.SentenceEnd(at));
    }
}
