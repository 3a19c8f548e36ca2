using System.CommandLine;
using MultiChannelBot.Bench.Fuzz;

namespace MultiChannelBot.Bench;

/// <summary>fuzz --requests N [--seed S] [--redis CONNECTION]: requests that no channel sends, at the whole host.</summary>
internal static class FuzzVerb
{
    public static Task<int> RunAsync(string[] args)
    {
        var requests = new Option<int>("--requests") { Description = "How many to send.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "What they are made from.", DefaultValueFactory = _ => 1 };
        var redis = new Option<string?>("--redis") { Description = "A Redis server for the cases; in memory without one." };
        var verb = new RootCommand("Sends mutated requests to the host and looks for faults and damaged cases.") { requests, seed, redis };
        verb.SetAction((given, stop) => RunAsync(given.GetValue(requests), given.GetValue(seed), given.GetValue(redis), stop));
        return verb.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(int requests, int seed, string? redis, CancellationToken stop)
    {
        await using var host = await FuzzHost.StartAsync(redis);
        using var run = new FuzzRun(host, seed);
        var result = await run.RunAsync(requests, stop);
        Console.WriteLine($"{requests} requests by seed {seed}; {result.Replies} replies");
        Console.WriteLine("answered: " + string.Join(", ", result.Statuses.OrderBy(status => status.Key).Select(status => $"{status.Key} x {status.Value}")));
        Console.WriteLine($"broken {result.Broken.Count}, faults {result.Faults.Values.Sum()}, damaged {result.Damage.Count}");
        result.Broken.ToList().ForEach(number => Console.WriteLine($"  request {number} was answered with a fault of the server"));
        result.Faults.ToList().ForEach(fault => Console.WriteLine($"  {fault.Value} x {fault.Key}"));
        result.Damage.ToList().ForEach(what => Console.WriteLine($"  damaged: {what}"));
        return result.IsSound ? 0 : 1;
    }
}
