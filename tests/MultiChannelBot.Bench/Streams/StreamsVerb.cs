using System.CommandLine;
using System.Globalization;
using MultiChannelBot.Bench.Endurance;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Bench.Streams;

/// <summary>How the host stood after a round of messages.</summary>
/// <param name="Latencies">From the post to the frame that shows it, in order of length.</param>
internal sealed record StreamRound(long WorkingSet, long Heap, IReadOnlyList<TimeSpan> Latencies)
{
    public double Milliseconds(double percentile) =>
        Latencies.Count == 0 ? 0 : Latencies[Math.Min(Latencies.Count - 1, (int)(Latencies.Count * percentile / 100))].TotalMilliseconds;
}

/// <summary>streams --count N [--rounds R] [--rate M] [--seconds S]: so many open conversations of the web chat at one host.</summary>
internal static class StreamsVerb
{
    public static Task<int> RunAsync(string[] args)
    {
        var count = new Option<int>("--count") { Description = "How many conversations, each with a stream.", DefaultValueFactory = _ => 2_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often the host is looked at, with messages before each look.", DefaultValueFactory = _ => 5 };
        var rate = new Option<int>("--rate") { Description = "Messages a second, each in another conversation.", DefaultValueFactory = _ => 50 };
        var seconds = new Option<int>("--seconds") { Description = "The length of a round.", DefaultValueFactory = _ => 20 };
        var verb = new RootCommand("Opens conversations of the web chat and watches memory and latency.") { count, rounds, rate, seconds };
        verb.SetAction((given, stop) => RunAsync(given.GetValue(count), given.GetValue(rounds), given.GetValue(rate), TimeSpan.FromSeconds(given.GetValue(seconds)), stop));
        return verb.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(int count, int rounds, int rate, TimeSpan length, CancellationToken stop)
    {
        if (SoakRedis.Find() is null)
        {
            await Console.Error.WriteLineAsync("There is no redis-server on the PATH: install Redis 7 or later.").ConfigureAwait(false);
            return 1;
        }

        var directory = Directory.CreateTempSubdirectory("mcb-streams-");
        await using var redis = new SoakRedis(directory.FullName);
        await using var host = new EnduranceHost(redis.ConnectionString, directory.FullName);
        await redis.StartAsync().ConfigureAwait(false);
        await host.StartAsync().ConfigureAwait(false);
        await using var streams = new OpenTalks(host.Address, EnduranceHost.WebSecret);

        // What the first conversations load and compile is no part of what one more takes.
        await streams.OpenAsync(count / 20, stop).ConfigureAwait(false);
        await streams.SayAsync(rate, length / 4, stop).ConfigureAwait(false);
        var before = (Count: streams.Count, host.WorkingSet);
        await streams.OpenAsync(count - before.Count, stop).ConfigureAwait(false);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{streams.Count} open; {(host.WorkingSet - before.WorkingSet) / 1024.0 / (streams.Count - before.Count):0} KB of working set for each after the first {before.Count}"));
        Console.WriteLine("| round | working set, MB | heap after the last collection, MB | messages | p50 ms | p99 ms | slowest ms |\n| --- | --- | --- | --- | --- | --- | --- |");
        for (var round = 1; round <= rounds; round++)
        {
            var latencies = await streams.SayAsync(rate, length, stop).ConfigureAwait(false);
            var seen = new StreamRound(host.WorkingSet, await host.HeapAsync().ConfigureAwait(false), latencies);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {round} | {seen.WorkingSet / 1e6:0} | {seen.Heap / 1e6:0.0} | {latencies.Count} | {seen.Milliseconds(50):0.0} | {seen.Milliseconds(99):0.0} | {seen.Milliseconds(100):0.0} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{streams.Ended} streams ended, {streams.Lost} messages were not seen"));
        await host.KillAsync().ConfigureAwait(false);
        await redis.KillAsync().ConfigureAwait(false);
        directory.Delete(recursive: true);
        return streams.Ended + streams.Lost == 0 ? 0 : 1;
    }
}
