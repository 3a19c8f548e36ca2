using System.Collections.Immutable;
using System.Text;
using CsCheck;
using MultiChannelBot.Calendar;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Tests.Calendar;

/// <summary>The file as another program reads it.</summary>
public class CalendarFileTests
{
    private const string LongTitle = "마지막 날: 새 라이선스 주문, 자동 갱신 끄기; 그리고 \\ 기존 구독이 만료되기 전에 확인해야 하는 아주 긴 제목(구독 2)";

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 3, 4, 5, TimeSpan.FromHours(9));

    private static readonly ImmutableArray<CalendarEntry> Two =
    [
        Entry(new DateOnly(2028, 2, 29), 0),
        Entry(new DateOnly(2026, 12, 31), 2),
    ];

    [Fact]
    public void Each_entry_is_a_whole_day_with_its_title_and_the_moment_it_was_made()
    {
        var events = Read(Write(Two)).Events.ToList();

        Assert.Equal([new DateOnly(2028, 2, 29), new DateOnly(2026, 12, 31)], events.Select(one => one.Start!.Date));
        Assert.Equal([new DateOnly(2028, 3, 1), new DateOnly(2027, 1, 1)], events.Select(one => one.End!.Date));
        Assert.All(events, one =>
        {
            Assert.True(one.IsAllDay);
            Assert.Equal(LongTitle, one.Summary);
            Assert.Equal(Now.UtcDateTime, one.DtStamp!.AsUtc);
        });
    }

    [Fact]
    public void There_is_nothing_in_it_but_days_and_titles()
    {
        var names = Lines(Write(Two)).Where(line => line[0] != ' ').Select(line => line.Split(':', ';')[0]).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["BEGIN", "DTEND", "DTSTAMP", "DTSTART", "END", "PRODID", "SEQUENCE", "SUMMARY", "TRANSP", "UID", "VERSION"], names);
    }

    [Fact]
    public void The_same_entry_has_the_same_id_in_every_file_and_another_one_another()
    {
        var (first, again) = (Read(Write(Two)), Read(Write([Two[1]])));

        Assert.Equal(2, first.Events.Select(one => one.Uid).Distinct().Count());
        Assert.Equal(first.Events.Last().Uid, again.Events.Single().Uid);
    }

    [Fact]
    public void Lines_are_folded_as_the_standard_asks_and_end_in_both_characters()
    {
        var file = Write(Two);

        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(Lines(file), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.Contains("\\,", file, StringComparison.Ordinal);
        Assert.Contains("\\;", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_day_and_title_there_is_comes_back() =>
        Gen.Select(Gen.Date[new DateTime(1990, 1, 1), new DateTime(2200, 1, 1)], Gen.String[Gen.Char["가나다라마바사 ,;:\\\"abc()"], 1, 120]).Sample((day, title) =>
        {
            var only = Read(CalendarFile.Write(Content([Entry(DateOnly.FromDateTime(day), 1)]), _ => title.Trim(), Now)).Events.Single();
            return only.Start!.Date == DateOnly.FromDateTime(day)
                && only.End!.Date == DateOnly.FromDateTime(day).AddDays(1)
                && (only.Summary ?? "") == title.Trim();
        });

    private static string Write(ImmutableArray<CalendarEntry> entries) => CalendarFile.Write(Content(entries), _ => LongTitle, Now);

    private static CalendarContent Content(ImmutableArray<CalendarEntry> entries) => new(Language.Korean, new DateOnly(2026, 4, 1), entries);

    private static CalendarEntry Entry(DateOnly day, int subscription) => new(new TextKey("date.end.title"), day, false, false, subscription);

    private static Ical.Net.Calendar Read(string file) => Ical.Net.Calendar.Load(file)!;

    private static string[] Lines(string file) => file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
