using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Tests.Telemetry;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Ten thousand requests that Slack did not send, or not now, or not so: all are refused, nothing is done, and the log says nothing of what they hold.</summary>
public sealed class SlackForgeryTests
{
    private const int Requests = 10_000;
    private const string Planted = "Quillfeather Zk93Planted";

    private static readonly string[] Paths = ["/slack/events", "/slack/commands", "/slack/interactivity"];

    [Fact]
    public async Task Ten_thousand_forged_stale_or_mangled_requests_do_nothing()
    {
        var log = new Lines();
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(
            slack, services => services.AddLogging(logging => logging.AddProvider(log)), "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft", "Information", "--Limits:RequestsPerSource", "0");
        using var figures = new Figures(host.Host.Services.GetRequiredService<IMeterFactory>());
        using (var good = await PostAsync(host, slack, new Request("/slack/commands", Good: true), new Random(0)))
        {
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        }

        var (turns, lines) = (Turns(figures), log.All.Count);
        Assert.Equal((1, true), (turns, lines > 0));

        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            var random = new Random(number);
            using var response = await PostAsync(host, slack, new Request(Paths[number % 3], Good: false), random);
            statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        });

        Assert.Equal([KeyValuePair.Create(HttpStatusCode.Unauthorized, Requests)], statuses);
        Assert.Equal(turns, Turns(figures));
        Assert.Empty(slack.Calls);
        Assert.DoesNotContain(log.All, line => line.Contains("Quillfeather", StringComparison.OrdinalIgnoreCase) || line.Contains("Zk93", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.All.Skip(lines), line => line.StartsWith("MultiChannelBot", StringComparison.Ordinal));
    }

    private static int Turns(Figures figures) => figures.Seen.Count(line => line.StartsWith("mcb.turns ", StringComparison.Ordinal));

    private static Task<HttpResponseMessage> PostAsync(SlackHost host, StandInSlack slack, Request request, Random random)
    {
        var body = Body(request.Path, slack, random);
        var now = host.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
        var time = now.ToString(CultureInfo.InvariantCulture);
        var type = request.Path == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded";
        if (request.Good)
        {
            return host.PostAsync(request.Path, type, body);
        }

        var (forged, given, sent) = Forge(body, time, now, random);
        return host.PostAsync(request.Path, type, sent, forged, given);
    }

    /// <summary>One of the ways to be wrong: the secret, the time, the signature itself, or a body that was changed on its way.</summary>
    private static (string Signature, string Time, string Body) Forge(string body, string time, long now, Random random)
    {
        var stale = (now + ((random.Next(2) * 2) - 1) * random.Next(301, 100_000)).ToString(CultureInfo.InvariantCulture);
        var signed = Sign(SlackHost.Secret, time, body);
        return random.Next(9) switch
        {
            0 => (Sign(Letters(random, 32), time, body), time, body),
            1 => (Sign(SlackHost.Secret, stale, body), stale, body),
            2 => (signed, (now - random.Next(1, 300)).ToString(CultureInfo.InvariantCulture), body),
            3 => (Changed(signed, random), time, body),
            4 => (signed, time, Changed(body, random)),
            5 => (signed, time, body + Letters(random, 1)),
            6 => (signed["v0=".Length..], time, body),
            7 => (signed.ToUpperInvariant(), time, body),
            _ => (signed, Letters(random, 10), body),
        };
    }

    private static string Sign(string secret, string time, string body) => SlackSignature.Make(secret, time, Encoding.UTF8.GetBytes(body));

    private static string Letters(Random random, int count) => new(random.GetItems<char>("abcdefghijklmnopqrstuvwxyz", count));

    private static string Changed(string text, Random random)
    {
        var at = random.Next(text.Length);
        return string.Concat(text.AsSpan(0, at), text[at] == 'x' ? "y" : "x", text.AsSpan(at + 1));
    }

    private static string Body(string path, StandInSlack slack, Random random) => path switch
    {
        "/slack/events" => $$$"""{"type":"event_callback","team_id":"T0TEAM","event_id":"Ev{{{random.Next()}}}","event":{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"{{{Planted}}}: Office 365 from an EA","ts":"1772452809.{{{random.Next(1_000_000):D6}}}"}}""",
        "/slack/commands" => SlackHost.Form(("team_id", "T0TEAM"), ("channel_id", "C1"), ("user_id", "U1"), ("command", "/multichannel"), ("text", Planted), ("trigger_id", Letters(random, 12)), ("response_url", slack.ResponseUrl)),
        _ => SlackHost.Form(("payload", $$"""{"type":"block_actions","team":{"id":"T0TEAM"},"user":{"id":"U1","name":"{{Planted}}"},"trigger_id":"{{random.Next()}}","response_url":"{{slack.ResponseUrl}}","container":{"type":"message","channel_id":"D1","message_ts":"1.1"},"actions":[{"action_id":"a","value":"x","action_ts":"1.2"}]}""")),
    };

    private sealed record Request(string Path, bool Good);

    /// <summary>Every line of every logger, with its category.</summary>
    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyCollection<string> All => [.. lines];

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
