using System.Collections.Immutable;
using Microsoft.Bot.Schema;
using MultiChannelBot.Channels.Teams.Presses;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Sends replies to a Teams conversation as messages. What was pressed is replaced in place; a typed message gets a new card
/// below it. Either way the case's card before becomes one inert line, so that one is live.
/// </summary>
/// <param name="pressed">The card that was pressed; null for what was typed.</param>
internal sealed class TeamsSender(TeamsPosts posts, TeamsMessages messages, PressedCard? pressed) : IReplySender
{
    /// <summary>Adds to a welcome who it is for; null where that needs no saying.</summary>
    public Func<Activity, Reply, Task>? Introduce { get; init; }

    public Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending) =>
        RepliesInOrder.SendAsync(replies, sending, reply => SendAsync(reply, sending));

    private async Task<SendResult> SendAsync(Reply reply, Sending sending)
    {
        var message = messages.ToAll(reply, sending.Case, isSenders: !sending.IsResend);
        await (reply is Welcome && Introduce is { } introduce ? introduce(message, reply) : Task.CompletedTask);
        var replaced = sending.IsResend || posts.IsCollected || pressed?.IsReplacedBy(reply) != true ? null : pressed.Id;
        var isReplaced = replaced is not null && await posts.ReplaceAsync(replaced, () => message, sending.Until);
        message.Id = isReplaced ? message.Id : null;
        var result = isReplaced ? new SendResult.Sent(replaced) : await posts.CreateAsync(message, sending.Until);
        if (result is SendResult.Sent { Card: var sent } && !posts.IsCollected && sending.LiveCard is { } before && before != sent && messages.Former(reply) is { } former)
        {
            await posts.ReplaceAsync(before, () => TeamsMessages.Message(former), sending.Until);
        }

        return result;
    }
}
