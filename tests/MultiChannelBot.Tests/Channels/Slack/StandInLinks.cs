using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Slack's side of Socket Mode: takes connections, each by the address that it was given, and says hello.</summary>
internal sealed class StandInLinks : IAsyncDisposable
{
    private readonly Channel<StandInLink> taken = Channel.CreateUnbounded<StandInLink>();
    private readonly CancellationTokenSource end = new();
    private int number;

    /// <summary>False to leave the hello to the test.</summary>
    public bool SaysHello { get; set; } = true;

    /// <summary>The answer of apps.connections.open.</summary>
    public string Open(HostString host) =>
        new JsonObject { ["ok"] = true, ["url"] = string.Create(CultureInfo.InvariantCulture, $"ws://{host}/link/{Interlocked.Increment(ref number)}") }.ToJsonString();

    /// <summary>The next connection that was made.</summary>
    public async Task<StandInLink> NextAsync() => await taken.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task TakeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var link = new StandInLink(socket, end.Token);
        if (SaysHello)
        {
            await link.HelloAsync();
        }

        await taken.Writer.WriteAsync(link);
        await link.Closed;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        end.Dispose();
    }
}

/// <summary>The other end of one connection. Messages have the form of docs.slack.dev/apis/events-api/using-socket-mode.</summary>
internal sealed class StandInLink
{
    private readonly WebSocket socket;
    private readonly CancellationToken end;
    private readonly Channel<JsonNode> received = Channel.CreateUnbounded<JsonNode>();

    public StandInLink(WebSocket socket, CancellationToken end)
    {
        (this.socket, this.end) = (socket, end);
        Closed = ReceiveAsync();
    }

    /// <summary>Completes when the connection is over.</summary>
    public Task Closed { get; }

    public Task HelloAsync() => SendAsync(new JsonObject
    {
        ["type"] = "hello",
        ["num_connections"] = 1,
        ["connection_info"] = new JsonObject { ["app_id"] = "A1" },
        ["debug_info"] = new JsonObject { ["host"] = "applink-1", ["approximate_connection_time"] = 18060 },
    });

    public Task DisconnectAsync(string reason) =>
        SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "wss-111.slack.com" } });

    public Task EnvelopeAsync(string type, string id, JsonObject payload) =>
        SendAsync(new JsonObject { ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = type != "events_api", ["payload"] = payload });

    public Task SendAsync(JsonObject message) => SendAsync(message.ToJsonString());

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, end);

    /// <summary>The next acknowledgement.</summary>
    public async Task<JsonNode> NextAsync() => await received.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Breaks the connection without a word.</summary>
    public void Break() => socket.Abort();

    private async Task ReceiveAsync()
    {
        try
        {
            var buffer = new byte[1 << 20];
            while (true)
            {
                var filled = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(filled), end);
                    filled += part.Count;
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, end);
                    return;
                }

                received.Writer.TryWrite(JsonNode.Parse(buffer.AsSpan(0, filled))!);
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or IOException)
        {
            // The connection broke, or the test is over.
        }
        finally
        {
            received.Writer.TryComplete();
        }
    }
}
