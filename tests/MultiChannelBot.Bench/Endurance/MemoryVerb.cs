using System.CommandLine;
using System.Globalization;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Bench.Endurance;

/// <summary>The memory of the bot's process after so many cases.</summary>
internal sealed record MemorySample(int Cases, long Heap, long WorkingSet);

/// <summary>memory --cases N [--embedded]: whether the process grows with the cases that it has talked through.</summary>
internal static class MemoryVerb
{
    /// <summary>Samples in all; the first fifth of the cases warms up.</summary>
    public const int Samples = 10;

    private const int AtOnce = 16;

    // A cache of the framework that fills slowly, or where a collection happened to fall, is no growth with cases.
    private const double Tolerance = 1.25;

    public static Task<int> RunAsync(string[] args)
    {
        var cases = new Option<int>("--cases") { Description = "How many cases, of three turns each.", DefaultValueFactory = _ => 10_000 };
        var embedded = new Option<bool>("--embedded") { Description = "Keeps cases in the store inside the process; without it in a redis-server that is started for it." };
        var verb = new RootCommand("Talks through cases and watches the memory of the bot's process.") { cases, embedded };
        verb.SetAction((given, _) => RunAsync(given.GetValue(cases), given.GetValue(embedded)));
        return verb.Parse(args).InvokeAsync();
    }

    /// <summary>True where, after the first fifth, the heap comes back in the second half to what it was in the first.</summary>
    public static bool IsSteady(IReadOnlyList<MemorySample> samples)
    {
        var settled = samples.Skip(samples.Count / 5).ToList();
        var half = settled.Count / 2;
        return settled.Skip(half).Min(sample => sample.Heap) <= settled.Take(half).Min(sample => sample.Heap) * Tolerance;
    }

    /// <summary>Talks through cases and takes samples of the memory on the way.</summary>
    /// <exception cref="InvalidOperationException">A turn was not answered, or there is no redis-server.</exception>
    public static async Task<IReadOnlyList<MemorySample>> MeasureAsync(int cases, bool embedded)
    {
        var directory = Directory.CreateTempSubdirectory("mcb-memory-");
        await using var channel = await EnduranceChannel.StartAsync().ConfigureAwait(false);
        await using var redis = embedded ? null : new SoakRedis(directory.FullName);
        await using var host = new EnduranceHost(redis?.ConnectionString, directory.FullName);
        await (redis?.StartAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        await host.StartAsync().ConfigureAwait(false);
        var samples = new List<MemorySample>();
        for (var sample = 1; sample <= Samples; sample++)
        {
            await EnduranceCases.TalkAsync(host, channel, cases / Samples, AtOnce).ConfigureAwait(false);
            samples.Add(new MemorySample(cases / Samples * sample, await host.HeapAsync().ConfigureAwait(false), host.WorkingSet));
        }

        await host.KillAsync().ConfigureAwait(false);
        await (redis?.KillAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        directory.Delete(recursive: true);
        var turns = cases / Samples * Samples * EnduranceCases.Turns;
        return channel.Sent == turns
            ? samples
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{turns} turns were answered by {channel.Sent} messages."));
    }

    private static async Task<int> RunAsync(int cases, bool embedded)
    {
        if (!embedded && SoakRedis.Find() is null)
        {
            await Console.Error.WriteLineAsync("There is no redis-server on the PATH: install Redis 7 or later, or give --embedded.").ConfigureAwait(false);
            return 1;
        }

        var samples = await MeasureAsync(cases, embedded).ConfigureAwait(false);
        Console.WriteLine("| cases | heap after the last collection, MB | working set, MB |\n| --- | --- | --- |");
        foreach (var sample in samples)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sample.Cases} | {sample.Heap / 1e6:0.0} | {sample.WorkingSet / 1e6:0} |"));
        }

        Console.WriteLine(IsSteady(samples) ? "steady" : "it grows");
        return IsSteady(samples) ? 0 : 1;
    }
}
