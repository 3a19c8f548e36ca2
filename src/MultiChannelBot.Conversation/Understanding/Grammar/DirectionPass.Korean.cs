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
    private static bool IsFromTo(Message message, int at, int end)
    {
        // "M365는 오픈에서 저희 CSP로, 애저는".
        var isOurs = at > 0 && message.Items[at - 1].Has(Cue.Our | Cue.Us);
        var from = isOurs ? at - 2 : at - 1;
        if (from < message.ClauseStart(at) || message.Items[from].Particle != Particle.Source || !message.Names(from, Fact.PurchaseChannel))
        {
            return false;
        }

        return FirstIntent(message, at + 1, end) is >= 0 and var intent
            ? !message.Any(Cue.Moved | Cue.Buy | Cue.Hold, at + 1, intent)
            : isOurs && message.ClauseEnd(at) == at + 1;
    }

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
