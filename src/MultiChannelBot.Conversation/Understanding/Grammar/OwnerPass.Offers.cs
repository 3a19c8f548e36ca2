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
            if (other.At != mention.At && message.Item(other).Clause != message.Items[mention.At].Clause)
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
        if (before >= 0 && !IsUntilThen(message.Items[before].Phrase!) && !IsAside(message, before, at) && !message.Any(Cue.But | Cue.Now, start, at))
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
            && (Phrase.IsHangul(message.Items[after].Phrase!.Key[0]) ? !HasVerbOfItsOwn(message, at, after) : message.Items[at].Particle == Particle.Other || IsJudgement(message.Items[after].Phrase!.Key));
    }

    // "the Azure subscription we talked about sits with our current CSP": which one is meant, and then where it is.
    private static bool IsAside(Message message, int offer, int at)
    {
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
        if (mention.Fact is not (Fact.ServiceType or Fact.Product) || !message.Any(Cue.Offer, start, end) || message.NamesWithin(Fact.PurchaseChannel, start, end))
        {
            return false;
        }

        foreach (var now in message.Held(Fact.ServiceType))
        {
            if (now.At >= end && message.Any(Cue.Now, message.ClauseStart(now.At), now.At) && message.Item(now).Sentence <= message.Items[start].Sentence + 1)
            {
                return true;
            }
        }

        return false;
    }

    // "EA 체결하기 전까지는 카드로 결제해요": what holds until then follows it.
    private static bool IsUntilThen(Phrase offer) => offer.Key.Contains("기전", StringComparison.Ordinal);

    // "웹에서 산 M365를 EA로 합칠", "CSP에서 귀사로 가려고": what was bought, or left, is not what is weighed.
    private static bool HasVerbOfItsOwn(Message message, int at, int offer) =>
        message.Any(Cue.Buy | Cue.Hold | Cue.Sold, at + 1, offer - 1)
        || (message.Items[at].Particle == Particle.None && message.NamesWithin(Fact.PurchaseChannel, at + 1, offer))
        || (message.Items[offer].Phrase!.Key is ['가', ..] or ['갈', ..] or ['넘', ..] && message.Items[at].Particle != Particle.Way);

    // "저희는 EA와 MPSA를 취급하는 파트너", "EA 전문 LSP": in Korean the trade stands after what it is in.
    private static bool IsKoreanTrade(Message message, int at)
    {
        var end = Math.Min(message.ClauseEnd(at), at + 1 + FarthestTrade);
        var trade = message.First(Cue.Sell, at + 1, end);
        trade = trade >= 0 && !message.Items[trade].Has(Cue.Sold) ? trade : SpecialtyAt(message, at + 1, end);
        return trade >= 0 && !message.Any(Cue.Buy | Cue.Hold | Cue.Customer, at + 1, trade);
    }

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
        key.StartsWith("wouldsuit", StringComparison.Ordinal) || key.StartsWith("wouldfit", StringComparison.Ordinal)
        || key.StartsWith("wouldmake", StringComparison.Ordinal) || key.StartsWith("wouldbe", StringComparison.Ordinal)
        || key.StartsWith("isthe", StringComparison.Ordinal) || key.StartsWith("isa", StringComparison.Ordinal) || key.StartsWith("isby", StringComparison.Ordinal);
}
