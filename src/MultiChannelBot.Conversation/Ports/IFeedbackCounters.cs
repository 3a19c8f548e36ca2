using System.Collections.Immutable;
using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Conversation.Ports;

/// <summary>
/// Counts verdicts on answers by edition and rule. Holds numbers alone: nothing in it leads to a person or a case.
/// Throws <see cref="StateUnavailableException"/> like <see cref="ICaseStore"/>.
/// </summary>
public interface IFeedbackCounters
{
    /// <summary>Changes counts. Not safe to repeat: who does not know whether it was done leaves it.</summary>
    Task AddAsync(ImmutableArray<FeedbackCount> changes);

    /// <summary>All counts of an edition that are not zero, in no order.</summary>
    Task<ImmutableArray<FeedbackCount>> ReadAsync(string edition);
}
