using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Commands;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>The host as it runs, on a port of this machine, with everything on a store of the test's and a clock that stands.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    public const string Secret = "of-the-servers-that-embed-the-chat";
    public const string Partner = "https://www.partner.example";

    private readonly WebApplication app;

    private WebHost(WebApplication app, FakeTimeProvider clock, KeptLog log) => (this.app, Clock, Log) = (app, clock, log);

    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 10, TimeSpan.Zero);

    public Uri Address => new(app.Urls.Single());

    /// <summary>The origin of its own page.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public FakeTimeProvider Clock { get; }

    /// <summary>All that was logged.</summary>
    public KeptLog Log { get; }

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>Starts a host.</summary>
    /// <param name="link">Makes the host's connection to its store.</param>
    public static async Task<WebHost> StartAsync(Func<RedisLink> link, params string[] settings)
    {
        var (clock, log) = (new FakeTimeProvider(Noon), new KeptLog());
        string[] args =
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0", "--State:Redis", "127.0.0.1:1", "--State:HashKey", new string('k', 32),
            "--Logging:LogLevel:Default", "Debug", "--Logging:LogLevel:MultiChannelBot", "Trace", .. settings,
        ];
        var app = await HostVerb.BuildAsync(args, services =>
        {
            services.AddSingleton(_ => link());
            services.AddSingleton<TimeProvider>(clock);
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebHost(app, clock, log);
    }

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Asks an address of Direct Line.</summary>
    public async Task<HttpResponseMessage> AskAsync(string method, string path, string? token = null, string? origin = null, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address, "/v3/directline" + path)) { Content = body };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token.Contains(' ', StringComparison.Ordinal) ? token : "Bearer " + token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Gets a token as the host's own page does.</summary>
    public async Task<WebTalk> GenerateAsync(string? origin = null)
    {
        using var response = await AskAsync("POST", "/tokens/generate", origin: origin ?? Origin);
        response.EnsureSuccessStatusCode();
        return new WebTalk(this, await JsonAsync(response));
    }

    /// <summary>Begins a conversation as the host's own page does.</summary>
    public async Task<WebTalk> BeginAsync(string? locale = null)
    {
        var talk = await GenerateAsync();
        await talk.BeginAsync(locale);
        return talk;
    }

    public static HttpContent Json(string text) => new StringContent(text, new MediaTypeHeaderValue("application/json"));

    public static async Task<JsonObject> JsonAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>Keeps every line of a log.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> lines = new();

    public IEnumerable<string> Lines => lines.Select(line => line.Line);

    /// <summary>What went wrong.</summary>
    public IEnumerable<string> Faults => lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Line);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, $"{eventId.Id} {formatter(state, exception)} {exception}"));

    public void Dispose()
    {
        // The lines outlive their host.
    }
}
