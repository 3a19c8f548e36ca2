using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Calendar;

/// <summary>Writes a calendar file: whole days with a title, and nothing else.</summary>
internal static class CalendarFile
{
    private const string Product = "-//MultiChannelBot//Dates//EN";

    /// <param name="titleOf">Says the title of an entry.</param>
    /// <param name="now">When the file was made.</param>
    public static string Write(CalendarContent content, Func<CalendarEntry, string> titleOf, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Product };
        var stamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId);
        calendar.Events.AddRange(content.Entries.Select(entry => Event(entry, titleOf(entry), stamp)));
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("The calendar was not written.");
    }

    private static CalendarEvent Event(CalendarEntry entry, string title, CalDateTime stamp) => new()
    {
        Uid = Uid(entry),
        Summary = title,
        Start = Day(entry.Day),
        End = entry.Day < DateOnly.MaxValue ? Day(entry.Day.AddDays(1)) : null,
        DtStamp = stamp,

        // A date to remember does not make anybody busy.
        Transparency = "TRANSPARENT",
    };

    /// <summary>
    /// The same entry has the same id in every file, so that taking it in again does not double it. It is made of what the entry
    /// shows, since nothing else may be in it.
    /// </summary>
    private static string Uid(CalendarEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{entry.Title.Id}-{entry.Day:yyyyMMdd}-{entry.Subscription}@multichannelbot");

    private static CalDateTime Day(DateOnly day) => new(day.Year, day.Month, day.Day);
}
