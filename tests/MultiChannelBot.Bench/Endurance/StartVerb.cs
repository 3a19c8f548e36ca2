using System.CommandLine;
using System.Globalization;

namespace MultiChannelBot.Bench.Endurance;

/// <summary>start --cases N [--rounds R]: the time from the start of the program to its first answer, on the embedded store.</summary>
internal static class StartVerb
{
    private const int AtOnce = 16;

    public static Task<int> RunAsync(string[] args)
    {
        var cases = new Option<int>("--cases") { Description = "How many cases are kept from before.", DefaultValueFactory = _ => 10_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often each start is measured.", DefaultValueFactory = _ => 5 };
        var program = new Option<string>("--program") { Description = "The MultiChannelBot.dll that is started.", DefaultValueFactory = _ => EnduranceHost.OwnProgram };
        var verb = new RootCommand("Measures the start to the first answered turn, empty and with cases kept.") { cases, rounds, program };
        verb.SetAction((given, _) => RunAsync(given.GetValue(cases), given.GetValue(rounds), given.GetValue(program)!));
        return verb.Parse(args).InvokeAsync();
    }

    /// <summary>Starts the program on an empty folder, then on one with cases; each start ends by a kill.</summary>
    /// <returns>The times of each round.</returns>
    public static async Task<(IReadOnlyList<TimeSpan> Empty, IReadOnlyList<TimeSpan> Kept)> MeasureAsync(int cases, int rounds, string? program = null)
    {
        await using var channel = await EnduranceChannel.StartAsync().ConfigureAwait(false);
        var empty = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var fresh = Directory.CreateTempSubdirectory("mcb-start-");
            empty.Add(await StartAsync(fresh, channel, program).ConfigureAwait(false));
            fresh.Delete(recursive: true);
        }

        var directory = Directory.CreateTempSubdirectory("mcb-start-");
        await FillAsync(directory, channel, cases).ConfigureAwait(false);
        var kept = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            kept.Add(await StartAsync(directory, channel, program).ConfigureAwait(false));
        }

        directory.Delete(recursive: true);
        return (empty, kept);
    }

    private static async Task FillAsync(DirectoryInfo directory, EnduranceChannel channel, int cases)
    {
        await using var host = new EnduranceHost(redis: null, directory.FullName);
        await host.StartAsync().ConfigureAwait(false);
        await EnduranceCases.TalkAsync(host, channel, cases, AtOnce).ConfigureAwait(false);
        await host.KillAsync().ConfigureAwait(false);
    }

    /// <summary>Until the first turn was answered.</summary>
    private static async Task<TimeSpan> StartAsync(DirectoryInfo directory, EnduranceChannel channel, string? program)
    {
        await using var host = new EnduranceHost(redis: null, directory.FullName, program);
        var (begun, before) = (TimeProvider.System.GetTimestamp(), channel.Sent);
        await host.StartAsync().ConfigureAwait(false);
        await EnduranceCases.SayAsync(host, channel).ConfigureAwait(false);
        var took = TimeProvider.System.GetElapsedTime(begun);
        await host.KillAsync().ConfigureAwait(false);
        return channel.Sent > before ? took : throw new InvalidOperationException("The first turn was not answered.");
    }

    private static async Task<int> RunAsync(int cases, int rounds, string program)
    {
        var (empty, kept) = await MeasureAsync(cases, rounds, program).ConfigureAwait(false);
        Console.WriteLine("| kept cases | to the first answer, median, s | longest, s |\n| --- | --- | --- |");
        Console.WriteLine(Row(0, empty));
        Console.WriteLine(Row(cases, kept));
        return 0;
    }

    private static string Row(int cases, IReadOnlyList<TimeSpan> times) => string.Create(
        CultureInfo.InvariantCulture, $"| {cases} | {times.Order().ElementAt(times.Count / 2).TotalSeconds:0.00} | {times.Max().TotalSeconds:0.00} |");
}
