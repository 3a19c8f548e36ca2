using System.Collections.Immutable;
using System.Security.Cryptography;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>
/// Sends replies to a conversation of the web chat by adding them to it. Each is a new card below; the case's card before becomes
/// one inert line in its place.
/// </summary>
internal sealed class WebSender(WebConversation conversation, WebMessages messages, TimeProvider clock) : IReplySender
{
    private const string Forgotten = "notice.forgotten";
    private const int IdCharacters = 16;

    /// <summary>An id for an activity of ours.</summary>
    public static string DrawnId() => "r" + RandomNumberGenerator.GetHexString(IdCharacters, lowercase: true);

    /// <summary>Whether something may be such an id.</summary>
    public static bool IsDrawnId(string? id) => id is ['r', .. var drawn] && drawn.Length == IdCharacters && drawn.All(char.IsAsciiHexDigitLower);

    /// <summary>True once a reply could not be added, because the store was away.</summary>
    public bool HasLost { get; private set; }

    public Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending) =>
        RepliesInOrder.SendAsync(replies, sending, reply => SendAsync(reply, sending));

    private async Task<SendResult> SendAsync(Reply reply, Sending sending)
    {
        try
        {
            return await AddAsync(reply, sending).ConfigureAwait(false);
        }
        catch (StateUnavailableException)
        {
            // It may have been written just before the connection broke.
            HasLost = true;
            return new SendResult.Ambiguous("state");
        }
    }

    private async Task<SendResult> AddAsync(Reply reply, Sending sending)
    {
        var isForgotten = reply is Notice { Body: [{ Key.Id: Forgotten }] };
        await (isForgotten ? conversation.ClearAsync() : Task.CompletedTask).ConfigureAwait(false);
        var id = DrawnId();
        if (await conversation.AddAsync(messages.Message(reply, sending.Case, id, clock.GetUtcNow(), isForgotten), once: null).ConfigureAwait(false) == LogWrite.NoLog)
        {
            // Whoever asked has cleared it meanwhile: nobody is there to read it.
            return new SendResult.Sent(Card: null);
        }

        if (!isForgotten && sending.LiveCard is { } before && messages.Former(reply, before, clock.GetUtcNow()) is { } former)
        {
            await conversation.AddAsync(former, once: null).ConfigureAwait(false);
        }

        return new SendResult.Sent(id);
    }
}
