using System.Globalization;
using System.Text;

namespace MultiChannelBot.Conversation.Text;

/// <summary>Typed text in the one form in which it is compared.</summary>
internal static class PlainText
{
    /// <summary>
    /// Composed, lower case, one space between words, without punctuation at the ends. Mail clients and phones send
    /// decomposed Hangul, full-width digits, no-break spaces and zero-width characters.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Compose(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return folded.ToString().Trim(' ', '.', ',', '!', ';', ':', '。', '"', '\'', '`', '“', '”', '‘', '’', '#', ')', '(');
    }

    /// <summary>True where there is a letter or a digit to read; emoji and punctuation alone state nothing.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>True where most letters are Hangul.</summary>
    public static bool IsMostlyHangul(string text)
    {
        var letters = 0;
        var hangul = 0;
        foreach (var character in text.Where(char.IsLetter))
        {
            letters++;
            hangul += character is (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F') ? 1 : 0;
        }

        return hangul * 2 > letters;
    }

    /// <summary>Lone surrogates cannot be normalised; they become the replacement character first.</summary>
    private static string Compose(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormKC);
}
