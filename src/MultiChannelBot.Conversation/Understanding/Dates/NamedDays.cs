using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Days that go by a name instead of figures: "Christmas Eve", "New Year's Eve 2027", "성탄절", "한글날".</summary>
internal static partial class NamedDays
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // What every one of these names holds, for a look that costs less than the patterns; ASCII alone, or it would cost half of a reading.
    private static readonly SearchValues<string> EnglishSigns = SearchValues.Create([" eve", "christmas day", "xmas day", "new year", "boxing day", "halloween", "valentine"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> KoreanSigns = SearchValues.Create(["크리스마스", "성탄절", "새해 첫날", "새해첫날", "신정", "삼일절", "어린이날", "현충일", "제헌절", "광복절", "개천절", "한글날"], StringComparison.Ordinal);

    /// <summary>True where a text may name such a day.</summary>
    public static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAny(EnglishSigns) || text.ContainsAny(KoreanSigns);

    /// <summary>Finds them; the next such day is meant where no year was said.</summary>
    public static void Find(string text, DateOnly today, FoundDates found)
    {
        if (text.AsSpan().ContainsAny(EnglishSigns))
        {
            Find(English(), text, today, found);
        }

        if (text.AsSpan().ContainsAny(KoreanSigns))
        {
            Find(Korean(), text, today, found);
        }
    }

    private static void Find(Regex pattern, string text, DateOnly today, FoundDates found)
    {
        foreach (Match match in pattern.In(text))
        {
            var (month, day) = DayOf(match.Groups["name"].ValueSpan);
            if ((YearOf(match.Groups["year"], today) is { } year ? Days.Of(year, month, day) : Days.Next(month, day, today)) is { } date)
            {
                found.Add(match.Index, match.Length, date, text);
            }
        }
    }

    private static int? YearOf(Group year, DateOnly today) => !year.Success ? null : year.Value switch
    {
        "올해" or "금년" => today.Year,
        "내년" => today.Year + 1,
        "내후년" => today.Year + 2,
        var figures => int.Parse(figures, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    private static (int Month, int Day) DayOf(ReadOnlySpan<char> name) => Phrase.IsHangul(name[0]) ? KoreanDayOf(name) : char.ToLowerInvariant(name[0]) switch
    {
        'n' => name.EndsWith("eve", StringComparison.OrdinalIgnoreCase) ? (12, 31) : (1, 1),
        'b' => (12, 26),
        'h' => (10, 31),
        'v' => (2, 14),
        _ => (12, name.EndsWith("eve", StringComparison.OrdinalIgnoreCase) ? 24 : 25),
    };

    private static (int Month, int Day) KoreanDayOf(ReadOnlySpan<char> name) => name[0] switch
    {
        '크' => (12, name[^1] == '브' ? 24 : 25),
        '성' => (12, 25),
        '새' or '신' => (1, 1),
        '삼' => (3, 1),
        '어' => (5, 5),
        '현' => (6, 6),
        '제' => (7, 17),
        '광' => (8, 15),
        '개' => (10, 3),
        _ => (10, 9),
    };

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?<name>new year['’]?s?['’]? (?:eve|day)|(?:christmas|xmas) (?:eve|day)|boxing day|halloween|valentine['’]?s?['’]? day)(?:,? (?:of |in )?(?<year>20[0-9]{2}))?(?![A-Za-z0-9_])", Options)]
    private static partial Regex English();

    [GeneratedRegex(@"(?:(?<year>20[0-9]{2}(?=년)|올해|금년|내년|내후년)년? ?)?(?<name>크리스마스 ?이브|크리스마스|성탄절|새해 ?첫날|신정|삼일절|어린이날|현충일|제헌절|광복절|개천절|한글날)(?! ?(?:전|이전|쯤|무렵|즈음|연휴|휴가|시즌|때|파티|선물|세일|행사|이벤트|이후|다음))", RegexOptions.CultureInvariant)]
    private static partial Regex Korean();
}
