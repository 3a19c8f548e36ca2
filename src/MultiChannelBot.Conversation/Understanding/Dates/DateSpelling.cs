using System.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>
/// Puts one slip right in the words that dates are made of ("30 Jnue", "end of nxet month"), before dates are looked for; a
/// real word is left alone.
/// </summary>
internal static class DateSpelling
{
    private const int Shortest = 4;
    private const int Longest = 12;

    private static readonly SlipTable Words = new(
        [
            "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
            "week", "weeks", "month", "months", "year", "years", "quarter", "fortnight", "today", "tomorrow", "next", "until",
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "second", "fourth", "third", "from",
        ],
        1,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["weeks"] = "week", ["months"] = "month", ["years"] = "year" });

    /// <summary>The text with such words put right.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="spelling">Knows the words that are none of them.</param>
    /// <param name="origins">Where each letter stood; null where nothing was changed.</param>
    public static string Repair(string text, Spelling spelling, out int[]? origins)
    {
        origins = null;
        StringBuilder? repaired = null;
        List<int>? places = null;
        var kept = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = WordEnd(text, at);
            if (end > at && Meant(text.AsSpan(at, end - at), spelling) is { } meant)
            {
                (repaired, places) = (repaired ?? new StringBuilder(text.Length + Longest), places ?? new List<int>(text.Length + Longest));
                Keep(text, kept, at, repaired, places);
                repaired.Append(meant);
                places.AddRange(Enumerable.Range(0, meant.Length).Select(letter => at + Math.Min(letter, end - at - 1)));
                kept = end;
            }

            at = Math.Max(end, at + 1);
        }

        if (repaired is null || places is null)
        {
            return text;
        }

        Keep(text, kept, text.Length, repaired, places);
        origins = [.. places];
        return repaired.ToString();
    }

    private static void Keep(string text, int from, int to, StringBuilder repaired, List<int> places)
    {
        repaired.Append(text, from, to - from);
        places.AddRange(Enumerable.Range(from, to - from));
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && char.IsAsciiLetter(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string? Meant(ReadOnlySpan<char> word, Spelling spelling)
    {
        if (word.Length is < Shortest or > Longest)
        {
            return null;
        }

        Span<char> small = stackalloc char[Longest];
        small = small[..word.ToLowerInvariant(small)];
        return spelling.Knows(small) ? null : Spelling.OneSlip(Words, small);
    }
}
