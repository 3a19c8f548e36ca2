using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>
/// English spans counted from today: "in 90 days", "eight weeks from today", "sixty more days to run". What is only about so
/// long is no date.
/// </summary>
internal static partial class CountedDates
{
    private const string Units = "one|two|three|four|five|six|seven|eight|nine";
    private const string Tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
    private const string Number = "(?<number>[0-9]{1,3}|(?:a |one |two )?hundred(?: and " + Tens + ")?|(?:" + Tens + ")(?:[ -](?:" + Units + "))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|" + Units + "|an?)";
    private const string Span = "(?<half>half )?" + Number + " (?:(?:more|further|full|whole|calendar|exact|other) )?(?<unit>day|week|fortnight|month|year)s?'?";
    private const string Today = "(?:from|frm|after|counting from|starting|starting from|as of|as from|beginning) (?:today|now)(?! on)";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly string[] Small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tenfold = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Vague =
        ["about", "around", "roughly", "approximately", "approx", "some", "nearly", "almost", "over", "under", "than", "least", "most", "maybe", "perhaps", "within", "next", "last", "past", "every", "or", "to", "-"];

    /// <summary>Finds them, where a word of such spans stands in the text.</summary>
    public static void Find(string text, DateOnly today, FoundDates found)
    {
        if (!text.Contains("day", StringComparison.OrdinalIgnoreCase) && !text.Contains("week", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("month", StringComparison.OrdinalIgnoreCase) && !text.Contains("year", StringComparison.OrdinalIgnoreCase) && !text.Contains("fortnight", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (Match match in Ahead().In(text))
        {
            Add(match, today, text, found, remains: false);
        }

        foreach (Match match in FromToday().In(text))
        {
            Add(match, today, text, found, remains: false);
        }

        foreach (Match match in Left().In(text))
        {
            Add(match, today, text, found, remains: true);
        }
    }

    private static void Add(Match match, DateOnly today, string text, FoundDates found, bool remains)
    {
        var number = match.Groups["number"];
        if (IsVague(text.AsSpan(0, number.Index)) || CountOf(number.Value.ToLowerInvariant()) is not (> 0 and var count))
        {
            return;
        }

        // "half a year from now"; half of anything else is no day.
        if (match.Groups["half"].Success)
        {
            if (match.Groups["unit"].Value is ['y' or 'Y', ..])
            {
                found.Add(match.Index, match.Length, today.AddMonths(6 * count), text, remains);
            }

            return;
        }

        DateOnly day = char.ToLowerInvariant(match.Groups["unit"].Value[0]) switch
        {
            'd' => today.AddDays(count),
            'w' => today.AddDays(7 * count),
            'f' => today.AddDays(14 * count),
            'm' => today.AddMonths(count),
            _ => today.AddYears(Math.Min(count, 99)),
        };
        found.Add(match.Index, match.Length, day, text, remains);
    }

    private static bool IsVague(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (var word in Vague)
        {
            if (before.EndsWithWord(word))
            {
                return true;
            }
        }

        return false;
    }

    private static int CountOf(string number)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var figure))
        {
            return figure;
        }

        var count = 0;
        foreach (var word in number.Split(' ', '-'))
        {
            count = word switch
            {
                "a" or "an" => 1,
                "and" => count,
                "hundred" => Math.Max(count, 1) * 100,
                _ => count + Math.Max(Array.IndexOf(Small, word), 10 * Math.Max(Array.IndexOf(Tenfold, word), 0)),
            };
        }

        return count;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])in (?:exactly |precisely |just |another |only )?" + Span + @"(?: time)?(?: " + Today + ")?(?! (?:ago|or so|or more|or less|and a half|give or take|or thereabouts))(?![A-Za-z0-9-])", Options)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"(?<![A-Za-z0-9,.-])(?:exactly |precisely |just |another |only )?" + Span + " (?:to run |left |to go )?" + Today + @"(?![A-Za-z0-9-])", Options)]
    private static partial Regex FromToday();

    [GeneratedRegex(@"(?<![A-Za-z0-9,.-])(?:exactly |precisely |just |another |only )?" + Span + @" (?:left|remaining|remain|to go|to run)(?: (?:on|of|in) (?:it|them))?(?![A-Za-z0-9-])", Options)]
    private static partial Regex Left();
}
