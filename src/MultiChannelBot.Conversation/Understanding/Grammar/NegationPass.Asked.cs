using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is named only to be answered with a no.</summary>
internal sealed partial class NegationPass
{
    // "어드바이저? 아뇨 그건 옆 부서고 저희는 기업계약": what is named only to be answered with a no.
    private static void DenyAsked(Message message)
    {
        for (var at = 0; at + 1 < message.Items.Count; at++)
        {
            if (message.SentenceEnd(at) == at + 1 && at - message.SentenceStart(at) < 2 && message.Names(at, Fact.PurchaseChannel)
                && message.Items[at].Particle is Particle.None or Particle.Copula && IsAnsweredNo(message, at + 1))
            {
                Deny(message, at);
            }
        }
    }

    private static bool IsAnsweredNo(Message message, int next)
    {
        var end = message.ClauseEnd(next);
        var isOthers = message.Any(Cue.OtherParty, next, end) || message.Items[next].Has(Cue.No) || message.Items[next].Phrase?.Key is ['아', '뇨' or '니', ..];
        return isOthers && message.Mentions.Exists(other => other.Fact == Fact.PurchaseChannel && other.At > next);
    }
}
