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
        && message.NamesWithin(Fact.Intent, at + 1, end)
        && !message.Any(Cue.Moved | Cue.Buy | Cue.Hold, at + 1, end);
}
