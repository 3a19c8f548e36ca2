using System.Text.Json;

namespace MultiChannelBot.Bench.Soak;

/// <summary>What a bot posts to show that it is at work. A slow machine brings it about; it is no reply.</summary>
internal static class TypingActivity
{
    /// <summary>Whether the body of a request to a channel is one; a body that is no activity is none.</summary>
    /// <param name="body">JSON in UTF-8; read up to the activity's own type, which stands first.</param>
    public static bool Is(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && IsTyping(ref reader);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsTyping(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
            {
                return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("typing"u8);
            }

            reader.Skip();
        }

        return false;
    }
}
