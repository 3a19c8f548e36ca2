using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What nobody spoke of is neither stated nor denied.</summary>
internal sealed partial class NegationPass
{
    // "nobody mentioned GCC High", "GCC High never came up", "정부 클라우드 얘기는 없었어요".
    private static void SetAsideUnsaid(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Phrase?.Find<Sense.LeavesUnsaid>() is { Of: var side })
            {
                SetAsideBeside(message, at, side == Side.Before ? -1 : 1);
            }
        }
    }

    // As far as the clause, or to where another thing is told in it.
    private static void SetAsideBeside(Message message, int unsaid, int step)
    {
        var last = unsaid;
        for (var at = unsaid + step; IsOfSameClause(message, unsaid, at) && !message.Items[at].Has(Cue.And | Cue.But); at += step)
        {
            last = at;
        }

        var (from, to) = (Math.Min(unsaid, last), Math.Max(unsaid, last));
        foreach (var mention in message.Mentions)
        {
            if (mention.At >= from && mention.At <= to && mention.At != unsaid)
            {
                mention.Restore();
                mention.Mark(Standing.Others);
            }
        }
    }

    private static bool IsOfSameClause(Message message, int one, int other) =>
        other >= 0 && other < message.Items.Count && message.Items[other].Clause == message.Items[one].Clause;
}
