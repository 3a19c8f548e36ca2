using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>
/// Makes a text that Slack shows as it is. "&amp;", "&lt;" and "&gt;" begin links and mentions and are escaped as its pages ask
/// (https://docs.slack.dev/messaging/formatting-message-text#escaping). There is no escape for the marks of mrkdwn: those are
/// replaced by their look-alikes, or parted by a word joiner, which is not seen.
/// </summary>
internal static partial class SlackText
{
    /// <summary>Not seen, and yet a letter: it parts what would be read as markup.</summary>
    public const string WordJoiner = "\u2060";

    private const string Ellipsis = "…";

    /// <summary>The most that one UTF-16 unit becomes: "&amp;amp;".</summary>
    private const int MostOfUnit = 5;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*`~_:@>\r\f\u0085\u2028\u2029");
    private static readonly SearchValues<char> OddLineEnds = SearchValues.Create("\r\f\u0085\u2028\u2029");
    private static readonly SearchValues<char> Controls = SearchValues.Create("&<>");

    /// <summary>The text, however long.</summary>
    public static string Whole(string text) => Escaped(Plain(text));

    /// <summary>At most so many characters, with a mark where something was cut; never half a character or half an entity.</summary>
    public static string Shortened(string text, int most) => Shortened(text, most, LengthOf);

    /// <summary>The same in one line, for a header, a button or an option.</summary>
    public static string Line(string text, int most) => Shortened(OneLine(text), most);

    /// <summary>The text with a blank for each line end.</summary>
    public static string OneLine(string text) =>
        text.Contains('\n', StringComparison.Ordinal) || text.AsSpan().ContainsAny(OddLineEnds) ? LineEnds().Replace(text, " ") : text;

    /// <summary>The same before anything is escaped.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = most - Ellipsis.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end).TrimEnd(), Ellipsis);
    }

    /// <summary>At most so many bytes of UTF-8.</summary>
    public static string ShortenedToBytes(string text, int most) => Shortened(text, most, BytesOf);

    /// <summary>The text in pieces of at most so many characters; nothing of it is lost but the blank that a piece ends with.</summary>
    public static IEnumerable<string> Pieces(string text, int most)
    {
        var rest = Plain(text);
        while (rest.Length > 0)
        {
            var end = Fitting(rest, most - WordJoiner.Length, LengthOf);
            if (end < rest.Length && rest.LastIndexOf(' ', end - 1, end) is > 0 and var blank)
            {
                end = blank + 1;
            }

            yield return Escaped(Edged(rest[..end].TrimEnd(' ')));
            rest = rest[end..];
            rest = rest.AsSpan().TrimStart(" \t").StartsWith('>') ? Quotation().Replace(rest, WordJoiner) : rest;
        }
    }

    /// <summary>A text that was made here in bold; empty where there is none.</summary>
    public static string Bold(string made) => made.Length == 0 ? made : $"*{made}*";

    /// <summary>A link that is read as a title.</summary>
    public static string Link(string title, string url) =>
        $"<{Escaped(url.Replace("|", "%7C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal))}|{Line(title.Replace('|', '\uFF5C'), SlackLimits.Header)}>";

    private static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
        {
            return text;
        }

        var plain = text.AsSpan().ContainsAny(OddLineEnds) ? LineEnds().Replace(text, "\n") : text;
        plain = Edged(plain.Replace('*', '\u2217').Replace('`', '\u2019').Replace('~', '\u223C'));
        plain = plain.AsSpan().Count(':') > 1 ? EmojiCode().Replace(plain, ":" + WordJoiner) : plain;
        plain = plain.Contains('@', StringComparison.Ordinal) ? Everybody().Replace(plain, "@" + WordJoiner) : plain;
        return plain.Contains('>', StringComparison.Ordinal) ? Quotation().Replace(plain, WordJoiner) : plain;
    }

    private static string Edged(string plain) => plain.Contains('_', StringComparison.Ordinal) ? OuterUnderscore().Replace(plain, edge => new string('\uFF3F', edge.Length)) : plain;

    private static string Shortened(string text, int most, Func<Rune, int> cost)
    {
        // What is far too long is not looked at to its end; two characters at a line's end become one.
        var plain = Plain(text.Length > (2 * most) + 2 ? text[..((2 * most) + 2)] : text);
        var end = Fitting(plain, most, cost);
        if (end == plain.Length)
        {
            return Escaped(plain);
        }

        end = Fitting(plain, most - Ellipsis.EnumerateRunes().Sum(cost), cost);
        return Escaped(Edged(plain[..end].TrimEnd())) + Ellipsis;
    }

    /// <summary>How much of a text fits once it is escaped.</summary>
    private static int Fitting(string plain, int most, Func<Rune, int> cost)
    {
        if (plain.Length <= most / MostOfUnit)
        {
            return plain.Length;
        }

        var end = 0;
        foreach (var rune in plain.EnumerateRunes())
        {
            most -= cost(rune);
            if (most < 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return end;
    }

    private static int LengthOf(Rune rune) => Entity(rune)?.Length ?? rune.Utf16SequenceLength;

    private static int BytesOf(Rune rune) => Entity(rune)?.Length ?? rune.Utf8SequenceLength;

    private static string? Entity(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => null,
    };

    private static string Escaped(string plain) => plain.AsSpan().ContainsAny(Controls)
        ? plain.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        : plain;

    [GeneratedRegex("\r\n|[\n\r\f\u0085\u2028\u2029]", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnds();

    /// <summary>An underscore within a word is only an underscore; at its edge it begins or ends emphasis.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])", RegexOptions.CultureInvariant)]
    private static partial Regex OuterUnderscore();

    /// <summary>":tada:" would be a picture.</summary>
    [GeneratedRegex(@":(?=[\p{L}\p{N}_+'\-]+:)", RegexOptions.CultureInvariant)]
    private static partial Regex EmojiCode();

    /// <summary>What would call everybody, where names are linked.</summary>
    [GeneratedRegex("@(?=here|channel|everyone|group)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Everybody();

    /// <summary>Before what would make its line a quotation.</summary>
    [GeneratedRegex(@"(?<=^[ \t]*)(?=>)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Quotation();
}
