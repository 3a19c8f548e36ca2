using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Sets aside sentences about something else: prices, faults, how-to questions, what a term means, orders to the program.</summary>
internal sealed class TopicPass : IPass
{
    private const int FarthestWay = 4;
    private const int FarthestCare = 6;

    private const Cue Elsewhere = Cue.OffTopic | Cue.Price | Cue.Definition;

    public void Apply(Message message)
    {
        if (message.Any(Cue.Injection))
        {
            message.OffTopic = OffTopic.Injection;
            MarkAll(message, 0, message.Items.Count, namesToo: true);
            return;
        }

        if (IsQuotation(message))
        {
            message.OffTopic = OffTopic.Price;
            MarkAll(message, 0, message.Items.Count, namesToo: true);
            return;
        }

        if (IsAutomatic(message))
        {
            MarkAll(message, 0, message.Items.Count, namesToo: true);
            return;
        }

        ReadWishes(message);
        for (var start = 0; start < message.Items.Count;)
        {
            var end = message.SentenceEnd(start);
            SetAside(message, start, end);
            start = end;
        }
    }

    // "Automatic reply: I am out of the office. For anything about Azure please write to our CSP team."
    private static bool IsAutomatic(Message message) =>
        message.Items.Count > 0 && message.Items[0].Has(Cue.OffTopic) && message.Items[0].Phrase!.Key is ['a', 'u', 't', 'o', ..] or ['자', '동', ..] or ['부', '재', '중', ..];

    // "please send us your best price for: ...": what is listed below is to be bought, and nothing else is told of it.
    private static bool IsQuotation(Message message)
    {
        var price = message.First(Cue.Price, 0, message.Items.Count);
        if (price < 0 || message.Asked is not null)
        {
            return false;
        }

        var (end, last) = (message.SentenceEnd(price), -1);
        foreach (var mention in message.Mentions)
        {
            if (mention.Fact is not (Fact.ServiceType or Fact.Product or Fact.AzureOffer) || (mention.Product is not null && mention.At < end))
            {
                return false;
            }

            last = mention.Product is null ? last : mention.At;
        }

        return last >= end && !message.Any(Cue.Hold | Cue.Buy | Cue.Now | Cue.Customer | Cue.Earlier | Cue.Correction | Cue.Doubt | Cue.TermEnd, 0, last + 1);
    }

    // "how do we move it?" asks for what this is about.
    private static void ReadWishes(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.Definition) && message.Items[at].Phrase!.Key.StartsWith("how", StringComparison.Ordinal)
                && (message.Any(Cue.Carry | Cue.Tend, at + 1, at + 4) || message.NamesWithin(Fact.Intent, at + 1, at + 6)))
            {
                message.Negate(at);
            }

            if (IsPasswordWork(message, at) || IsSlowSeller(message, at) || IsWayAsked(message, at) || IsSellerSlow(message, at) || IsCostToCareFor(message, at) || IsCostPaid(message, at) || IsSettled(message, at))
            {
                message.Negate(at);
            }

            // "a reseller who is outside CSP" asks for nobody.
            if (message.Items[at].Phrase?.Key == "whois" && at > message.SentenceStart(at))
            {
                message.Negate(at);
            }
        }
    }

    // "we'd want you on hand to set up new people and reset passwords": one of the chores that are wished of the speaker's side.
    private static bool IsPasswordWork(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not ("password" or "passwords" or "resetting" or "resetpasswords"))
        {
            return false;
        }

        var start = message.ClauseStart(at);
        return message.Any(Cue.And, start, at) && message.Any(Cue.Us, start, at) && message.Any(Cue.Want | Cue.Please | Cue.Modal, start, at) && message.NamesWithin(Fact.Intent, start, at);
    }

    // "비밀번호 문제는 해결됐고요, ...", "the login fault is solved, now ...": what is settled is not asked.
    private static bool IsSettled(Message message, int at)
    {
        if (!message.Items[at].Has(Cue.OffTopic) || message.ClauseEnd(at) >= message.Items.Count)
        {
            return false;
        }

        for (var after = at + 1; after < message.ClauseEnd(at); after++)
        {
            if (message.Items[after].Phrase?.Key is ['해', '결', '됐' or '되', ..] or "issolved" or "isresolved" or "isfixed" or "wassolved" or "wasresolved" or "wasfixed" or "gotfixed" or "gotsolved" or "isdone" or "sorted" or "issorted")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSlowSeller(Message message, int at) =>
        message.Items[at].Has(Cue.OffTopic) && message.Items[at].Phrase!.Key.Contains("slow", StringComparison.Ordinal) && IsSaidOfSeller(message, at);

    // "a CSP partner who has become very slow"; "Azure has become very slow" is a fault.
    private static bool IsSaidOfSeller(Message message, int at)
    {
        for (var before = at - 1; before >= message.ClauseStart(at); before--)
        {
            if (message.Names(before, Fact.Product))
            {
                return false;
            }

            if (message.Items[before].Has(Cue.Seller) || message.Names(before, Fact.PurchaseChannel))
            {
                return true;
            }
        }

        return false;
    }

    // What was bought, how, and what is wanted, in one sentence: that is the matter, whatever fault is told beside it.
    private static bool StatesAll(Message message, int start, int end)
    {
        if (message.Any(Cue.Price | Cue.Definition, start, end) || !message.NamesWithin(Fact.Intent, start, end) || !message.NamesWithin(Fact.ServiceType, start, end))
        {
            return false;
        }

        foreach (var channel in message.Of(Fact.PurchaseChannel))
        {
            if (channel.At >= start && channel.At < end && StatesHolding(message, message.ClauseStart(channel.At), channel.At))
            {
                return true;
            }
        }

        return false;
    }

    // "저희 쪽으로 가져오는 방법이 뭔가요"; "이관이 뭔가요" asks what a word means.
    private static bool IsWayAsked(Message message, int at) =>
        at > 0 && message.Items[at].Has(Cue.Definition) && message.Items[at].Phrase!.Key is ['뭐' or '뭔' or '무', ..] or "whatis" or "whats"
        && !(message.Items[at - 1].IsUnknown && message.Items[at - 1].Gap == Gap.None)
        && (message.NamesWithin(Fact.Intent, Math.Max(message.ClauseStart(at), at - FarthestWay), at - 1)
            || (Phrase.IsHangul(message.Items[at - 1].Phrase?.Key[0] ?? '가') && message.Any(Cue.Carry, Math.Max(message.ClauseStart(at), at - FarthestWay), at - 1)));

    // "리셀러가 너무 느려서": not the service is slow.
    private static bool IsSellerSlow(Message message, int at) =>
        message.Items[at].Phrase?.Key is ['느', ..] or ['비', '싸' or '싼', ..]
        && at > 0 && IsSeller(message, at - 1, at);

    private static bool IsSeller(Message message, int near, int at) =>
        message.Items[near].Has(Cue.Seller) || message.Names(near, Fact.PurchaseChannel)
        || (message.Items[near].Clause == message.Items[at].Clause && near > 0 && (message.Items[near].IsUnknown || message.Items[near].IsFiller)
            && (message.Items[near - 1].Has(Cue.Seller) || message.Names(near - 1, Fact.PurchaseChannel)));

    // "비용이랑 보안을 대신 관리해 주는", "팀즈 비용을 귀사 계산서로 통합하고": what is looked after or billed, and no question of prices.
    private static bool IsCostToCareFor(Message message, int at) =>
        message.Items[at].Phrase?.Key is ['비', '용', ..] or ['요', '금', ..] or ['단', '가', ..]
        && (WishedAfter(message, at, Intent.Manage, FarthestCare) || (message.Items[at].Particle == Particle.Other && WishedAfter(message, at, Intent.Move, FarthestWay)));

    // "애저 요금을 매달 MS에 카드로 내고 계신다", "비용은 MS 인보이스로 와서 카드로 나갑니다": how it is paid, where nothing is asked of the price.
    private static bool IsCostPaid(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not (['비', '용', ..] or ['요', '금', ..] or ['대', '금', ..]))
        {
            return false;
        }

        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        return message.First(Cue.Price, start, end) == at
            && message.First(Cue.Price, at + 1, end) < 0
            && !message.Any(Cue.OffTopic | Cue.Definition | Cue.Question, start, end)
            && !(message.Asks && end == message.Items.Count)
            && IsPaidAfter(message, at + 1, end);
    }

    private static bool IsPaidAfter(Message message, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is ['카', '드', ..] or ['청', '구', ..] or ['인', '보', '이', ..] or ['결', '제', ..] or ['자', '동', '이', ..] or ['쓴', '만', '큼', ..] or ['사', '용', '한', ..] || message.Names(at, PurchaseChannel.MicrosoftDirect))
            {
                return true;
            }
        }

        return false;
    }

    private static bool WishedAfter(Message message, int at, FactValue wish, int farthest)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.Value == wish && mention.At > at && mention.At <= at + farthest && message.Item(mention).Sentence == message.Items[at].Sentence)
            {
                return true;
            }
        }

        return false;
    }

    private static void SetAside(Message message, int start, int end)
    {
        if (!message.Any(Elsewhere, start, end) || StatesAll(message, start, end))
        {
            return;
        }

        // "We have Office 365 under an EA, how much is it to have it managed?": the clause that states the holding stays.
        var isCase = StatesCase(message, start, end);
        for (var clause = start; clause < end;)
        {
            var clauseEnd = message.ClauseEnd(clause);
            if (message.Any(Elsewhere, clause, clauseEnd) || IsTitle(message, start, clause, clauseEnd) || !(StatesHolding(message, clause, clauseEnd) || isCase || OffersCare(message, clause, clauseEnd)))
            {
                message.OffTopic = KindOf(message, clause, clauseEnd) ?? message.OffTopic;
                MarkAll(message, clause, clauseEnd, namesToo: !StatesHoldingElsewhere(message, start, end));
            }

            clause = clauseEnd;
        }
    }

    // 'Webinar invitation: "Moving from EA to CSP"': what an event is called, and nobody's case.
    private static bool IsTitle(Message message, int start, int clause, int clauseEnd)
    {
        var isEvent = false;
        for (var at = start; at < clause; at++)
        {
            isEvent |= message.Items[at].Phrase?.Key is "webinar" or "seminar" or "conference" or "training" or "event" or "podcast" or "newsletter" or "course" or "workshop";
        }

        return isEvent && !message.Any(Cue.Customer | Cue.We | Cue.Self | Cue.Our | Cue.Us, clause, clauseEnd)
            && !message.Items.Exists(item => item.Clause == message.Items[clause].Clause && item.Phrase?.Key is "they" or "he" or "she" or "their");
    }

    // "Here's the spreadsheet row: F3 250 - EA - ours from renewal": what the heading is about is not what it heads.
    private static bool StatesCase(Message message, int start, int end)
    {
        var heading = message.ClauseEnd(start);
        return heading < end
            && message.Items[heading].Gap == Gap.Break
            && !message.Any(Elsewhere, heading, end)
            && message.NamesWithin(Fact.PurchaseChannel, heading, end)
            && message.NamesWithin(Fact.ServiceType, heading, end);
    }

    // "Advisor keeps flagging right-sizing on their VMs - we'd like to manage it for them".
    private static bool OffersCare(Message message, int start, int end) =>
        (message.Any(Cue.We, start, end) && message.Any(Cue.Want | Cue.Modal, start, end) || IsAskedOfUs(message, start, end))
        && message.Mentions.Exists(mention => mention.At >= start && mention.At < end && mention.Value == Intent.Manage);

    // "이게 무슨 뜻인지는 모르지만, 귀사가 이 애저를 운영해 주실 수 있으면 좋겠다고 하십니다".
    private static bool IsAskedOfUs(Message message, int start, int end) =>
        NamesUs(message, start, end) && message.Any(Cue.Want | Cue.Please | Cue.Offer | Cue.Question, start, end);

    private static bool NamesUs(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].Phrase is { EndsInHangul: true, Key: ['귀', '사', ..] or ['저', '희', ..] or ['당', '사', ..] or ['우', '리', ..] })
            {
                return true;
            }
        }

        return false;
    }

    // "비용 권고가 떴는데, Azure 구독을 어디서 샀는지 몰라요": the name of the fact stands for the holding.
    private static bool StatesHolding(Message message, int start, int end) =>
        !IsShown(message, start, end) && message.Any(Cue.Buy | Cue.Hold | Cue.Through | Cue.From | Cue.Now, start, end) || message.NamesFact(Fact.PurchaseChannel, start, end) || IsCalled(message, start, end);

    // "VM을 다른 리전으로 이전했고 전부 EA입니다": what it is, said by the copula alone.
    private static bool IsCalled(Message message, int start, int end)
    {
        foreach (var channel in message.Held(Fact.PurchaseChannel))
        {
            if (channel.At >= start && channel.At < end && message.Items[channel.At].Particle == Particle.Copula)
            {
                return true;
            }
        }

        return false;
    }

    // "CSP would be cheaper for their Office 365, but it is still the EA": what the holding is of stands in the other clause.
    private static bool StatesHoldingElsewhere(Message message, int start, int end) =>
        message.Held(Fact.PurchaseChannel).Any(mention => mention.At >= start && mention.At < end
            && !message.Any(Elsewhere, message.ClauseStart(mention.At), message.ClauseEnd(mention.At))
            && StatesHolding(message, message.ClauseStart(mention.At), message.ClauseEnd(mention.At)));

    // "관리자 프로그램으로 등록된 계정이라고 화면에 뜨는데 그게 뭔가요": what a screen shows is asked about, not told.
    private static bool IsShown(Message message, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (message.Items[at].IsFiller && message.Items[at].Phrase!.Key is ['화', '면', ..] or ['포', '털', ..] or ['메', '뉴', ..] or ['팝', '업', ..] or ['알', '림', ..] && message.Items[at].Phrase!.Key.Length > 3)
            {
                return true;
            }
        }

        return false;
    }

    private static OffTopic? KindOf(Message message, int start, int end) =>
        message.Any(Cue.Price, start, end) ? OffTopic.Price
        : message.Any(Cue.OffTopic, start, end) ? OffTopic.Other
        : message.Any(Cue.Definition, start, end) ? OffTopic.Definition
        : null;

    private static void MarkAll(Message message, int start, int end, bool namesToo)
    {
        foreach (var mention in message.Mentions.Where(mention => mention.At >= start && mention.At < end && (namesToo || (mention.Product is null && mention.Fact != Fact.ServiceType))))
        {
            mention.Mark(Standing.OffTopic);
        }
    }
}
