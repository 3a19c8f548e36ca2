using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Sellers that are named only to say that there was none.</summary>
internal sealed partial class SourcePass
{
    // "which our office pays Microsoft for": what is paid for stands before.
    private static bool IsPaidFor(Message message, int at) =>
        at > 1 && message.Items[at - 1].Phrase?.Key is "pay" or "pays" or "paying"
        && at + 2 == message.ClauseEnd(at) && message.Items[at + 1].Phrase?.Key == "for"
        && message.Names(at, PurchaseChannel.MicrosoftDirect);

    // "can a subscription under EA be managed by a CSP partner?": who does the work sold nothing.
    private static bool IsDoer(Message message, int at) =>
        Governor(message, at) is > 0 and var by
        && message.Items[by].Phrase?.Key == "by"
        && (message.Names(by - 1, Intent.Manage) || message.Items[by - 1].Has(Cue.Tend))
        && message.Of(Fact.PurchaseChannel).Any(other => other.At < by && other.Value != PurchaseChannel.CspPartner);

    // "they never had a reseller, it goes on the director's Amex", "no partner involved": nobody sold it.
    private static bool IsDeniedSeller(Message message, int seller)
    {
        var unknown = 0;
        for (var at = seller - 1; at >= Math.Max(message.ClauseStart(seller), seller - FarthestGovernor); at--)
        {
            var item = message.Items[at];
            if (item.Has(Cue.Not | Cue.No))
            {
                return true;
            }

            unknown += item.IsUnknown ? 1 : 0;
            if (unknown > 1 || (!item.IsUnknown && !item.IsFiller && !item.Has(Cue.Hold | Cue.WeakPast | Cue.Buy | Cue.Through | Cue.From | Cue.Carry)))
            {
                return false;
            }
        }

        return false;
    }

    // "I went to the Microsoft website to read about E3": a product that is named there is not bought there.
    private static bool IsVisit(Message message, int at) =>
        message.Items[at].Phrase!.Key is ['g', 'o', ..] or ['w', 'e', 'n', 't', ..];

    // "for Azure there is a CSP in Leeds", "behind the Azure there's a CSP": who stands behind a product sells it.
    private static bool IsThereFor(Message message, int at)
    {
        var (start, there) = (message.ClauseStart(at), at - 1);
        while (start < at && message.Items[start].Has(Cue.And | Cue.But))
        {
            start++;
        }

        while (there > start && message.Items[there].Phrase?.Key != "there" && (message.Items[there].IsFiller || message.Items[there].IsUnknown))
        {
            there--;
        }

        return there > start
            && message.Items[start].Phrase?.Key is "for" or "behind"
            && message.Items[there].Phrase?.Key == "there"
            && message.NamesWithin(Fact.ServiceType, start, there);
    }
}
