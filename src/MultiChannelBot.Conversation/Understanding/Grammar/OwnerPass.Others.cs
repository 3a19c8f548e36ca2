using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What the speaker does for others is not the case in question.</summary>
internal sealed partial class OwnerPass
{
    private const int FarthestClients = 6;

    // "our engineers run Azure for other clients", "저희가 다른 고객사 Azure를 운영합니다".
    private static bool IsDoneForOthers(Message message, Mention mention)
    {
        if (mention.Fact is not (Fact.ServiceType or Fact.Product) || message.NamesWithin(Fact.PurchaseChannel, message.ClauseStart(mention.At), message.ClauseEnd(mention.At)))
        {
            return false;
        }

        return message.Items[mention.At].Phrase!.EndsInHangul || message.Items[mention.At].Particle != Particle.None
            ? IsOfOtherClients(message, mention.At)
            : IsForOtherClients(message, mention.At);
    }

    private static bool IsForOtherClients(Message message, int at)
    {
        var end = Math.Min(message.ClauseEnd(at), at + FarthestClients);
        for (var other = message.First(Cue.OtherParty | Cue.NewCustomer, at + 2, end); other >= 0; other = message.First(Cue.OtherParty | Cue.NewCustomer, other + 1, end))
        {
            if (message.Items[other - 1].Phrase?.Key == "for")
            {
                return message.Any(Cue.We | Cue.Self | Cue.Our, message.ClauseStart(at), at) && !message.Any(Cue.Customer | Cue.Want, message.ClauseStart(at), at);
            }
        }

        return false;
    }

    private static bool IsOfOtherClients(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return at > start + 1
            && message.Items[at - 1] is { Particle: Particle.None or Particle.Of } other && other.Has(Cue.NewCustomer | Cue.OtherParty)
            && message.Any(Cue.Self | Cue.Our, start, at - 1)
            && !message.Any(Cue.Want | Cue.Please | Cue.Question, at, message.ClauseEnd(at))
            && !message.Asks;
    }

    // "from a competitor of ours that's also a CSP": a rival is who sold it.
    private static bool IsRivalBoughtFrom(Message message, int other) =>
        message.Items[other].Phrase!.Key.StartsWith("competitor", StringComparison.Ordinal) && message.Any(Cue.From | Cue.Through, Math.Max(message.ClauseStart(other), other - 3), other);
}
