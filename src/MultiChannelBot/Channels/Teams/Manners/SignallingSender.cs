using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams.Manners;

/// <summary>Sends replies once the signal before them is over.</summary>
internal sealed class SignallingSender(IReplySender inner, TypingSignal typing) : IReplySender
{
    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending)
    {
        await typing.DisposeAsync().ConfigureAwait(false);
        return await inner.SendAsync(replies, sending).ConfigureAwait(false);
    }
}
