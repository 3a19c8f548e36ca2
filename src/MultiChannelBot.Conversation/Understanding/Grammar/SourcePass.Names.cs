using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Names that are everyday words, too: whether "Office", "Project" or "Microsoft" is the name here.</summary>
internal sealed partial class SourcePass
{
    private static readonly string[] Relatives = ["we", "they", "he", "she", "i", "it", "that", "which", "who", "whom"];
    private const int FarthestBill = 4;

    private static readonly string[] Payments = ["pay", "paid", "charg", "bill", "debit", "takes", "collect", "deduct"];
    private static readonly string[] Cards = ["card", "visa", "amex", "mastercard"];

    // "오픈을 유지합니다", "오픈을 쓰고 있어요"; "마이크로소프트를 쓰고 있어요" says nothing of the seller.
    private static bool IsOpenHeld(Message message, int at) =>
        message.Names(at, PurchaseChannel.Open)
        && at + 1 < message.Items.Count && message.Items[at + 1] is { Phrase.Key: ['유', '지', ..] or ['쓰', ..] or ['사', '용', ..] or ['이', '용', ..] or ['써', ..] or ['씁', ..] or ['고', '수', ..] };

    // "365 users" counts them.
    private static bool IsFigure(Message message, int at) =>
        message.Items[at].Phrase!.Key == "365" && at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.Seats) && message.Items[at + 1].Phrase!.Key is not ("좌석" or "사용자" or "유저" or "시트")
        && !(at > 0 && message.Items[at - 1].Phrase?.Key is "the" or "our" or "their");

    // "I run the office", "we run Azure" are no notes of what is wished.
    private static bool IsSubjectsVerb(Message message, int at) =>
        at > 0
        && message.Items[at].Phrase!.Key is "run" or "operate" or "maintain"
        && at + 1 < message.ClauseEnd(at)
        && (message.Items[at - 1].Phrase?.Key is "i" or "we" || (message.Items[at + 1].Has(Cue.Through) && message.NamesWithin(Fact.ServiceType, message.ClauseStart(at), at)));

    // "their enrollment finishes at the end of the year": what runs out is what they have.
    private static bool FallsDue(Message message, int at) =>
        at > 0
        && message.Items[at - 1].Phrase?.Key is "their" or "our" or "his" or "her" or "my"
        && !message.Names(at, PurchaseChannel.CspPartner)
        && message.Any(Cue.TermEnd, at + 1, Math.Min(message.ClauseEnd(at), at + FarthestGovernor));

    // "somebody's credit card pays Microsoft for the VMs", "Azure is paid to Microsoft by card".
    private static bool IsPaidByCard(Message message, int at)
    {
        var (pays, card) = (false, false);
        if (message.Any(Cue.Must, message.ClauseStart(at), at) || IsAsked(message, at))
        {
            return false;
        }

        for (var other = message.ClauseStart(at); other < message.ClauseEnd(at); other++)
        {
            if (message.Items[other].Phrase?.Key is not { } key || other == at)
            {
                continue;
            }

            pays |= key.StartsWithAny(Payments);
            card |= key.EndsWithAny(Cards);
        }

        return pays && card;
    }

    // "this one is a CSP subscription", "what they got is a CSP contract": what it is said to be.
    private static bool IsCspPaper(Message message, int at) =>
        message.Items[at].Phrase!.Key is ['c', 's', 'p', 's' or 'l', ..] or ['c', 's', 'p', 'c', 'o', 'n', ..] or ['c', 's', 'p', 'a', 'g', ..]
        && Copulas.Contains(KeyBefore(message, at))
        && !message.Any(Cue.Self | Cue.Want | Cue.Modal | Cue.Whether, message.ClauseStart(at), at)
        && !message.Asks;

    // "a CSP reseller he buys E3 through", "the CSP they get it from": the word of source closes the clause.
    private static bool IsStranded(Message message, int at)
    {
        var last = message.ClauseEnd(at) - 1;
        return last > at + 2
            && message.Items[last].Phrase?.Key is "from" or "through" or "via" or "with" or "off"
            && message.Items[at + 1] is { IsFiller: true } subject && (subject.Has(Cue.We) || subject.Phrase!.Key is "he" or "she" or "they" or "it" or "who" or "that" or "which")
            && message.Any(Cue.Buy | Cue.Hold, at + 2, last);
    }

    // "I'd open a ticket with Microsoft directly": written to, and nothing bought.
    private static void MarkContacted(Message message)
    {
        foreach (var mention in message.Held(Fact.PurchaseChannel))
        {
            if (mention.Value == PurchaseChannel.MicrosoftDirect && message.Item(mention).Phrase!.Key is ['w', 'i', 't', 'h', ..] or ['f', 'r', 'o', 'm', ..] or ['a', 't', ..] or ['t', 'h', 'r', 'o', ..] or ['v', 'i', 'a', ..] && IsContact(message, mention.At))
            {
                mention.Mark(Standing.Bare);
            }
        }
    }

    private static bool IsContact(Message message, int at)
    {
        for (var before = at - 1; before >= message.ClauseStart(at); before--)
        {
            var item = message.Items[before];
            if (item.Has(Cue.Contact))
            {
                return true;
            }

            if (!item.IsFiller && !item.IsUnknown && !item.Has(Cue.Trade))
            {
                return false;
            }
        }

        return false;
    }

    // "we get everything through a distributor", "ours gets everything from a CSP partner": where it comes from; "get everything from us" is wished.
    private static bool IsGotFrom(Message message, int at) =>
        message.Items[at].Phrase!.Key is ['g', 'e', 't', ..] or ['t', 'a', 'k', 'e', ..] or ['h', 'a', 'v', 'e', ..] or ['r', 'e', 'c', 'e', ..]
        && at + 1 < message.ClauseEnd(at)
        && message.Items[at + 1].Has(Cue.From | Cue.Through) && message.Items[at + 1].Phrase!.Key is not ("on" or "in" or "over")
        && !message.Any(Cue.Us, at + 2, at + 4);

    // "Microsoft 365 bought on azure.com": the site stands for Azure only where nothing else is named.
    private static void MarkSites(Message message)
    {
        foreach (var mention in message.Held(Fact.ServiceType))
        {
            if (mention.Product is null && message.Names(mention.At, PurchaseChannel.MicrosoftDirect) && NamesOtherClass(message, mention))
            {
                mention.Mark(Standing.Bare);
            }
        }
    }

    private static bool NamesOtherClass(Message message, Mention site)
    {
        foreach (var other in message.Mentions)
        {
            if (other.IsHeld && other.Fact == Fact.ServiceType && other.Value != site.Value && !message.NamesWithin(Fact.Product, site.At, other.At))
            {
                return true;
            }
        }

        return false;
    }

    // "they have Office and Azure", "azure랑 office", not "the Office is closed".
    private static bool IsName(Message message, int at) =>
        IsListedWith(message, at) || IsNoteOfList(message, at) || IsBoughtOne(message, at) || IsSubject(message, at) || IsHeading(message, at) || IsCountedPurchase(message, at) || (message.Items[at].Particle == Particle.Topic && message.NamesWithin(Fact.PurchaseChannel, at + 1, message.ClauseEnd(at))) || message.Items[at].Capital && message.Items[at].Gap < Gap.Sentence && (at == 0 || !Determiners.Contains(message.Items[at - 1].Phrase?.Key));

    // "비지오는 오픈, 프로젝트는 어드바이저", "인튠 EA, 프로젝트 CSP": each with its channel, and others are listed the same way.
    private static bool IsNoteOfList(Message message, int at)
    {
        if (!message.Items[at].Phrase!.EndsInHangul || message.ClauseStart(at) != at || at + 1 >= message.ClauseEnd(at) || !message.Names(at + 1, Fact.PurchaseChannel))
        {
            return false;
        }

        foreach (var other in message.Mentions)
        {
            if (other is { Fact: Fact.Product, Needs: Needs.Nothing } && message.Item(other).Clause != message.Items[at].Clause && message.NamesWithin(Fact.PurchaseChannel, other.At, message.ClauseEnd(other.At)))
            {
                return true;
            }
        }

        return false;
    }

    // "판매점에서 산 프로젝트고요".
    private static bool IsBoughtOne(Message message, int at) =>
        at > 0 && message.Items[at].Phrase!.EndsInHangul
        && message.Items[at - 1].Has(Cue.Buy) && message.Items[at].Gap <= Gap.Space
        && message.Items[at - 1].Phrase!.Key[^1] is '산' or '한' or '된' or '신';

    // "Project comes from the telco", "Office is under an EA": what is held somewhere.
    private static bool IsSubject(Message message, int at) =>
        message.Items[at].Capital
        && message.ClauseStart(at) == at && message.ClauseEnd(at) > at + 2
        && (message.Items[at + 1].Has(Cue.Hold | Cue.Buy) || (message.Items[at + 1].Phrase?.Key is "was" or "is" or "were" && message.Items[at + 2].Has(Cue.Hold | Cue.Buy)))
        && message.NamesWithin(Fact.PurchaseChannel, at + 2, message.ClauseEnd(at));

    // "Office - Open - move".
    private static bool IsHeading(Message message, int at) =>
        message.Items[at].Capital
        && message.ClauseStart(at) == at && message.ClauseEnd(at) == at + 1
        && message.NamesWithin(Fact.PurchaseChannel, at + 1, message.SentenceEnd(at));

    // "프로젝트 5명은 CSP 리셀러": people counted beside where it was bought.
    private static bool IsCountedPurchase(Message message, int at) =>
        at + 2 < message.Items.Count && message.Items[at + 1].IsNumber && message.Items[at + 2].Has(Cue.Seats)
        && (message.NamesWithin(Fact.PurchaseChannel, at + 3, message.Items[at + 2].Phrase!.EndsInHangul ? message.SentenceEnd(at) : message.ClauseEnd(at)) || message.NamesWithin(Fact.PurchaseChannel, message.ClauseStart(at), at));

    // "Microsoft licences", "엠에스 오피스": a maker's name before what it makes says nothing of the seller.
    private static bool IsMaker(Message message, int at) =>
        at + 1 < message.Items.Count
        && message.Items[at].Particle is Particle.None or Particle.Other
        && message.Items[at + 1].Gap <= Gap.Space
        && (message.Names(at + 1, Fact.Product) || message.Names(at + 1, Fact.ServiceType))
        && !(at > 0 && message.Items[at - 1].Has(Cue.From));

    // "산 데는 CSP", "판매처는 CSP": nothing else is said of it.
    private static bool IsSaidOfTopic(Message message, int seller, int at) =>
        message.Items[seller].Particle == Particle.Topic && OnlyFillers(message, seller + 1, at) && at + 1 == message.ClauseEnd(at);

    // "구입처는 다른 리셀러(CSP)이고".
    private static bool IsInBrackets(Message message, int seller, int at) =>
        seller + 1 == at && message.Items[at].Gap == Gap.Break || IsApposition(message, seller, at);

    // "their current supplier, a CSP, is closing down".
    private static bool IsApposition(Message message, int seller, int at)
    {
        if (message.ClauseStart(at) != seller + 1 || at + 1 != message.ClauseEnd(at) || message.Items[seller + 1].Gap != Gap.Comma || at == seller + 1)
        {
            return false;
        }

        for (var between = seller + 1; between < at; between++)
        {
            if (!message.Items[between].IsFiller && !message.Items[between].Has(Cue.Also | Cue.Another))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRival(Item item) => item.Phrase!.Key.StartsWith("competitor", StringComparison.Ordinal);

    /// <summary>True where a relative clause says what a seller is: "the reseller they're with, which is a CSP".</summary>
    public static bool IsRelative(Message message, int at)
    {
        var copula = at - 1;
        while (copula > 0 && message.Items[copula].Phrase?.Key is "a" or "an" or "also")
        {
            copula--;
        }

        return copula > 0 && (message.Items[copula].Phrase?.Key is "whichis" or "whois" or "thatis" or "thats" or "whos"
            || (message.Items[copula].Phrase?.Key is "s" or "is" && message.Items[copula - 1].Phrase?.Key is "that" or "which" or "who"));
    }

    // "요금은 CSP 파트너가 매달 청구해요": who sends the bill has sold it; not "청구하게 하고 싶어요".
    private static bool IsBiller(Message message, int at, int end) =>
        message.Items[at] is { Particle: Particle.Other, Phrase.EndsInHangul: true }
        && message.Names(at, PurchaseChannel.CspPartner)
        && !(at > 0 && message.Items[at - 1].Has(Cue.Us | Cue.Our))
        && BillAt(message, at + 1, Math.Min(end, at + FarthestBill)) >= 0
        && !message.Any(Cue.Want | Cue.Must | Cue.Whether | Cue.Not | Cue.NotAfter | Cue.Us, at + 1, message.ClauseEnd(at));

    private static int BillAt(Message message, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is ['청', '구', ..] or ['과', '금', ..] or ['인', '보', '이', ..] or ['세', '금', '계', ..] or ['계', '산', '서', ..])
            {
                return at;
            }
        }

        return -1;
    }

    // "구매는 고객이 오픈으로 합니다": the buying stands first; "구매는 CSP로 하고 싶어요" is a wish.
    private static bool IsHowBought(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var buys = message.Last(Cue.Buy, Math.Max(start, at - FarthestBill), at);
        return message.Items[at].Particle == Particle.Way
            && buys >= 0 && message.Items[buys] is { Particle: Particle.Topic, Phrase.EndsInHangul: true }
            && message.Items.Count > at + 1 && message.Items[at + 1] is { IsUnknown: false, Phrase.Key: ['합' or '했' or '한' or '해', ..] }
            && !message.Any(Cue.Want | Cue.Us | Cue.Must | Cue.Offer | Cue.Whether, start, message.ClauseEnd(at));
    }

    // "MS랑 직접 계약이래요": the phrase itself names the purchase.
    private static bool IsContract(Message message, int at) =>
        message.Items[at] is { Particle: Particle.Copula, Phrase.Key: [.., '계', '약'] or [.., '거', '래'] or [.., '결', '제'] or [.., '구', '매'] };

    // "CSP A사 거예요", "총판 거라": whose it is.
    private static bool IsOwnerOf(Message message, int at) =>
        at + 1 < message.ClauseEnd(at)
        && message.Items[at].Particle is Particle.None or Particle.Other
        && message.Items[at + 1] is { Phrase.Key: "거" or "것" or "꺼", Particle: Particle.Copula, Gap: Gap.Space };

    // "3월에 산 거래요, CSP 업체한테": from whom it was bought is added at the end.
    private static bool IsAddedSeller(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return message.Items[at].Particle is Particle.Recipient
            && start > message.SentenceStart(at)
            && at + 1 == message.SentenceEnd(at)
            && OnlyFillers(message, start, at)
            && message.Any(Cue.Buy, message.ClauseStart(start - 1), start)
            && !message.Any(Cue.Want | Cue.Sell | Cue.Sold | Cue.Must | Cue.Contact, message.ClauseStart(start - 1), start);
    }

    private static bool OnlyFillers(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!message.Items[at].IsFiller)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsListedWith(Message message, int at) =>
        (at > 0 && message.Items[at - 1].Particle == Particle.Other && message.Names(at - 1, Fact.Product))
        || (at > 1 && message.Items[at - 1].Has(Cue.And) && message.Names(at - 2, Fact.Product))
        || (at + 2 < message.Items.Count && message.Items[at + 1].Has(Cue.And) && message.Names(at + 2, Fact.Product) && message.ClauseStart(at) == at)
        || IsNamedBefore(message, at);

    // "Office and Azure are in an EA. office we manage": said once, it is the name.
    private static bool IsNamedBefore(Message message, int at)
    {
        foreach (var mention in message.Held(Fact.Product))
        {
            if (mention.At < at && message.Item(mention).Phrase == message.Items[at].Phrase)
            {
                return true;
            }
        }

        return false;
    }

    // "same CSP for both", "같은 CSP에서 애저와 인튠을": one seller of several.
    private static bool IsSameAsOther(Message message, int at) =>
        at > 0 && message.Items[at - 1].Phrase?.Key is "same" or "thesame" or "같은" or "동일한" or "똑같은";

    // "절반은 오픈으로, 나머지는 타 CSP에서 샀습니다": the verb of the next clause is that of this one, too.
    private static bool IsSharedVerb(Message message, int at)
    {
        var next = at + 1;
        if (message.Items[at].Particle != Particle.Way || next >= message.Items.Count || message.ClauseEnd(at) != next || message.Items[next].Sentence != message.Items[at].Sentence)
        {
            return false;
        }

        var end = message.ClauseEnd(next);
        return message.NamesWithin(Fact.PurchaseChannel, next, end) && message.Any(Cue.Buy | Cue.Hold, next, end) && FirstMove(message, next, end) < 0;
    }

    // "CSP partner A사에서 구매": the seller's name carries the particle.
    private static bool IsNamedSeller(Message message, int at) =>
        at + 1 < message.Items.Count
        && message.Items[at + 1] is { Gap: <= Gap.Space, Particle: Particle.Source } name
        && (name.IsUnknown || name.IsFiller)
        && message.Any(Cue.Buy, at + 2, Math.Min(message.ClauseEnd(at), at + 5));

    // "the CSP reseller they've got them from", "a distributor where we buy it".
    private static bool IsBoughtFromIt(Message message, int at)
    {
        var end = message.ClauseEnd(at);
        if (at + 2 >= end || !(message.Items[at + 1].Has(Cue.Self | Cue.Customer | Cue.Question) || Relatives.Contains(message.Items[at + 1].Phrase?.Key)))
        {
            return false;
        }

        var buys = message.First(Cue.Buy, at + 1, Math.Min(end, at + FarthestVerb));
        var way = buys < 0 ? -1 : message.First(Cue.From | Cue.Through, buys + 1, Math.Min(end, at + FarthestVerb));
        return way >= 0
            && (way + 1 == end || message.Items[way + 1].Has(Cue.Hold | Cue.Modal | Cue.WeakPast) || message.Items[way + 1].Phrase?.Key is "is" or "s")
            && !message.Any(Cue.Us | Cue.Not, at + 1, way);
    }

    // "we pay our CSP by credit card", "can I pay you by card?": the card is no web shop's.
    private static bool PaysUs(Message message, int card)
    {
        for (var at = message.ClauseStart(card); at + 1 < card; at++)
        {
            if (message.Items[at].Phrase?.Key is "pay" or "pays" or "paid" or "paying" && message.Items[at + 1].Has(Cue.Us))
            {
                return true;
            }
        }

        return false;
    }
}
