using System.Collections.Immutable;
using System.Net.WebSockets;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>The WebSockets at which clients are told what is added to their conversations.</summary>
internal sealed class OpenStreams(LogNotices notices, WebMetrics metrics, IHostApplicationLifetime host, TimeProvider clock)
{
    /// <summary>Tabs and windows of one person.</summary>
    public const int MostOfConversation = 10;

    /// <summary>A notice of another host may get lost: each log is looked at as often as this.</summary>
    public static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(15);

    /// <summary>While the store is away.</summary>
    public static readonly TimeSpan TryAfter = TimeSpan.FromSeconds(1);

    /// <summary>A client that does not take a frame, or the end, in this time is not there any more.</summary>
    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(10);

    /// <summary>Clients send empty frames to see whether the connection is there; whatever they send is dropped.</summary>
    private const int ReceiveBytes = 256;

    /// <summary>Runs a stream until the client or the host ends it, or the conversation is deleted.</summary>
    /// <param name="watermark">How far the client has read.</param>
    public async Task RunAsync(HttpContext context, WebConversation conversation, long watermark)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        if (notices.CountOf(conversation.Place) >= MostOfConversation)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        using var counted = metrics.Open();
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);

        // To stop receiving breaks the socket: that is done last, so that the client is told of the end.
        using var over = new CancellationTokenSource();
        using var added = new SemaphoreSlim(0, 1);
        using var listening = notices.Listen(conversation.Place, () => Signal(added));
        await using var looking = clock.CreateTimer(_ => Signal(added), state: null, LookAfter, LookAfter);
        var receiving = ReceiveAsync(socket, ended, over.Token);
        await SendAsync(socket, conversation, watermark, added, ended.Token);
        await CloseAsync(socket);
        await over.CancelAsync();
        await receiving;
    }

    /// <summary>Sends what is there, and whatever is added, until the end.</summary>
    private async Task SendAsync(WebSocket socket, WebConversation conversation, long watermark, SemaphoreSlim added, CancellationToken ended)
    {
        try
        {
            while (await ReadAsync(conversation, watermark, ended) is var (activities, position, isAll))
            {
                if (!activities.IsEmpty)
                {
                    using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended);
                    patience.CancelAfter(SendTime);
                    await socket.SendAsync(ActivitySet.Write(activities, position), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
                }

                watermark = position;
                await (isAll ? added.WaitAsync(ended) : Task.CompletedTask);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // The client or the host is gone; the client comes back with its watermark.
        }
    }

    private async Task<(ImmutableArray<ReadOnlyMemory<byte>> Activities, long Watermark, bool IsAll)?> ReadAsync(
        WebConversation conversation, long watermark, CancellationToken ended)
    {
        while (true)
        {
            try
            {
                return await conversation.ReadAsync(watermark);
            }
            catch (StateUnavailableException)
            {
                await Task.Delay(TryAfter, clock, ended);
            }
        }
    }

    /// <summary>Takes in what the client sends, to learn of its end.</summary>
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource ended, CancellationToken over)
    {
        try
        {
            var buffer = new byte[ReceiveBytes];
            while ((await socket.ReceiveAsync(buffer.AsMemory(), over)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // Gone without a word.
        }

        await ended.CancelAsync();
    }

    /// <summary>Says that it is over: a client that wants to go on asks anew.</summary>
    private static async Task CloseAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(SendTime);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, patience.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // It knows already.
        }
    }

    private static void Signal(SemaphoreSlim added)
    {
        try
        {
            added.Release();
        }
        catch (Exception needless) when (needless is SemaphoreFullException or ObjectDisposedException)
        {
            // It is said already, or nobody listens any more.
        }
    }
}
