using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MultiChannelBot.Conversation;

/// <summary>Writes JSON text with a writer and a buffer that the thread keeps for the next one.</summary>
internal static class JsonText
{
    // A buffer that one long text made large is not kept for the short ones that follow.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? kept;

    public static string Of<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        // Taken while it is in use: what a fault leaves half written is nobody's any more.
        var (buffer, json) = kept ?? New();
        kept = null;
        buffer.ResetWrittenCount();
        json.Reset();
        write(json, value);
        json.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        kept = buffer.Capacity <= LargestKept ? (buffer, json) : null;
        return text;
    }

    // What is written here is right by construction, and tested against the serializer.
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) New()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Spellings.Encoder, SkipValidation = true }));
    }
}
