using System.Diagnostics;
using System.Globalization;
using System.Text;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Tests.State;

/// <summary>
/// A redis-server of its own on a free port of this machine, to be stopped in every way that servers stop. Its files, if it
/// keeps any, lie in a folder that goes with it.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mcb-redis-");
    private readonly string[] options;
    private Process? process;

    private RedisServer(string[] options) => this.options = options;

    public int Port { get; } = FreePorts.Next();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The server on the PATH. Where there is none the test is skipped, or fails if MCB_REQUIRE_REAL=1.</summary>
    public static string Executable
    {
        get
        {
            var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(path => Path.Combine(path, "redis-server"))
                .FirstOrDefault(File.Exists);
            if (found is null)
            {
                Assert.False(Environment.GetEnvironmentVariable("MCB_REQUIRE_REAL") == "1", "MCB_REQUIRE_REAL=1, but there is no redis-server on the PATH.");
                Assert.Skip("There is no redis-server on the PATH.");
            }

            return found!;
        }
    }

    /// <summary>Starts a server that keeps nothing.</summary>
    public static Task<RedisServer> StartAsync() => StartAsync("--appendonly", "no");

    /// <summary>Starts a server that has every write on disk before it is acknowledged.</summary>
    public static Task<RedisServer> StartDurableAsync() => StartAsync("--appendonly", "yes", "--appendfsync", "always");

    public static async Task<RedisServer> StartAsync(params string[] options)
    {
        var server = New(options);
        await server.RunAsync();
        return server;
    }

    /// <summary>A server that is still to be started.</summary>
    public static RedisServer New(params string[] options) => new(options);

    /// <summary>Starts it, again after a kill.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true };
        string[] fixedOnes = ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--dir", folder.FullName];
        foreach (var argument in fixedOnes.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
        var said = new StringBuilder();
        while (true)
        {
            var line = await process.StandardOutput.ReadLineAsync();
            Assert.True(line is not null, $"redis-server did not start:\n{said}");
            said.AppendLine(line);
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                break;
            }
        }

        // Read on, or the server would block on a full pipe one day.
        _ = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Ends it without a word.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    /// <summary>Holds it: connections stay, nothing is answered.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on.</summary>
    public Task ContinueAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Delete(recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
