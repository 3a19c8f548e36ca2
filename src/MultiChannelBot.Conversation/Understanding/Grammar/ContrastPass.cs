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
