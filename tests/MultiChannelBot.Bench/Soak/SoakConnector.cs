using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MultiChannelBot.Bench.Soak;

/// <summary>A new message that the bot sent.</summary>
/// <param name="ReplyTo">The id of the message that it answers.</param>
/// <param name="Card">The card.</param>
internal sealed record SoakReply(string ReplyTo, string Card);

/// <summary>The channel's side of the Bot Framework protocol: takes what the bot sends and keeps the new messages.</summary>
internal sealed class SoakConnector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SoakReply>> sent = new(StringComparer.Ordinal);
    private WebApplication server = null!;
    private int number;

    /// <summary>Where the bot finds it.</summary>
    public string Url => server.Urls.Single();

    /// <summary>Completes when a message may be answered; by default at once.</summary>
    public Task MayAnswer { get; set; } = Task.CompletedTask;

    /// <summary>Completes when the first message has come.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<SoakConnector> StartAsync()
    {
        var connector = new SoakConnector();
        connector.server = await LocalServer.StartAsync(connector.TakeAsync);
        return connector;
    }

    /// <summary>The new messages of a conversation, in the order they came.</summary>
    public IReadOnlyList<SoakReply> In(string conversation) => sent.TryGetValue(conversation, out var replies) ? [.. replies] : [];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var activity = context.Request.Method == HttpMethods.Get ? null : await JsonNode.ParseAsync(context.Request.Body);
        if (context.Request.Method == HttpMethods.Post && (string?)activity?["type"] == "message")
        {
            Reached.TrySetResult();
            await MayAnswer;
            var replyTo = parts is [.., "activities", var id] ? Uri.UnescapeDataString(id) : (string?)activity["replyToId"] ?? "";
            var card = activity["attachments"]?[0]?["content"]?.ToJsonString() ?? "";
            sent.GetOrAdd(Uri.UnescapeDataString(parts[2]), _ => []).Enqueue(new SoakReply(replyTo, card));
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"id\":\"{Interlocked.Increment(ref number)}\"}}");
    }
}
