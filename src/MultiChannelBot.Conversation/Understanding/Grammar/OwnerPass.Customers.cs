using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>How the speaker's own company buys, told beside what the customer uses.</summary>
internal sealed partial class OwnerPass
{
    private const int FarthestSubject = 3;
    private const int FarthestCustomer = 4;

    // "저희 회사는 EA로 사는데 고객이 쓰는 건 애저예요", "We buy on an EA ourselves, but what the customer uses is Intune".
    private static bool IsOwnBesideCustomers(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return message.Any(Cue.Customer | Cue.This)
            && message.Any(Cue.Self | Cue.We | Cue.Our, start, Math.Min(start + FarthestSubject, at))
            && !message.Any(Cue.Customer | Cue.Sell | Cue.Sold | Cue.Want | Cue.Earlier, start, end)
            && !message.NamesWithin(Fact.ServiceType, start, end)
            && !message.NamesWithin(Fact.Intent, start, end)
            && IsOfCustomers(message, end);
    }

    // "new customer: The Phone Company", "Syndicate Bank has Intune": a trade by name only.
    private static bool IsCustomersName(Message message, Mention mention)
    {
        if (mention.Value != PurchaseChannel.Syndication || !message.Items[mention.At].Capital)
        {
            return false;
        }

        var (start, next) = (message.ClauseStart(mention.At), mention.At + 1);
        return (start > 0 && message.Items[start].Gap == Gap.Break && message.Items[start - 1].Has(Cue.Customer | Cue.NewCustomer) && mention.At <= start + 1)
            || (next < message.Items.Count && message.Items[next] is { IsUnknown: true, Capital: true, Gap: Gap.Space });
    }

    // The clause after it has the customer as subject, and names what the customer uses.
    private static bool IsOfCustomers(Message message, int start)
    {
        if (start >= message.Items.Count)
        {
            return false;
        }

        var customer = message.First(Cue.Customer | Cue.This, start, Math.Min(message.ClauseEnd(start), start + FarthestCustomer));
        return customer >= 0
            && IsCustomer(message.Items[customer])
            && !message.Any(Cue.We | Cue.Self | Cue.Our | Cue.Us | Cue.To | Cue.From | Cue.Through, start, customer)
            && message.NamesWithin(Fact.ServiceType, customer + 1, message.ClauseEnd(customer));
    }

    // "이번 고객은": the one in question, in one phrase.
    private static bool IsCustomer(Item item) =>
        item.Has(Cue.Customer) || item.Phrase!.Key.Contains("고객", StringComparison.Ordinal) || item.Phrase.Key.Contains("customer", StringComparison.Ordinal);
}
