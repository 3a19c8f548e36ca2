using System.Collections.Immutable;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>Counts of verdicts in memory. Everything is gone with the process.</summary>
public sealed class InMemoryFeedbackCounters : IFeedbackCounters
{
    private readonly Lock gate = new();
    private readonly Dictionary<FeedbackMark, long> counts = [];

    /// <inheritdoc/>
    public Task AddAsync(ImmutableArray<FeedbackCount> changes)
    {
        lock (gate)
        {
            foreach (var change in changes)
            {
                counts[change.Mark] = counts.GetValueOrDefault(change.Mark) + change.Times;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<FeedbackCount>> ReadAsync(string edition)
    {
        lock (gate)
        {
            return Task.FromResult<ImmutableArray<FeedbackCount>>(
                [.. counts.Where(entry => entry.Key.Edition == edition && entry.Value != 0).Select(entry => new FeedbackCount(entry.Key, entry.Value))]);
        }
    }
}
