using Microsoft.Extensions.Logging.Abstractions;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;

[assembly: AssemblyFixture(typeof(Embedded))]

namespace MultiChannelBot.Tests.State;

/// <summary>One embedded store for all tests that only need some store; started on first use.</summary>
public sealed class Embedded : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mcb-state-");
    private readonly EmbeddedRedis server;

    public Embedded() => server = New(directory.FullName);

    public static EmbeddedRedis New(string directory) => new(directory, 16, NullLoggerFactory.Instance);

    /// <summary>A connection of its own to the shared store.</summary>
    public RedisLink NewLink() => new(server.StartAsync);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        directory.Delete(recursive: true);
    }
}
