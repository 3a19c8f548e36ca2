using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What was said before, and the word that takes it back, in Korean.</summary>
internal sealed partial class CorrectionPass
{
    // "아까 관리라고 했는데 이전으로 해 주세요": beside the other wish it is the move, and no way back.
    private static void ReadMoveBesideManage(Message message)
    {
        if (!message.Any(Cue.Earlier) || !message.Held(Fact.Intent).Any(wish => wish.Value == Intent.Manage))
        {
            return;
        }

        for (var at = 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase is { } phrase && phrase.Has<Sense.Asks>() && phrase.Key.StartsWith("이전으로", StringComparison.Ordinal))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
                return;
            }
        }
    }

    // "MS 직접 구매… 아니다, 다른 CSP 통해서": the word that takes back denies what stands before it.
    private static bool ReplacesDenied(Message message, int correction)
    {
        if (message.Items[correction].Has(Cue.Earlier) || message.Items[correction].Phrase?.Key is not ['아', '니', ..])
        {
            return false;
        }

        foreach (var denied in message.Mentions)
        {
            if (denied.At < correction && denied.Standing == Standing.Denied && denied.Fact is not Fact.Product && message.Held(denied.Fact).Any(held => held.At > correction))
            {
                return true;
            }
        }

        return false;
    }

    // "팀장님, 확인해 보니": a report to somebody takes nothing back.
    private static bool IsAddressed(Message message, int weak) =>
        weak > 0 && message.Items[0].Phrase?.Key is "님" && message.Items[weak].Phrase!.Key is ['확' or '알' or '찾' or '물', ..];
}
