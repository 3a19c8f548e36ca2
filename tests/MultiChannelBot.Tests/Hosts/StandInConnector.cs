using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MultiChannelBot.Tests.Hosts;

/// <summary>The channel's side of the Bot Framework protocol on this machine: takes what the bot sends, and keeps it.</summary>
public sealed class StandInConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Method, string Conversation, JsonNode Activity)> sent = new();
    private readonly WebApplication server;
    private int ids;
    private int refused;

    private StandInConnector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Map("/{**path}", (Delegate)TakeAsync);
    }

    public string Url => server.Urls.Single();

    /// <summary>What it answers to every message from now on, with a body; null takes them.</summary>
    public (HttpStatusCode Status, string Body)? Answers { get; set; }

    /// <summary>The seconds that it asks to wait beside <see cref="Answers"/>; null says nothing.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>Messages that contain this are answered with 400; null refuses none.</summary>
    public string? Refuses { get; set; }

    /// <summary>How many messages got one of <see cref="Answers"/>.</summary>
    public int Refused => refused;

    public static async Task<StandInConnector> StartAsync()
    {
        var connector = new StandInConnector();
        await connector.server.StartAsync();
        return connector;
    }

    /// <summary>The messages that the bot created in a conversation, oldest first; typing signals are none.</summary>
    public IReadOnlyList<JsonNode> Created(string conversation) =>
    [
        .. sent.Where(one => one.Method == "POST" && one.Conversation == conversation && (string?)one.Activity["type"] != "typing")
            .Select(one => one.Activity),
    ];

    /// <summary>What the bot put in the place of messages of a conversation, oldest first.</summary>
    public IReadOnlyList<JsonNode> Replaced(string conversation) => [.. sent.Where(one => one.Method == "PUT" && one.Conversation == conversation).Select(one => one.Activity)];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (Answers is { } answer)
        {
            Interlocked.Increment(ref refused);
            if (RetryAfter is { } seconds)
            {
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            return Results.Text(answer.Body, "application/json", statusCode: (int)answer.Status);
        }

        if (parts is ["v3", "conversations", var conversation, "activities", ..] && await JsonNode.ParseAsync(context.Request.Body) is { } activity)
        {
            if (Refuses is { } bad && activity.ToJsonString().Contains(bad, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref refused);
                return Results.Json(new { error = new { code = "BadSyntax", message = "Invalid mention entity" } }, statusCode: StatusCodes.Status400BadRequest);
            }

            sent.Enqueue((context.Request.Method, conversation, activity));
        }

        return Results.Json(new { id = Interlocked.Increment(ref ids).ToString(CultureInfo.InvariantCulture) });
    }
}
