using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// The one connection to Redis, made on first use: a host starts, says what is wrong in its health and answers without a
/// memory while Redis is away. Turns the client's failures into <see cref="StateUnavailableException"/>.
/// </summary>
public sealed class RedisLink : IAsyncDisposable
{
    // A turn must fit the 2.5 s that Slack leaves, and a lease of 10 s must outlive the slowest command.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Func<Task<ConfigurationOptions>> options;
    private ConnectionMultiplexer? connection;

    /// <summary>A link to a server by its connection string.</summary>
    public RedisLink(string connectionString)
        : this(() => Task.FromResult(ConfigurationOptions.Parse(connectionString)))
    {
    }

    /// <summary>A link to a server whose address is known only once it was started.</summary>
    public RedisLink(Func<Task<ConfigurationOptions>> options) => this.options = options;

    /// <summary>Asks the server for a sign of life.</summary>
    /// <returns>How long it took.</returns>
    public Task<TimeSpan> PingAsync() => RunAsync(database => database.PingAsync());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        gate.Dispose();
    }

    /// <summary>Runs one command or script.</summary>
    /// <exception cref="StateUnavailableException">The server is away, too slow, or refuses.</exception>
    internal async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command)
    {
        try
        {
            return await command((await ConnectAsync().ConfigureAwait(false)).GetDatabase()).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RedisException or RedisTimeoutException or RedisCommandException)
        {
            throw new StateUnavailableException("Redis did not do what it was asked.", failure);
        }
    }

    private async ValueTask<ConnectionMultiplexer> ConnectAsync()
    {
        if (Volatile.Read(ref connection) is { } ready)
        {
            return ready;
        }

        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            return connection ??= await ConnectionMultiplexer.ConnectAsync(Hardened(await options().ConfigureAwait(false))).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private static ConfigurationOptions Hardened(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.ClientName = "multi-channel-bot";
        options.AsyncTimeout = (int)CommandTimeout.TotalMilliseconds;
        options.SyncTimeout = (int)CommandTimeout.TotalMilliseconds;
        options.ConnectTimeout = (int)CommandTimeout.TotalMilliseconds;
        return options;
    }
}
