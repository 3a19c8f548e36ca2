using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Names that are everyday words, too: whether "Office", "Project" or "Microsoft" is the name here.</summary>
internal sealed partial class SourcePass
{
    // "365 users" counts them.
    private static bool IsFigure(Message message, int at) =>
        message.Items[at].Phrase!.Key == "365" && at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.Seats);

    // "they have Office and Azure", "azure랑 office", not "the Office is closed".
    private static bool IsName(Message message, int at) =>
        IsListedWith(message, at) || IsSubject(message, at) || IsHeading(message, at) || IsCountedPurchase(message, at) || message.Items[at].Capital && message.Items[at].Gap < Gap.Sentence && (at == 0 || !Determiners.Contains(message.Items[at - 1].Phrase?.Key));

    // "Project comes from the telco", "Office is under an EA": what is held somewhere.
    private static bool IsSubject(Message message, int at) =>
        message.Items[at].Capital
        && message.ClauseStart(at) == at && message.ClauseEnd(at) > at + 2
        && message.Items[at + 1].Has(Cue.Hold | Cue.Buy)
        && message.NamesWithin(Fact.PurchaseChannel, at + 2, message.ClauseEnd(at));

    // "Office - Open - move".
    private static bool IsHeading(Message message, int at) =>
        message.Items[at].Capital
        && message.ClauseStart(at) == at && message.ClauseEnd(at) == at + 1
        && message.NamesWithin(Fact.PurchaseChannel, at + 1, message.SentenceEnd(at));

    // "프로젝트 5명은 CSP 리셀러": people counted beside where it was bought.
    private static bool IsCountedPurchase(Message message, int at) =>
        at + 2 < message.Items.Count && message.Items[at + 1].IsNumber && message.Items[at + 2].Has(Cue.Seats)
        && message.NamesWithin(Fact.PurchaseChannel, at + 3, message.ClauseEnd(at));

    // "Microsoft licences", "엠에스 오피스": a maker's name before what it makes says nothing of the seller.
    private static bool IsMaker(Message message, int at) =>
        at + 1 < message.Items.Count
        && message.Items[at].Particle is Particle.None or Particle.Other
        && message.Items[at + 1].Gap <= Gap.Space
        && (message.Names(at + 1, Fact.Product) || message.Names(at + 1, Fact.ServiceType))
        && !(at > 0 && message.Items[at - 1].Has(Cue.From));

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
}
