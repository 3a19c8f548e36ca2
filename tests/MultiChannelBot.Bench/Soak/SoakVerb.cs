using System.Globalization;

namespace MultiChannelBot.Bench.Soak;

/// <summary>"soak --turns N [--seconds S]": the long form of the soak test.</summary>
internal static class SoakVerb
{
    private const string Usage = "soak --turns N [--seconds S]";

    /// <summary>Runs it and prints what it found.</summary>
    /// <returns>0 where the promise held, 1 where it was broken, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args) is not { } plan)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (SoakRedis.Find() is null)
        {
            await Console.Error.WriteLineAsync("There is no redis-server on the PATH: install Redis 7 or later.");
            return 1;
        }

        await using var run = new SoakRun(plan);
        var report = await run.RunAsync();
        await Console.Out.WriteLineAsync(Table(report));
        foreach (var explained in run.Explained)
        {
            await Console.Error.WriteLineAsync(explained);
        }

        return Holds(report) ? 0 : 1;
    }

    /// <summary>True where the promise of docs/state.md held.</summary>
    public static bool Holds(SoakReport report) =>
        report.Undisturbed with { Turns = 0 } == SoakFindings.None
        && report.Disturbed with { Turns = 0, Doubles = 0 } == SoakFindings.None
        && report.Disturbed.Doubles <= report.MostDoubles
        && report.StillUnsent == 0;

    /// <summary>The report as a table.</summary>
    public static string Table(SoakReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        |  | turns | lost | applied twice | wrong | replies missing | replies doubled |
        | --- | --- | --- | --- | --- | --- | --- |
        | undisturbed | {Row(report.Undisturbed)} |
        | with kills | {Row(report.Disturbed)} |

        {report.Kills} kills of a host, {report.Restarts} of Redis, {report.AtOnce} cases at once; at most {report.MostDoubles} doubles are allowed.
        {report.Redeliveries} redeliveries, {report.Repeated} messages said again on request, {report.StillUnsent} cases with replies unsent in the end.
        """);

    private static string Row(SoakFindings found) => string.Join(
        " | ", ((int[])[found.Turns, found.Lost, found.Twice, found.Wrong, found.Missing, found.Doubles]).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static SoakPlan? Read(string[] args)
    {
        var plan = new SoakPlan { Turns = 0 };
        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var value] || !int.TryParse(value, CultureInfo.InvariantCulture, out var number) || number <= 0)
            {
                return null;
            }

            switch (name)
            {
                case "--turns":
                    plan = plan with { Turns = number };
                    break;
                case "--seconds":
                    plan = plan with { Longest = TimeSpan.FromSeconds(number) };
                    break;
                default:
                    return null;
            }
        }

        return plan.Turns > 0 ? plan : null;
    }
}
