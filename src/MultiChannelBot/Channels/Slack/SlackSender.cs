using System.Collections.Immutable;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Slack;

/// <summary>
/// Sends replies to a place in Slack as messages. What was pressed is replaced in place; a typed message gets a new one below
/// it, and the case's card before becomes one inert line.
/// </summary>
/// <param name="user">Who is answered: what is for them alone is shown to nobody else.</param>
/// <param name="pressed">What was pressed; null for what was typed.</param>
internal sealed class SlackSender(SlackApi api, SlackMessages messages, SlackPlace place, string token, string user, SlackPressedMessage? pressed) : IReplySender
{
    public Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending) =>
        RepliesInOrder.SendAsync(replies, sending, reply => SendAsync(reply, sending));

    private async Task<SendResult> SendAsync(Reply reply, Sending sending)
    {
        var result = pressed is { IsEphemeral: true } && !sending.IsResend ? await AnswerAsync(reply, sending) : await PostAsync(reply, sending);
        if (result is SendResult.Sent { Card: var sent } && sending.LiveCard is { } before && before != sent && messages.Retire(reply, before) is { } line)
        {
            // It may be gone, or Slack may not let it be changed: then it stays as it is.
            await api.CallAsync("chat.update", token, line, sending.Until);
        }

        return result;
    }

    /// <summary>What one person sees alone can be changed by its address for answers only.</summary>
    private async Task<SendResult> AnswerAsync(Reply reply, Sending sending) =>
        (await api.AnswerAsync(pressed!.ResponseUrl, messages.Respond(reply, sending.Case, replaces: RepliesInOrder.IsCaseCard(reply)), sending.Until)).ToResult(card: null);

    private async Task<SendResult> PostAsync(Reply reply, Sending sending)
    {
        if (pressed is { IsEphemeral: false, Time: var time } && RepliesInOrder.IsCaseCard(reply) && !sending.IsResend
            && await api.CallAsync("chat.update", token, messages.Update(reply, sending.Case, time), sending.Until) is SlackAnswer.Done)
        {
            return new SendResult.Sent(time);
        }

        var isAside = place.IsPrivate || (reply is Notice { IsAside: true } && place.IsShared);
        var answer = await (isAside
            ? api.CallAsync("chat.postEphemeral", token, messages.Whisper(reply, sending.Case, user), sending.Until)
            : api.CallAsync("chat.postMessage", token, messages.Post(reply, sending.Case), sending.Until));
        if (answer is SlackAnswer.Refused { IsTooLong: true } && !isAside)
        {
            answer = await api.CallAsync("chat.postMessage", token, messages.Post(reply, sending.Case, asText: true), sending.Until);
        }

        return answer.ToResult(isAside ? null : (answer as SlackAnswer.Done)?.Time);
    }
}

/// <summary>Answers a command: in the response to it while that is open, by its address for answers afterwards.</summary>
internal sealed class SlackCommandSender(SlackApi api, SlackMessages messages, string answerAddress) : IReplySender
{
    private readonly Lock gate = new();
    private ReadOnlyMemory<byte> body;
    private bool isClosed;

    /// <summary>Closes the response; what is said later goes to the address.</summary>
    /// <returns>What was said so far; empty where nothing was.</returns>
    public ReadOnlyMemory<byte> Close()
    {
        lock (gate)
        {
            isClosed = true;
            return body;
        }
    }

    public Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending) => RepliesInOrder.SendAsync(replies, sending, async reply =>
    {
        var message = messages.Respond(reply, sending.Case, replaces: false);
        return IsInResponse(message) ? new SendResult.Sent(Card: null) : (await api.AnswerAsync(answerAddress, message, sending.Until)).ToResult(card: null);
    });

    private bool IsInResponse(ReadOnlyMemory<byte> message)
    {
        lock (gate)
        {
            if (isClosed || !body.IsEmpty)
            {
                return false;
            }

            body = message;
            return true;
        }
    }
}

/// <summary>
/// Answers by an address for answers what one person alone is to see. Such an address lives half an hour; after that they are shown
/// it in the channel, where the bot is part of that.
/// </summary>
/// <param name="replaces">True where a question or answer takes the place of what it was pressed on.</param>
internal sealed class SlackAsideSender(SlackApi api, SlackMessages messages, string token, string user, string answerAddress, bool replaces) : IReplySender
{
    public Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending) => RepliesInOrder.SendAsync(replies, sending, async reply =>
    {
        var inPlace = replaces && RepliesInOrder.IsCaseCard(reply) && !sending.IsResend;
        var answer = await api.AnswerAsync(answerAddress, messages.Respond(reply, sending.Case, inPlace), sending.Until);
        if (answer is SlackAnswer.Refused { IsPassing: false })
        {
            answer = await api.CallAsync("chat.postEphemeral", token, messages.Whisper(reply, sending.Case, user), sending.Until);
        }

        return answer.ToResult(card: null);
    });
}
