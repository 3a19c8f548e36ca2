using System.Collections.Immutable;
using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Tests.State;

public sealed class InMemoryFeedbackCountersTests : FeedbackCountersContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.InMemory());
}

public sealed class EmbeddedFeedbackCountersTests(Embedded embedded) : FeedbackCountersContract
{
    protected override Task<Stores> OpenStoresAsync() => Task.FromResult(Stores.OnRedis(embedded.NewLink()));
}

public sealed class RealRedisFeedbackCountersTests(RealRedis server) : FeedbackCountersContract
{
    protected override async Task<Stores> OpenStoresAsync() => Stores.OnRedis(new MultiChannelBot.State.RedisLink(await server.ConnectionStringAsync()));
}

/// <summary>What every store of counts must do; run over each of them.</summary>
public abstract class FeedbackCountersContract : IAsyncLifetime
{
    private readonly string edition = Guid.NewGuid().ToString("N");
    private Stores stores = null!;

    public async ValueTask InitializeAsync() => stores = await OpenStoresAsync();

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_edition_that_nobody_judged_has_no_counts() => Assert.Empty(await stores.Feedback.ReadAsync(edition));

    [Fact]
    public async Task Counts_add_up_and_what_is_taken_back_is_gone()
    {
        var (plain, outdated) = (Mark("S5", FeedbackVerdict.Wrong), Mark("S5", FeedbackVerdict.Wrong, FeedbackReason.OutOfDate));
        await AddAsync((plain, 1), (Mark("S4", FeedbackVerdict.Useful), 1));
        await AddAsync((plain, 1));
        await AddAsync((plain, -1), (outdated, 1));
        await AddAsync((plain, -1), (outdated, 1));

        Assert.Equal(
            [new FeedbackCount(outdated, 2), new FeedbackCount(Mark("S4", FeedbackVerdict.Useful), 1)],
            (await stores.Feedback.ReadAsync(edition)).OrderByDescending(count => count.Times));
    }

    [Fact]
    public async Task Editions_are_counted_apart()
    {
        var other = Mark("S5", FeedbackVerdict.Useful) with { Edition = edition + "-other" };
        await AddAsync((Mark("S5", FeedbackVerdict.Useful), 1), (other, 2));

        Assert.Equal([new FeedbackCount(Mark("S5", FeedbackVerdict.Useful), 1)], await stores.Feedback.ReadAsync(edition));
        Assert.Equal([new FeedbackCount(other, 2)], await stores.Feedback.ReadAsync(other.Edition));
    }

    [Fact]
    public async Task Every_verdict_and_reason_of_any_rule_is_read_back()
    {
        ImmutableArray<FeedbackCount> all =
        [
            .. from rule in (string[])["S3+S5", "S5/S6", "Unsere Regel | 규칙 7", "|"]
               from verdict in Enum.GetValues<FeedbackVerdict>()
               from reason in Enum.GetValues<FeedbackReason>().Select(reason => (FeedbackReason?)reason).Append(null)
               select new FeedbackCount(Mark(rule, verdict, reason), 3),
        ];
        await stores.Feedback.AddAsync(all);

        Assert.Equal(all.ToHashSet(), (await stores.Feedback.ReadAsync(edition)).ToHashSet());
    }

    [Fact]
    public async Task Counts_of_many_at_once_are_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AddAsync((Mark("S5", FeedbackVerdict.Useful), 1))));

        Assert.Equal(50, Assert.Single(await stores.Feedback.ReadAsync(edition)).Times);
    }

    protected abstract Task<Stores> OpenStoresAsync();

    private FeedbackMark Mark(string rule, FeedbackVerdict verdict, FeedbackReason? reason = null) => new(edition, rule, verdict, reason);

    private Task AddAsync(params ImmutableArray<(FeedbackMark Mark, long Times)> changes) =>
        stores.Feedback.AddAsync([.. changes.Select(change => new FeedbackCount(change.Mark, change.Times))]);
}
