using System.Collections.Immutable;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams.Presses;

/// <summary>
/// Answers a press by Action.Execute in the response to it. The response changes the card for whoever pressed, and only until it
/// is shown anew; so the message is replaced by the same card, too, without anybody waiting for that:
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views
/// What cannot be answered in place is posted below, and the response says so; the card stays.
/// </summary>
/// <param name="later">Sends what nobody waits for any more: earlier replies, and ours once the response is given.</param>
/// <param name="say">Says a text to whoever pressed.</param>
internal sealed class PressSender(PressedCard pressed, TeamsPosts posts, TeamsMessages messages, TeamsSender later, Func<Reply, string> textOf, Func<string, string> say) : IReplySender
{
    private readonly Lock gate = new();
    private InvokeAnswer? answer;
    private bool isGiven;

    public Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending) =>
        sending.IsResend || IsGiven ? later.SendAsync(replies, sending) : RepliesInOrder.SendAsync(replies, sending, reply => SendAsync(reply, sending));

    /// <summary>What the press is answered with so far; null while that is not known. Afterwards replies are messages.</summary>
    public InvokeAnswer? Give()
    {
        lock (gate)
        {
            isGiven = true;
            return answer;
        }
    }

    private bool IsGiven
    {
        get
        {
            lock (gate)
            {
                return isGiven;
            }
        }
    }

    private async Task<SendResult> SendAsync(Reply reply, Sending sending)
    {
        if (reply is Notice { IsAside: true } aside)
        {
            return Leave(aside.Actions.IsEmpty ? PressAnswer.Message(textOf(aside)) : PressAnswer.Card(messages.ToOwner(WithWayBack(aside), sending.Case).Utf8))
                ? new SendResult.Sent(Card: null)
                : await later.SendAsync([reply], sending);
        }

        return pressed.IsReplacedBy(reply) ? await ReplaceAsync(reply, sending) : await PostAsync(reply, sending);
    }

    private async Task<SendResult> ReplaceAsync(Reply reply, Sending sending)
    {
        var card = messages.ToOwner(reply, sending.Case);
        if (!Leave(PressAnswer.Card(card.Utf8)))
        {
            return await later.SendAsync([reply], sending);
        }

        if (pressed.Id is { } id)
        {
            posts.StartReplacing(id, () => messages.IsShared ? messages.ToAll(reply, sending.Case, isSenders: true) : TeamsMessages.Message(card), sending.Until);
        }

        QuietenBefore(reply, sending, pressed.Id);
        return new SendResult.Sent(pressed.Id);
    }

    private async Task<SendResult> PostAsync(Reply reply, Sending sending)
    {
        var result = await posts.CreateAsync(messages.ToAll(reply, sending.Case, isSenders: true), sending.Until);
        if (result is SendResult.NotSent)
        {
            return result;
        }

        Leave(PressAnswer.Message(say("press.below")));
        QuietenBefore(reply, sending, (result as SendResult.Sent)?.Card);
        return result;
    }

    /// <summary>One card of a case is live: the one before becomes one inert line.</summary>
    private void QuietenBefore(Reply reply, Sending sending, string? now)
    {
        if (now is not null && sending.LiveCard is { } before && before != now && messages.Former(reply) is { } former)
        {
            posts.StartReplacing(before, () => TeamsMessages.Message(former), sending.Until);
        }
    }

    /// <summary>The card of others stays theirs; whoever pressed on it sees this in its place, and gets back to it.</summary>
    private static Notice WithWayBack(Notice aside) =>
        aside with { Actions = aside.Actions.Add(new Button(Line.Of("action.look"), TeamsCardValue.Look, null)) };

    private bool Leave(InvokeAnswer made)
    {
        lock (gate)
        {
            answer = isGiven ? answer : made;
            return !isGiven;
        }
    }
}
