using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// A Redis-compatible server (Garnet) inside this process, so that the bot runs on a bare machine and keeps its cases over
/// a restart and a kill. Reached like any other Redis, over a loopback port with a random password.
/// </summary>
/// <param name="directory">Absolute path; locked for as long as the server runs.</param>
/// <param name="logMegabytes">How large the log grows before a checkpoint cuts it back.</param>
public sealed class EmbeddedRedis(string directory, int logMegabytes, ILoggerFactory loggers) : IAsyncDisposable
{
    private const int PortAttempts = 5;
    private const int RedisOwnPort = 6379;
    private const int WarmUpMilliseconds = 30_000;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string password = RandomNumberGenerator.GetHexString(40, lowercase: true);
    private DirectoryLock? held;
    private GarnetServer? server;
    private int port;

    /// <summary>Where the store lies.</summary>
    public string Location => directory;

    /// <summary>Starts the server unless it runs already, and says how to reach it. Takes about a second.</summary>
    /// <exception cref="StateDirectoryException">The directory is in use, cannot be written or cannot be read back.</exception>
    public async Task<ConfigurationOptions> StartAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (server is null)
            {
                // Off the caller's thread: recovery reads the whole log.
                await Task.Run(Start).ConfigureAwait(false);
                await WarmUpAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }

        return Address();
    }

    /// <summary>
    /// Begins to start, for whoever has other things to do meanwhile. A fault is that of <see cref="StartAsync"/>, which tries
    /// anew.
    /// </summary>
    public void Begin() => _ = StartAsync().ContinueWith(
        begun => _ = begun.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // What is starting is not stopped half way.
        await gate.WaitAsync().ConfigureAwait(false);
        await Task.Run(() => server?.Dispose()).ConfigureAwait(false);
        held?.Dispose();
        gate.Dispose();
    }

    private void Start()
    {
        held = DirectoryLock.Take(directory);
        try
        {
            server = StartOnAFreePort();
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // The first script loads Lua and compiles its way there: three seconds were seen on a busy machine, more than a command
    // is given. Better the start takes them than the first person's turn.
    private async Task WarmUpAsync()
    {
        var patient = Address();
        (patient.ConnectTimeout, patient.AsyncTimeout) = (WarmUpMilliseconds, WarmUpMilliseconds);
        var connection = await ConnectionMultiplexer.ConnectAsync(patient).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await connection.GetDatabase().ScriptEvaluateAsync("return redis.call('EXISTS', KEYS[1])", ["{mcb}:warm-up"]).ConfigureAwait(false);
        }
    }

    private ConfigurationOptions Address() => new() { EndPoints = { { IPAddress.Loopback, port } }, Password = password };

    // Between finding a port free and taking it somebody else may take it: then another one is tried.
    private GarnetServer StartOnAFreePort()
    {
        for (var attempt = 1; ; attempt++)
        {
            port = FindFreePort();
            var starting = Create();
            try
            {
                starting.Start();
                return starting;
            }
            catch (SocketException) when (attempt < PortAttempts)
            {
                starting.Dispose();
            }
        }
    }

    private GarnetServer Create()
    {
        var before = Trace.Listeners.OfType<TraceListener>().ToHashSet();
        try
        {
            return new GarnetServer(Options(), new GarnetLogs(loggers));
        }
        catch (Exception unreadable) when (unreadable is not SocketException)
        {
            throw new StateDirectoryException(
                $"The state in {directory} cannot be read back ({unreadable.Message}). Restore it from a backup, or move the folder \"store\" away to begin without cases.",
                unreadable);
        }
        finally
        {
            // Garnet sends the whole process' trace output to the console; that is not its to decide.
            foreach (var added in Trace.Listeners.OfType<TraceListener>().Where(listener => !before.Contains(listener)).ToList())
            {
                Trace.Listeners.Remove(added);
            }
        }
    }

    private string[] Options()
    {
        var store = Path.Combine(directory, "store");
        Directory.CreateDirectory(store);
        return
        [
            "--bind", IPAddress.Loopback.ToString(),
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--auth", "Password",
            "--password", password,
            "-q",
            "--no-pubsub",

            // Every acknowledged write is on disk. RandomAccess: the default device wants libaio and liburing, and ends
            // the process where they are missing.
            "--aof", "--aof-commit-wait", "--recover", "--fail-on-recovery-error",
            "--device-type", "RandomAccess",
            "--checkpointdir", store,

            // What does not fit the memory moves to disk. Without the tier the oldest cases would silently be dropped.
            "--storage-tier", "--logdir", store,
            "--memory", "64m", "--page", "1m", "--index", "4m", "--segment", "16m",
            "--aof-memory", "16m", "--aof-page-size", "4m", "--aof-segment-size", "4m",

            // Beyond the limit a checkpoint is taken and the log before it deleted; expired claims and the disk's old
            // segments go with it.
            "--aof-size-limit", string.Create(CultureInfo.InvariantCulture, $"{logMegabytes}m"),
            "--aof-size-limit-enforce-frequency", "1",
            "--compaction-type", "Lookup", "--compaction-max-segments", "4",
            "--expired-key-deletion-scan-freq", "600",

            "--lua", "--lua-transaction-mode",
        ];
    }

    private static int FindFreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            if (((IPEndPoint)listener.LocalEndpoint).Port is var found && found != RedisOwnPort)
            {
                return found;
            }
        }
    }

    /// <summary>Garnet's logs under one name, from warnings up: below that it tells every step of its own start.</summary>
    private sealed class GarnetLogs(ILoggerFactory inner) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new WarningsUp(inner.CreateLogger("MultiChannelBot.State.Garnet." + categoryName));

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public void Dispose()
        {
            // The host's factory is not ours to dispose.
        }
    }

    private sealed class WarningsUp(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
