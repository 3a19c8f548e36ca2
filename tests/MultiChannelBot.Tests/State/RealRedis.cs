using MultiChannelBot.Tests.State;

[assembly: AssemblyFixture(typeof(RealRedis))]

namespace MultiChannelBot.Tests.State;

/// <summary>A redis-server from the PATH, on a free port, without files, for as long as the tests run.</summary>
public sealed class RealRedis : IAsyncLifetime
{
    private readonly Lazy<Task<RedisServer>> server = new(RedisServer.StartAsync);

    /// <summary>The server's address. Where there is no redis-server the test is skipped, or fails if MCB_REQUIRE_REAL=1.</summary>
    public async Task<string> ConnectionStringAsync()
    {
        _ = RedisServer.Executable;
        return $"{(await server.Value).Address},allowAdmin=true";
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
