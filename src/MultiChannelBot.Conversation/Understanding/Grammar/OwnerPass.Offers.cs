using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is only offered, weighed or still to be bought, and the speaker's own trade.</summary>
internal sealed partial class OwnerPass
{
    // "GCC High로 갈까 하다 말았고 지금은 상용", "애저를 쓸 계획이고 현재는 M365": a class or cloud is only weighed where another one is held.
    private static bool IsReplacedLater(Message message, Mention mention)
    {
        if (mention.Fact is not (Fact.Cloud or Fact.ServiceType or Fact.Product))
        {
            return false;
        }

        var fact = mention.Fact == Fact.Product ? Fact.ServiceType : mention.Fact;
        foreach (var other in message.Held(fact))
        {
            if (other.At != mention.At && (message.Item(other).Clause != message.Items[mention.At].Clause || IsTakenInstead(message, mention.At, other.At)))
            {
                return !(mention.Fact == other.Fact && mention.Value == other.Value);
            }
        }

        return false;
    }

    private static bool IsOffered(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var before = message.Last(Cue.Offer, Math.Max(start, at - NearOffer), at);
        if (before >= 0 && !IsUntilThen(message.Items[before].Phrase!) && !IsGivenUp(message.Items[before].Phrase!) && !IsAskedAbout(message, before, at) && !IsAside(message, before, at) && !IsMovedFrom(message, before, at) && !message.Any(Cue.But | Cue.Now, start, at))
        {
            return true;
        }

        if (IsBoughtLater(message, start, at))
        {
            return true;
        }

        // "EA를 제안받았는데", "EA를 offered 했지만": in a Korean sentence the verb stands after what is offered.
        var after = message.First(Cue.Offer, at + 1, Math.Min(end, at + NearOffer));
        return after >= 0
            && (message.Items[after].Phrase!.EndsInHangul ? !HasVerbOfItsOwn(message, at, after) : message.Items[at].Particle == Particle.Other || IsJudgement(message.Items[after].Phrase!.Key));
    }

    // "Advisor하고 CSP를 비교한 자료": what is listed before what is only weighed is no more than that, either.
    private static void SpreadOffers(Message message)
    {
        foreach (var offered in message.Of(Fact.PurchaseChannel))
        {
            if (offered.Standing == Standing.Offered && message.Item(offered).Particle != Particle.None && ListedBefore(message, offered.At) is { } before)
            {
                before.Mark(Standing.Offered);
            }
        }
    }

    private static Mention? ListedBefore(Message message, int at)
    {
        foreach (var other in message.Held(Fact.PurchaseChannel))
        {
            if (other.At < at && at - other.At <= 3 && message.Item(other).Clause == message.Items[at].Clause && message.Any(Cue.And, other.At + 1, at)
                && !message.Any(Cue.Buy | Cue.Hold, other.At + 1, at))
            {
                return other;
            }
        }

        return null;
    }

    // "asked to quote for taking over the lot from the CSP": where it comes from is no offer.
    private static bool IsMovedFrom(Message message, int offer, int at) =>
        message.NamesWithin(Fact.Intent, offer + 1, at)
        && (message.Any(Cue.Customer, offer + 1, at) && !message.Any(Cue.To, offer + 1, at) || message.Last(Cue.From | Cue.To, offer + 1, at) is >= 0 and var way && message.Items[way].Has(Cue.From));

    // "GCC High를 알아보다가 그냥 상용으로 했어요": what was looked into, and what was taken in its place.
    private static bool IsTakenInstead(Message message, int at, int other)
    {
        var offer = message.First(Cue.Offer, at + 1, other);
        return offer >= 0 && IsGivenUp(message.Items[offer].Phrase!);
    }

    private static bool IsGivenUp(Phrase offer) => offer.EndsInHangul && offer.Key.EndsWith("다가", StringComparison.Ordinal);

    // "the Azure subscription we talked about sits with our current CSP": which one is meant, and then where it is.
    private static bool IsAside(Message message, int offer, int at)
    {
        // "the contract you asked about is Open Value".
        if (message.Items[offer].Phrase!.Key is "askedabout" && offer + 1 < at && message.Items[offer + 1].Phrase?.Key is "is" or "was" or "s" && offer > message.ClauseStart(offer) + 1)
        {
            return true;
        }

        var holds = message.First(Cue.Hold, offer + 1, at);
        return holds > 0
            && message.Items[offer].Phrase!.Key is "talkedabout" or "discussed" or "discussing"
            && !message.Items[holds].Phrase!.Key.EndsWith("ing", StringComparison.Ordinal)
            && !message.Items[holds - 1].Has(Cue.To);
    }

    // "Azure is something we plan for 2027, today it's only seats": what is planned, beside what there is.
    private static bool IsStillPlanned(Message message, Mention mention)
    {
        var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
        var isDreamt = IsDreamtOf(message, start, mention.At, end);
        if (mention.Fact is not (Fact.ServiceType or Fact.Product) || !(isDreamt || message.Any(Cue.Offer, start, end) || IsForSomeDay(message, start, end)) || message.NamesWithin(Fact.PurchaseChannel, start, end))
        {
            return false;
        }

        foreach (var now in message.Held(Fact.ServiceType))
        {
            if (now.At >= end && (message.Any(Cue.Now, message.ClauseStart(now.At), now.At) || (isDreamt && !message.Any(Cue.Want | Cue.Modal | Cue.Offer, message.ClauseStart(now.At), message.ClauseEnd(now.At)))) && message.Item(now).Sentence <= message.Items[start].Sentence + 1)
            {
                return true;
            }
        }

        return false;
    }

    // "asked about a customer with an EA": the customer is asked about, and has it.
    private static bool IsAskedAbout(Message message, int offer, int at) =>
        message.Items[offer].Phrase!.Key.EndsWith("about", StringComparison.Ordinal) && message.Any(Cue.Customer | Cue.This, offer + 1, at);

    // "They'd love to have Azure one day".
    private static bool IsDreamtOf(Message message, int start, int at, int end)
    {
        if (message.Items[at].Phrase!.EndsInHangul || !message.Any(Cue.Want | Cue.Modal, start, at) || message.NamesWithin(Fact.Intent, start, end))
        {
            return false;
        }

        for (var later = start; later < end; later++)
        {
            if (message.Items[later].Phrase?.Key is "oneday" or "someday" or "eventually" or "atsomepoint" or "inthefuture" or "downtheroad" or "downtheline" or "later" or "lateron" or "sometime" or "nextyear")
            {
                return true;
            }
        }

        return false;
    }

    // "언젠가는 애저도 써 보고 싶다는데 지금 있는 건": wished for, but not of us.
    private static bool IsForSomeDay(Message message, int start, int end) =>
        message.Any(Cue.Want, start, end)
        && !message.NamesWithin(Fact.Intent, start, end)
        && !message.Any(Cue.Us | Cue.We | Cue.Carry, start, end)
        && message.Items[start].Phrase is { EndsInHangul: true, Key: ['언', '젠', ..] or ['나', '중', ..] or ['앞', '으', ..] or ['추', '후', ..] or ['향', '후', ..] or ['차', '후', ..] or ['내', '년', ..] or ['장', '기', ..] };

    // "EA 체결하기 전까지는 카드로 결제해요": what holds until then follows it.
    private static bool IsUntilThen(Phrase offer) => offer.Key.Contains("기전", StringComparison.Ordinal);

    // "웹에서 산 M365를 EA로 합칠", "CSP에서 귀사로 가려고", "EA에서 CSP로 바꾸는 견적": what was bought, or left, is not what is weighed.
    private static bool HasVerbOfItsOwn(Message message, int at, int offer) =>
        message.Any(Cue.Buy | Cue.Hold | Cue.Sold, at + 1, offer - 1)
        || (at > 0 && message.Items[at - 1] is { Phrase.EndsInHangul: true } sale && sale.Has(Cue.Sold))
        || (message.Items[at].Particle == Particle.None && message.NamesWithin(Fact.PurchaseChannel, at + 1, offer))
        || (message.Items[at].Particle == Particle.None && at + 1 < message.Items.Count && message.Names(at + 1, Fact.Product) && message.Items[offer].Phrase!.Key is ['논', '의', ..] or ['상', '의', ..] or ['협', '의', ..])
        || (message.Items[at].Particle == Particle.Source && message.Of(Fact.PurchaseChannel).Any(goal => goal.At > at && goal.At < offer && goal.Standing == Standing.Target))
        || (message.Items[offer].Phrase!.Key is ['가', ..] or ['갈', ..] or ['넘', ..] && message.Items[at].Particle != Particle.Way);

    // "저희는 EA와 MPSA를 취급하는 파트너", "EA 전문 LSP": in Korean the trade stands after what it is in.
    private static bool IsKoreanTrade(Message message, int at)
    {
        var end = Math.Min(message.ClauseEnd(at), at + 1 + FarthestTrade);
        var trade = message.First(Cue.Sell, at + 1, end);
        trade = trade >= 0 && !message.Items[trade].Has(Cue.Sold) ? trade : SpecialtyAt(message, at + 1, end);
        return trade >= 0 && !message.Any(Cue.Buy | Cue.Hold | Cue.Customer, at + 1, trade);
    }

    // "sells lots of Enterprise Agreements to other customers".
    private static bool IsSoldToOthers(Message message, int at) =>
        message.Any(Cue.Sell, message.ClauseStart(at), at) && message.Any(Cue.OtherParty, at + 1, message.ClauseEnd(at));

    // "저희는 LSP라서 EA 고객을 주로 상대하는 회사입니다": whom the speaker deals with.
    private static bool IsOwnCustomers(Message message, int at) =>
        at + 1 < message.ClauseEnd(at) && message.Items[at + 1].Has(Cue.Customer)
        && message.Items.FindIndex(at + 2, Math.Min(message.ClauseEnd(at), at + 6) - Math.Min(message.ClauseEnd(at), at + 2), item => item.Phrase?.Key is ['상', '대', ..] or ['담', '당', ..] or ['다', '루', ..] or ['응', '대', ..]) >= 0;

    // "저희 회사는 LSP라서 EA를 많이 팝니다": what somebody in that role sells.
    private static bool IsSoldByRole(Message message, int at) =>
        message.Items[at].Particle == Particle.Other && IsKoreanTrade(message, at)
        && !message.Any(Cue.Customer | Cue.OtherParty | Cue.Buy, message.SentenceStart(at), at) && !message.NamesWithin(Fact.ServiceType, at + 1, message.ClauseEnd(at));

    private static int SpecialtyAt(Message message, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (message.Items[at].Phrase?.Key is "전문" or "전문인" or "사업" or "비즈니스" or "영업")
            {
                return at;
            }
        }

        return -1;
    }

    // "they plan to buy Visio from Microsoft online": nothing is held yet.
    private static bool IsBoughtLater(Message message, int start, int at)
    {
        for (var buy = start + 1; buy < at; buy++)
        {
            if (message.Items[buy].Phrase?.Key is "buy" or "purchase" or "order" or "procure" or "acquire" && message.Items[buy - 1].Has(Cue.To | Cue.Want) && message.Any(Cue.Want, start, buy))
            {
                return !message.Any(Cue.Now | Cue.And | Cue.Us | Cue.Instead, buy, at) && !message.Any(Cue.Not, start, buy);
            }
        }

        return false;
    }

    // "an EA would suit us".
    private static bool IsJudgement(string key) =>
        key.StartsWith("was", StringComparison.Ordinal) || key.StartsWith("hasbeen", StringComparison.Ordinal) || key.StartsWith("wouldsuit", StringComparison.Ordinal) || key.StartsWith("wouldfit", StringComparison.Ordinal)
        || key.StartsWith("wouldmake", StringComparison.Ordinal) || key.StartsWith("wouldbe", StringComparison.Ordinal)
        || key.StartsWith("isthe", StringComparison.Ordinal) || key.StartsWith("isa", StringComparison.Ordinal) || key.StartsWith("isone", StringComparison.Ordinal) || key.StartsWith("wereone", StringComparison.Ordinal) || key.StartsWith("isby", StringComparison.Ordinal);
}
