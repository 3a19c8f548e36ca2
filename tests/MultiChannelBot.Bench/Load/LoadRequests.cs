using System.Globalization;
using System.Net.Sockets;

namespace MultiChannelBot.Bench.Load;

/// <summary>The requests of a connection, one after the other, in one buffer. Their length has to be stated: all who are measured do so.</summary>
internal sealed class LoadRequests(Socket connection)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int headEnd;
    private int end;

    /// <summary>What is to be done, as it was sent.</summary>
    public ReadOnlySpan<byte> Method => Line[..Line.IndexOf((byte)' ')];

    /// <summary>Where.</summary>
    public ReadOnlySpan<byte> Path => Line[(Method.Length + 1)..Line.LastIndexOf((byte)' ')];

    /// <summary>What was sent; valid until the next request.</summary>
    public ReadOnlySpan<byte> Body => buffer.AsSpan(headEnd, end - headEnd);

    private ReadOnlySpan<byte> Line => buffer.AsSpan(0, buffer.AsSpan(0, headEnd).IndexOf((byte)'\r'));

    /// <summary>Waits for the next request.</summary>
    /// <returns>False at the end of the connection.</returns>
    /// <exception cref="FormatException">It is too long, or its length is not stated.</exception>
    public bool Next()
    {
        buffer.AsSpan(end, filled - end).CopyTo(buffer);
        (filled, headEnd, end) = (filled - end, 0, 0);
        while (!IsWhole())
        {
            var came = filled < buffer.Length ? connection.Receive(buffer.AsSpan(filled)) : throw new FormatException("The request is too long.");
            filled += came;
            if (came == 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWhole()
    {
        if (headEnd == 0)
        {
            var at = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (at < 0)
            {
                return false;
            }

            headEnd = at + 4;
            end = headEnd + Length(buffer.AsSpan(0, headEnd));
        }

        return filled >= end;
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return head.StartsWith("GET "u8) ? 0 : throw new FormatException("The request states no length.");
        }

        var digits = head[(at + "Content-Length: ".Length)..];
        return int.Parse(digits[..digits.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
