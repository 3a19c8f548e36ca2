using System.Collections.Concurrent;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// The one connection to Redis, made on first use: a host starts, says what is wrong in its health and answers without a
/// memory while Redis is away. Turns the client's failures into <see cref="StateUnavailableException"/>.
/// <para>
/// Once Redis did not answer, new turns do not wait for it: <see cref="RedisCircuit"/> asks in their place. A turn that was
/// opened before goes on asking, since what it has done so far should not be in vain.
/// </para>
/// </summary>
public sealed class RedisLink : IAsyncDisposable
{
    // Written, not only asked for a sign of life: a replica that was a primary answers, but takes nothing.
    private static readonly RedisKey Probe = "{mcb:probe}";
    private const int LeastConnectMilliseconds = 2000;
    private static readonly TimeSpan ProbeKept = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Func<Task<ConfigurationOptions>> options;
    private readonly RedisLinkParts parts;
    private readonly RedisCircuit circuit;
    private readonly ConcurrentQueue<(RedisChannel Channel, Action<RedisValue> Taken)> subscriptions = [];
    private ConnectionMultiplexer? connection;

    /// <summary>A link to a server by its connection string.</summary>
    public RedisLink(string connectionString, RedisLinkParts? parts = null)
        : this(() => Task.FromResult(ConfigurationOptions.Parse(connectionString)), parts)
    {
    }

    /// <summary>A link to a server whose address is known only once it was started.</summary>
    public RedisLink(Func<Task<ConfigurationOptions>> options, RedisLinkParts? parts = null)
    {
        (this.options, this.parts) = (options, parts ?? new RedisLinkParts());
        circuit = new RedisCircuit(ProbeAsync, RenewAsync, this.parts);
    }

    /// <summary>True while Redis is known to be away; a probe finds out when it is back.</summary>
    public bool IsAway => circuit.IsOpen;

    /// <summary>Asks the server for a sign of life, by a write.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> PingAsync()
    {
        var started = parts.Clock.GetTimestamp();
        await OpenAsync("probe", WriteProbeAsync).ConfigureAwait(false);
        return parts.Clock.GetElapsedTime(started);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await circuit.DisposeAsync().ConfigureAwait(false);
        if (connection is not null)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        gate.Dispose();
    }

    /// <summary>Runs a command that a turn begins with: at once refused while Redis is known to be away.</summary>
    /// <exception cref="StateUnavailableException">The server is away, too slow, or refuses.</exception>
    internal Task<T> OpenAsync<T>(string operation, Func<IDatabase, Task<T>> command) =>
        circuit.IsOpen ? Task.FromException<T>(Skipped(operation)) : RunAsync(operation, command);

    /// <summary>Runs a script that a turn begins with: at once refused while Redis is known to be away.</summary>
    /// <exception cref="StateUnavailableException">The server is away, too slow, or refuses.</exception>
    internal Task<RedisResult> OpenAsync(string operation, RedisScript script, RedisKey[] keys, RedisValue[] arguments) =>
        circuit.IsOpen ? Task.FromException<RedisResult>(Skipped(operation)) : RunAsync(operation, script, keys, arguments);

    /// <summary>Runs a command without a name of its own.</summary>
    /// <exception cref="StateUnavailableException">The server is away, too slow, or refuses.</exception>
    internal Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command) => RunAsync("other", command);

    /// <summary>Runs one command.</summary>
    /// <param name="operation">What it is for, in the figures and traces: a name of ours, never a key.</param>
    /// <exception cref="StateUnavailableException">The server is away, too slow, or refuses.</exception>
    internal Task<T> RunAsync<T>(string operation, Func<IDatabase, Task<T>> command) =>
        RunAsync(operation, command, static (command, database) => command(database));

    /// <summary>Runs one script.</summary>
    /// <param name="operation">What it is for, in the figures and traces: a name of ours, never a key.</param>
    /// <exception cref="StateUnavailableException">The server is away, too slow, or refuses.</exception>
    internal Task<RedisResult> RunAsync(string operation, RedisScript script, RedisKey[] keys, RedisValue[] arguments) =>
        RunAsync(operation, (script, keys, arguments), static (call, database) => call.script.RunAsync(database, call.keys, call.arguments));

    /// <summary>
    /// Calls back for whatever is published on a channel, by this or another host, from when there is a connection on. It comes back
    /// with the connection; what is published meanwhile is lost.
    /// </summary>
    internal void Subscribe(RedisChannel channel, Action<RedisValue> taken)
    {
        subscriptions.Enqueue((channel, taken));
        if (Volatile.Read(ref connection) is { } ready)
        {
            Subscribe(ready, channel, taken);
        }
    }

    /// <summary>Publishes on a channel. Nobody waits for it, and while there is no connection it is lost.</summary>
    internal void Publish(RedisChannel channel, RedisValue value)
    {
        try
        {
            Volatile.Read(ref connection)?.GetSubscriber().Publish(channel, value, CommandFlags.FireAndForget);
        }
        catch (Exception lost) when (lost is ObjectDisposedException or RedisException)
        {
            // The connection is just being renewed. Whoever listens looks by itself.
        }
    }

    private static void Subscribe(ConnectionMultiplexer ready, RedisChannel channel, Action<RedisValue> taken) =>
        ready.GetSubscriber().Subscribe(channel, (_, value) => taken(value), CommandFlags.FireAndForget);

    private async Task<T> RunAsync<TCall, T>(string operation, TCall call, Func<TCall, IDatabase, Task<T>> run)
    {
        using var span = TurnSpan.Below("state", operation);
        var started = parts.Clock.GetTimestamp();
        var result = "fault";
        try
        {
            var answer = await run(call, (await ConnectAsync().ConfigureAwait(false)).GetDatabase()).ConfigureAwait(false);
            result = "done";
            return answer;
        }
        catch (Exception failure) when (failure is RedisException or RedisTimeoutException or RedisCommandException)
        {
            result = RedisFailure.IsAway(failure) ? "away" : "refused";
            if (result == "away")
            {
                circuit.Open(RedisFailure.WantsAnotherServer(failure));
            }

            throw new StateUnavailableException("Redis did not do what it was asked.", failure);
        }
        finally
        {
            span?.SetTag("mcb.result", result);
            parts.Metrics?.Asked(operation, result, parts.Clock.GetElapsedTime(started));
        }
    }

    private StateUnavailableException Skipped(string operation)
    {
        parts.Metrics?.Asked(operation, "skipped", TimeSpan.Zero);
        return new StateUnavailableException("Redis is away.");
    }

    private static async Task<bool> WriteProbeAsync(IDatabase database) =>
        await database.StringSetAsync(Probe, 1, ProbeKept).ConfigureAwait(false);

    private async Task<ProbeResult> ProbeAsync()
    {
        try
        {
            await WriteProbeAsync((await ConnectAsync().ConfigureAwait(false)).GetDatabase()).ConfigureAwait(false);
            return ProbeResult.Back;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever it was, Redis does not take writes; it is asked again.
            return RedisFailure.WantsAnotherServer(failure) ? ProbeResult.AnotherServer : ProbeResult.Away;
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
            if (connection is null)
            {
                connection = await ConnectionMultiplexer.ConnectAsync(Hardened(await options().ConfigureAwait(false))).ConfigureAwait(false);
                foreach (var (channel, taken) in subscriptions)
                {
                    Subscribe(connection, channel, taken);
                }
            }

            // It goes on trying by itself. Whoever waited for it has waited long enough.
            return connection.IsConnected
                ? connection
                : throw new RedisException("There is no connection to Redis yet.");
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Lets go of the connection, so that the next command makes a new one: the address may lead elsewhere by now.</summary>
    private async Task RenewAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        ConnectionMultiplexer? former;
        try
        {
            (former, connection) = (connection, null);
        }
        finally
        {
            gate.Release();
        }

        if (former is not null)
        {
            await former.DisposeAsync().ConfigureAwait(false);
        }
    }

    private ConfigurationOptions Hardened(ConfigurationOptions options)
    {
        var timeout = (int)parts.CommandTimeout.TotalMilliseconds;
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 1;
        options.ReconnectRetryPolicy = new ExponentialRetry(100, 2000);
        options.ClientName = "multi-channel-bot";
        options.AsyncTimeout = timeout;
        options.SyncTimeout = timeout;
        options.ConnectTimeout = Math.Max(timeout, LeastConnectMilliseconds);
        options.KeepAlive = 10;

        // Keys are HMACs of people and cases: they stay out of messages, and so out of the log.
        options.IncludeDetailInExceptions = false;
        options.IncludePerformanceCountersInExceptions = false;
        return options;
    }
}
