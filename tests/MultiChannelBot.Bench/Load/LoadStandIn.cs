using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Bench.Load;

/// <summary>
/// The side of the Bot Framework's channel and of Slack, at the least cost: hands messages to the talks that wait for them. A thread for
/// each connection, which blocks: no system under load opens more of them than it has turns under way.
/// </summary>
internal sealed class LoadStandIn : IAsyncDisposable
{
    private static ReadOnlySpan<byte> Slack => "/api/"u8;

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentBag<Socket> connections = [];
    private readonly ConcurrentDictionary<string, LoadTalk> talks = new(StringComparer.Ordinal);
    private long number;
    private int strays;

    private LoadStandIn()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
    }

    /// <summary>Where the systems under load find it.</summary>
    public string Url { get; }

    /// <summary>Messages that nobody waited for, and requests that are none of the protocol.</summary>
    public int Strays => Volatile.Read(ref strays);

    public static LoadStandIn Start()
    {
        var standIn = new LoadStandIn();
        Begin(standIn.Accept);
        return standIn;
    }

    public void Expect(LoadTalk talk) => talks[talk.Conversation] = talk;

    public void Forget(LoadTalk talk) => talks.TryRemove(talk.Conversation, out _);

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        connections.ToList().ForEach(connection => connection.Dispose());
        return ValueTask.CompletedTask;
    }

    private static void Begin(Action work) => new Thread(() => work()) { IsBackground = true }.Start();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var connection = listener.Accept();
                connection.NoDelay = true;
                connections.Add(connection);
                Begin(() => Serve(connection));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The run has ended.
        }
    }

    private void Serve(Socket connection)
    {
        try
        {
            var requests = new LoadRequests(connection);
            var answer = new byte[512];
            while (requests.Next())
            {
                connection.Send(answer.AsSpan(0, Write(answer, Take(requests.Method, requests.Path, requests.Body))));
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // The other side has ended, or the run has.
        }
        catch (FormatException)
        {
            Interlocked.Increment(ref strays);
        }
        finally
        {
            connection.Dispose();
        }
    }

    /// <summary>What the request is answered with.</summary>
    private string Take(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, ReadOnlySpan<byte> body) =>
        path.StartsWith(Slack) ? TakeCall(path[Slack.Length..], body) : $$"""{"id":"{{TakeActivity(method, path, body)}}"}""";

    /// <summary>POST and PUT of /v3/conversations/CONVERSATION/activities[/ID].</summary>
    /// <returns>The id of the message.</returns>
    private string TakeActivity(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, ReadOnlySpan<byte> body)
    {
        var parts = Encoding.ASCII.GetString(path).Split('/');
        var talk = parts.Length > 3 ? talks.GetValueOrDefault(parts[3]) : null;
        var isNew = method.SequenceEqual("POST"u8);
        var id = isNew || parts.Length < 6 ? Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture) : parts[5];
        if (talk is null || !TypingActivity.Is(body))
        {
            Hand(talk, id, isNew, body);
        }

        return id;
    }

    /// <summary>Slack's chat.postMessage and chat.update; whoever asks for somebody's language is told that it may not.</summary>
    private string TakeCall(ReadOnlySpan<byte> method, ReadOnlySpan<byte> body)
    {
        if (method.StartsWith("users.info"u8))
        {
            return """{"ok":false,"error":"missing_scope","needed":"users:read"}""";
        }

        var isNew = method.SequenceEqual("chat.postMessage"u8);
        var channel = Text(body, "\"channel\":\""u8);
        var id = isNew ? SlackTalk.NextTime() : Text(body, "\"ts\":\""u8);
        Hand(talks.GetValueOrDefault(channel), id, isNew, body);
        return $$"""{"ok":true,"channel":"{{channel}}","ts":"{{id}}"}""";
    }

    private void Hand(LoadTalk? talk, string id, bool isNew, ReadOnlySpan<byte> body)
    {
        if (talk is null)
        {
            Interlocked.Increment(ref strays);
        }
        else if (isNew || id == talk.CardId)
        {
            // Any other that is replaced is an older card, which becomes one line.
            talk.Take(id, body);
        }
    }

    /// <summary>The letters behind a mark, up to the next quote; empty where the mark is not there.</summary>
    private static string Text(ReadOnlySpan<byte> body, ReadOnlySpan<byte> mark)
    {
        var at = body.IndexOf(mark);
        var rest = at < 0 ? default : body[(at + mark.Length)..];
        return Encoding.UTF8.GetString(rest[..Math.Max(0, rest.IndexOf((byte)'"'))]);
    }

    private static int Write(Span<byte> answer, string json) =>
        Utf8.TryWrite(
            answer, CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}", out var written)
            ? written : throw new FormatException("The answer is too long.");
}
