using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiChannelBot.Commands;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Fuzz;

/// <summary>
/// The whole host on a port of this machine, without limits on how much it takes. Nothing leaves the process: whatever it posts,
/// and wherever, is taken by <see cref="Channel"/>.
/// </summary>
internal sealed class FuzzHost : IAsyncDisposable
{
    /// <summary>What Slack's requests are signed by, and what servers show that embed the web chat.</summary>
    public const string Secret = "of-the-fuzz-and-of-nothing-else-at-all";

    private readonly WebApplication app;

    private FuzzHost(WebApplication app, FuzzChannel channel, FuzzLog log) => (this.app, Channel, Log) = (app, channel, log);

    /// <summary>What the host posts.</summary>
    public FuzzChannel Channel { get; }

    /// <summary>What went wrong inside.</summary>
    public FuzzLog Log { get; }

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a host on a Redis server, or with cases in memory.</summary>
    public static async Task<FuzzHost> StartAsync(string? redis)
    {
        var channel = new FuzzChannel();
        var log = new FuzzLog();
        string[] args =
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0",
            "--State:Redis", redis ?? "127.0.0.1:1", "--State:HashKey", new string('k', StateSettings.ShortestHashKey),
            "--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0", "--Limits:RequestsPerSource", "0",
            "--Slack:SigningSecret", Secret, "--Slack:BotToken", "xoxb-fuzz", "--WebChat:Secret", Secret, "--WebChat:ConversationsPerSource", "0",
        ];
        var app = await HostVerb.BuildAsync(args, services =>
        {
            if (redis is null)
            {
                services.AddStateInMemory(new StateSettings());
                services.AddSingleton<IActivityLog, FuzzActivityLog>();
            }

            services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => channel));
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
        });
        await app.StartAsync().ConfigureAwait(false);
        return new FuzzHost(app, channel, log);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync().ConfigureAwait(false);
        Channel.Dispose();
        Log.Dispose();
    }
}

/// <summary>Takes whatever is posted to a channel, and keeps the latest of it.</summary>
internal sealed class FuzzChannel : HttpMessageHandler
{
    private const int Most = 200;

    private readonly ConcurrentQueue<string> latest = new();
    private long taken;

    /// <summary>How much was posted.</summary>
    public long Taken => Interlocked.Read(ref taken);

    /// <summary>The latest bodies: their cards are what people press on.</summary>
    public IReadOnlyList<string> Latest => [.. latest];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref taken);
        if (request.Content is not null)
        {
            latest.Enqueue(await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            while (latest.Count > Most)
            {
                latest.TryDequeue(out _);
            }
        }

        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent(
                string.Create(CultureInfo.InvariantCulture, $"{{\"ok\":true,\"id\":\"m{number}\",\"ts\":\"{number}.000100\",\"channel\":\"D1\"}}"), Encoding.UTF8, "application/json"),
        };
    }
}

/// <summary>Counts faults that the host logs, and keeps the first of each kind.</summary>
internal sealed class FuzzLog : ILoggerProvider, ILogger
{
    /// <summary>A fault that is said to be tried again is logged as a warning (DeliveryLog.FaultToBeRetried).</summary>
    private const int ToBeRetried = 1011;

    private readonly ConcurrentDictionary<string, int> faults = new(StringComparer.Ordinal);

    /// <summary>Each kind of fault with how often it came.</summary>
    public IReadOnlyDictionary<string, int> Faults => faults;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error || eventId.Id == ToBeRetried)
        {
            // By the exception and where it was thrown: messages and codes differ each time.
            var kind = exception is null
                ? formatter(state, exception)
                : $"{exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("MultiChannelBot", StringComparison.Ordinal))?.Trim()}";
            faults.AddOrUpdate(kind, 1, (_, count) => count + 1);
        }
    }

    public void Dispose()
    {
    }
}
