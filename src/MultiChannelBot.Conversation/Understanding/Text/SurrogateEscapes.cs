using System.Globalization;
using System.Text;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>Escaped halves of surrogate pairs in JSON: a message cut within an emoji ends in one, and System.Text.Json refuses to decode it.</summary>
public static class SurrogateEscapes
{
    private const string Start = @"\u";
    private const string ReplacementCharacter = @"\ufffd";
    private const int Length = 6;

    /// <summary>Writes U+FFFD for each half that has lost its other half.</summary>
    /// <param name="json">JSON, or anything else: what is no escape stays as it is.</param>
    /// <returns>The same JSON, every text of which can be decoded.</returns>
    public static string Mend(string json)
    {
        if (!json.Contains(Start, StringComparison.Ordinal))
        {
            return json;
        }

        var mended = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length;)
        {
            var part = PartAt(json, at);
            mended.Append(part.Length == Length && char.IsSurrogate(Escaped(part)) ? ReplacementCharacter : part);
            at += part.Length;
        }

        return mended.ToString();
    }

    // A character, an escape, or the two escapes of a whole pair.
    private static ReadOnlySpan<char> PartAt(string json, int at)
    {
        var rest = json.AsSpan(at);
        if (rest[0] != '\\' || rest.Length < Length || rest[1] != 'u')
        {
            return rest[..(rest[0] == '\\' && rest.Length > 1 ? 2 : 1)];
        }

        var next = rest[Length..];
        var whole = next.Length >= Length && next.StartsWith(Start) && char.IsSurrogatePair(Escaped(rest), Escaped(next));
        return rest[..(whole ? 2 * Length : Length)];
    }

    private static char Escaped(ReadOnlySpan<char> escape) =>
        ushort.TryParse(escape[2..Length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : default;
}
