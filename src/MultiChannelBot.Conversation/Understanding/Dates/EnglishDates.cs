using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>English dates with a month's name, ends of months, quarters and years. Relative ones are the recogniser's.</summary>
internal static partial class EnglishDates
{
    private const string Month = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string End = @"(?:end of|end|last day of|final day of|close of|eo)";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    private const string Ones = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth";
    private const string DayWord = "(" + Ones + "|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty[ -](?:" + Ones + ")|thirty[ -]first)";

    private static readonly string[] DayWords =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
        "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "", "", "", "", "", "", "", "", "", "thirtieth",
    ];

    private static readonly SearchValues<string> WordDays = SearchValues.Create(["th of ", "st of ", "nd of ", "rd of ", " the "], StringComparison.OrdinalIgnoreCase);

    // What each pattern cannot do without, for a look that costs less than the pattern.
    private static readonly SearchValues<string> MonthNames = SearchValues.Create(Months, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Ends = SearchValues.Create(["end ", "last day", "final day", "close of ", "eo "], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Quarters = SearchValues.Create(["q1", "q2", "q3", "q4", "quarter"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds them; each pattern is tried only where what it cannot do without is in the text.</summary>
    public static void Find(string text, DateOnly today, FoundDates found)
    {
        var (hasMonth, hasEnd) = (text.AsSpan().ContainsAny(MonthNames), text.AsSpan().ContainsAny(Ends));
        if (hasMonth)
        {
            FindDays(text, today, found);
        }

        if (hasMonth && text.AsSpan().ContainsAny(WordDays))
        {
            FindWordDays(text, today, found);
        }

        if (hasMonth && hasEnd)
        {
            FindMonthEnds(text, today, found);
        }

        if (text.AsSpan().ContainsAny(Quarters))
        {
            FindQuarterEnds(text, today, found);
        }

        if (hasEnd)
        {
            FindRelativeEnds(text, today, found);
        }
    }

    private static void FindDays(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in DayMonth().In(text))
        {
            Add(match, DayOf(match, (2, 1), text, today), text, found);
        }

        foreach (Match match in MonthDay().In(text))
        {
            Add(match, DayOf(match, (1, 2), text, today), text, found);
        }
    }

    // "the fifteenth of October", "March the twenty-first".
    private static void FindWordDays(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in WordDayMonth().In(text))
        {
            AddWordDay(match, match.Groups[1], match.Groups[2], text, today, found);
        }

        foreach (Match match in MonthWordDay().In(text))
        {
            AddWordDay(match, match.Groups[2], match.Groups[1], text, today, found);
        }
    }

    private static void AddWordDay(Match match, Group day, Group month, string text, DateOnly today, FoundDates found)
    {
        var number = NumberOf(day.Value);
        Add(match, (Year(match.Groups[3]) ?? YearAfter(text.AsSpan(match.Index + match.Length), today)) is { } year ? Days.Of(year, MonthOf(month), number) : Days.Next(MonthOf(month), number, today), text, found);
    }

    private static int NumberOf(string word)
    {
        var tens = word.StartsWith("thirty", StringComparison.OrdinalIgnoreCase) ? 30 : word.StartsWith("twenty", StringComparison.OrdinalIgnoreCase) ? 20 : 0;
        var ones = tens > 0 ? word[7..] : word;
        return tens + Array.IndexOf(DayWords, ones.ToLowerInvariant()) + 1;
    }

    private static void FindMonthEnds(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in MonthEnd().In(text))
        {
            Add(match, Days.MonthEnd(Year(match.Groups[3]) ?? KoreanYear(text.AsSpan(0, match.Index), today) ?? YearAfter(text.AsSpan(match.Index + match.Length), today), MonthOf(match.Groups[1].Success ? match.Groups[1] : match.Groups[2]), today), text, found);
        }
    }

    private static void FindQuarterEnds(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in QuarterEnd().In(text))
        {
            Add(match, Days.QuarterEnd(Year(match.Groups[3]), QuarterOf(match), today), text, found);
        }
    }

    private static void FindRelativeEnds(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in RelativeEnd().In(text))
        {
            Add(match, RelativeEndOf(match, today), text, found);
        }
    }

    private static DateOnly? DayOf(Match match, (int Month, int Day) groups, string text, DateOnly today)
    {
        var (month, day) = (MonthOf(match.Groups[groups.Month]), int.Parse(match.Groups[groups.Day].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
        return (Year(match.Groups[3]) ?? KoreanYear(text.AsSpan(0, match.Index), today) ?? YearAfter(text.AsSpan(match.Index + match.Length), today)) is { } known ? Days.Of(known, month, day) : Days.Next(month, day, today);
    }

    // "30 October next year", "3 September of last year", "15 December this year".
    private static int? YearAfter(ReadOnlySpan<char> after, DateOnly today)
    {
        after = after.TrimStart(" ,");
        after = after.StartsWith("of ", StringComparison.OrdinalIgnoreCase) ? after[3..] : after;
        after = after.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? after[4..] : after;
        return after.StartsWith("next year", StringComparison.OrdinalIgnoreCase) || after.StartsWith("following year", StringComparison.OrdinalIgnoreCase) || after.StartsWith("coming year", StringComparison.OrdinalIgnoreCase) ? today.Year + 1
            : after.StartsWith("last year", StringComparison.OrdinalIgnoreCase) ? today.Year - 1
            : after.StartsWith("this year", StringComparison.OrdinalIgnoreCase) ? today.Year
            : after.StartsWith("year after next", StringComparison.OrdinalIgnoreCase) ? today.Year + 2
            : null;
    }

    // "내년 Mar 31", "올해 Dec 31".
    private static int? KoreanYear(ReadOnlySpan<char> before, DateOnly today)
    {
        before = before.TrimEnd();
        return before.EndsWith("올해", StringComparison.Ordinal) || before.EndsWith("금년", StringComparison.Ordinal) ? today.Year
            : before.EndsWith("내년", StringComparison.Ordinal) ? today.Year + 1
            : null;
    }

    private static int? Year(Group group)
    {
        if (!group.Success)
        {
            return null;
        }

        var year = int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return year < 100 ? 2000 + year : year;
    }

    private static int MonthOf(Group group) => Array.IndexOf(Months, group.Value[..3].ToLowerInvariant()) + 1;

    private static int QuarterOf(Match match) => match.Groups[1].Success
        ? match.Groups[1].Value[0] - '0'
        : Array.IndexOf(Ordinals, match.Groups[2].Value.ToLowerInvariant()) + 1;

    private static DateOnly? RelativeEndOf(Match match, DateOnly today)
    {
        var ahead = match.Groups[1].Value.StartsWith("next", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return char.ToLowerInvariant(match.Groups[2].Value[0]) switch
        {
            'm' => Days.MonthEndIn(ahead, today),
            'q' => Days.QuarterEndIn(ahead, today),
            'y' => new DateOnly(today.Year + ahead, 12, 31),
            _ => new DateOnly(int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), 12, 31),
        };
    }

    private static void Add(Match match, DateOnly? day, string text, FoundDates found)
    {
        if (day is not null)
        {
            found.Add(match.Index, match.Length, day, text);
        }
    }

    // "ourtermendson31march2027": written without a space.
    [GeneratedRegex(@"(?:(?<![A-Za-z0-9_])|(?<=(?:on|until|till|ends)))([0-3]?[0-9])(?:st|nd|rd|th)?[ .-]{0,2}(?:of )?" + Month + @"(?:[, .'-]{0,3}(20[0-9]{2}|(?<=')[0-9]{2}))?(?![A-Za-z0-9_])", Options)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])" + Month + @"\.?[ -]{0,2}(?:the )?([0-3]?[0-9])(?:st|nd|rd|th)?(?:,? {1,2}(20[0-9]{2}))?(?![A-Za-z0-9_])", Options)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])" + DayWord + " of " + Month + @"(?:,? (?:of )?(20[0-9]{2}))?(?![A-Za-z0-9_])", Options)]
    private static partial Regex WordDayMonth();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])" + Month + " the " + DayWord + @"(?:,? (?:of )?(20[0-9]{2}))?(?![A-Za-z0-9_])", Options)]
    private static partial Regex MonthWordDay();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?:" + End + " (?:the month of |in )?" + Month + "|" + Month + @"(?:'?s) (?:last|final) day)(?:,? (?:of |in )?(20[0-9]{2}))?(?![A-Za-z0-9_])", Options)]
    private static partial Regex MonthEnd();

    [GeneratedRegex(@"(?:(?<![A-Za-z0-9_])(?:" + End + @"|(?:ends?|finish(?:es)?|expires?|closes?|runs out|lapses?) with)|(?<=(?<![A-Za-z0-9_])(?:through|until|till|thru|ends|expires|lapses|runs out|term end|end date))) (?:in |is |of )?(?:the )?(?:q([1-4])|(first|second|third|fourth) (?:calendar )?quarter)(?:,? (?:of )?(20[0-9]{2}))?(?![A-Za-z0-9_])", Options)]
    private static partial Regex QuarterEnd();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])" + End + @" (?:of )?(?:(the|this|next|the next|the current) )?(month|quarter|year|20[0-9]{2})(?![A-Za-z0-9_])", Options)]
    private static partial Regex RelativeEnd();
}
