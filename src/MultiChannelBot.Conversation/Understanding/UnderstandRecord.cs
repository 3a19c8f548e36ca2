using System.Text.Json;
using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding;

/// <summary>One line for the "understand" verb. "lang" and "role" may stand in it; a text is read alike whatever they say.</summary>
/// <param name="Id">Given back with the answer.</param>
/// <param name="Asked">The fact that was asked before the text; null for none.</param>
/// <param name="Text">The message.</param>
public sealed record UnderstandRecord(string Id, Fact? Asked, string Text)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">One JSON object.</param>
    /// <returns>The record, or null and why the line cannot be read.</returns>
    public static (UnderstandRecord? Record, string? Reason) Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(SurrogateEscapes.Mend(line));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Read(json.RootElement)
                : (null, "the line is not a JSON object");
        }
        catch (JsonException)
        {
            return (null, "the line is not JSON");
        }
    }

    private static (UnderstandRecord? Record, string? Reason) Read(JsonElement json)
    {
        if (!TryText(json, "text", out var text) || text is null)
        {
            return (null, "\"text\" is missing or is no text");
        }

        if (!TryText(json, "asked", out var asked))
        {
            return (null, "\"asked\" is no text");
        }

        if (asked is { Length: > 0 } and not "none" && !FactCatalogue.TryFind(asked, out _))
        {
            return (null, "\"asked\" names no fact");
        }

        return TryId(json) is { } id
            ? (new UnderstandRecord(id, FactCatalogue.TryFind(asked, out var fact) ? fact.Id : null, text), null)
            : (null, "\"id\" is missing or is neither text nor a number");
    }

    private static string? TryId(JsonElement json) => json.TryGetProperty("id", out var id)
        ? id.ValueKind switch
        {
            JsonValueKind.String => id.GetString(),
            JsonValueKind.Number => id.GetRawText(),
            _ => null,
        }
        : null;

    private static bool TryText(JsonElement json, string name, out string? text)
    {
        text = null;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }
}
