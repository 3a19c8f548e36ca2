using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MultiChannelBot.Tests.Telemetry;

/// <summary>An OpenTelemetry collector on this machine, as far as a sender can tell: it takes everything and keeps it.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> taken = new();
    private readonly WebApplication server;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Map("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);

            // Protobuf holds its texts as they are.
            taken.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Url => server.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.server.StartAsync();
        return collector;
    }

    /// <summary>All that came under an address.</summary>
    public string Taken(string path) => string.Join('\n', taken.Where(one => one.Path == path).Select(one => one.Body));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
