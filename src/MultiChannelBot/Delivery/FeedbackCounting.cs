using System.Collections.Immutable;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Delivery;

/// <summary>
/// Counts the verdicts of a turn that was saved, without anybody waiting. Only the delivery that saved a turn gets here, and
/// it never tries twice: a verdict may be lost when a host or the store dies in between, but none is counted double.
/// </summary>
internal sealed class FeedbackCounting(IFeedbackCounters counters, AfterWork after, ILogger logger, DeliveryMetrics? metrics)
{
    public void Start(ImmutableArray<FeedbackCount> counted)
    {
        if (!counted.IsEmpty)
        {
            after.Start(() => CountAsync(counted));
        }
    }

    private async Task CountAsync(ImmutableArray<FeedbackCount> counted)
    {
        try
        {
            await counters.AddAsync(counted).ConfigureAwait(false);
            metrics?.Verdicts(counted);
        }
        catch (StateUnavailableException away)
        {
            DeliveryLog.NotCounted(logger, away);
        }
    }
}
