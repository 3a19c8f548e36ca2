using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Work that is handed over, in Korean: the verb of a move says whose it is to be.</summary>
internal sealed partial class IntentPass
{
    // "E3 they want us to take at term end": what is taken stands first.
    private static bool IsTakenLater(Message message, int carry)
    {
        var (start, end) = (message.ClauseStart(carry), message.ClauseEnd(carry));
        return message.Items[carry].Phrase!.Key == "take"
            && message.Any(Cue.Us | Cue.We, start, carry) && message.Any(Cue.Want, start, carry) && message.NamesWithin(Fact.ServiceType, start, carry)
            && !message.Any(Cue.Not, start, carry)
            && (carry + 1 == end || message.Items[carry + 1].Phrase?.Key is "at" or "from" or "after" or "when" or "on" or "once" or "then")
            && (carry + 1 == end || message.Any(Cue.TermEnd, carry + 1, end));
    }

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
