using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Korean dates: absolute, without a year, ends of months, quarters and years, and counted from today.</summary>
internal static partial class KoreanDates
{
    private const string YearWord = @"(?:((?:20)?[0-9]{2}) ?년|(올해|금년|내년|명년|내후년|후년|작년|지난해|재작년|전년|next year|this year))";
    private const string Amount = @"(?:([0-9]{1,3}|다섯|여섯|일곱|여덟|아홉|열두|열한|한|두|세|석|네|넉|열|(?<![가-힣])(?:[이삼사오육칠팔구]?백)?[이삼사오육칠팔구]?십?[일이삼사오육칠팔구]?(?<=[가-힣])) ?(개월|주일|주|일|달|년|해)|(일주일|보름|열흘|반년))";
    private const string Vague = @"(?! ?(?:쯤|경|께|즈음|무렵|언저리|정도|안팎|전후|근처|중순|초))";

    private static readonly Dictionary<string, int> Numerals = new(StringComparer.Ordinal)
    {
        ["한"] = 1,
        ["두"] = 2,
        ["세"] = 3,
        ["석"] = 3,
        ["네"] = 4,
        ["넉"] = 4,
        ["다섯"] = 5,
        ["여섯"] = 6,
        ["일곱"] = 7,
        ["여덟"] = 8,
        ["아홉"] = 9,
        ["열"] = 10,
        ["열한"] = 11,
        ["열두"] = 12,
        ["일"] = 1,
        ["이"] = 2,
        ["삼"] = 3,
        ["사"] = 4,
        ["오"] = 5,
        ["육"] = 6,
    };

    /// <summary>Finds them; each pattern is tried only where what it cannot do without is in the text.</summary>
    public static void Find(string text, DateOnly today, FoundDates found)
    {
        var hasMonth = text.Contains('월');
        if (hasMonth)
        {
            FindInMonths(text, today, found);
        }

        if (text.Contains("분기", StringComparison.Ordinal))
        {
            FindQuarterEnds(text, today, found);
        }

        if (text.AsSpan().ContainsAny('q', 'Q'))
        {
            FindLetterQuarterEnds(text, today, found);
        }

        if (hasMonth || text.Contains('달'))
        {
            FindRelativeMonths(text, today, found);
        }

        if (text.AsSpan().ContainsAny('말', '막'))
        {
            FindYearEnds(text, today, found);
        }

        if (text.AsSpan().ContainsAny('뒤', '후', '남') || text.Contains("지나면", StringComparison.Ordinal) || text.Contains("있으면", StringComparison.Ordinal))
        {
            FindCounted(text, today, found);
        }

        if (text.Contains("요일", StringComparison.Ordinal))
        {
            FindWeekDays(text, today, found);
        }
    }

    private static void FindInMonths(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in MonthDay().In(text))
        {
            var (year, month, day) = (YearOf(match, today), Number(match.Groups[3]), Number(match.Groups[4]));
            Add(match, year is { } known ? Days.Of(known, month, day) : Days.Next(month, day, today), text, found);
        }

        foreach (Match match in MonthEnd().In(text))
        {
            Add(match, Days.MonthEnd(YearOf(match, today), Number(match.Groups[3]), today), text, found);
        }
    }

    private static void FindQuarterEnds(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in QuarterEnd().In(text))
        {
            Add(match, Days.QuarterEnd(YearOf(match, today), Number(match.Groups[3]), today), text, found);
        }

        foreach (Match match in RelativeQuarter().In(text))
        {
            Add(match, Days.QuarterEndIn(match.Groups[1].Value is "다음" or "내" ? 1 : 0, today), text, found);
        }
    }

    // "Q1 2027 마지막 날", "2027년 Q1 말".
    private static void FindLetterQuarterEnds(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in LetterQuarterEnd().In(text))
        {
            var year = match.Groups[1].Success ? Number(match.Groups[1]) : match.Groups[3].Success ? Number(match.Groups[3]) : (int?)null;
            Add(match, Days.QuarterEnd(year, Number(match.Groups[2]), today), text, found);
        }
    }

    private static void FindRelativeMonths(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in RelativeMonth().In(text))
        {
            Add(match, RelativeMonthOf(match, today), text, found);
        }
    }

    private static void FindYearEnds(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in YearEnd().In(text))
        {
            Add(match, new DateOnly(YearOf(match, today) ?? today.Year, 12, 31), text, found);
        }
    }

    private static void FindCounted(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in Remaining().In(text))
        {
            Add(match, CountedFrom(match, today), text, found);
        }

        foreach (Match match in Counted().In(text))
        {
            if (CountedFrom(match, today) is { } day)
            {
                found.Add(match.Index, match.Length, day, text, match.Groups["left"].Success);
            }
        }
    }

    private static void FindWeekDays(string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in WeekDay().In(text))
        {
            var weeks = match.Groups[1].Value is "이번" or "금" ? 0 : match.Groups[1].Value is "다다음" ? 2 : 1;
            var day = (DayOfWeek)"일월화수목금토".IndexOf(match.Groups[2].Value[0], StringComparison.Ordinal);
            Add(match, Days.WeekDay(weeks, day, today), text, found);
        }
    }

    private static int? YearOf(Match match, DateOnly today)
    {
        if (match.Groups[1].Success)
        {
            var year = Number(match.Groups[1]);
            return year < 100 ? 2000 + year : year;
        }

        return match.Groups[2].Value switch
        {
            "올해" or "금년" or "this year" => today.Year,
            "내년" or "명년" or "next year" => today.Year + 1,
            "내후년" or "후년" => today.Year + 2,
            "작년" or "지난해" or "전년" => today.Year - 1,
            "재작년" => today.Year - 2,
            _ => null,
        };
    }

    private static DateOnly? RelativeMonthOf(Match match, DateOnly today)
    {
        var months = match.Groups[1].Value switch
        {
            "이번" or "이" or "금" => 0,
            "다다음" => 2,
            _ => 1,
        };
        var month = today.AddMonths(months);
        return match.Groups[2].Success
            ? Days.Of(month.Year, month.Month, Number(match.Groups[2]))
            : Days.MonthEndIn(months, today);
    }

    private static DateOnly? CountedFrom(Match match, DateOnly today)
    {
        if (match.Groups[3].Success)
        {
            return match.Groups[3].Value switch
            {
                "일주일" => today.AddDays(7),
                "보름" => today.AddDays(15),
                "열흘" => today.AddDays(10),
                _ => today.AddMonths(6),
            };
        }

        var count = char.IsAsciiDigit(match.Groups[1].Value[0]) ? Number(match.Groups[1]) : Numerals.TryGetValue(match.Groups[1].Value, out var known) ? known : SinoNumber(match.Groups[1].ValueSpan);
        return match.Groups[2].Value switch
        {
            "일" => today.AddDays(count),
            "주" or "주일" => today.AddDays(count * 7),
            "년" or "해" => today.AddYears(count),
            _ => today.AddMonths(count),
        };
    }

    // "구십 일", "백이십 일".
    private static int SinoNumber(ReadOnlySpan<char> written)
    {
        var (sum, digit) = (0, 0);
        foreach (var letter in written)
        {
            var place = letter switch { '백' => 100, '십' => 10, _ => 0 };
            if (place > 0)
            {
                sum += Math.Max(digit, 1) * place;
                digit = 0;
            }
            else
            {
                digit = "영일이삼사오육칠팔구".IndexOf(letter, StringComparison.Ordinal);
            }
        }

        return sum + Math.Max(digit, 0);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Add(Match match, DateOnly? day, string text, FoundDates found)
    {
        if (day is not null)
        {
            found.Add(match.Index, match.Length, day, text);
        }
    }

    [GeneratedRegex("(?:" + YearWord + @" ?)?(?<![0-9])([0-9]{1,2}) ?월 ?([0-9]{1,2}) ?일" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay();

    [GeneratedRegex("(?:" + YearWord + @" ?)?(?<![0-9])([0-9]{1,2}) ?월 ?(?:의 ?)?(?:말일|말|마지막 ?날|(?:이|가) ?끝날 ?때)" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex MonthEnd();

    [GeneratedRegex("(?:" + YearWord + @" ?)?(?<![0-9])([1-4]) ?(?:사)?분기 ?(?:의 ?)?(?:말일|말|마지막 ?날|끝|(?:이|가) ?끝날 ?때|(?:이|가) ?끝나는 ?날|(?=까지))" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex QuarterEnd();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:(20[0-9]{2}) ?년? ?)?[qQ]([1-4])(?: ?(20[0-9]{2}) ?년?)? ?(?:의 ?)?(?:말일|말|마지막 ?날|끝|(?=까지))" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex LetterQuarterEnd();

    [GeneratedRegex("(이번|다음|이|금|내|당) ?분기 ?(?:의 ?)?(?:말일|말|마지막 ?날|끝)" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex RelativeQuarter();

    [GeneratedRegex(@"(이번|다음|다다음|담|이|금|내|익) ?(?:달|월) ?(?:(?:말일|말|마지막 ?날)|([0-9]{1,2}) ?일)" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex RelativeMonth();

    [GeneratedRegex("(?:" + YearWord + @" ?(?:연|년)?(?:말|(?:의 ?)?마지막 ?날)|연말|년말)" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex YearEnd();

    [GeneratedRegex(@"(?:(?:오늘|지금|금일|현재)로?(?:부터|에서| ?기준으로| ?기준) ?)?(?:앞으로 ?)?(?:딱 ?|정확히 ?|꼭 ?)?(?<!약 ?|대략 ?|거의 ?|한 |[0-9]|[0-9]~)" + Amount + @" ?(?:뒤|후|이후|지나면|있으면|(?<left>(?:이 |가 |)(?:더 )?(?=남(?:았|아|음|은|습)))|만 (?:지나면|있으면))" + Vague, RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(이번|다음|다다음|담|금) ?주 ?(월|화|수|목|금|토|일)요일", RegexOptions.CultureInvariant)]
    private static partial Regex WeekDay();

    [GeneratedRegex(@"(?<=남은 ?(?:구독 ?|계약 ?|약정 ?|사용 ?)?(?:기간|약정|계약)[은이]? ?(?:딱 |정확히 |앞으로 |이제 )?)" + Amount + "(?= ?(?:이|입|예|로|뿐|밖|,|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Remaining();
}
