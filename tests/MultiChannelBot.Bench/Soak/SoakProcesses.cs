using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MultiChannelBot.Bench.Soak;

/// <summary>A program that the soak starts, kills and starts again: always the same one on the same port.</summary>
internal abstract class SoakProcess(string name) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private Process? process;

    public int Port { get; } = FreePorts.Next();

    /// <summary>How much memory it has, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    protected string PortText => Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended, or does not answer.</exception>
    public async Task StartAsync()
    {
        var start = Describe();
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        process = Process.Start(start) ?? throw new InvalidOperationException($"{name} does not start.");
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        for (var waited = TimeSpan.Zero; !await AnswersAsync(); waited += Pause)
        {
            if (process.HasExited || waited > Patience)
            {
                var output = process.HasExited ? string.Concat(await said) : "it does not answer";
                throw new InvalidOperationException($"{name}: {output}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>True where something takes connections on its port.</summary>
    public async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The processor time that it has taken so far, and the bytes of memory that it holds.</summary>
    public (TimeSpan Cpu, long Memory) Use()
    {
        process!.Refresh();
        return (process.TotalProcessorTime, process.WorkingSet64);
    }

    /// <summary>Ends it as a crash would: no time to save anything.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Asks it to stop and waits for the end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var asking = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await asking.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract ProcessStartInfo Describe();

    protected abstract Task<bool> AnswersAsync();
}

/// <summary>A redis-server from the PATH that writes every command to its log before it answers.</summary>
/// <param name="directory">Where the log lies.</param>
internal sealed class SoakRedis(string directory) : SoakProcess("redis-server")
{
    public string ConnectionString => $"127.0.0.1:{PortText}";

    /// <summary>Where the program is; null where there is none.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);

    protected override ProcessStartInfo Describe() => new(
        Find() ?? throw new InvalidOperationException("There is no redis-server on the PATH: install Redis 7 or later."),
        ["--port", PortText, "--bind", "127.0.0.1", "--dir", directory, "--appendonly", "yes", "--save", ""]);

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[5];
            await stream.ReadExactlyAsync(answer);
            return answer.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }
}

/// <summary>The bot itself, in a process of its own.</summary>
internal sealed class SoakHost(SoakRedis redis, string hashKey) : SoakProcess("The bot")
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    public Uri Address => new($"http://127.0.0.1:{PortText}");

    public Uri Messages => new(Address, "/api/messages");

    protected override ProcessStartInfo Describe()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MultiChannelBot.dll"), "--urls", Address.OriginalString]);
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["State__Redis"] = redis.ConnectionString;
        start.Environment["State__HashKey"] = hashKey;
        start.Environment["Logging__LogLevel__Default"] = "Error";

        // While something is down, people and channel say everything many times over.
        start.Environment["Limits__InputsPerPerson"] = "0";
        start.Environment["Limits__InputsPerCase"] = "0";
        start.Environment["Limits__RequestsPerSource"] = "0";
        return start;
    }

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await Client.GetAsync(new Uri(Address, "/health/live"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
