using System.Collections.Immutable;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// Counts of verdicts on Redis: one hash an edition, a field a mark ("S5|wrong|out-of-date"). It never expires: it holds
/// nothing of anybody, and has at most a dozen fields a rule.
/// </summary>
public sealed class RedisFeedbackCounters(RedisLink link) : IFeedbackCounters
{
    private const char Bar = '|';

    /// <inheritdoc/>
    public Task AddAsync(ImmutableArray<FeedbackCount> changes) => Task.WhenAll(changes.Select(change => link.RunAsync(
        "count-verdict", database => database.HashIncrementAsync(RedisKeys.Feedback(change.Mark.Edition), Field(change.Mark), change.Times))));

    /// <inheritdoc/>
    public async Task<ImmutableArray<FeedbackCount>> ReadAsync(string edition)
    {
        var entries = await link.RunAsync("read-verdicts", database => database.HashGetAllAsync(RedisKeys.Feedback(edition))).ConfigureAwait(false);
        return [.. entries.Select(entry => Read(edition, entry)).OfType<FeedbackCount>()];
    }

    private static string Field(FeedbackMark mark) => string.Join(Bar, mark.Rule, mark.Verdict.Code(), mark.Reason?.Code());

    // A field that a later version wrote, or a hand, is passed over. The rule comes first and may hold a bar itself.
    private static FeedbackCount? Read(string edition, HashEntry entry)
    {
        var field = (string)entry.Name!;
        var end = field.LastIndexOf(Bar);
        var middle = end > 0 ? field.LastIndexOf(Bar, end - 1) : -1;
        if (middle < 0 || !entry.Value.TryParse(out long times) || times == 0 || FeedbackCodes.ParseVerdict(field[(middle + 1)..end]) is not { } verdict)
        {
            return null;
        }

        var (written, reason) = (field[(end + 1)..], FeedbackCodes.ParseReason(field[(end + 1)..]));
        return written.Length > 0 && reason is null ? null : new FeedbackCount(new FeedbackMark(edition, field[..middle], verdict, reason), times);
    }
}
