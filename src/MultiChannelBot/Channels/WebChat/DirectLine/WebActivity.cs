using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using MultiChannelBot.Cards;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>What a client of the web chat sent, so far as it is of use.</summary>
/// <param name="Type">"message", "event" or another of the Bot Framework's.</param>
/// <param name="Text">What was typed; null where nothing was.</param>
/// <param name="Name">The name of an event.</param>
/// <param name="Value">What a card submitted, or an event carries; undefined where there is none.</param>
/// <param name="ClientId">The client's own id of it, the same however often it is sent (channelData.clientActivityID); null where it has none.</param>
/// <param name="ClientTime">What the client orders it by (channelData.clientTimestamp); handed back as it is.</param>
/// <param name="IsPressed">True where the client shows no message for it (channelData.postBack).</param>
internal sealed record WebActivity(
    string Type, string? Text, string? Name, JsonElement Value, Language? Locale, string? ClientId, string? ClientTime, bool IsPressed)
{
    private const int MostName = 64;
    private const int Deepest = 16;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    /// <summary>Reads a body; null where it is no activity. What is in it besides is dropped.</summary>
    public static WebActivity? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            // The parser lets bytes in texts pass that are none, and stumbles over them when they are read.
            if (!Utf8.IsValid(utf8.Span))
            {
                return null;
            }

            using var document = JsonDocument.Parse(utf8, Options);
            var given = document.RootElement;
            return given.ValueKind == JsonValueKind.Object && PressFields.IsReadable(given) && Short(given, "type") is { } type ? Read(given.Clone(), type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As every client of the conversation is shown it: nothing that was not asked for, and nothing that a client would take for more than plain text.</summary>
    /// <param name="id">The id that the answer to the client names.</param>
    public byte[] Echo(string id, DirectLineToken token, DateTimeOffset now)
    {
        var written = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            WebMessages.WriteHead(json, Type, id, token.Conversation, now);
            json.WriteStartObject("from"u8);
            json.WriteString("id"u8, token.User);
            json.WriteString("role"u8, "user"u8);
            json.WriteEndObject();
            WriteContent(json);
            json.WriteStartObject("channelData"u8);
            Write(json, "clientActivityID", ClientId);
            Write(json, "clientTimestamp", ClientTime);
            if (IsPressed)
            {
                json.WriteBoolean("postBack"u8, true);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }

    private void WriteContent(Utf8JsonWriter json)
    {
        Write(json, "name", Name);
        if (Text is not null)
        {
            json.WriteString("text"u8, Text);
            json.WriteString("textFormat"u8, "plain"u8);
        }

        if (Value.ValueKind != JsonValueKind.Undefined)
        {
            json.WritePropertyName("value"u8);
            Value.WriteTo(json);
        }

        Write(json, "locale", Locale?.Code());
    }

    private static WebActivity Read(JsonElement given, string type)
    {
        var data = given.TryGetProperty("channelData", out var channelData) && channelData.ValueKind == JsonValueKind.Object ? channelData : default;
        return new WebActivity(
            type,
            given.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null,
            Short(given, "name"),
            given.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null ? value : default,
            LanguageCodes.Parse(Short(given, "locale")),
            data.ValueKind == JsonValueKind.Object ? Short(data, "clientActivityID") : null,
            data.ValueKind == JsonValueKind.Object ? Short(data, "clientTimestamp") : null,
            data.ValueKind == JsonValueKind.Object && data.TryGetProperty("postBack", out var pressed) && pressed.ValueKind == JsonValueKind.True);
    }

    private static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string? Short(JsonElement of, string name) =>
        of.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String && given.GetString() is { Length: > 0 and <= MostName } text ? text : null;
}
