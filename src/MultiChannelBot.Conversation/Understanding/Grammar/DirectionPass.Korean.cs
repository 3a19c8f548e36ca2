using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>From whom to whom, as Korean says it, and what changes that is no subscription.</summary>
internal sealed partial class DirectionPass
{
    // "단가가 얼마로 바뀐 건지 확인 부탁드립니다": what changed is a price.
    private static bool IsChangedPrice(Message message, int moved) =>
        message.Items[moved].Phrase!.EndsInHangul && message.Any(Cue.Price, Math.Max(message.ClauseStart(moved), moved - 2), moved);

    // "EA에서 CSP로, 그러니까 귀사로 넘어가려는": from the one to the other, whatever is said between.
    private static bool IsFromTo(Message message, int at, int end) =>
        at > message.ClauseStart(at)
        && message.Items[at - 1].Particle == Particle.Source
        && message.Names(at - 1, Fact.PurchaseChannel)
        && FirstIntent(message, at + 1, end) is >= 0 and var intent
        && !message.Any(Cue.Moved | Cue.Buy | Cue.Hold, at + 1, intent);

    private static int FirstIntent(Message message, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (message.Names(at, Fact.Intent))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>True for a Korean word for the speaker's side as where something goes: 저희로, 귀사 쪽으로.</summary>
    public static bool IsUsAsGoal(Item item) =>
        item.Has(Cue.Us) && Phrase.IsHangul(item.Phrase!.Key[0]) && (item.Particle is Particle.Way || item.Phrase.Key.EndsWith('로'));
}
