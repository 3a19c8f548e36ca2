using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>
/// Dates of figures alone. Which figure is the day is taken only from what is impossible otherwise; what reads two ways is
/// reported as such and asked.
/// </summary>
internal static partial class NumberDates
{
    /// <summary>No term ends later than this many years from now, so a figure beyond is no year.</summary>
    private const int FarthestYear = 4;

    public static void Find(string text, DateOnly today, FoundDates found)
    {
        if (!MayHold(text))
        {
            return;
        }

        foreach (Match match in YearFirst().In(text))
        {
            found.Add(match.Index, match.Length, Days.Of(Number(match, 1), Number(match, 2), Number(match, 3)), text);
        }

        foreach (Match match in YearLast().In(text))
        {
            AddReadings(match, text, found, Readings(Number(match, 1), Number(match, 2), Number(match, 3)));
        }

        foreach (Match match in TwoFigureYear().In(text))
        {
            AddReadings(match, text, found, ShortReadings(Number(match, 1), Number(match, 2), Number(match, 3), today));
        }

        foreach (Match match in WithoutYear().In(text))
        {
            var (one, two) = (Number(match, 1), Number(match, 2));
            AddReadings(match, text, found, [Days.Next(one, two, today), Days.Next(two, one, today)]);
        }
    }

    // A look that costs less than the patterns: all of them want a mark between two figures.
    private static bool MayHold(ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOfAny('-', '.', '/') is >= 0 and var next; from += next + 1)
        {
            if (EndsInFigure(text[..(from + next)]) && BeginsWithFigure(text[(from + next + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsInFigure(ReadOnlySpan<char> text) => text is [.., >= '0' and <= '9'] or [.., >= '0' and <= '9', ' '];

    private static bool BeginsWithFigure(ReadOnlySpan<char> text) => text is [>= '0' and <= '9', ..] or [' ', >= '0' and <= '9', ..];

    private static IEnumerable<DateOnly?> Readings(int one, int two, int year) =>
        [Days.Of(year, one, two), Days.Of(year, two, one)];

    // "27.06.30": year first, or day or month first; any that the calendar knows counts.
    private static IEnumerable<DateOnly?> ShortReadings(int one, int two, int three, DateOnly today) =>
        [.. Readings(one, two, 2000 + three), 2000 + one <= today.Year + FarthestYear ? Days.Of(2000 + one, two, three) : null];

    private static void AddReadings(Match match, string text, FoundDates found, IEnumerable<DateOnly?> readings)
    {
        var days = readings.Where(day => day is not null).Distinct().ToList();
        if (days.Count > 0)
        {
            found.Add(match.Index, match.Length, days.Count == 1 ? days[0] : null, text);
        }
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // "2026. 9. 30.에": the last dot belongs to the date and ends no sentence.
    [GeneratedRegex(@"(?<![\d.-])(20[0-9]{2}) ?[-./] ?([01]?[0-9]) ?[-./] ?([0-3]?[0-9])(?!\d)(?:(?<=\. [0-9]{1,2}\. [0-9]{1,2})\.(?= ?[가-힣])|\.(?=[가-힣]))?", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d.-])([0-3]?[0-9])[-./]([0-3]?[0-9])[-./](20[0-9]{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"(?<![\d.-])([0-3]?[0-9])[-./]([0-3]?[0-9])[-./]([0-9]{2})(?![\d]|[.-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex TwoFigureYear();

    [GeneratedRegex(@"(?<![\d./-])([0-3]?[0-9])/([0-3]?[0-9])(?![\d/]|[.-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutYear();
}
