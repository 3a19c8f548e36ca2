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
        for (var at = unsaid + step; at >= 0 && at < message.Items.Count && message.Items[at].Clause == message.Items[unsaid].Clause; at += step)
        {
            if (message.Items[at].Has(Cue.And | Cue.But))
            {
                return;
            }

            foreach (var mention in message.Mentions)
            {
                if (mention.At == at)
                {
                    mention.Restore();
                    mention.Mark(Standing.Others);
                }
            }
        }
    }
}
