using System.Globalization;
using System.Runtime.InteropServices;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Bench.Load;

/// <summary>"load --seconds N [--json FILE]": the bot beside the SDK's own and a bare relay; see docs/performance.md.</summary>
internal static class LoadVerb
{
    private const string Usage = "load --seconds N [--json FILE]";
    private const int MostSeconds = 600;

    /// <summary>Runs it, prints the table and writes the report.</summary>
    /// <returns>0 where every turn was answered, 1 where one was not, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args) is not { } wanted)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (SoakRedis.Find() is null)
        {
            await Console.Error.WriteLineAsync("There is no redis-server on the PATH: install Redis 7 or later.");
            return 1;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(new LoadPlan(TimeSpan.FromSeconds(wanted.Seconds)), wanted.File, Console.Out, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 1;
        }

        // What was started is ended first.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Runs a plan.</summary>
    public static async Task<int> RunAsync(LoadPlan plan, string? file, TextWriter output, CancellationToken stop)
    {
        await using var run = new LoadRun(plan, stop);
        var report = await run.RunAsync();
        await output.WriteLineAsync(report.Table());
        foreach (var fault in run.Faults.First)
        {
            await output.WriteLineAsync(fault);
        }

        if (file is not null)
        {
            await File.WriteAllTextAsync(file, report.Json(), stop);
        }

        return report.Errors == 0 ? 0 : 1;
    }

    private static (int Seconds, string? File)? Read(string[] args)
    {
        var (seconds, file) = (0, (string?)null);
        foreach (var pair in args.Chunk(2))
        {
            switch (pair)
            {
                case ["--seconds", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostSeconds:
                    seconds = number;
                    break;
                case ["--json", { Length: > 0 } path]:
                    file = path;
                    break;
                default:
                    return null;
            }
        }

        return seconds > 0 ? (seconds, file) : null;
    }
}
