using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>A client of one conversation. It may turn to another host, or change what it shows as its token.</summary>
internal sealed class WebTalk(WebHost host, JsonObject started)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private int number;

    public WebHost Host { get; set; } = host;

    public string Conversation { get; } = (string)started["conversationId"]!;

    public string Token { get; set; } = (string)started["token"]!;

    /// <summary>Where the stream is, as it was said last.</summary>
    public Uri StreamUrl { get; private set; } = null!;

    private string Path => "/conversations/" + Conversation;

    public async Task BeginAsync(string? locale = null)
    {
        using var response = await Host.AskAsync("POST", "/conversations", Token, body: WebHost.Json(new JsonObject { ["locale"] = locale }.ToJsonString()));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        StreamUrl = new Uri((string)(await WebHost.JsonAsync(response))["streamUrl"]!);
    }

    /// <summary>Posts an activity.</summary>
    public async Task<HttpResponseMessage> PostAsync(JsonNode activity) =>
        await Host.AskAsync("POST", Path + "/activities", Token, body: WebHost.Json(activity.ToJsonString()));

    /// <summary>Says something; it has to be taken.</summary>
    /// <returns>The id that the host gave it.</returns>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        using var response = await PostAsync(Message(text, clientId));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (string)(await WebHost.JsonAsync(response))["id"]!;
    }

    public JsonObject Message(string text, string? clientId = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientId ?? string.Create(CultureInfo.InvariantCulture, $"c{Interlocked.Increment(ref number)}") },
    };

    public async Task<HttpStatusCode> DeleteAsync()
    {
        using var response = await Host.AskAsync("DELETE", Path, Token);
        return response.StatusCode;
    }

    /// <summary>Reads on by polling; null where the conversation is not kept.</summary>
    public async Task<Read?> ReadAsync(string watermark = "")
    {
        using var response = await Host.AskAsync("GET", $"{Path}/activities?watermark={watermark}", Token);
        return response.StatusCode == HttpStatusCode.NotFound ? null : Read.Of(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Reads all there is.</summary>
    public async Task<ImmutableArray<JsonObject>> AllAsync()
    {
        var (all, watermark) = (new List<JsonObject>(), "");
        while (await ReadAsync(watermark) is { Activities.IsEmpty: false } read)
        {
            all.AddRange(read.Activities);
            watermark = read.Watermark;
        }

        return [.. all];
    }

    /// <summary>Asks where the stream goes on.</summary>
    public async Task<HttpStatusCode> ReconnectAsync(string watermark)
    {
        using var response = await Host.AskAsync("GET", $"{Path}?watermark={watermark}", Token);
        if (response.IsSuccessStatusCode)
        {
            StreamUrl = new Uri((string)(await WebHost.JsonAsync(response))["streamUrl"]!);
        }

        return response.StatusCode;
    }

    /// <summary>Opens the stream, from the beginning or from where it is known.</summary>
    public async Task<WebStream> OpenAsync(string? watermark = null)
    {
        if (watermark is not null)
        {
            Assert.Equal(HttpStatusCode.OK, await ReconnectAsync(watermark));
        }

        return await WebStream.OpenAsync(StreamUrl);
    }

    /// <summary>What an activity says, with all its texts.</summary>
    public static string Text(JsonObject activity) => activity.ToJsonString(Readable);

    public static bool IsOfUser(JsonObject activity) => (string?)activity["from"]!["role"] == "user";
}

/// <summary>Activities with how far they go.</summary>
internal sealed record Read(ImmutableArray<JsonObject> Activities, string Watermark)
{
    public static Read Of(string text)
    {
        var read = JsonNode.Parse(text)!;
        return new Read([.. read["activities"]!.AsArray().Select(activity => activity!.AsObject())], (string)read["watermark"]!);
    }
}

/// <summary>The stream of a conversation.</summary>
internal sealed class WebStream : IDisposable
{
    private readonly ClientWebSocket socket = new();

    /// <summary>How far was read.</summary>
    public string Watermark { get; private set; } = "";

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    public static async Task<WebStream> OpenAsync(Uri url, string? origin = null)
    {
        var stream = new WebStream();
        if (origin is not null)
        {
            stream.socket.Options.SetRequestHeader("Origin", origin);
        }

        stream.socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await stream.socket.ConnectAsync(url, TestContext.Current.CancellationToken);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The status that a stream is refused with.</summary>
    public static async Task<HttpStatusCode> StatusAsync(Uri url, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says it.
        }

        return socket.HttpStatusCode;
    }

    /// <summary>The next frame; null at the end.</summary>
    public async Task<Read?> NextAsync()
    {
        var (text, buffer) = (new StringBuilder(), new byte[64 * 1024]);
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, frame.Count));
            if (frame.EndOfMessage)
            {
                var read = Read.Of(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text.ToString())));
                Watermark = read.Watermark;
                return read;
            }
        }
    }

    /// <summary>Reads until something holds of all activities so far.</summary>
    public async Task<ImmutableArray<JsonObject>> UntilAsync(Func<ImmutableArray<JsonObject>, bool> holds)
    {
        var read = ImmutableArray<JsonObject>.Empty;
        while (!holds(read))
        {
            var next = await NextAsync();
            Assert.True(next is not null, "The stream ended.");
            read = [.. read, .. next.Activities];
        }

        return read;
    }

    /// <summary>Sends what clients send: nothing of use.</summary>
    public Task SendAsync(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(frame, type, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, TestContext.Current.CancellationToken);

    public void Dispose() => socket.Dispose();
}
