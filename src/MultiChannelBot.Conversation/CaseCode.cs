using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation;

/// <summary>
/// The code by which a copy of a case is opened in another conversation. Some 88 thousand million are possible, and no word is
/// one: there are no vowels in it, none of the characters that look like another, and at least two digits and two letters.
/// </summary>
public static partial class CaseCode
{
    /// <summary>What a code is drawn from.</summary>
    public const string Alphabet = "23456789CDFGHJKMNPQRTVWX";

    /// <summary>The number of characters, as it is kept: without the dash.</summary>
    public const int Length = 8;

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    private const int Half = Length / 2;
    private const int FewestOfEach = 2;

    /// <summary>" - " is the longest that people put between the halves.</summary>
    private const int LongestSeparator = 3;

    /// <summary>"M365 D365" are products and must never be a code.</summary>
    internal const string ProductNumber = "365";

    /// <summary>True for eight capital letters and digits that are a code.</summary>
    public static bool IsCode(ReadOnlySpan<char> text) =>
        text.Length == Length && !text.ContainsAnyExcept(Characters) && IsMixed(text);

    /// <summary>The code as it is shown: in two groups of four.</summary>
    public static string Written(string code) => $"{code[..Half]}-{code[Half..]}";

    /// <summary>
    /// Blanks the codes of a message, so that nothing is read from them; the length of the text stays. With a code goes the word
    /// that asks to open it, since "open" and "오픈" name a purchase channel, too.
    /// </summary>
    internal static string Blank(string text)
    {
        if (!MayHold(text))
        {
            return text;
        }

        StringBuilder? blanked = null;
        for (var at = 0; Next(text, at) is { } found; at = found.End)
        {
            var (start, end) = Asked(text, found);
            if (found.Code is null || (found.IsSpaced && (start, end) == (found.Start, found.End)))
            {
                continue;
            }

            blanked ??= new StringBuilder(text);
            for (var each = start; each < end; each++)
            {
                blanked[each] = ' ';
            }
        }

        return BlankSlips(text, blanked);
    }

    // "open 8HN9 FCT": what was meant as a code is told so elsewhere, and its "open" is no purchase channel.
    private static string BlankSlips(string text, StringBuilder? blanked)
    {
        if (text.Contains("open", StringComparison.OrdinalIgnoreCase) || text.Contains("오픈", StringComparison.Ordinal))
        {
            foreach (Match like in Like().Matches(text))
            {
                var (start, end) = HasYear(like.Value) || like.Value.Contains(ProductNumber, StringComparison.Ordinal)
                    ? (like.Index, like.Index)
                    : Asked(text, new FoundCode(like.Index, like.Index + like.Length, null, IsSpaced: true));
                if (end - start > like.Length)
                {
                    (blanked ??= new StringBuilder(text)).Remove(start, end - start).Insert(start, " ", end - start);
                }
            }
        }

        return blanked?.ToString() ?? text;
    }

    /// <summary>
    /// What looks as if meant for a code. With a digit in it: "open long-term" tells of something. Where it is not in two parts,
    /// letters follow digits ("windows11" is a name); where only a blank parts it, four of the letters of codes stand before it, two figures among them ("8HN9 FCT").
    /// </summary>
    [GeneratedRegex(@"(?<![a-z0-9@._/\\=&+-])(?:(?=[a-z-]*[0-9])[a-z0-9]{3,5}-[a-z0-9]{3,5}|(?=[a-z]*[0-9]+[a-z])[a-z0-9]{6,9}|(?=(?:[a-z]*[0-9]){2}[a-z]* )(?=(?:[0-9]*[a-z]){2}[0-9]* )[2-9cdfghjkmnpqrtvwx]{4} [2-9cdfghjkmnpqrtvwx]{3,5})(?![a-z0-9@_/\\=&+-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    internal static partial Regex Like();

    /// <summary>The first code, or what looks like a code with a slip in it, from a place on; null where there is none.</summary>
    internal static FoundCode? Next(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at + Length <= text.Length; at++)
        {
            if (MayBegin(text, at) && ReadAt(text, at) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>True where there is a digit: without one there is no code, and most messages have none.</summary>
    internal static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') || text.ContainsAnyInRange('０', '９');

    private static FoundCode? ReadAt(ReadOnlySpan<char> text, int start)
    {
        Span<char> code = stackalloc char[Length];
        var (read, at, separators, dashes) = (0, start, 0, 0);
        for (; read < Length && at < text.Length; at++)
        {
            var letter = Plain(text[at]);
            if (read == Half && separators < LongestSeparator && letter is ' ' or '-')
            {
                separators++;
                dashes += letter == '-' ? 1 : 0;
            }
            else if (char.IsAsciiLetterOrDigit(letter))
            {
                code[read++] = char.ToUpperInvariant(letter);
            }
            else
            {
                return null;
            }
        }

        if (read < Length || !MayEnd(text, at))
        {
            return null;
        }

        var isSpaced = separators > 0 && dashes == 0;
        return IsCode(code) ? new FoundCode(start, at, code.ToString(), isSpaced)
            : !isSpaced && MayBeMisspelt(code) ? new FoundCode(start, at, null, isSpaced)
            : null;
    }

    /// <summary>
    /// True for what was likely meant as a code: letters and digits take turns in it, as in no name and no year ("Office22",
    /// "mpsa2024").
    /// </summary>
    private static bool MayBeMisspelt(ReadOnlySpan<char> code)
    {
        var turns = 0;
        for (var at = 1; at < code.Length; at++)
        {
            turns += char.IsAsciiDigit(code[at]) != char.IsAsciiDigit(code[at - 1]) ? 1 : 0;
        }

        return turns > 1 && IsMixed(code) && !HasYear(code);
    }

    internal static bool HasYear(ReadOnlySpan<char> code)
    {
        for (var at = 0; at + 4 <= code.Length; at++)
        {
            if (code[at..] is ['1', '9', >= '0' and <= '9', >= '0' and <= '9', ..] or ['2', '0', >= '0' and <= '9', >= '0' and <= '9', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMixed(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits >= FewestOfEach && text.Length - digits >= FewestOfEach && !text.Contains(ProductNumber, StringComparison.Ordinal);
    }

    /// <summary>The code with the "open" before it, or the "오픈해" after it.</summary>
    private static (int Start, int End) Asked(string text, FoundCode found)
    {
        var before = text.AsSpan(0, found.Start).TrimEnd();
        var start = before.EndsWith("open", StringComparison.OrdinalIgnoreCase) && (before.Length == 4 || !char.IsLetterOrDigit(before[^5]))
            ? before.Length - 4
            : before.EndsWith("오픈", StringComparison.Ordinal) ? before.Length - 2 : found.Start;
        var after = text.AsSpan(found.End).TrimStart("을를 ");
        var end = after.StartsWith("오픈해", StringComparison.Ordinal) || after.StartsWith("오픈 해", StringComparison.Ordinal)
            ? text.Length - after.Length + 2
            : found.End;
        return (start, end);
    }

    /// <summary>No part of a longer number, an address or a word of Latin letters; Korean endings may join on.</summary>
    private static bool MayBegin(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiLetterOrDigit(Plain(text[at]))
        && (at == 0 || !(Joins(text[at - 1]) || Plain(text[at - 1]) is '-' or '_' or '@' or '.' or '/' or '\\' or '=' or '&' or '+'));

    private static bool MayEnd(ReadOnlySpan<char> text, int at) =>
        at == text.Length
        || (!Joins(text[at])
            && !(Plain(text[at]) is '-' or '_' or '@' or '.' or '/' or '\\' or '=' or '&' or '+' && at + 1 < text.Length && Joins(text[at + 1])));

    private static bool Joins(char letter) => char.IsLetterOrDigit(letter) && letter is not (>= '가' and <= '힣');

    /// <summary>Full-width forms and the many dashes as one types them.</summary>
    private static char Plain(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - '\uFF01' + '!'),
        '\u3000' or '\u00A0' => ' ',
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        _ => letter,
    };
}

/// <summary>A code where it stands in a text.</summary>
/// <param name="End">The place behind its last character.</param>
/// <param name="Code">Null where it is none, but was likely meant as one.</param>
/// <param name="IsSpaced">True where only blanks stand between its halves.</param>
internal readonly record struct FoundCode(int Start, int End, string? Code, bool IsSpaced);
