using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MultiChannelBot.Tests.State;

[assembly: AssemblyFixture(typeof(RealRedis))]

namespace MultiChannelBot.Tests.State;

/// <summary>A redis-server from the PATH, on a free port, without files, for as long as the tests run.</summary>
public sealed class RealRedis : IAsyncLifetime
{
    private readonly Lazy<Task<Process?>> server;

    public RealRedis() => server = new Lazy<Task<Process?>>(StartAsync);

    public int Port { get; } = FreePort();

    /// <summary>The server's address. Where there is no redis-server the test is skipped, or fails if MCB_REQUIRE_REAL=1.</summary>
    public async Task<string> ConnectionStringAsync()
    {
        if (await server.Value is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("MCB_REQUIRE_REAL") == "1", "MCB_REQUIRE_REAL=1, but there is no redis-server on the PATH.");
            Assert.Skip("There is no redis-server on the PATH.");
        }

        return $"127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)},allowAdmin=true";
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated && await server.Value is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private async Task<Process?> StartAsync()
    {
        var executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "redis-server"))
            .FirstOrDefault(File.Exists);
        if (executable is null)
        {
            return null;
        }

        var start = new ProcessStartInfo(executable) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
        }

        // Read on, or the server would block on a full pipe one day.
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
