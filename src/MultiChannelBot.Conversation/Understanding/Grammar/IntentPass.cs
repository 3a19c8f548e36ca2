using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What is wanted: a question whether a move is needed wants none; other questions and ordinary orders are told apart.
/// </summary>
internal sealed class IntentPass : IPass
{
    public void Apply(Message message)
    {
        foreach (var mention in message.Held(Fact.Intent).Where(mention => mention.Value == Intent.Move).ToList())
        {
            if (IsOnlyAsked(message, mention.At))
            {
                mention.Mark(Standing.Offered);
            }
        }

        message.OtherQuestion |= message.Any(Cue.OtherQuestion);
        message.OrdinaryOrder = message.Any(Cue.Order) && !message.Held(Fact.Intent).Any();
        if (message.Any(Cue.OtherQuestion))
        {
            foreach (var mention in message.Held(Fact.Intent))
            {
                mention.Mark(Standing.Others);
            }
        }
    }

    // "do they have to move it?": asked, not wanted.
    private static bool IsOnlyAsked(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return message.Any(Cue.Must, start, end)
            && message.Any(Cue.Question, start, end)
            && !message.Any(Cue.Want, start, end);
    }
}
