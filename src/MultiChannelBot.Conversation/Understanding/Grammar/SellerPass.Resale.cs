using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>A CSP partner who asks to buy from another.</summary>
internal sealed partial class SellerPass
{
    private const int FarthestAddressee = 8;
    private const int FarthestSpeaker = 4;

    // "we're a CSP partner too, could we buy it from you and sell it on?"
    private static void ReadOwnResale(Message message)
    {
        var sells = message.First(Cue.Sell, 0, message.Items.Count);
        if (sells < 0 || message.Items[sells].Has(Cue.Self) || !IsBuyingFromUs(message, sells))
        {
            return;
        }

        foreach (var csp in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            if (IsSpeakersStatus(message, csp.At))
            {
                csp.Mark(Standing.Others);
                message.Mentions.Add(new Mention(sells, Intent.ResellToCsp, Needs.Nothing));
                return;
            }
        }
    }

    // "자기네도 CSP인데 M365를 우리한테서 떼다 쓰겠대요", "또 다른 CSP 업체입니다. 저희 Azure를 재판매하겠다고 해요": who buys is a CSP, too.
    private static void ReadKoreanResale(Message message)
    {
        foreach (var csp in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            if (csp.Standing is Standing.Held or Standing.Bare && message.Items[csp.At] is { Particle: Particle.Copula } && IsOneMore(message, csp.At) && IsSuppliedByUs(message, csp.At + 1) is >= 0 and var buys)
            {
                csp.Restore();
                csp.Mark(Standing.Target);
                message.Mentions.Add(new Mention(buys, Intent.ResellToCsp, Needs.Nothing));
                return;
            }
        }
    }

    // "다른 CSP 파트너가 저희한테서 라이선스를 사서 자기 고객한테 팔겠다고": who buys is the subject; so of "협력사도 CSP인데 저희한테 떼다가 팔고".
    private static void ReadKoreanBuyer(Message message)
    {
        foreach (var csp in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            if (csp.Standing is Standing.Held or Standing.Bare && (message.Items[csp.At].Particle is Particle.Other or Particle.Topic or Particle.Copula || IsSubjectBesideUs(message, csp.At)) && SoldOn(message, csp.At) is >= 0 and var sells)
            {
                csp.Restore();
                csp.Mark(Standing.Target);
                message.Mentions.Add(new Mention(sells, Intent.ResellToCsp, Needs.Nothing));
                return;
            }
        }
    }

    // "협력 CSP에서 우리한테 공급받아 재판매하겠다고": a company as the subject.
    private static bool IsSubjectBesideUs(Message message, int csp) =>
        message.Items[csp].Particle == Particle.Source && csp + 1 < message.Items.Count && message.Items[csp + 1].Has(Cue.Us);

    private static int SoldOn(Message message, int csp)
    {
        var end = message.SentenceEnd(csp);
        var us = message.First(Cue.Us, csp + 1, end);
        if (us < 0 || !(message.Items[us].Particle == Particle.Source || message.Items[us].Phrase!.Key.EndsWith("한테", StringComparison.Ordinal)) || message.Any(Cue.Buy | Cue.Hold, csp + 1, us))
        {
            return -1;
        }

        var buys = message.First(Cue.Buy | Cue.Hold, us + 1, Math.Min(end, us + FarthestAddressee));
        var sells = buys < 0 ? -1 : message.First(Cue.Sell, buys + 1, Math.Min(end, buys + FarthestAddressee));
        return sells >= 0 && !message.Held(Fact.Intent).Any(intent => intent.At == sells) ? sells : -1;
    }

    // "자기네도 CSP", "또 다른 CSP": one beside the speaker's own.
    private static bool IsOneMore(Message message, int csp) =>
        csp > message.ClauseStart(csp) && !message.Any(Cue.Buy | Cue.From | Cue.Through | Cue.Hold, message.ClauseStart(csp), csp)
        && (message.Items[csp - 1].Particle == Particle.Also || message.Items[csp].Phrase!.Key is ['다', '른', ..] or ['딴', ..]);

    // "우리한테서 떼다 쓰겠대요", "저희 쪽에서 받아 재판매", "resell our M365 seats".
    private static int IsSuppliedByUs(Message message, int from)
    {
        var end = from < message.Items.Count ? message.SentenceEnd(from) : from;
        end = end < message.Items.Count ? message.SentenceEnd(end) : end;
        for (var at = from; at < end; at++)
        {
            if (message.Items[at].Has(Cue.Sell) && message.Items[at].Phrase!.Key is ['재', '판', ..] or ['되', '팔', ..] or ['r', 'e', 's', 'e', 'l', 'l', ..] && message.Any(Cue.Us | Cue.Our, Math.Max(from, at - FarthestAddressee), Math.Min(end, at + 3)))
            {
                return at;
            }

            if (message.Items[at].Has(Cue.Us) && message.Items[at].Particle == Particle.Source && message.First(Cue.Buy, at + 1, Math.Min(end, at + 3)) is >= 0 and var buys && message.Items[from].Particle != Particle.Recipient && message.Items[message.ClauseStart(from - 1)].Has(Cue.Seller))
            {
                return buys;
            }
        }

        return -1;
    }

    // "another CSP partner has asked whether we can sell Power BI Pro to them".
    private static void ReadSaleToPartner(Message message)
    {
        foreach (var csp in message.Held(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            var end = message.SentenceEnd(csp.At);
            var sells = message.First(Cue.Sell, csp.At + 1, end);
            if (sells > 0 && !message.Any(Cue.From | Cue.Through | Cue.Buy, message.ClauseStart(csp.At), sells) && message.Any(Cue.We, csp.At + 1, sells)
                && message.Items.FindIndex(sells, end - sells, item => item.Phrase?.Key is "them" or "tothem") is > 0 and var them && message.Any(Cue.To, sells, them)
                && message.Any(Cue.Want | Cue.Question | Cue.Whether, csp.At + 1, sells))
            {
                csp.Mark(Standing.Target);
                message.Mentions.Add(new Mention(sells, Intent.ResellToCsp, Needs.Nothing));
                return;
            }
        }
    }

    // "A fellow CSP rang. They want to purchase Business Premium from us and sell it on": who buys stands in the sentence before.
    private static void ReadResaleBefore(Message message)
    {
        for (var sells = message.First(Cue.Sell, 1, message.Items.Count); sells >= 0; sells = message.First(Cue.Sell, sells + 1, message.Items.Count))
        {
            var start = message.SentenceStart(sells);
            if (start > 0 && message.Items[start].Phrase?.Key is "they" or "he" or "she" or "it" or "now" && IsBuyingFromUs(message, sells) && BuyerBefore(message, start) is { } buyer)
            {
                buyer.Restore();
                buyer.Mark(Standing.Target);
                message.Mentions.Add(new Mention(sells, Intent.ResellToCsp, Needs.Nothing));
                return;
            }
        }
    }

    // The subject of the sentence before: no customer has it, and nothing was bought from it.
    private static Mention? BuyerBefore(Message message, int start)
    {
        var before = message.SentenceStart(start - 1);
        foreach (var csp in message.Of(Fact.PurchaseChannel))
        {
            if (csp.Value == PurchaseChannel.CspPartner && csp.At >= before && csp.At < start && csp.Standing is Standing.Held or Standing.Bare
                && !message.Any(Cue.Customer | Cue.From | Cue.Through | Cue.Buy | Cue.Hold | Cue.Self | Cue.We, AfterSpeaker(message, csp.At), csp.At))
            {
                return csp;
            }
        }

        return null;
    }

    // "A colleague at another CSP rang": who speaks for the buyer.
    private static int AfterSpeaker(Message message, int csp)
    {
        var start = message.ClauseStart(csp);
        return csp - start <= FarthestSpeaker && csp > start && message.Items[csp - 1].Phrase?.Key is "at" or "with" or "of" && csp - 1 > start ? csp : start;
    }

    // "may we supply a partner who holds their own CSP contract": what the buyer is.
    internal static int SoldToOne(Message message, int csp)
    {
        var start = message.ClauseStart(csp);
        for (var at = csp - 1; at >= start; at--)
        {
            if (message.Items[at].Has(Cue.Sell))
            {
                return message.Items[at].Phrase!.Key is [.., 'w', 'h', 'o'] or [.., 't', 'h', 'a', 't'] or [.., 'w', 'h', 'i', 'c', 'h'] ? at : -1;
            }

            if (!message.Items[at].IsFiller && !message.Items[at].Has(Cue.Hold))
            {
                return -1;
            }
        }

        return -1;
    }

    // "can I sell Azure to a company that's itself a CSP partner": what the buyer is, in a clause of its own.
    private static int SoldToOneThatIs(Message message, int csp)
    {
        var (start, buyer) = (StartOfBuyer(message, csp), csp - 1);
        while (buyer > start && (message.Items[buyer].IsFiller || message.Items[buyer].IsUnknown || message.Items[buyer].Phrase?.Key is "whois" or "thatis" or "whichis" or "who" or "which") && !message.Items[buyer].Has(Cue.To))
        {
            buyer--;
        }

        if (!IsRelativeAfter(message, buyer, csp) || !message.Items[buyer].Has(Cue.Customer | Cue.Seller | Cue.To) || !message.Any(Cue.To, start, buyer + 1))
        {
            return -1;
        }

        var sells = message.First(Cue.Sell, start, buyer);
        return sells >= 0 && !message.Items[sells].Has(Cue.Sold) && message.Any(Cue.Modal | Cue.Want | Cue.Question, start, sells) ? sells : -1;
    }

    // "sell it to Norvik, who is a CSP reseller": the buyer is named in the clause before.
    private static int StartOfBuyer(Message message, int csp)
    {
        var start = message.ClauseStart(csp);
        return start > message.SentenceStart(csp) && message.Items[start].Phrase?.Key is "whois" or "whichis" or "who" or "which"
            ? message.ClauseStart(start - 1)
            : start;
    }

    private static bool IsRelativeAfter(Message message, int buyer, int csp)
    {
        for (var at = buyer + 1; at < csp; at++)
        {
            if (message.Items[at].Phrase?.Key is "whois" or "thatis" or "whichis" or "that" or "who" or "which")
            {
                return true;
            }
        }

        return false;
    }

    // "A friend who runs another firm, also a CSP, would like to get his licences from me and resell them": named beside what it wants.
    private static void ReadResaleBeside(Message message)
    {
        for (var sells = message.First(Cue.Sell, 1, message.Items.Count); sells >= 0; sells = message.First(Cue.Sell, sells + 1, message.Items.Count))
        {
            if (!message.Items[sells].Has(Cue.Sold) && IsBuyingFromUs(message, sells) && !message.Names(sells, Fact.Intent) && BuyerBeside(message, sells) is { } buyer)
            {
                buyer.Restore();
                buyer.Mark(Standing.Target);
                message.Mentions.Add(new Mention(sells, Intent.ResellToCsp, Needs.Nothing));
                return;
            }
        }
    }

    // A CSP in a clause of its own, of which nothing was bought.
    private static Mention? BuyerBeside(Message message, int sells)
    {
        var (sentence, wish) = (message.SentenceStart(sells), message.ClauseStart(sells));
        foreach (var csp in message.Of(Fact.PurchaseChannel))
        {
            if (csp.Value == PurchaseChannel.CspPartner && csp.At >= sentence && csp.At < wish && csp.Standing is Standing.Held or Standing.Bare
                && !message.Any(Cue.Customer | Cue.From | Cue.Buy | Cue.Self | Cue.Sold, sentence, csp.At)
                && !message.Any(Cue.Through, sentence, AfterSpeaker(message, csp.At) == csp.At ? csp.At - 1 : csp.At))
            {
                return csp;
            }
        }

        return null;
    }

    // "a CSP in the next town wants to sell ours", "to resell our Azure"; not "our customer".
    private static bool IsOfOurs(Message message, int sells, int end) =>
        sells > 0 && sells + 1 < end && message.Items[sells + 1].Has(Cue.Our)
        && (message.Items[sells + 1].Phrase!.Key is "ours" or "yours" || message.NamesWithin(Fact.ServiceType, sells + 1, Math.Min(end, sells + 4)));

    // "purchase seats from you to resell".
    private static bool IsBuyingFromUs(Message message, int sells)
    {
        var start = message.SentenceStart(sells);
        for (var us = sells - 1; us > start + 1 && us >= sells - FarthestAddressee; us--)
        {
            if (message.Items[us - 1].Has(Cue.From) && (message.Items[us].Has(Cue.Us) || message.Items[us].Phrase?.Key == "me"))
            {
                return message.Any(Cue.Buy | Cue.Carry, start, us) && message.Any(Cue.Want | Cue.Modal | Cue.Question, start, us);
            }
        }

        return false;
    }

    private static bool IsSpeakersStatus(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return message.Any(Cue.Self | Cue.Our, start, at)
            || (at > start + 1 && message.Items[at - 1].IsFiller && message.Any(Cue.Us, start, at) && !message.Any(Cue.From | Cue.Through | Cue.Buy | Cue.Hold, start, at));
    }

    // "another CSP wants to buy seats from us ... is reselling to a CSP ok?": who wants to buy has sold nothing.
    private static void SetAsideBuyer(Message message)
    {
        if (!message.Mentions.Exists(mention => mention.Value == Intent.ResellToCsp))
        {
            return;
        }

        foreach (var csp in message.Held(Fact.PurchaseChannel))
        {
            if (csp.Value == PurchaseChannel.CspPartner && !message.Any(Cue.From | Cue.Through | Cue.Sold, message.ClauseStart(csp.At), csp.At)
                && (message.Any(Cue.Want, csp.At + 1, Math.Min(message.ClauseEnd(csp.At), csp.At + 3))
                    || (message.Items[csp.At].Particle is Particle.Other or Particle.Topic && message.Any(Cue.Us, csp.At + 1, message.ClauseEnd(csp.At)))
                    || (message.Items[csp.At] is { Particle: Particle.Copula, Phrase.EndsInHangul: true } && !message.Any(Cue.Buy | Cue.Hold | Cue.Seller, message.ClauseStart(csp.At), csp.At))))
            {
                csp.Mark(Standing.Others);
            }
        }
    }
}
