using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// A seller said to be outside CSP, or to have lost its status, is a third party; selling on to a CSP partner is resale.
/// </summary>
internal sealed class SellerPass : IPass
{
    private const int FarthestLoss = 6;

    private static readonly string[] Addressees = ["귀사", "당사", "그쪽", "귀하", "귀측"];

    public void Apply(Message message)
    {
        ReadUnnamed(message);
        ReadOutsiders(message);
        ReadResale(message);
        ReadOwnSale(message);
    }

    // "bought from a reseller": likely a CSP partner, but only likely.
    private static void ReadUnnamed(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.Seller) && SourcePass.HasSource(message, at))
            {
                message.Likely.Add(PurchaseChannel.CspPartner);
                message.Likely.Add(PurchaseChannel.ThirdParty);
                message.Likely.Add(PurchaseChannel.Syndication);
                return;
            }
        }
    }

    private static void ReadOutsiders(Message message)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            if (IsOutside(message, mention) && HasSeller(message, mention.At))
            {
                mention.Restore();
                mention.Mark(Standing.Denied);
                message.Mentions.Add(new Mention(mention.At, PurchaseChannel.ThirdParty, Needs.Nothing));
            }
        }
    }

    private static bool IsOutside(Message message, Mention mention)
    {
        var at = mention.At;
        var self = message.Last(Cue.Self, message.ClauseStart(at), at);
        if (self >= 0 && !message.Any(Cue.Seller | Cue.Customer, self, at))
        {
            return false;
        }

        if (mention.Standing == Standing.Denied)
        {
            return true;
        }

        return message.Any(Cue.Lost, Math.Max(message.ClauseStart(at), at - FarthestLoss), Math.Min(message.ClauseEnd(at), at + FarthestLoss));
    }

    private static bool HasSeller(Message message, int at) =>
        message.Any(Cue.Seller, message.SentenceStart(at), message.SentenceEnd(at));

    private static void ReadResale(Message message)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
            var sells = IsBuyer(message, mention.At) ? message.First(Cue.Sell, start, end) : Math.Max(Wishes(message, mention.At), Between(message, mention.At, start));
            if (sells < 0 || mention.Standing == Standing.Denied)
            {
                continue;
            }

            mention.Restore();
            mention.Mark(Standing.Target);
            message.Mentions.Add(new Mention(sells, Intent.ResellToCsp, Needs.Nothing));
        }
    }

    // "another CSP partner wants to buy from us to resell it", "CSP 파트너가 저희한테 사서 되팔고 싶어 합니다".
    private static int Wishes(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        var isSubject = (SourcePass.Governor(message, at) is not { } governor || !message.Items[governor].Has(Cue.From | Cue.Through | Cue.To | Cue.Buy | Cue.Hold | Cue.Leave))
            && !message.Any(Cue.Customer | Cue.Self, SubjectStart(message, at), at)
            && !message.Any(Cue.Customer, at + 1, at + 3)
            && message.Items[at].Particle is Particle.None or Particle.Other or Particle.Topic;
        var sells = message.First(Cue.Sell, at + 1, end);
        var takes = sells > 0 ? sells : message.First(Cue.Buy | Cue.Carry, at + 1, end);
        var isFromUs = message.Any(Cue.Us, at + 1, end) && (sells > 0 || IsFromUs(message, at + 1, end));
        return isSubject && takes > 0 && !message.Any(Cue.Customer, at + 1, takes) && isFromUs && message.Any(Cue.Want | Cue.Question | Cue.Modal, message.ClauseStart(at), end) ? takes : -1;
    }

    // "We're a direct bill partner and another CSP partner wants": after the "and" somebody else is the subject.
    private static int SubjectStart(Message message, int at) => Math.Max(message.ClauseStart(at), message.Last(Cue.And, message.ClauseStart(at), at));

    // "can one CSP partner buy from another CSP partner?"
    private static int Between(Message message, int at, int start)
    {
        var subject = message.Of(Fact.PurchaseChannel).LastOrDefault(other => other.Value == PurchaseChannel.CspPartner && other.At >= start && other.At < at);
        return subject is not null && !message.Any(Cue.Customer, start, at) && (message.Asks || message.Any(Cue.Modal | Cue.Question, start, at))
            ? message.First(Cue.Buy | Cue.Carry | Cue.Sell, subject.At + 1, at)
            : -1;
    }

    // "from us", "through us"; 우리한테서, 저희 쪽에서: not where somebody comes to.
    private static bool IsFromUs(Message message, int from, int end)
    {
        var us = message.First(Cue.Us, from, end);
        var key = message.Items[us].Phrase!.Key;
        return Phrase.IsHangul(key[0])
            ? message.Items[us].Particle == Particle.Source || key.EndsWith("에서", StringComparison.Ordinal) || key.EndsWith("한테", StringComparison.Ordinal)
            : message.Any(Cue.From | Cue.Through, us - 1, us);
    }

    // "we sold them the licences", "저희가 판매한 M365": it is in the speaker's own CSP.
    private static void ReadOwnSale(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if ((message.Items[at].Has(Cue.Sold) && !message.IsNegated(at) && IsOurSale(message, at)) || IsBoughtFromUs(message, at) || IsHeldWithUs(message, at))
            {
                message.Mentions.Add(new Mention(at, AlreadyOurs.Yes, Needs.Nothing));
            }
        }

        foreach (var ours in message.Held(Fact.AlreadyOurs).ToList())
        {
            foreach (var csp in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner && message.Item(mention).Clause == message.Item(ours).Clause))
            {
                csp.Mark(Standing.Others);
            }
        }
    }

    // "bought the seats from us", "저희한테서 이미 샀어요"; a wish to is another thing.
    private static bool IsBoughtFromUs(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        if (!message.Items[at].Has(Cue.Us) || message.Any(Cue.Want | Cue.Modal | Cue.Question | Cue.Must | Cue.Sell | Cue.Not, start, end))
        {
            return false;
        }

        return Phrase.IsHangul(message.Items[at].Phrase!.Key[0])
            ? IsFromUs(message, at, end) && !message.Any(Cue.NotAfter, at, end) && IsPastPurchase(message, at + 1, end)
            : at > 0 && message.Items[at - 1].Has(Cue.From) && IsPastPurchase(message, start, at);
    }

    // "we already have it from you", "it is with your CSP", "이미 귀사 CSP로 쓰고 있어요"; "stay with you" and "under us" alone are too little.
    private static bool IsHeldWithUs(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        if (!message.Items[at].Has(Cue.Us) || message.Any(Cue.Want | Cue.Modal | Cue.Question | Cue.Must | Cue.Sell | Cue.Not | Cue.Please | Cue.Another, start, end) || HasIntent(message, start, end))
        {
            return false;
        }

        return Phrase.IsHangul(message.Items[at].Phrase!.Key[0]) ? IsKoreanHolding(message, at, end) : IsEnglishHolding(message, start, at);
    }

    private static bool HasIntent(Message message, int start, int end) =>
        message.Any(Cue.Moved | Cue.Leave, start, end)
        || Enumerable.Range(start, end - start).Any(at => message.Items[at].Has(Cue.Carry) && !message.Items[at].Has(Cue.Hold | Cue.Buy))
        || message.Mentions.Exists(mention => mention.At >= start && mention.At < end && mention.Value == Intent.Move);

    private static bool IsEnglishHolding(Message message, int start, int us)
    {
        if (us == start)
        {
            return false;
        }

        var way = message.Items[us - 1];
        return way.Has(Cue.From)
            ? message.Any(Cue.Hold, start, us - 1)
            : way.Has(Cue.Through | Cue.Hold) && (SaysAlready(message, start, us) || message.Items[us].Phrase!.Key == "yourcsp");
    }

    // Nothing but small words between: what is said of the holding is said of the speaker's side.
    private static bool IsKoreanHolding(Message message, int us, int end)
    {
        var isAddressee = Addressees.Any(word => message.Items[us].Phrase!.Key.StartsWith(word, StringComparison.Ordinal));
        for (var at = us + 1; at < end; at++)
        {
            var item = message.Items[at];
            if (item.Has(Cue.Hold) || (item.Has(Cue.Buy) && !item.Has(Cue.Carry)))
            {
                return !message.IsNegated(at) && (isAddressee || SaysAlready(message, message.ClauseStart(us), at));
            }

            var isName = message.Names(at, Fact.PurchaseChannel) || (message.Names(at, Fact.Product) && SaysAlready(message, us, end));
            if (!item.IsFiller && !item.Has(Cue.Through | Cue.Now) && !isName)
            {
                return false;
            }
        }

        return false;
    }

    private static bool SaysAlready(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is "already" or "이미" or "벌써")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPastPurchase(Message message, int from, int end)
    {
        var buys = message.First(Cue.Buy, from, end);
        return buys >= 0 && !message.Items[buys].Has(Cue.Carry) && !message.IsNegated(buys);
    }

    private static bool IsOurSale(Message message, int sold)
    {
        var start = message.ClauseStart(sold);
        var subject = message.Last(Cue.Self | Cue.We | Cue.Us | Cue.Our, start, sold);
        var isKorean = Phrase.IsHangul(message.Items[sold].Phrase!.Key[0]);
        if (subject < 0 || message.Items[subject].Phrase!.Key is "someone" or "somebody" || message.Any(Cue.Seller | Cue.Customer | Cue.Want | Cue.Not | Cue.OtherParty, subject + 1, sold))
        {
            return false;
        }

        return isKorean
            ? message.Items[subject].Particle is Particle.Other or Particle.Topic or Particle.Source || message.Items[subject].Has(Cue.Self)
            : (subject == start || !message.Items[subject - 1].Has(Cue.From | Cue.To | Cue.Through)) && Enumerable.Range(subject + 1, sold - subject - 1).All(between => message.Items[between].IsFiller);
    }

    private static bool IsBuyer(Message message, int at) =>
        (SourcePass.Governor(message, at) is { } governor && message.Items[governor].Has(Cue.To))
        || message.Items[at].Particle == Particle.Recipient;
}
