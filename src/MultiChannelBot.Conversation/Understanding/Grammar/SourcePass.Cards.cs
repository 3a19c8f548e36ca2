using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>A card or a web shop is Microsoft's only where no other channel and no seller is named for the same subscription.</summary>
internal sealed partial class SourcePass
{
    // The speaker's own trade is no seller: "we sell through a distributor", "저희는 총판 통해서 파는 리셀러예요".
    private static bool HasSellerOfCase(Message message, int card)
    {
        for (var at = message.First(Cue.Seller, 0, message.Items.Count); at >= 0; at = message.First(Cue.Seller, at + 1, message.Items.Count))
        {
            if (!OwnerPass.SellsThrough(message, at) && !IsSpeaker(message, at) && !IsOfAnother(message, at, card) && !IsDeniedSeller(message, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSpeaker(Message message, int at)
    {
        var self = message.Last(Cue.Self, message.SentenceStart(at), at);
        return self >= 0 && !message.Any(Cue.Buy | Cue.Hold | Cue.From | Cue.Customer, self + 1, message.ClauseEnd(at));
    }

    private static bool HasSeller(Message message, Mention mention) =>
        HasSellerOfCase(message, mention.At)
        || PaysUs(message, mention.At)
        || message.Of(Fact.PurchaseChannel).Any(other => other.At != mention.At && other.Value != mention.Value && !other.Needs.HasFlag(Needs.NoSeller) && !IsOfAnother(message, other.At, mention.At) && !IsOurCsp(message, other) && !IsOnlyOffered(message, other.At, mention.At) && !OwnerPass.SellsThrough(message, other.At));

    // "paid by card -> wants our csp", "카드결제 중, 우리 CSP로": where it is to go.
    private static bool IsOurCsp(Message message, Mention mention) =>
        mention.Value == PurchaseChannel.CspPartner && mention.At > 0 && message.Items[mention.At - 1].Has(Cue.Our) && message.Items[mention.At].Gap <= Gap.Space;

    // "Microsoft offered us an EA, but today we pay by card".
    private static bool IsOnlyOffered(Message message, int other, int card) =>
        other < card && message.Items[other].Clause != message.Items[card].Clause
        && message.Any(Cue.Offer, message.ClauseStart(other), message.ClauseEnd(other)) && message.Any(Cue.But | Cue.Now, other + 1, card);

    // "Dynamics는 EA에 두고, 애저 가상머신은 카드 결제": each clause has a product of its own, so the other channel is no seller of this one.
    private static bool IsOfAnother(Message message, int other, int card) =>
        message.Items[other].Clause != message.Items[card].Clause
            ? NamesProductBefore(message, card) && (message.NamesWithin(Fact.Product, message.ClauseStart(other), message.ClauseEnd(other)) || NamesProductBefore(message, other))
            : other < card && (TellsApart(message, other, card) || (HasNewTopic(message, other, card) && message.NamesWithin(Fact.Product, message.ClauseStart(other), other)));

    // "하나는 어드바이저로 산 다이나믹스고 다른 하나는 카드로 산 애저": two of them.
    private static bool TellsApart(Message message, int other, int card)
    {
        for (var at = other + 1; at < card; at++)
        {
            if (message.Items[at].Phrase?.Key is "다른하나는" or "나머지하나는" or "또하나는" or "하나는" or "한쪽은" or "다른쪽은")
            {
                return true;
            }
        }

        return false;
    }

    // "팀즈(오픈), 애저(카드 결제)": brackets make a clause of their own.
    private static bool NamesProductBefore(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return message.NamesWithin(Fact.Product, start, message.Items[at].Phrase!.EndsInHangul ? message.ClauseEnd(at) : at)
            || (start == at && at > 0 && message.Items[at].Gap == Gap.Break && message.Names(at - 1, Fact.Product));
    }

    // "오피스 365는 EA고 애저는 홈페이지에서 카드로": the next product is the topic of what follows.
    private static bool HasNewTopic(Message message, int other, int card)
    {
        for (var at = other + 1; at < card; at++)
        {
            if (message.Items[at].Particle == Particle.Topic && message.Names(at, Fact.Product))
            {
                return true;
            }
        }

        return false;
    }

    // "좌석도 사용량도 다 현재 CSP에": one class listed with another.
    private static bool IsListedClass(Message message, int at) =>
        at > 0 && message.Items[at].Particle == Particle.Also && message.Items[at - 1].Particle == Particle.Also
        && message.Names(at - 1, Fact.ServiceType) && message.Names(at, Fact.ServiceType);

    // "who pays Microsoft by card?"; "the seats which they pay Microsoft for by card" asks nothing.
    private static bool IsAsked(Message message, int at)
    {
        for (var asks = message.First(Cue.Question, message.ClauseStart(at), at); asks >= 0; asks = message.First(Cue.Question, asks + 1, at))
        {
            if (message.Asks || asks == message.SentenceStart(at) || message.Items[asks].Phrase!.Key is not ("which" or "who" or "that"))
            {
                return true;
            }
        }

        return false;
    }
}
