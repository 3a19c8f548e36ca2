using System.Collections.Immutable;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Ports;

/// <summary>
/// Makes the addresses by which a person takes dates into a calendar. Pure: the same entries, language and moment make the same
/// address, so that a turn may be rerun. An address holds days and titles and nothing of the case or of a person.
/// </summary>
public interface ICalendarLinks
{
    /// <summary>The most entries of one address: six dates of each of ten subscriptions, in well under what clients take.</summary>
    const int MostEntries = 60;

    /// <summary>The address of a calendar file with these entries.</summary>
    /// <param name="entries">At least one, at most <see cref="MostEntries"/>.</param>
    /// <param name="language">The language of the titles.</param>
    /// <param name="now">The moment from which it holds for a while.</param>
    string AddressOf(ImmutableArray<CalendarEntry> entries, Language language, DateTimeOffset now);
}

/// <summary>A whole day in a calendar.</summary>
/// <param name="Title">The text of the title: one of an edition's.</param>
/// <param name="IsLastDay">True for the last day of a window.</param>
/// <param name="IsSuggestion">True where no page gives the day.</param>
/// <param name="Subscription">Which of several subscriptions, counted from one; 0 where there is only one.</param>
public sealed record CalendarEntry(TextKey Title, DateOnly Day, bool IsLastDay, bool IsSuggestion, int Subscription)
{
    /// <summary>The title as a line: "Last day: Order the new licenses (subscription 2)".</summary>
    public Replies.Line Line()
    {
        var title = Replies.Line.Of(Title);
        title = IsLastDay ? Around("calendar.last-day", title) : title;
        title = IsSuggestion ? Around("calendar.suggestion", title) : title;
        return Subscription == 0 ? title : Around("calendar.numbered", title).With("number", new Replies.Arg.Number(Subscription));
    }

    private static Replies.Line Around(string key, Replies.Line title) => Replies.Line.Of(key).With("title", new Replies.Arg.Said(title));
}
