namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Days counted from today.</summary>
internal static class Days
{
    /// <summary>The day, or null where the calendar has none such.</summary>
    public static DateOnly? Of(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The next such day after today, where no year was said; 29 February waits for a leap year.</summary>
    public static DateOnly? Next(int month, int day, DateOnly today)
    {
        for (var year = today.Year; year <= today.Year + 8; year++)
        {
            if (Of(year, month, day) is { } found && found > today)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The last day of a month; of the next such month where no year was said.</summary>
    public static DateOnly? MonthEnd(int? year, int month, DateOnly today)
    {
        if (month is < 1 or > 12)
        {
            return null;
        }

        var end = LastDay(year ?? today.Year, month);
        return year is null && end <= today ? LastDay(today.Year + 1, month) : end;
    }

    /// <summary>The last day of a calendar quarter.</summary>
    public static DateOnly? QuarterEnd(int? year, int quarter, DateOnly today) => MonthEnd(year, quarter * 3, today);

    /// <summary>The last day of the calendar quarter so many from this one.</summary>
    public static DateOnly QuarterEndIn(int quarters, DateOnly today)
    {
        var day = today.AddMonths(quarters * 3);
        return LastDay(day.Year, (((day.Month - 1) / 3) + 1) * 3);
    }

    /// <summary>The last day of the month so many months from this one.</summary>
    public static DateOnly MonthEndIn(int months, DateOnly today)
    {
        var month = today.AddMonths(months);
        return LastDay(month.Year, month.Month);
    }

    public static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    /// <summary>A day of the week so many weeks from this one; weeks begin on Monday.</summary>
    public static DateOnly WeekDay(int weeks, DayOfWeek day, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return monday.AddDays((weeks * 7) + (((int)day + 6) % 7));
    }
}
