using System.Buffers;
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

        var text = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(state.Length));
        var length = Encoding.UTF8.GetBytes(state, text);
        var packed = ArrayPool<byte>.Shared.Rent(Head + BrotliEncoder.GetMaxCompressedLength(length));
        packed[0] = Mark;
        BinaryPrimitives.WriteInt32BigEndian(packed.AsSpan(1), length);
        RedisValue kept = BrotliEncoder.TryCompress(text.AsSpan(0, length), packed.AsSpan(Head), out var written, Quality, Window) && Head + written < length
            ? packed.AsSpan(0, Head + written).ToArray()
            : state;
        ArrayPool<byte>.Shared.Return(packed);
        ArrayPool<byte>.Shared.Return(text);
        return kept;
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

        var bytes = ArrayPool<byte>.Shared.Rent(length);
        var whole = BrotliDecoder.TryDecompress(packed[Head..], bytes.AsSpan(0, length), out var written) && written == length;
        text = whole ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        ArrayPool<byte>.Shared.Return(bytes);
        return whole;
    }
}
