using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <summary>A channel's sender whose sendings are measured and traced.</summary>
internal sealed class MeasuredSender(IReplySender inner, string channel, DeliveryMetrics? metrics, TimeProvider clock) : IReplySender
{
    public async Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending)
    {
        using var span = TurnSpan.Below("send");
        var started = clock.GetTimestamp();
        var became = "fault";
        try
        {
            var result = await inner.SendAsync(replies, sending).ConfigureAwait(false);
            became = Code(result);
            return result;
        }
        finally
        {
            span?.SetTag("mcb.result", became);
            metrics?.Send(channel, became, clock.GetElapsedTime(started));
        }
    }

    private static string Code(SendResult result) => result switch
    {
        SendResult.Sent => "sent",
        SendResult.Ambiguous => "ambiguous",
        _ => "not-sent",
    };
}
