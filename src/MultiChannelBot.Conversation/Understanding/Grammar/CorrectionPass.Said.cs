using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Korean names the answer that is to change before the wish to change it.</summary>
internal sealed partial class CorrectionPass
{
    /// <summary>"라고 한 답변 좀 바꿔 주세요": how far the verb may stand from the answer.</summary>
    private const int FarthestChange = 3;

    // "우리 쪽이 총판이라고 한 답변 좀 바꿔 주세요", "EA라고 답한 거 수정할게요": the value beside it is the one to go.
    private static void ReadSaidToChange(Message message)
    {
        for (var said = 0; said < message.Items.Count; said++)
        {
            if (!message.Items[said].Has(Cue.Earlier) || !message.Items[said].Phrase!.EndsInHangul || ChangeAfter(message, said) is not (>= 0 and var verb))
            {
                continue;
            }

            if (Answered(message, said) is { } answered && !message.Held(answered.Fact).Any(other => other.At > verb))
            {
                SetAsideAnswer(message, answered, verb);
                (message.Act, message.ChangeOf) = (Act.Change, answered.Fact);
                return;
            }
        }
    }

    private static int ChangeAfter(Message message, int said)
    {
        var end = Math.Min(message.ClauseEnd(said), said + 1 + FarthestChange);
        var verb = message.First(Cue.ChangeVerb, said + 1, end);
        return verb >= 0 && !IsDenied(message, verb) ? verb : -1;
    }

    // A role is said of the speaker; a seller's word may name a role, too.
    private static Mention? Answered(Message message, int said)
    {
        Mention? last = null;
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= message.ClauseStart(said) && mention.At < said && mention.IsHeld && mention.Fact is not Fact.Product and not Fact.Intent
                && (last is null || mention.At >= last.At))
            {
                last = mention;
            }
        }

        return last;
    }

    private static void SetAsideAnswer(Message message, Mention answered, int verb)
    {
        var clause = message.Item(answered).Clause;
        foreach (var mention in message.Mentions)
        {
            if (mention.At == verb)
            {
                mention.Mark(Standing.Others);
            }
            else if (mention.At <= verb && message.Item(mention).Clause == clause)
            {
                mention.Mark(Standing.TakenBack);
            }
        }
    }

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
