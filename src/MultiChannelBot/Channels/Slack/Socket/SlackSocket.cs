using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Slack.Socket;

/// <summary>One connection to Slack: says what comes by it to the envelopes' taker, many at a time, and acknowledges what was taken.</summary>
internal sealed class SlackSocket : IAsyncDisposable
{
    /// <summary>More than these wait in the connection until others are done.</summary>
    private const int MostUnderWay = 100;

    /// <summary>How long one end may be silent, and how long the other may take to say that it is still there.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ClosedWithin = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket client = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly SemaphoreSlim slots = new(MostUnderWay, MostUnderWay);
    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource reading = new();
    private readonly SlackEnvelopes envelopes;
    private readonly AfterWork work;
    private readonly int mostBytes;
    private readonly TimeProvider clock;
    private Task read = Task.CompletedTask;
    private volatile bool isLeaving;

    private SlackSocket(SlackEnvelopes envelopes, int mostBytes, Action<Exception> failed, TimeProvider clock)
    {
        (this.envelopes, this.mostBytes, this.clock) = (envelopes, mostBytes, clock);
        work = new AfterWork(failed);
        client.Options.KeepAliveInterval = SignOfLife;
        client.Options.KeepAliveTimeout = SignOfLife;
    }

    /// <summary>Completes with why, once the connection ends or Slack says that it soon will.</summary>
    public Task<string> Ending => ending.Task;

    /// <summary>Connects; the connection works once Slack has said hello.</summary>
    /// <exception cref="WebSocketException">There is no connection.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or is not wanted any more.</exception>
    public static async Task<SlackSocket> OpenAsync(Uri address, SlackEnvelopes envelopes, int mostBytes, Action<Exception> failed, TimeProvider clock, CancellationToken stop)
    {
        var socket = new SlackSocket(envelopes, mostBytes, failed, clock);
        try
        {
            await socket.client.ConnectAsync(address, stop).ConfigureAwait(false);
            socket.read = socket.ReadAsync();
            await socket.hello.Task.WaitAsync(stop).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes nothing more, ends what is under way, and says goodbye.</summary>
    public async Task LeaveAsync()
    {
        isLeaving = true;
        await work.SettleAsync().ConfigureAwait(false);
        try
        {
            if (client.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var limit = new CancellationTokenSource(ClosedWithin, clock);
                await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
                await read.WaitAsync(limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // The other end is not there any more.
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        isLeaving = true;
        await reading.CancelAsync().ConfigureAwait(false);
        await read.ConfigureAwait(false);
        await work.SettleAsync().ConfigureAwait(false);
        client.Dispose();
        reading.Dispose();
        sending.Dispose();
        slots.Dispose();
    }

    private async Task ReadAsync()
    {
        var why = "closed";
        try
        {
            while (await ReceiveAsync().ConfigureAwait(false) is { } message)
            {
                await HandleAsync(message).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            why = gone is WebSocketException { WebSocketErrorCode: var code } ? code.ToString() : gone.GetType().Name;
        }

        hello.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        _ = hello.Task.Exception;
        ending.TrySetResult(why);
    }

    /// <summary>The next message, empty where it is too large; null once the other end closes.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        var isTooLarge = false;
        while (true)
        {
            var part = await client.ReceiveAsync(message.GetMemory(4096), reading.Token).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(part.Count);
            if (message.WrittenCount > mostBytes)
            {
                isTooLarge = true;
                message.ResetWrittenCount();
            }

            if (part.EndOfMessage)
            {
                return isTooLarge ? ReadOnlyMemory<byte>.Empty : message.WrittenMemory;
            }
        }
    }

    private async Task HandleAsync(ReadOnlyMemory<byte> message)
    {
        if (Parse(message) is not { } document)
        {
            return;
        }

        switch (document.RootElement.Text("type"))
        {
            case "hello":
                hello.TrySetResult();
                break;
            case "disconnect":
                ending.TrySetResult(document.RootElement.Text("reason") ?? "disconnect");
                break;
            case not null when !isLeaving:
                await slots.WaitAsync(reading.Token).ConfigureAwait(false);
                work.Start(() => TakeAsync(document));
                return;
            default:
                break;
        }

        document.Dispose();
    }

    private async Task TakeAsync(JsonDocument document)
    {
        try
        {
            if (await envelopes.TakeAsync(document.RootElement).ConfigureAwait(false) is { } acknowledgement)
            {
                await SendAsync(acknowledgement).ConfigureAwait(false);
            }
        }
        finally
        {
            document.Dispose();
            slots.Release();
        }
    }

    /// <summary>One at a time, as the protocol wants it. What cannot be acknowledged any more comes again.</summary>
    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        await sending.WaitAsync().ConfigureAwait(false);
        try
        {
            await client.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or InvalidOperationException)
        {
            ending.TrySetResult(gone.GetType().Name);
        }
        finally
        {
            sending.Release();
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            return JsonDocument.Parse(message, SlackJson.Options) is { RootElement.ValueKind: JsonValueKind.Object } document ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
