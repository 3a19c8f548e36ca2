using MultiChannelBot.Conversation.Understanding.Text;
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

    // "buys it from Hallam, who is a CSP reseller like us", "from a firm called Hallam, a CSP partner": said of whom it comes from.
    private static bool IsWhatNamedOneIs(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (start == 0 || message.Items[start].Gap != Gap.Comma || !message.Names(at, PurchaseChannel.CspPartner) || !IsIntroduced(message, start, at))
        {
            return false;
        }

        var name = start - 1;
        while (name > 0 && message.Items[name].IsUnknown && message.Items[name].Gap <= Gap.Space)
        {
            name--;
        }

        return name < start - 1 && name >= message.ClauseStart(start - 1)
            && (message.Items[name].Has(Cue.From | Cue.Through) || (message.Items[name].Has(Cue.Seller) && message.Any(Cue.From | Cue.Through, message.ClauseStart(name), name)));
    }

    // "Azure (CSP partner in Sofia), to be moved": what stands in brackets behind a product is where it is held.
    private static bool IsBracketed(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return start == at && at > 0 && end - start <= FarthestSale && message.Items[at].Gap == Gap.Break && message.Names(at - 1, Fact.Product)
            && !message.Any(Cue.Want | Cue.Modal | Cue.To | Cue.Us | Cue.We | Cue.Self | Cue.Not | Cue.NotAfter, start, end)
            && end < message.Items.Count && message.Items[end].Gap == Gap.Break;
    }

    // "Azure는 총판 구매입니다": no particle between them.
    private static bool IsBoughtOf(Message message, int at) =>
        message.Items[at] is { Particle: Particle.None, Phrase.EndsInHangul: true } && at + 1 < message.ClauseEnd(at)
        && message.Items[at + 1] is { Gap: <= Gap.Space, Phrase.Key: "구매" or "구입" or "구매분" or "구입분" or "구매입니다" or "구매예요" };

    // "좌석을 판 CSP한테 물어보래요".
    private static bool IsOneWhoSold(Message message, int at) =>
        at > 0 && message.Items[at - 1] is { Phrase.EndsInHangul: true } sold && sold.Has(Cue.Sold) && message.Items[at].Gap <= Gap.Space && message.Items[at].Particle != Particle.Copula;

    // "the CSP distributor on whose paper their Azure runs".
    private static bool IsWhosePaper(Message message, int at) =>
        at + 2 < message.ClauseEnd(at) && message.Items[at + 1].Has(Cue.Through) && message.Items[at + 2].Phrase?.Key == "whose";

    private static bool IsIntroduced(Message message, int start, int at)
    {
        for (var before = start; before < at; before++)
        {
            if (message.Items[before].Phrase?.Key is not ("whois" or "whichis" or "whowas" or "whichwas" or "who" or "which" or "is" or "s" or "a" or "an" or "also" or "itself"))
            {
                return false;
            }
        }

        return start < at;
    }

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
