using MultiChannelBot.Bench.Endurance;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>The short forms of what is measured with 100,000 and 10,000 cases; docs/performance.md has those figures.</summary>
public sealed class EnduranceTests
{
    [Fact]
    public async Task The_process_does_not_grow_with_cases()
    {
        if (SoakRedis.Find() is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("MCB_REQUIRE_REAL") == "1", "MCB_REQUIRE_REAL=1, but there is no redis-server on the PATH.");
            Assert.Skip("There is no redis-server on the PATH.");
        }

        var samples = await MemoryVerb.MeasureAsync(cases: 400, embedded: false);

        Assert.Equal(MemoryVerb.Samples, samples.Count);
        Assert.All(samples, sample => Assert.True(sample.Heap > 0 && sample.WorkingSet > sample.Heap));
        Assert.True(MemoryVerb.IsSteady(samples), string.Join(", ", samples));
    }

    [Fact]
    public void Growth_with_every_case_is_seen()
    {
        MemorySample[] growing = [.. Enumerable.Range(1, MemoryVerb.Samples).Select(sample => new MemorySample(sample, 40_000_000 + (sample * 10_000_000), 1))];
        MemorySample[] level = [.. growing.Select(sample => sample with { Heap = 40_000_000 + (sample.Cases % 3 * 8_000_000) })];

        Assert.False(MemoryVerb.IsSteady(growing));
        Assert.True(MemoryVerb.IsSteady(level));
    }

    [Fact]
    public async Task A_start_is_measured_to_its_first_answer_with_and_without_kept_cases()
    {
        var (empty, kept) = await StartVerb.MeasureAsync(cases: 20, rounds: 1);

        Assert.True(Assert.Single(empty) > TimeSpan.Zero);
        Assert.True(Assert.Single(kept) > TimeSpan.Zero);
    }
}
