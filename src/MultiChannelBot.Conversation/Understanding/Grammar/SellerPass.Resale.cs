using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>A CSP partner who asks to buy from another.</summary>
internal sealed partial class SellerPass
{
    private const int FarthestAddressee = 8;

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
                && !message.Any(Cue.Customer | Cue.From | Cue.Through | Cue.Buy | Cue.Hold | Cue.Self | Cue.We, message.ClauseStart(csp.At), csp.At))
            {
                return csp;
            }
        }

        return null;
    }

    // "purchase seats from you to resell".
    private static bool IsBuyingFromUs(Message message, int sells)
    {
        var us = message.Last(Cue.Us, Math.Max(message.SentenceStart(sells), sells - FarthestAddressee), sells);
        return us > 1
            && message.Items[us - 1].Has(Cue.From)
            && message.Any(Cue.Buy, message.SentenceStart(sells), us)
            && message.Any(Cue.Want | Cue.Modal | Cue.Question, message.SentenceStart(sells), us);
    }

    private static bool IsSpeakersStatus(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return message.Any(Cue.Self | Cue.Our, start, at)
            || (at > start + 1 && message.Items[at - 1].IsFiller && message.Any(Cue.Us, start, at) && !message.Any(Cue.From | Cue.Through | Cue.Buy | Cue.Hold, start, at));
    }
}
