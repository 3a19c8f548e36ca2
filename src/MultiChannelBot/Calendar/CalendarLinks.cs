using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Calendar;

/// <summary>
/// Makes the addresses of calendar files. They begin with the public address of validated settings: of all that stands on cards
/// only these and a partner's own invitation lead elsewhere than an edition's links.
/// </summary>
/// <param name="root">The public address, without a slash at its end.</param>
internal sealed class CalendarLinks(string root, CalendarToken tokens) : ICalendarLinks
{
    /// <summary>How long an address works: as long as a case is kept by default.</summary>
    public const int Days = 30;

    /// <summary>Where calendar files are, below the public address.</summary>
    public const string Path = "/calendar/";

    /// <summary>What an address ends in.</summary>
    public const string Ending = ".ics";

    public string AddressOf(ImmutableArray<CalendarEntry> entries, Language language, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return root + Path + tokens.Write(new CalendarContent(language, today.AddDays(Days), entries)) + Ending;
    }
}
