using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// "It is not an EA, it is Open": beside a channel that is denied, an everyday word that may name one does name one.
/// </summary>
internal sealed class ContrastPass : IPass
{
    private const int Farthest = 8;

    public void Apply(Message message)
    {
        var denied = message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Denied).ToList();
        if (denied.Count > 0)
        {
            RestoreBare(message, denied);
        }

        RestoreOpposed(message);
    }

    // "옆 회사는 EA인데 저희는 오픈이에요", "애저 말고 전부 오픈이에요": what it is, set against what another is.
    private static void RestoreOpposed(Message message)
    {
        foreach (var bare in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Bare && mention.Value == PurchaseChannel.Open).ToList())
        {
            if (message.Items[bare.At].Particle == Particle.Copula && IsOpposed(message, bare))
            {
                bare.Restore();
            }
        }
    }

    private static bool IsOpposed(Message message, Mention bare)
    {
        var start = message.SentenceStart(bare.At);
        foreach (var other in message.Mentions)
        {
            if (other.At >= start && other.At < message.ClauseStart(bare.At)
                && (other.Fact == Fact.PurchaseChannel ? other.Value != bare.Value && other.IsHeld : other.Fact == Fact.ServiceType && other.Standing == Standing.Denied))
            {
                return true;
            }
        }

        return false;
    }

    private static void RestoreBare(Message message, List<Mention> denied)
    {
        foreach (var bare in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Bare).ToList())
        {
            var isContrast = denied.Any(other => Math.Abs(bare.At - other.At) <= Farthest && other.Value != bare.Value);
            if (isContrast && !message.Held(Fact.PurchaseChannel).Any() && message.Items.Count(item => item.IsUnknown) <= 2)
            {
                bare.Restore();
            }
        }
    }
}
