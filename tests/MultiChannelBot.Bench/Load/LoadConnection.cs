using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiChannelBot.Bench.Load;

/// <summary>
/// A connection that is kept open, with one request at a time. By hand and not by HttpClient, which would take more of the two
/// processors than the relay that it is to measure. Blocking costs least: the thread that waits is the one that is woken.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[16 * 1024];

    public void Open(int port) => socket.Connect(IPAddress.Loopback, port);

    /// <summary>Sends a request and takes the response.</summary>
    /// <param name="blocks">True where the thread is one of its own and may wait.</param>
    /// <returns>Its status.</returns>
    /// <exception cref="IOException">It is not one that can be read.</exception>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, bool blocks)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += blocks ? socket.Send(request.Span[sent..]) : await socket.SendAsync(request[sent..]).ConfigureAwait(false);
        }

        for (var filled = 0; filled < buffer.Length;)
        {
            var came = blocks ? socket.Receive(buffer.AsSpan(filled)) : await socket.ReceiveAsync(buffer.AsMemory(filled)).ConfigureAwait(false);
            filled += came;
            if (came == 0)
            {
                break;
            }

            if (Length(buffer.AsSpan(0, filled)) is { } length && filled >= length)
            {
                return int.Parse(buffer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
            }
        }

        throw new IOException("The response is cut off, too long, or of no stated length.");
    }

    public void Dispose() => socket.Dispose();

    /// <summary>How long the whole response is; null while that is not known.</summary>
    private static int? Length(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = response[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            throw new IOException("The response states no length: " + Encoding.ASCII.GetString(head));
        }

        var digits = head[(at + "Content-Length: ".Length)..];
        var line = digits.IndexOf((byte)'\r');
        return end + 4 + int.Parse(line < 0 ? digits : digits[..line], CultureInfo.InvariantCulture);
    }
}
