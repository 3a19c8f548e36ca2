using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <summary>Replies one after the other, for channels whose messages stand below each other.</summary>
internal static class RepliesInOrder
{
    /// <summary>A question or an answer is the case's live card. A notice stands beside it.</summary>
    public static bool IsCaseCard(Reply reply) => reply is Ask or Answer;

    /// <summary>What ends a case stands in the place of its card: it is what the next question makes inert.</summary>
    private static bool IsLive(Reply reply) => IsCaseCard(reply) || reply is Notice { IsEnd: true };

    /// <summary>Sends each, until one is not taken.</summary>
    /// <param name="send">Sends one.</param>
    /// <returns>The card that is live now; or what came of the one that was not taken, and how many were before it.</returns>
    public static async Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending, Func<Reply, Task<SendResult>> send)
    {
        string? live = null;
        for (var place = 0; place < replies.Length; place++)
        {
            var reply = replies[place];
            if (sending.IsResend && reply is Notice { IsAside: true })
            {
                // Nobody waits for it any more, and others would read it.
                continue;
            }

            var result = await send(reply).ConfigureAwait(false);
            if (result is not SendResult.Sent sent)
            {
                return result is SendResult.NotSent refused ? refused with { Before = place } : result;
            }

            live = IsLive(reply) ? sent.Card : live;
        }

        return new SendResult.Sent(live);
    }
}
