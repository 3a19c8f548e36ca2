using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// English talk that is nobody's case: what everybody does ("customers move from EA to CSP"), what would have been ("if we'd gone
/// for the EA"), what two people say against each other, and what somebody asks or suggests about a move.
/// </summary>
internal sealed class HearsayPass : IPass
{
    private const int FarthestSaid = 4;
    private const int FarthestVerb = 3;

    private static readonly string[] Everybody =
    [
        "everybody", "everyone", "people", "customers", "companies", "firms", "businesses", "organisations", "organizations", "clients", "others", "folks",
    ];

    private static readonly string[] Sayings =
    [
        "says", "say", "said", "swore", "swears", "claims", "claimed", "insists", "insisted", "reckons", "reckoned", "thinks", "think", "thought", "believes", "maintains", "argues", "bets", "guesses",
    ];

    private static readonly string[] Moves = ["switch", "move", "transfer", "migration", "change", "takeover", "handover"];

    private static readonly string[] People =
    [
        "manager", "boss", "predecessor", "colleague", "wife", "husband", "accountant", "director", "cfo", "cio", "ceo", "brother", "sister", "guy", "lady", "admin", "secretary", "owner", "buyer", "assistant", "lawyer", "controller", "bookkeeper", "treasurer", "teammate", "chief", "successor", "partner",
    ];

    public void Apply(Message message)
    {
        if (message.Mentions.Count == 0)
        {
            return;
        }

        for (var start = 0; start < message.Items.Count; start = message.SentenceEnd(start))
        {
            if (IsUnrealIf(message, start))
            {
                SetAside(message, start, message.SentenceEnd(start), Standing.Offered);
            }
        }

        for (var start = 0; start < message.Items.Count; start = message.ClauseEnd(start))
        {
            var end = message.ClauseEnd(start);
            if (IsEverybodys(message, start, end))
            {
                SetAside(message, start, end, Standing.Others);
            }
        }

        foreach (var mention in message.Held(Fact.PurchaseChannel))
        {
            if (IsListedTrade(message, mention.At) || IsOwnHouse(message, mention) || IsForOwnStaff(message, mention.At))
            {
                mention.Mark(Standing.Others);
            }
            else if (IsSaidBySomeone(message, mention.At))
            {
                mention.Mark(Standing.Offered);
            }
        }

        ReadMoves(message);
        ReadChoice(message);
        ReadContradiction(message);
    }

    private static void SetAside(Message message, int start, int end, Standing standing)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= start && mention.At < end && mention.Fact is Fact.PurchaseChannel or Fact.Intent)
            {
                mention.Mark(standing);
            }
        }
    }

    // "If we'd gone for the EA three years ago I wouldn't be sitting here": the answer to it is a would.
    private static bool IsUnrealIf(Message message, int start)
    {
        var end = message.SentenceEnd(start);
        if (!IsWord(message, start, "if") || !message.NamesWithin(Fact.PurchaseChannel, start, end) || message.NamesWithin(Fact.Intent, start, end) || message.Any(Cue.Want | Cue.Please, start, end))
        {
            return false;
        }

        var hasHad = false;
        for (var at = start + 1; at < end; at++)
        {
            var key = message.Items[at].Phrase?.Key;
            hasHad |= at <= start + FarthestVerb && key is "d" or "had" or "hadnt" or "wed";
            if (hasHad && at > start + FarthestVerb && key is "wouldnt" or "would" or "wouldhave" or "wouldnthave" or "wouldvebeen")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(Message message, int at, string word) =>
        message.Items[at].Phrase?.Key == word;

    // "everybody is switching to CSP", "customers move from EA to CSP": a habit of many, and no wish of one.
    private static bool IsEverybodys(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (!IsMany(message, start, at))
            {
                continue;
            }

            return !message.Any(Cue.Us | Cue.We | Cue.Our | Cue.This | Cue.Self | Cue.Please | Cue.Want, start, end) && MovesNext(message, at + 1, end);
        }

        return false;
    }

    // "all our customers", "the customers", "these people" are some that are meant.
    private static bool IsMany(Message message, int start, int at)
    {
        return IsEverybody(message, at)
            && (at == start || !(message.Items[at - 1].Has(Cue.Our | Cue.This) || message.Items[at - 1].IsNumber || message.Items[at - 1].Phrase?.Key is "the" or "these" or "those" or "my" or "your" or "two" or "three"));
    }

    private static bool IsEverybody(Message message, int at)
    {
        foreach (var word in Everybody)
        {
            if (IsWord(message, at, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MovesNext(Message message, int from, int end)
    {
        for (var at = from; at < Math.Min(end, from + FarthestVerb); at++)
        {
            if (message.Names(at, Intent.Move) || message.Items[at].Has(Cue.Moved | Cue.Leave))
            {
                return true;
            }

            if (!message.Items[at].IsFiller && !message.Items[at].Has(Cue.Modal | Cue.Now | Cue.Hold))
            {
                return false;
            }
        }

        return false;
    }

    // "we resell under EA, Select Plus and Open", "we sell phones, and sometimes Open licences": the list of a trade goes on.
    private static bool IsListedTrade(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (start == 0 || message.Items[start - 1].Sentence != message.Items[at].Sentence || message.Any(Cue.Customer | Cue.Hold | Cue.Buy | Cue.Through | Cue.From | Cue.But | Cue.We | Cue.This | Cue.Seats | Cue.Sold, start, at))
        {
            return false;
        }

        for (var clause = message.ClauseStart(start - 1); ; clause = message.ClauseStart(clause - 1))
        {
            if (message.Any(Cue.Self, clause, start) && message.Any(Cue.Sell, clause, start))
            {
                return true;
            }

            if (clause == 0 || message.Items[clause - 1].Sentence != message.Items[at].Sentence || !message.NamesWithin(Fact.PurchaseChannel, clause, start) || message.Any(Cue.Customer | Cue.But | Cue.This, clause, start))
            {
                return false;
            }
        }
    }

    // "Our own laptops run on an EA, but the customer's seats are on Open": the speaker's house is not the case.
    private static bool IsOwnHouse(Message message, Mention mention)
    {
        var (start, end) = (message.ClauseStart(mention.At), message.SentenceEnd(mention.At));
        var clauseEnd = message.ClauseEnd(mention.At);
        if (message.Items[start].Phrase?.Key is not ("ourown" or "weourselves" or "internally" or "inhouse") || clauseEnd >= end || !message.Any(Cue.Customer, clauseEnd, Math.Min(end, clauseEnd + FarthestVerb + 1)))
        {
            return false;
        }

        return message.NamesWithin(Fact.PurchaseChannel, clauseEnd, end);
    }

    // "We have an EA for our own staff. My question is about a customer."
    private static bool IsForOwnStaff(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var own = message.Items.FindIndex(at + 1, end - at - 1, item => item.Phrase?.Key is "ourown" or "myown" or "ourselves" or "myself" or "inhouse");
        return own > 0 && message.Any(Cue.Self | Cue.We, start, at) && !message.Any(Cue.Customer, start, at) && message.Any(Cue.Customer, end, message.Items.Count);
    }

    // "Someone on the call said EA": who it was is not known, nor what of.
    private static bool IsSaidBySomeone(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (message.Items[start].Phrase?.Key is not ("someone" or "somebody"))
        {
            return false;
        }

        for (var said = at - 1; said > start && said >= at - FarthestSaid; said--)
        {
            if (Array.IndexOf(Sayings, message.Items[said].Phrase?.Key) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // "MPSA or plain CSP? I really can't tell": a word between them, and the doubt in the next sentence.
    private static void ReadChoice(Message message)
    {
        Mention? one = null;
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (one is { IsHeld: true } && (mention.Standing is Standing.Held or Standing.Bare) && one.Value != mention.Value
                && mention.At - one.At <= FarthestSaid && message.Item(one).Clause == message.Item(mention).Clause
                && message.Any(Cue.Or, one.At + 1, mention.At) && IsDoubted(message, mention.At))
            {
                MarkDoubtful(message, one);
                MarkDoubtful(message, mention);
                return;
            }

            one = mention;
        }
    }

    private static bool IsDoubted(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        return message.Any(Cue.Doubt, message.SentenceStart(at), end) || (end < message.Items.Count && message.Any(Cue.Doubt, end, message.SentenceEnd(end)));
    }

    // "keeps asking about a switch he read about", "the bit about moving was his idea", "whether they come over is still being discussed".
    private static void ReadMoves(Message message)
    {
        foreach (var mention in message.Held(Fact.Intent))
        {
            var (start, at) = (message.ClauseStart(mention.At), mention.At);
            if (IsTalkedAbout(message, start, at) || IsWord(message, start, "whether") || message.Items[start].Phrase?.Key.StartsWith("whether", StringComparison.Ordinal) == true)
            {
                mention.Mark(Standing.Offered);
            }
        }
    }

    private static bool IsTalkedAbout(Message message, int start, int at)
    {
        if (at - 1 >= start && message.Items[at - 1].Phrase?.Key is "bitabout" or "partabout" or "thebitabout" or "thepartabout" or "ideaof" or "theideaof" or "talkof" or "talkabout" or "thethingabout" or "thingabout" or "thetalkof")
        {
            return true;
        }

        return at - 2 >= start
            && message.Items[at - 1].Phrase?.Key is "a" or "any" or "some"
            && message.Items[at - 2].Phrase?.Key is "about"
            && Array.IndexOf(Moves, message.Items[at].Phrase?.Key) >= 0
            && !message.Any(Cue.Us, at, message.ClauseEnd(at));
    }

    // "My manager says EA, I say CSP": two people, two channels, and nothing that decides.
    private static void ReadContradiction(Message message)
    {
        Mention? one = null;
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.Standing is not (Standing.Held or Standing.Bare or Standing.TakenBack) || !IsSaidByPerson(message, mention.At))
            {
                continue;
            }

            if (one is not null && one.Value != mention.Value && message.Item(one).Clause != message.Item(mention).Clause && message.Item(one).Sentence >= message.Item(mention).Sentence - 1)
            {
                MarkDoubtful(message, one);
                MarkDoubtful(message, mention);
                return;
            }

            one = mention;
        }
    }

    private static void MarkDoubtful(Message message, Mention mention)
    {
        mention.Restore();
        mention.Mark(Standing.Doubtful);
        message.Likely.Add(mention.Value);
        message.Act ??= Act.Unsure;
    }

    // "the contract says Open" is a paper, and decides; "they said EA, but it's Open" goes on.
    private static bool IsSaidByPerson(Message message, int at)
    {
        var start = message.ClauseStart(at);
        for (var said = at - 1; said > start && said >= at - FarthestSaid; said--)
        {
            if (message.Items[said].Phrase?.Key is { } key && Array.Exists(Sayings, saying => saying == key))
            {
                return IsPerson(message, start, said);
            }
        }

        return false;
    }

    private static bool IsPerson(Message message, int start, int said)
    {
        for (var at = start; at < said; at++)
        {
            if (message.Items[at].Phrase?.Key is { } key && Array.Exists(People, person => key.EndsWith(person, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return message.Items[said - 1].Phrase?.Key is "i" or "he" or "she";
    }
}
