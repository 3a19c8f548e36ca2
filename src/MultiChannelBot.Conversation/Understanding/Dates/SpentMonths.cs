using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>
/// The end of a month, a quarter or a year told by what goes with it: "when September is over", "ends with October 2026",
/// "once this month is out", "expires with the quarter"; and a day of this or the next month: "the 15th of next month".
/// </summary>
internal static partial class SpentMonths
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Month = "(?<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";
    private const string Over = "(?:is|has|s) (?:over|out|done|through|finished|ended|past|gone|up)";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Finds them, where a word that such wordings cannot do without stands in the text.</summary>
    public static void Find(string text, DateOnly today, FoundDates found)
    {
        if (text.Contains(" is ", StringComparison.OrdinalIgnoreCase) || text.Contains(" has ", StringComparison.OrdinalIgnoreCase) || text.Contains(" with ", StringComparison.OrdinalIgnoreCase))
        {
            foreach (Match match in Spent().In(text))
            {
                found.Add(match.Index, match.Length, EndOf(match, today), text);
            }
        }

        if (text.Contains(" month", StringComparison.OrdinalIgnoreCase))
        {
            foreach (Match match in DayOfMonth().In(text))
            {
                Add(match, today, text, found);
            }
        }
    }

    private static DateOnly? EndOf(Match match, DateOnly today)
    {
        int? year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        if (match.Groups["month"] is { Success: true } month)
        {
            return Days.MonthEnd(year, Array.IndexOf(Months, month.Value[..3].ToLowerInvariant()) + 1, today);
        }

        if (match.Groups["quarter"] is { Success: true } quarter)
        {
            return Days.QuarterEnd(year, quarter.Value[0] - '0', today);
        }

        var ahead = match.Groups["ahead"].Success ? 1 : 0;
        return char.ToLowerInvariant(match.Groups["unit"].Value[0]) switch
        {
            'm' => Days.MonthEndIn(ahead, today),
            'q' => Days.QuarterEndIn(ahead, today),
            _ => new DateOnly(today.Year + ahead, 12, 31),
        };
    }

    private static void Add(Match match, DateOnly today, string text, FoundDates found)
    {
        var month = today.AddMonths(match.Groups["ahead"].Success ? 1 : 0);
        var number = int.Parse(match.Groups["day"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (Days.Of(month.Year, month.Month, number) is { } day)
        {
            found.Add(match.Index, match.Length, day, text);
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?:(?:when|once|after|as soon as|the moment|the minute) (?:" + Month + "(?: (?<year>20[0-9]{2}))?|q(?<quarter>[1-4])(?: (?<year>20[0-9]{2}))?|(?:the|this|the current) (?<unit>month|quarter|year)) " + Over + @"|(?<=(?:ends?|expires?|finish(?:es)?|runs out|run out|closes?|lapses?|stops?|terminates?|over|out|up|through) (?:together |along )?)with (?:(?:the month of )?" + Month + @"(?: (?<year>20[0-9]{2}))?|(?:(?<ahead>(?:the )?next)|the|this|the current) (?<unit>month|quarter|year))(?! ?[0-9]|['’]))(?![A-Za-z0-9_-])", Options)]
    private static partial Regex Spent();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?:the )?(?<day>[0-3]?[0-9])(?:st|nd|rd|th) (?:day )?of (?:(?<ahead>(?:the )?(?:next|following|coming))|this|the current) month(?![A-Za-z0-9_'’])", Options)]
    private static partial Regex DayOfMonth();
}
