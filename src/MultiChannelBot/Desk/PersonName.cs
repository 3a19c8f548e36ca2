using System.Globalization;
using System.Text;

namespace MultiChannelBot.Desk;

/// <summary>
/// A person's name as it may stand in a card and within a mention. People choose their names, so all but letters, digits and a few
/// marks of names is left out: markup, links, line feeds, and what turns the direction of writing.
/// </summary>
internal static class PersonName
{
    /// <summary>In characters; names end here.</summary>
    public const int Longest = 100;

    private const string Marks = ".,'\u2019-()\u00B7";

    /// <summary>The name; empty where nothing of it can be shown.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            // A dot within a word makes an address of it.
            var isInWord = plain.Length > 0 && plain[^1] == '.' && Rune.IsLetterOrDigit(rune);
            plain.Append(isInWord ? " " : string.Empty).Append(IsOfNames(rune) ? rune.ToString() : Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? string.Empty : " ");
        }

        var words = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? Cut(words) : string.Empty;
    }

    private static bool IsOfNames(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (rune.IsBmp && Marks.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Cut(string words) =>
        words.Length <= Longest ? words : words[..(char.IsLowSurrogate(words[Longest]) ? Longest - 1 : Longest)].TrimEnd();
}
