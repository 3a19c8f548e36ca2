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
        return message.Any(Cue.Customer)
            && message.Any(Cue.Self | Cue.We | Cue.Our, start, Math.Min(start + FarthestSubject, at))
            && !message.Any(Cue.Customer | Cue.Sell | Cue.Sold | Cue.Want | Cue.Earlier, start, end)
            && !message.NamesWithin(Fact.ServiceType, start, end)
            && !message.NamesWithin(Fact.Intent, start, end)
            && IsOfCustomers(message, end);
    }

    // The clause after it has the customer as subject, and names what the customer uses.
    private static bool IsOfCustomers(Message message, int start)
    {
        if (start >= message.Items.Count)
        {
            return false;
        }

        var customer = message.First(Cue.Customer, start, Math.Min(message.ClauseEnd(start), start + FarthestCustomer));
        return customer >= 0
            && !message.Any(Cue.We | Cue.Self | Cue.Our | Cue.Us | Cue.To | Cue.From | Cue.Through, start, customer)
            && message.NamesWithin(Fact.ServiceType, customer + 1, message.ClauseEnd(customer));
    }
}
