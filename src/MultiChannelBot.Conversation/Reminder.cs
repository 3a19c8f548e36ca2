using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation;

/// <summary>A reminder that a person asked for.</summary>
/// <param name="Code">The code of the case that it is about; one case has one reminder.</param>
/// <param name="Day">The day on which it is sent.</param>
/// <param name="Outcome">What the case had come to.</param>
/// <param name="Product">What it was about; null where no product was named.</param>
public sealed record Reminder(string Code, DateOnly Day, OutcomeId Outcome, FactValue? Product);

/// <summary>What a turn wants of the reminders, once it is saved. Doing it twice is doing it once.</summary>
public abstract record ReminderOrder
{
    private ReminderOrder()
    {
    }

    /// <summary>To be kept, in place of another one of the same case.</summary>
    public sealed record Keep(Reminder Reminder) : ReminderOrder;

    /// <summary>To be deleted.</summary>
    public sealed record Drop(string Code) : ReminderOrder;
}

/// <summary>The reminders that a case state knows of.</summary>
public static class Reminders
{
    /// <summary>The most reminders of one conversation that still lie ahead.</summary>
    public const int Most = 10;

    /// <summary>
    /// What lies behind is remembered so long: a host that was down sends late, and sends only what the state still knows.
    /// </summary>
    public static readonly TimeSpan KeptBehind = TimeSpan.FromDays(60);

    /// <summary>
    /// A case is kept so long after the day of its reminder: as long as the reminder may still be sent, and until its buttons and its
    /// code have been of use.
    /// </summary>
    public static readonly TimeSpan CaseKeptAfter = TimeSpan.FromDays(31);

    /// <summary>Until when what a reminder of a day is about is kept.</summary>
    public static DateTimeOffset KeptUntil(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + CaseKeptAfter;

    /// <summary>Until when the case is kept for its reminders; null where it has none.</summary>
    public static DateTimeOffset? KeptUntil(this CaseState state) => state.Reminders is [_, ..] all ? KeptUntil(all.Max(reminder => reminder.Day)) : null;

    /// <summary>Those that are still to come, the next one first.</summary>
    public static ImmutableArray<Reminder> Ahead(this CaseState state, DateOnly today) =>
        [.. (state.Reminders ?? []).Where(reminder => reminder.Day >= today).OrderBy(reminder => reminder.Day)];

    /// <summary>True where a reminder was neither cancelled nor replaced.</summary>
    public static bool StillWants(this CaseState state, string code, DateOnly day) =>
        (state.Reminders ?? []).Any(reminder => reminder.Code == code && reminder.Day == day);

    internal static CaseState With(this CaseState state, Reminder reminder, DateOnly today) => state with
    {
        Reminders = [.. (state.Reminders ?? []).Where(other => other.Code != reminder.Code && other.Day.DayNumber + KeptBehind.Days >= today.DayNumber), reminder],
    };

    internal static CaseState Without(this CaseState state, string code) => state with
    {
        Reminders = state.Reminders is { } all && all.RemoveAll(reminder => reminder.Code == code) is { IsEmpty: false } left ? left : null,
    };
}
