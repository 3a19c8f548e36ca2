using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What was possible, thought of or talked about, and never came to be: "they could have ordered it on Microsoft's site", "they
/// thought about dropping the EA and then didn't".
/// </summary>
internal sealed class UnrealPass : IPass
{
    /// <summary>"and then, in the end, they didn't": how long the clause may be that says so.</summary>
    private const int LongestDrop = 5;

    private static readonly string[] Participles = ["gone", "used", "been", "taken", "chosen", "had", "preferred", "stayed", "kept", "picked", "liked", "joined", "moved", "left"];
    private static readonly string[] Plans = ["thought", "theythought", "wethought", "ithought", "considered", "toyed", "flirted", "contemplated", "wanted"];
    private static readonly string[] Drops = ["didnt", "didnot", "didn", "never", "nevermind", "hasnt", "havent", "hadnt", "wasnt", "werent"];

    public void Apply(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (IsCouldHave(message, at))
            {
                SetAside(message, at + 1, message.ClauseEnd(at));
            }
            else if (message.Items[at].Has(Cue.Not) && IsBareIsnt(message, at))
            {
                DenyTold(message, message.ClauseStart(at));
            }
            else if (message.Items[at].Has(Cue.Not) && IsDrop(message, at) && PlanBefore(message, message.ClauseStart(at), at) is >= 0 and var plan)
            {
                SetAside(message, plan + 1, at);
            }
        }
    }

    // "could have ordered", "should've gone through MPSA", "might have been an EA"; not "would have us manage it".
    private static bool IsCouldHave(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not ("could" or "might" or "should" or "would" or "d" or "ought") || at + 2 >= message.ClauseEnd(at) || message.Items[at + 1].Phrase?.Key is not ("have" or "ve"))
        {
            return false;
        }

        var verb = message.Items[at + 2].IsFiller && !Participles.Contains(message.Items[at + 2].Phrase?.Key) ? at + 3 : at + 2;
        return verb < message.ClauseEnd(at) && (IsParticiple(message, verb) || Participles.Contains(message.Items[verb].Phrase?.Key));
    }

    private static bool IsParticiple(Message message, int verb) =>
        message.Items[verb].Has(Cue.Buy | Cue.Sold | Cue.Moved) && message.Items[verb].Phrase!.Key is [.., 'd'] or "bought" or "got" or "gotten" or "come" or "sourced";

    // "I was told it's an EA. It isn't, they pay by card": a pronoun and the denial, and no more.
    private static bool IsBareIsnt(Message message, int not)
    {
        var start = message.ClauseStart(not);
        if (message.Items[not].Phrase!.Key is not ("isnt" or "wasnt" or "arent" or "werent" or "not") || start == 0 || not == start || not - start > 3)
        {
            return false;
        }

        for (var at = start; at < message.ClauseEnd(not); at++)
        {
            if (at != not && message.Items[at].Phrase?.Key is not ("it" or "they" or "that" or "this" or "is" or "s" or "but" or "and" or "though" or "actually" or "however" or "well"))
            {
                return false;
            }
        }

        return true;
    }

    // Only of what was told or thought: "they asked about the EA. It isn't" says too little.
    private static void DenyTold(Message message, int clause)
    {
        Mention? last = null;
        foreach (var mention in message.Held(Fact.PurchaseChannel))
        {
            last = mention.At < clause && message.Item(mention).Sentence >= message.Items[clause].Sentence - 1 && (last is null || mention.At > last.At) ? mention : last;
        }

        for (var at = last is null ? clause : message.SentenceStart(last.At); at < clause; at++)
        {
            if (message.Items[at].Phrase?.Key is { } key && (key.Contains("told", StringComparison.Ordinal) || key.Contains("thought", StringComparison.Ordinal) || key is "says" or "say" or "said" or "believed" or "assumed" or "claims" or "claim" or "insists" or "swears"))
            {
                last!.Mark(Standing.Denied);
                return;
            }
        }
    }

    // "... and then didn't", "They never did.": nothing follows that would be denied.
    private static bool IsDrop(Message message, int not)
    {
        if (!Array.Exists(Drops, drop => message.Items[not].Phrase!.Key == drop))
        {
            return false;
        }

        for (var at = not + 1; at < message.ClauseEnd(not); at++)
        {
            if (!message.Items[at].IsFiller || message.NamesAny(at) || at > not + LongestDrop)
            {
                return false;
            }
        }

        return true;
    }

    // The plan stands before it in the sentence, or, where the clause is no more than the denial, in the sentence before.
    private static int PlanBefore(Message message, int clause, int not)
    {
        var start = message.SentenceStart(not);
        if (clause == start && start > 0 && not - start < LongestDrop && !message.NamesWithin(Fact.PurchaseChannel, start, not))
        {
            start = message.SentenceStart(start - 1);
        }

        for (var at = not - 1; at >= start; at--)
        {
            if (Plans.Contains(message.Items[at].Phrase?.Key) || message.Items[at].Has(Cue.Offer | Cue.Want))
            {
                return at;
            }
        }

        return -1;
    }

    // "wanted to leave Open and didn't".
    private static void RestoreLeft(Message message, int leave)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (message.Items[leave].Has(Cue.Leave) && mention.At == leave + 1 && mention.Standing == Standing.Bare)
            {
                mention.Restore();
            }
        }
    }

    // What was to be left is what they have.
    private static void SetAside(Message message, int from, int to)
    {
        var leaves = message.Any(Cue.Leave, from, to);
        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Has(Cue.Leave | Cue.Moved | Cue.Carry | Cue.Tend))
            {
                message.Negate(at);
                RestoreLeft(message, at);
            }
        }

        foreach (var mention in message.Mentions)
        {
            if (mention.At >= from && mention.At < to && (mention.Fact == Fact.Intent || (mention.Fact == Fact.PurchaseChannel && !leaves)))
            {
                mention.Mark(Standing.Offered);
            }
        }
    }
}
