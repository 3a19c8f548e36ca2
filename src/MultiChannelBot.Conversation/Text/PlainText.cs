using System.Globalization;
using System.Text;

namespace MultiChannelBot.Conversation.Text;

/// <summary>Typed text in the one form in which it is compared.</summary>
internal static class PlainText
{
    /// <summary>What may stand around a text without belonging to it.</summary>
    private const string Ends = " .,!;:。\"'`“”‘’#)(";

    /// <summary>In UTF-16 units; what is longer is folded on the heap.</summary>
    private const int MostOnStack = 512;

    /// <summary>
    /// Composed, lower case, one space between words, without punctuation at the ends. Mail clients and phones send
    /// decomposed Hangul, full-width digits, no-break spaces and zero-width characters.
    /// </summary>
    public static string Fold(string text)
    {
        var composed = IsComposed(text) ? text : Compose(text);
        var folded = composed.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[composed.Length];
        var length = 0;
        for (var at = 0; at < composed.Length;)
        {
            if (char.IsAsciiLetterOrDigit(composed[at]) || IsSyllable(composed[at]))
            {
                folded[length++] = char.IsAsciiLetterUpper(composed[at]) ? (char)(composed[at] | ' ') : composed[at];
                at++;
                continue;
            }

            Rune.DecodeFromUtf16(composed.AsSpan(at), out var rune, out var read);
            at += read;
            if (!Rune.IsWhiteSpace(rune))
            {
                length += IsInvisible(rune) ? 0 : Rune.ToLowerInvariant(rune).EncodeToUtf16(folded[length..]);
            }
            else if (length > 0 && folded[length - 1] != ' ')
            {
                folded[length++] = ' ';
            }
        }

        var plain = folded[..length].Trim(Ends);
        return plain.SequenceEqual(text) ? text : plain.ToString();
    }

    /// <summary>True for ASCII and whole syllables alone, which are composed as they stand: nearly every message.</summary>
    private static bool IsComposed(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAscii(character) && !IsSyllable(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSyllable(char character) => character is >= '\uAC00' and <= '\uD7A3';

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control;

    /// <summary>True where there is a letter or a digit to read; emoji and punctuation alone state nothing.</summary>
    public static bool HasWords(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where most letters are Hangul.</summary>
    public static bool IsMostlyHangul(string text)
    {
        var letters = 0;
        var hangul = 0;
        foreach (var character in text)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            hangul += character is (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F') ? 1 : 0;
        }

        return hangul * 2 > letters;
    }

    /// <summary>Lone surrogates cannot be normalised; they become the replacement character first.</summary>
    private static string Compose(string text) => (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()))
        : text).Normalize(NormalizationForm.FormKC);
}
