using System.Globalization;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(RealCluster))]

namespace MultiChannelBot.Tests.State;

/// <summary>A cluster of three real redis-servers that share the slots; started on first use.</summary>
public sealed class RealCluster : IAsyncLifetime
{
    private const int Slots = 16384;
    private readonly List<RedisServer> nodes = [];
    private readonly Lazy<Task> start;

    public RealCluster() => start = new Lazy<Task>(StartAsync);

    public async Task<string> ConnectionStringAsync()
    {
        _ = RedisServer.Executable;
        await start.Value;
        return string.Join(',', nodes.Select(node => node.Address)) + ",allowAdmin=true";
    }

    /// <summary>The stores with a connection of their own.</summary>
    public async Task<Stores> OpenAsync() => Stores.OnRedis(new RedisLink(await ConnectionStringAsync()));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    private async Task StartAsync()
    {
        for (var number = 0; number < 3; number++)
        {
            // The nodes' own talk wants a port beside the clients'; by default it would be one that may be out of range.
            nodes.Add(await RedisServer.StartAsync("--cluster-enabled", "yes", "--cluster-port", Text(FreePorts.Next())));
        }

        var links = await Task.WhenAll(nodes.Select(node => ConnectionMultiplexer.ConnectAsync($"{node.Address},allowAdmin=true,abortConnect=false")));
        for (var number = 0; number < 3; number++)
        {
            await CommandAsync(links[number], number, "CLUSTER", "ADDSLOTSRANGE", Text(number * Slots / 3), Text(((number + 1) * Slots / 3) - 1));
            await CommandAsync(links[number], number, "CLUSTER", "SET-CONFIG-EPOCH", Text(number + 1));
        }

        var first = nodes[0];
        var bus = (await CommandAsync(links[0], 0, "CLUSTER", "NODES")).ToString()!.Split(' ')[1].Split('@', ',')[1];
        for (var number = 1; number < 3; number++)
        {
            await CommandAsync(links[number], number, "CLUSTER", "MEET", "127.0.0.1", Text(first.Port), bus);
        }

        await SettledAsync(links);
        foreach (var link in links)
        {
            await link.DisposeAsync();
        }
    }

    /// <summary>Until each node knows who has every slot.</summary>
    private async Task SettledAsync(ConnectionMultiplexer[] links)
    {
        for (var look = 0; look < 300; look++)
        {
            var told = new List<string>();
            for (var number = 0; number < 3; number++)
            {
                told.Add((await CommandAsync(links[number], number, "CLUSTER", "INFO")).ToString()!);
            }

            if (told.All(info => info.Contains("cluster_state:ok", StringComparison.Ordinal) && info.Contains("cluster_known_nodes:3", StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The cluster did not come together within half a minute.");
    }

    private Task<RedisResult> CommandAsync(ConnectionMultiplexer link, int number, string command, params string[] arguments) =>
        link.GetServer(nodes[number].Address).ExecuteAsync(command, arguments.Cast<object>().ToArray());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
