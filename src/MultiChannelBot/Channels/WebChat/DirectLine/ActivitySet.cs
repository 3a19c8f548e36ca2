using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>Activities with how far they go, as answers and frames of the stream hold them.</summary>
internal static class ActivitySet
{
    public static ReadOnlyMemory<byte> Write(ImmutableArray<ReadOnlyMemory<byte>> activities, long watermark)
    {
        var written = new ArrayBufferWriter<byte>(256 + activities.Sum(activity => activity.Length + 1));
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities"u8);
            foreach (var activity in activities)
            {
                json.WriteRawValue(activity.Span, skipInputValidation: true);
            }

            json.WriteEndArray();
            json.WriteString("watermark"u8, watermark.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return written.WrittenMemory;
    }
}

/// <summary>What a client gets that begins or goes on with a conversation.</summary>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="StreamUrl">Where the stream is; null where there is none to open yet.</param>
internal sealed record Started(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("streamUrl"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl);

/// <summary>What a client begins with.</summary>
internal sealed record StartBody([property: JsonPropertyName("locale")] string? Locale);

/// <summary>How both are written and read.</summary>
[JsonSerializable(typeof(Started))]
[JsonSerializable(typeof(StartBody))]
internal sealed partial class StartedJson : JsonSerializerContext;
