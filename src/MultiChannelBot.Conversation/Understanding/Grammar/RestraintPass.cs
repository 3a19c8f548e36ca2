using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// A product named in passing ("what is new in Microsoft 365 this month") states no purchase: without one word of the trade
/// the product alone is reported.
/// </summary>
internal sealed class RestraintPass : IPass
{
    /// <summary>How many strange words a holding may have beside it ("they use Azure for their web shop").</summary>
    private const int MostUnknownInHolding = 2;

    /// <summary>"미국 지사에서 Azure 구독을 쓰고 있다고 합니다": said to be used, whatever else is told.</summary>
    private const int MostUnknownInUse = 8;
    private const int FarthestUse = 3;

    private static readonly string[] Keeps = ["keep", "retain", "lose", "hold", "stickwith"];

    private static readonly string[] Owners = ["we", "they", "he", "she", "i", "you"];

    private static readonly string[] Everyone = ["everyone", "everybody", "all", "each", "us", "ofus", "allofus", "eachofus", "mostofus", "staff", "them"];

    private const Cue Trade = Cue.Buy | Cue.Customer | Cue.Seller | Cue.Seats | Cue.Sold;
    private const Cue Company = Cue.Us | Cue.Trade | Cue.Hold | Cue.This | Cue.Self;
    private const Cue Holding = Cue.Hold | Cue.Trade;

    public void Apply(Message message)
    {
        ReadKept(message);
        ReadUnits(message);
        if (IsFeatureAsked(message))
        {
            SetBare(message);
            return;
        }

        if (message.Asked is not null || message.Adds || message.ChangeOf is not null
            || message.Mentions.Any(mention => mention.IsHeld && mention.Fact != Fact.Intent && ((mention.Product is null && !IsMachine(message, mention)) || (mention.Fact == Fact.Cloud && (!message.Asks || IsToldOf(message, mention.At)))))
            || message.Any(Trade)
            || message.Mentions.Any(mention => mention.Standing == Standing.Denied)
            || message.Held(Fact.Intent).Any(intent => message.Any(Company) || !IsOfSomethingElse(message, intent.At)))
        {
            return;
        }

        if (HoldsLicences(message) || IsFromSomebody(message))
        {
            return;
        }

        var unknown = message.Items.Count(item => item.IsUnknown);
        if (unknown <= MostUnknownInUse && IsInUse(message))
        {
            return;
        }

        if (unknown <= (!message.Asks && message.Any(Holding) ? MostUnknownInHolding : 0))
        {
            return;
        }

        SetBare(message);
    }

    private static void SetBare(Message message)
    {
        foreach (var mention in message.Mentions.Where(mention => mention.Fact != Fact.Product))
        {
            mention.Mark(Standing.Bare);
        }
    }

    // "Does Dynamics 365 come with a mobile app for field staff?": what a product can do, whatever words of the trade stand beside it.
    private static bool IsFeatureAsked(Message message) =>
        message.Asks && message.Asked is null && !message.Adds && message.ChangeOf is null
        && message.Items.Count > 2
        && message.Items[0].Phrase?.Key is "does" or "do" or "is" or "can" or "will" && message.Names(1, Fact.Product)
        && message.SentenceEnd(0) == message.Items.Count
        && message.Items.Exists(item => item.IsUnknown)
        && !message.Any(Cue.Us | Cue.We | Cue.Self | Cue.Our | Cue.Customer | Cue.Seller | Cue.Buy | Cue.Sold | Cue.Sell | Cue.TermEnd | Cue.Trade)
        && !message.Mentions.Exists(mention => mention.At != 1 && mention.Fact is not Fact.Product);

    // "our workloads run in Azure Government. Does that make a difference?": told before anything is asked.
    private static bool IsToldOf(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return message.SentenceEnd(at) < message.Items.Count
            && message.Any(Cue.Hold, start, at) && message.Any(Cue.Our | Cue.We | Cue.Customer | Cue.Self, start, at)
            && !message.Any(Cue.Question | Cue.Whether | Cue.Modal, start, at);
    }

    // "They have twenty Copilot licences, no idea from whom": licences that somebody has, and no question of anything else.
    private static bool HoldsLicences(Message message)
    {
        if (message.Asks || message.Any(Cue.OffTopic | Cue.Price | Cue.Definition))
        {
            return false;
        }

        foreach (var mention in message.Held(Fact.ServiceType))
        {
            var key = message.Item(mention).Phrase?.Key ?? string.Empty;
            if ((key.EndsWith("licences", StringComparison.Ordinal) || key.EndsWith("licenses", StringComparison.Ordinal) || key.EndsWith("seats", StringComparison.Ordinal))
                && (message.Any(Cue.Hold, message.ClauseStart(mention.At), mention.At) || message.Items[message.ClauseStart(mention.At)].Phrase?.Key is "wehave" or "ihave" || message.Any(Cue.Ended | Cue.TermEnd, mention.At + 1, Math.Min(message.ClauseEnd(mention.At), mention.At + 1 + FarthestUse))))
            {
                return true;
            }
        }

        return false;
    }

    // "Business Premium from GoDaddy": who sold it is named, though by no name that says where.
    private static bool IsFromSomebody(Message message)
    {
        if (message.Asks || message.Any(Cue.OffTopic | Cue.Price | Cue.Definition))
        {
            return false;
        }

        foreach (var mention in message.Held(Fact.ServiceType))
        {
            if (mention.Product is not null && mention.At >= 0 && mention.At + 2 < message.Items.Count
                && message.Items[mention.At + 1].Has(Cue.From | Cue.Through) && message.Items[mention.At + 2] is { IsUnknown: true, Capital: true })
            {
                return true;
            }
        }

        return false;
    }

    // "Send me the price list of E5. We need a figure per user": by what a price is reckoned, where nothing else is stated.
    private static void ReadUnits(Message message)
    {
        if (message.OffTopic != OffTopic.Price || message.Mentions.Exists(mention => mention.IsHeld && mention.Fact is Fact.PurchaseChannel or Fact.Intent or Fact.TermEnd or Fact.PartnerType))
        {
            return;
        }

        foreach (var mention in message.Mentions)
        {
            if (mention.Product is null && mention.Fact == Fact.ServiceType)
            {
                mention.Mark(Standing.OffTopic);
            }
        }
    }

    // "Azure Advisor keeps recommending smaller VMs": machines named in passing are like a product.
    private static bool IsMachine(Message message, Mention mention) => mention.At >= 0 && mention.Fact == Fact.ServiceType && message.Item(mention).Has(Cue.Content);

    // "Azure 구독을 쓰고 있다고 합니다": the verb of a holding right after the product; a question or a fault is something else.
    private static bool IsInUse(Message message)
    {
        if (message.Asks || message.Any(Cue.OffTopic | Cue.Price | Cue.Definition | Cue.Question | Cue.Must))
        {
            return false;
        }

        foreach (var mention in message.Held(Fact.ServiceType))
        {
            if (mention.Product is not null && (IsUsed(message, mention.At) || IsWhatTheyHave(message, mention.At) || IsHadByUs(message, mention.At)))
            {
                return true;
            }
        }

        return false;
    }

    // "about the Azure subscription we have", "I can tell you more about their Azure".
    private static bool IsWhatTheyHave(Message message, int product)
    {
        var next = product + 1;
        while (next < message.ClauseEnd(product) && message.Items[next].Has(Cue.Trade | Cue.Seats))
        {
            next++;
        }

        var isLast = next == message.ClauseEnd(product);
        if (isLast)
        {
            return product > 1 && message.Items[product - 1].Phrase?.Key is "their" or "our" or "his" or "her" or "my" or "its" && message.Items[product - 2].Phrase?.Key == "about";
        }

        return message.Items[next].Phrase?.Key is "wehave"
            || (next + 1 < message.ClauseEnd(product) && Owners.Contains(message.Items[next].Phrase?.Key) && message.Items[next + 1].Has(Cue.Hold));
    }

    // "everyone has Business Premium.", "we're on the Azure plan.": all that the clause tells.
    private static bool IsHadByUs(Message message, int product)
    {
        var start = message.ClauseStart(product);
        var next = product + 1;
        while (next < message.ClauseEnd(product) && (message.Items[next].IsFiller || message.Items[next].Has(Cue.Seats | Cue.Trade)))
        {
            next++;
        }

        var before = product - 1;
        while (before > start && (message.Items[before].IsNumber || (message.Items[before].IsFiller && !message.Items[before].Has(Cue.Hold))))
        {
            before--;
        }

        return next == message.ClauseEnd(product) && before >= start && HasSubject(message, start, before);
    }

    private static bool HasSubject(Message message, int start, int verb) =>
        message.Items[verb].Phrase?.Key is "were" or "weare" or "theyre" or "theyare"
        || (message.Items[verb].Has(Cue.Hold) && verb > start && (Owners.Contains(message.Items[verb - 1].Phrase?.Key) || Everyone.Contains(message.Items[verb - 1].Phrase?.Key)));

    private static bool IsUsed(Message message, int product)
    {
        var end = Math.Min(message.ClauseEnd(product), product + FarthestUse);
        for (var at = product + 1; at < end; at++)
        {
            var item = message.Items[at];
            if (item.Has(Cue.Hold))
            {
                return item.Phrase!.Key is ['쓰' or '써' or '씁' or '사' or '이' or '보' or '운', ..] && item.Gap <= Gap.Space;
            }

            if (!item.IsNumber && !item.Has(Cue.Trade | Cue.Seats))
            {
                return false;
            }
        }

        return false;
    }

    // "can they keep their licenses?": what becomes of them is asked; that they are licences says no more than the question.
    private static void ReadKept(Message message)
    {
        foreach (var mention in message.Held(Fact.ServiceType).Where(mention => mention.Product is null).ToList())
        {
            var start = message.ClauseStart(mention.At);
            var kept = mention.At;
            while (kept > start && message.Items[kept - 1].IsFiller && !message.Items[kept - 1].Has(Cue.Hold))
            {
                kept--;
            }

            if (message.Asks && kept > start && Keeps.Contains(message.Items[kept - 1].Phrase?.Key)
                && !message.Mentions.Exists(other => other.IsHeld && other.Fact is Fact.PurchaseChannel or Fact.Product))
            {
                mention.Mark(Standing.Bare);
            }
        }
    }

    // "manage my notifications": what is managed or moved is a stranger.
    private static bool IsOfSomethingElse(Message message, int intent)
    {
        if (Phrase.IsHangul(message.Items[intent].Phrase!.Key[^1]))
        {
            return false;
        }

        var next = intent + 1;
        while (next < message.ClauseEnd(intent) && message.Items[next].IsFiller)
        {
            next++;
        }

        return next < message.ClauseEnd(intent) && message.Items[next].IsUnknown;
    }
}
