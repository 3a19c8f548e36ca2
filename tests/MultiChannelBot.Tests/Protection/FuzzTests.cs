using MultiChannelBot.Bench.Fuzz;

namespace MultiChannelBot.Tests.Protection;

/// <summary>Some requests that no channel sends; the bench project's verb "fuzz" sends as many as it is told.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_sent_nothing_breaks_and_no_case_is_damaged(int seed)
    {
        await using var host = await FuzzHost.StartAsync(redis: null);
        using var run = new FuzzRun(host, seed);

        var result = await run.RunAsync(1_000, TestContext.Current.CancellationToken);

        Assert.Empty(result.Faults);
        Assert.Empty(result.Broken);
        Assert.Empty(result.Damage);
        Assert.Equal(1_000, result.Statuses.Values.Sum());
        Assert.True(result.Statuses.ContainsKey(200) && result.Statuses.ContainsKey(400) && result.Replies > 100, "most requests are to reach a turn, and some the reader of bodies");
    }
}
