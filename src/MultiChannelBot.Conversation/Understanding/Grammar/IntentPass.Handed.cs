using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Work that is handed over, in Korean: the verb of a move says whose it is to be.</summary>
internal sealed partial class IntentPass
{
    // "관리 업무만 저희에게 넘기고 싶어 합니다": the work goes over, not the subscription.
    private static void ReadHandedWork(Message message)
    {
        foreach (var move in message.Held(Fact.Intent))
        {
            if (move.Value == Intent.Move && message.Item(move).Phrase is { EndsInHangul: true } phrase && IsHanding(phrase.Key) && IsOnlyWorkBefore(message, move.At))
            {
                move.Mark(Standing.Offered);
            }
        }
    }

    private static bool IsHanding(string key) => key.Contains("넘기", StringComparison.Ordinal) || key.Contains("넘길", StringComparison.Ordinal) || key.Contains("넘겨", StringComparison.Ordinal);

    // The work, "only" and what carries nothing stand right before it.
    private static bool IsOnlyWorkBefore(Message message, int move)
    {
        var start = message.ClauseStart(move);
        var isOnly = false;
        for (var at = move - 1; at >= start; at--)
        {
            var item = message.Items[at];
            isOnly |= item.Has(Cue.Modal) || item.Particle == Particle.Only;
            if (message.Names(at, Intent.Manage))
            {
                return isOnly || item.Particle == Particle.Other || item.Phrase!.Key is [.., '를' or '을'];
            }

            if (!item.IsFiller && !item.Has(Cue.Modal | Cue.Us))
            {
                return false;
            }
        }

        return false;
    }
}
