using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>The question that an answer waits for, put again at a tap once somebody has found it out.</summary>
internal static class OpenQuestion
{
    /// <summary>The button of the first subscription whose answer waits; null where none does.</summary>
    public static Button? Button(Draft draft, ImmutableArray<AnswerPart> parts)
    {
        var at = parts.TakeWhile(part => part.Open is null).Count();
        if (at == parts.Length)
        {
            return null;
        }

        var subscription = parts.Length == draft.State.Subscriptions.Length ? at : draft.State.Focus;
        return draft.Button("action.ask-again", Command.Change.Code(), ReplyComposer.Number(subscription), parts[at].Open);
    }
}
