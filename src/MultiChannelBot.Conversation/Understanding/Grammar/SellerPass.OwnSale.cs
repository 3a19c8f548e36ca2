using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What the speaker sold, or the addressee: it is in that partner's own CSP already.</summary>
internal sealed partial class SellerPass
{
    // "they can't get it quickly enough from their distributor": what cannot be had, and no word of a status.
    private static bool IsNotGotFrom(Message message, int at) =>
        SourcePass.Governor(message, at) is { } from && message.Items[from].Phrase?.Key == "from"
        && message.First(Cue.Not, message.ClauseStart(at), from) is >= 0 and var not
        && message.Items[not].Phrase!.Key is "cant" or "cannot" or "couldnt" or "cantget" or "cannotget" or "unableto" or "couldnot";

    // "from GoWeb (they aren't a CSP)": said of the name right before, which it was bought from.
    private static bool IsSaidOfNamed(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var name = start - 1;
        while (name > 0 && message.Items[name].IsUnknown)
        {
            name--;
        }

        return name > 0 && name < start - 1
            && message.Items[start].Phrase?.Key is "they" or "he" or "she" or "which" or "who" or "theyre"
            && message.Items[name].Has(Cue.From | Cue.Through) && message.Items[name].Phrase!.Key is "from" or "through" or "by" or "via"
            && message.NamesWithin(Fact.ServiceType, 0, name);
    }

    private const int FarthestBuyer = 3;

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
            if (IsOnlyWished(message, ours))
            {
                ours.Mark(Standing.Offered);
                continue;
            }

            foreach (var csp in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner && message.Item(mention).Clause == message.Item(ours).Clause))
            {
                csp.Mark(Standing.Others);
            }
        }
    }

    // "the subscription from our CSP ends and we want to move to you": a customer's word for who sells it to them.
    private static void ReadCustomersCsp(Message message)
    {
        for (var at = 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Key == "ourcsp"
                && message.Items[at - 1].Phrase?.Key is "from" or "with" or "by" or "via" or "through"
                && (message.Any(Cue.TermEnd, at + 1, message.ClauseEnd(at)) || IsAddressed(message, at) || IsHeldByUs(message, at - 1)))
            {
                message.Mentions.Add(new Mention(at, PurchaseChannel.CspPartner, Needs.Nothing));
            }
        }
    }

    // "Dynamics with our CSP should come to you": where there is no wish, "with our CSP" is no goal of theirs.
    private static void ReadCustomersPhrase(Message message)
    {
        foreach (var wish in message.Of(Fact.Intent).Where(mention => mention.Standing is Standing.Bare or Standing.Held).ToList())
        {
            if (message.Item(wish).Phrase!.Key is "withourcsp" or "throughourcsp" or "viaourcsp" or "byourcsp" or "atourcsp"
                && ((wish.Standing == Standing.Bare && NamesYou(message)) || IsHeldByUs(message, wish.At)))
            {
                wish.Mark(Standing.Others);
                message.Mentions.Add(new Mention(wish.At, PurchaseChannel.CspPartner, Needs.Nothing));
            }
        }
    }

    private static bool NamesYou(Message message) =>
        message.Items.Exists(item => (item.Phrase?.Key is "you" or "yourcompany" or "yourfirm" or "yourside" or "yourteam" && item.Has(Cue.Us)) || item.Phrase?.Key.EndsWith("toyou", StringComparison.Ordinal) == true);

    // "is it possible that they are with our CSP next year?": asked, and not told to whoever could take it over.
    private static bool IsAskedAlone(Message message, int way) =>
        message.Asks && message.SentenceEnd(way) == message.Items.Count && !NamesYou(message);

    // "which we got from our CSP", "our seats are with our CSP", "Azure - from our CSP, Wingtip": so it is, and no customer is spoken of.
    private static bool IsHeldByUs(Message message, int way)
    {
        var start = message.ClauseStart(way);
        if (message.Any(Cue.Customer) || IsAskedAlone(message, way) || message.Any(Cue.Want | Cue.Modal | Cue.Must | Cue.Please | Cue.Not | Cue.Sell | Cue.Sold, start, way))
        {
            return false;
        }

        if (start == way)
        {
            return start > 0 && message.Items[start - 1].Sentence == message.Items[way].Sentence && message.Names(start - 1, Fact.Product) && NamesYou(message);
        }

        var held = message.Last(Cue.Hold | Cue.Buy, start, way);
        return held >= 0 && message.Items[held].Phrase!.Key is not ("stay" or "stays" or "remain" or "remains")
            ? message.Any(Cue.We | Cue.Self | Cue.Our, start, held + 1) || message.Items[held].Phrase!.Key is "isheld" or "areheld" or "held"
            : (message.Items[way - 1].Phrase?.Key is "are" or "is" or "re" or "s" || message.Items[start].Phrase?.Key is "weholdthe" or "wehold" or "wehavethe" or "wehave") && message.NamesWithin(Fact.ServiceType, start, way)
                || (message.Items[way - 1].Phrase?.Key == "get" && message.Items[way - 2].Has(Cue.We));
    }

    private static bool IsAddressed(Message message, int csp)
    {
        for (var at = csp + 1; at < message.SentenceEnd(csp); at++)
        {
            if (message.Items[at].Phrase?.Key is "you" or "yourcompany" or "yourfirm" or "yourside" or "yourteam" && message.Items[at - 1].Has(Cue.To))
            {
                return true;
            }
        }

        return false;
    }

    // "they want the whole thing billed by us": a move, not what is so already.
    private static bool IsOnlyWished(Message message, Mention ours)
    {
        if (!message.Any(Cue.Want | Cue.Modal | Cue.Must, message.ClauseStart(ours.At), ours.At))
        {
            return false;
        }

        if (message.Item(ours).Phrase!.Key.StartsWith("billed", StringComparison.Ordinal))
        {
            message.Mentions.Add(new Mention(ours.At, Intent.Move, Needs.Nothing));
        }

        return true;
    }

    // "bought the seats from us", "저희한테서 이미 샀어요"; a wish to is another thing.
    private static bool IsBoughtFromUs(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var last = Math.Max(at, message.First(Cue.And, at, end));
        if (!message.Items[at].Has(Cue.Us) || message.Any(Cue.Want | Cue.Modal | Cue.Question | Cue.Must | Cue.Sell | Cue.Not, start, last > at ? last : end) || IsForResale(message, at, end))
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

    // "저희 쪽에서 라이선스를 구매해서 자기 고객에게 팔고 싶어 해요": the wish stands in the next clause.
    private static bool IsForResale(Message message, int at, int end) =>
        Phrase.IsHangul(message.Items[at].Phrase!.Key[0])
        && message.Any(Cue.Sell, end, message.SentenceEnd(at))
        && message.Any(Cue.Want, end, message.SentenceEnd(at));

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
        // "they were sold 50 seats": the word is "we're", too.
        if (subject < 0 || message.Items[subject].Phrase!.Key is "someone" or "somebody" or "were" || message.Any(Cue.Seller | Cue.Customer | Cue.Want | Cue.Not | Cue.OtherParty, subject + 1, sold))
        {
            return false;
        }

        return isKorean
            ? message.Items[subject].Particle is Particle.Other or Particle.Topic or Particle.Source || message.Items[subject].Has(Cue.Self)
            : (subject == start || !message.Items[subject - 1].Has(Cue.From | Cue.To | Cue.Through)) && Enumerable.Range(subject + 1, sold - subject - 1).All(between => message.Items[between].IsFiller);
    }

    private static bool IsBuyer(Message message, int at) =>
        (SourcePass.Governor(message, at) is { } governor && message.Items[governor].Has(Cue.To) && !DirectionPass.IsSaidOfGoal(message, governor, at))
        || message.Items[at].Particle == Particle.Recipient
        || IsKindOfBuyer(message, at)
        || IsSoldTo(message, at, FarthestBuyer);

    // "CSP 파트너인 협력사에다": what the buyer is.
    private static bool IsKindOfBuyer(Message message, int at)
    {
        var next = at + 1;
        if (message.Items[at].Particle != Particle.Copula || next >= message.Items.Count)
        {
            return false;
        }

        next += message.Items[next].Phrase?.Key == "인" ? 1 : 0;
        return next < message.ClauseEnd(at) && message.Items[next].Has(Cue.Seller | Cue.Customer) && message.Items[next].Particle == Particle.Recipient;
    }

    // "다른 CSP 파트너사에 재판매하는": the one letter 에, not 에서.
    private static bool IsSoldTo(Message message, int at, int farthest) =>
        message.Items[at].Particle == Particle.Source
        && message.First(Cue.Sell, at + 1, Math.Min(message.ClauseEnd(at), at + farthest)) >= 0
        && message.Items[at + 1].Start - message.Items[at].End == 1;
}
