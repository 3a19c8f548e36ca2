using System.Text;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>
/// Finds mail addresses, telephone numbers, GUIDs and web addresses and blanks them before anything is read, so that they can
/// neither be taken for facts nor reach a state or a log.
/// </summary>
internal static partial class PersonalData
{
    /// <summary>Blanks them; the length of the text stays.</summary>
    /// <returns>The text left, and whether any of them but a web address was there.</returns>
    public static (string Text, bool Found) Mask(string text)
    {
        if (!MayHold(text))
        {
            return (text, false);
        }

        var masked = new StringBuilder(text);
        var found = Blank(masked, text, Mail()) | Blank(masked, text, Guid()) | Blank(masked, text, Telephone());
        Blank(masked, text, WebAddress());
        return (masked.ToString(), found);
    }

    private static bool MayHold(string text) => text.AsSpan().ContainsAny('@', '/') || HasLongNumber(text);

    private static bool HasLongNumber(string text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits >= 8;
    }

    private static bool Blank(StringBuilder masked, string text, Regex pattern)
    {
        var found = false;
        foreach (var match in pattern.EnumerateMatches(text))
        {
            found = true;
            for (var at = match.Index; at < match.Index + match.Length; at++)
            {
                masked[at] = ' ';
            }
        }

        return found;
    }

    // Every repetition is bounded, so the time of each grows linearly with the text.
    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Guid();

    [GeneratedRegex(@"(?<![\w.-])(\+[0-9]{1,3}[ .-]?(\(?[0-9]{1,5}\)?[ .-]?){1,4}[0-9]{2,5}|0[0-9]{1,3}[ )-][0-9]{3,4}[ -][0-9]{4})(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"https?://[^\s<>""]{1,2000}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WebAddress();
}
