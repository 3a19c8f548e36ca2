using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// A seller said to be outside CSP, or to have lost its status, is a third party; selling on to a CSP partner is resale.
/// </summary>
internal sealed class SellerPass : IPass
{
    private const int FarthestLoss = 6;

    public void Apply(Message message)
    {
        ReadUnnamed(message);
        ReadOutsiders(message);
        ReadResale(message);
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
            var sells = IsBuyer(message, mention.At) ? message.First(Cue.Sell, start, end) : Wishes(message, mention.At);
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
            && !message.Any(Cue.Customer | Cue.Self, message.ClauseStart(at), at)
            && message.Items[at].Particle is Particle.None or Particle.Other or Particle.Topic;
        var sells = message.First(Cue.Sell, at + 1, end);
        return isSubject && sells > 0 && message.Any(Cue.Us, at + 1, end) && message.Any(Cue.Want | Cue.Question | Cue.Modal, at + 1, end) ? sells : -1;
    }

    private static bool IsBuyer(Message message, int at) =>
        (SourcePass.Governor(message, at) is { } governor && message.Items[governor].Has(Cue.To))
        || message.Items[at].Particle == Particle.Recipient;
}
