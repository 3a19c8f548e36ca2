using System.Buffers;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Makes a text that Teams shows as it is. Adaptive Cards read a Markdown subset in every text and replace
/// <c>{{DATE(...)}}</c>; backslashes do not help, because the desktop and the mobile renderers treat them differently (the
/// mobile one looks for links and lists before it looks for backslashes). So the few marks that would be read are replaced
/// by their look-alikes, or parted by a word joiner, which is not seen.
/// </summary>
internal static partial class TeamsCardText
{
    /// <summary>Not seen, and yet a letter: it parts what would be read as markup, and makes an empty line.</summary>
    public const string WordJoiner = "\u2060";

    /// <summary>Without any of these there is nothing within a line that would be read as markup.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("*`\\~{]&_");

    /// <summary>The text without anything that a renderer would read as markup.</summary>
    public static string Plain(string text)
    {
        var plain = text.AsSpan().ContainsAny(Marks) ? WithoutMarks(text) : text;
        return WithoutBlocks(plain);
    }

    private static string WithoutMarks(string text)
    {
        var plain = text
            .Replace('*', '\u2217')
            .Replace('`', '\u2019')
            .Replace('\\', '\u2216')
            .Replace("~~", "\u223C\u223C", StringComparison.Ordinal)
            .Replace("{{", "{" + WordJoiner + "{", StringComparison.Ordinal);
        plain = LinkSeam().Replace(plain, "]" + WordJoiner);
        plain = Entity().Replace(plain, "&" + WordJoiner);
        return OuterUnderscore().Replace(plain, "\uFF3F");
    }

    /// <summary>A word joiner before a list mark, a heading, a quotation or a rule at the beginning of a line. From the last line up, so that places hold.</summary>
    private static string WithoutBlocks(string text)
    {
        // Nearly every text is one line that begins with a letter.
        if (text.Length > 0 && char.IsLetter(text[0]) && !text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        for (var end = text.Length; end > 0;)
        {
            var start = text.LastIndexOf('\n', end - 1) + 1;
            var line = text.AsSpan(start..end).TrimStart(" \t");
            if (BeginsBlock(line))
            {
                text = text.Insert(end - line.Length, WordJoiner);
            }

            end = start - 1;
        }

        return text;
    }

    private static bool BeginsBlock(ReadOnlySpan<char> line)
    {
        var rest = line[MarkLength(line)..];
        return rest.Length < line.Length && (rest.IsEmpty || char.IsWhiteSpace(rest[0]) || "#>=-".Contains(rest[0], StringComparison.Ordinal));
    }

    // "-", "#", "12." or "3)"; zero for none.
    private static int MarkLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || "-+#>=".Contains(line[0], StringComparison.Ordinal))
        {
            return Math.Min(1, line.Length);
        }

        var digits = 0;
        while (digits < line.Length && char.IsDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && digits < line.Length && line[digits] is ('.' or ')') ? digits + 1 : 0;
    }

    /// <summary>At most this many characters, never half a character, with a mark where something was cut.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsLowSurrogate(text[most - 1]) ? most - 2 : most - 1;
        return $"{text.AsSpan(0, end).TrimEnd()}…";
    }

    /// <summary>"](" and "]:" make links.</summary>
    [GeneratedRegex(@"\](?=[(:\[])", RegexOptions.CultureInvariant)]
    private static partial Regex LinkSeam();

    /// <summary>"&amp;lt;" would be read as a bracket.</summary>
    [GeneratedRegex("&(?=#?[A-Za-z0-9]+;)", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    /// <summary>An underscore within a word is only an underscore; at its edge it begins or ends emphasis.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])", RegexOptions.CultureInvariant)]
    private static partial Regex OuterUnderscore();
}
