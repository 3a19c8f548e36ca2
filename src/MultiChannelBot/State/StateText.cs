using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// A state as it lies in Redis: as it is while it is short, packed once it is long. A case with its history says much the
/// same several times over; packed it takes a third of the room and of the way.
/// </summary>
internal static class StateText
{
    // No JSON begins with it. The packed form is: this, the length of the text in UTF-8 (four bytes, big end first), Brotli.
    private const byte Mark = 1;
    private const int Head = 5;
    private const int Shortest = 512;
    private const int Longest = 4 * 1024 * 1024;

    // The quickest quality, and a window as large as a long state: little memory, and no more gain from a larger one.
    private const int Quality = 1;
    private const int Window = 14;

    /// <summary>A state to be kept.</summary>
    public static RedisValue Pack(string state)
    {
        if (state.Length < Shortest)
        {
            return state;
        }

        var text = Encoding.UTF8.GetBytes(state);
        var packed = new byte[Head + BrotliEncoder.GetMaxCompressedLength(text.Length)];
        packed[0] = Mark;
        BinaryPrimitives.WriteInt32BigEndian(packed.AsSpan(1), text.Length);
        return BrotliEncoder.TryCompress(text, packed.AsSpan(Head), out var written, Quality, Window) && Head + written < text.Length
            ? packed.AsMemory(0, Head + written)
            : state;
    }

    /// <summary>A state that was kept. What cannot be unpacked comes as text that is no state, and is then set aside as such.</summary>
    public static string Unpack(RedisValue kept)
    {
        var bytes = (ReadOnlyMemory<byte>)kept;
        if (bytes.IsEmpty || bytes.Span[0] != Mark)
        {
            return kept.ToString();
        }

        return TryUnpack(bytes.Span, out var text) ? text : Convert.ToBase64String(bytes.Span);
    }

    private static bool TryUnpack(ReadOnlySpan<byte> packed, out string text)
    {
        text = "";
        if (packed.Length < Head || BinaryPrimitives.ReadInt32BigEndian(packed[1..]) is not (> 0 and <= Longest and var length))
        {
            return false;
        }

        var bytes = new byte[length];
        if (!BrotliDecoder.TryDecompress(packed[Head..], bytes, out var written) || written != length)
        {
            return false;
        }

        text = Encoding.UTF8.GetString(bytes);
        return true;
    }
}
