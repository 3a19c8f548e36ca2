namespace MultiChannelBot.Guidance.Outcomes;

/// <summary>A day, or a window of days, that is counted from the end of a term.</summary>
/// <param name="Id">Stable id, unique within its list.</param>
/// <param name="Party">Whose turn it is then; null where it comes of itself.</param>
/// <param name="Title">What it is, in a few words: also the title of a calendar entry.</param>
/// <param name="Text">What is to be done, or what holds, on it.</param>
/// <param name="From">Days after the end of the term; before it where negative, the end itself is 0.</param>
/// <param name="To">The last day of the window; the same as <paramref name="From"/> for a single day.</param>
/// <param name="Source">The page that gives the day; null where none does and it is only a suggestion.</param>
public sealed record DateRule(string Id, Party? Party, TextKey Title, TextKey Text, int From, int To, Source? Source)
{
    /// <summary>True where no page gives the day.</summary>
    public bool IsSuggestion => Source is null;

    /// <summary>The days for a term that ends on <paramref name="end"/>; null where the calendar does not reach that far.</summary>
    public TermDate? For(DateOnly end) => Day(end, From) is { } from && Day(end, To) is { } to ? new TermDate(this, from, to) : null;

    private static DateOnly? Day(DateOnly end, int days) =>
        end.DayNumber + days >= DateOnly.MinValue.DayNumber && end.DayNumber + days <= DateOnly.MaxValue.DayNumber ? end.AddDays(days) : null;
}

/// <summary>A rule's days for a certain end of a term.</summary>
public sealed record TermDate(DateRule Rule, DateOnly From, DateOnly To)
{
    /// <summary>True for a window of several days.</summary>
    public bool IsWindow => From < To;

    /// <summary>True where it is over.</summary>
    public bool IsPast(DateOnly today) => To < today;

    /// <summary>True on the day, and on every day of the window.</summary>
    public bool IsNow(DateOnly today) => From <= today && today <= To;
}
