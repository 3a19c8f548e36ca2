using System.Buffers;
using System.Globalization;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>
/// English dates counted from today ("six weeks from now", "next Friday"), read by Recognizers-Text. A call takes close to a
/// millisecond, so it is made only where such words stand in the text.
/// </summary>
internal static class RelativeDates
{
    /// <summary>Longer texts are handed over by windows around the words that give cause.</summary>
    private const int Window = 80;

    private const int MostWindows = 4;

    private static readonly string[] Signs =
        ["from now", "from today", "tomorrow", "fortnight", "in a ", "in one ", "in two ", "in three ", "in four ", "in six ", "weeks", "months", "days", "years", "week's time", "a week", "a month", "a year", "next mon", "next tue", "next wed", "next thu", "next fri", "next sat", "next sun", "this mon", "this tue", "this wed", "this thu", "this fri", "this sat", "this sun"];

    private static readonly SearchValues<string> AnySign = SearchValues.Create(Signs, StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Emphases = ["exactly ", "precisely ", "just ", "more ", "counting "];

    private static readonly string[] Vague = ["couple", "few", "several", "some", "about", "around"];

    // Without its cache: that would keep what people wrote in memory.
    private static readonly Lazy<DateTimeModel> Model = new(() =>
        new DateTimeRecognizer(Culture.English, DateTimeOptions.NoProtoCache, lazyInitialization: true).GetDateTimeModel(Culture.English, fallbackToDefaultCulture: false));

    public static void Find(string text, DateOnly today, FoundDates found)
    {
        var from = 0;
        for (var window = 0; window < MostWindows && FirstSign(text, from) is { } sign; window++)
        {
            var start = Math.Max(from, sign - Window);
            var end = Math.Min(text.Length, sign + Window);
            FindIn(text, start, end, today, found);
            from = end;
        }
    }

    private static int? FirstSign(string text, int from)
    {
        // Nearly no text holds one: a look for all at once comes before that for each.
        if (!text.AsSpan(from).ContainsAny(AnySign))
        {
            return null;
        }

        int? first = null;
        foreach (var sign in Signs)
        {
            var at = text.IndexOf(sign, from, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && !IsFromNowOn(text.AsSpan(at)) && (first is null || at < first))
            {
                first = at;
            }
        }

        return first;
    }

    // "from now on" is no date, and what comes after it is rarely one.
    private static bool IsFromNowOn(ReadOnlySpan<char> text) =>
        text.StartsWith("from now on", StringComparison.OrdinalIgnoreCase) || text.StartsWith("from today on", StringComparison.OrdinalIgnoreCase);

    private static void FindIn(string text, int start, int end, DateOnly today, FoundDates found)
    {
        var results = Model.Value.Parse(Plain(text[start..end]), today.ToDateTime(TimeOnly.MinValue));
        foreach (var result in results.Where(result => result.TypeName == "datetimeV2.date" && !IsVague(result.Text) && result.Text.AsSpan().ContainsAny(AnySign)))
        {
            if (DayOf(result, today) is { } day)
            {
                found.Add(start + result.Start, result.End - result.Start + 1, day, text);
            }
        }
    }

    // "in exactly 45 days" is no date to the model; blanks keep every place.
    private static string Plain(string text)
    {
        foreach (var word in Emphases)
        {
            text = text.Contains(word, StringComparison.OrdinalIgnoreCase) ? text.Replace(word, new string(' ', word.Length), StringComparison.OrdinalIgnoreCase) : text;
        }

        return text;
    }

    private static bool IsVague(string text) => Vague.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // Of "Friday" the recogniser gives the last and the next one: the next is meant, where it is the only one to come.
    private static DateOnly? DayOf(ModelResult result, DateOnly today)
    {
        var values = result.Resolution?["values"] as List<Dictionary<string, string>> ?? [];
        var days = values
            .Select(value => value.GetValueOrDefault("value"))
            .Where(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .Select(value => DateOnly.ParseExact(value!, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Where(day => day > today)
            .Distinct()
            .ToList();
        return days is [var only] ? only : null;
    }
}
