using System.Collections.Immutable;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Tells when what happens around the end of a term: the day, what is to be done, whose turn it is, and who says so. One link
/// takes all days that are still to come into a calendar.
/// </summary>
internal sealed class DatesCommand(TriageDialog dialog, ConversationSettings settings)
{
    /// <summary>Dates of more subscriptions than this are told without what is to be done, so that all fit one card.</summary>
    private const int MostInFull = 2;

    /// <summary>The button on an answer; null where no term runs out.</summary>
    public static Button? Button(Draft draft, ImmutableArray<AnswerPart> parts) =>
        parts.All(part => part.Outcome.Dates.IsEmpty) ? null : draft.Button("action.dates", Command.Dates.Code());

    public TurnResult Run(Draft draft, CommandCall call)
    {
        if (dialog.Locate(draft.State) is not Position.Answered answered)
        {
            return dialog.Continue(draft.Say("lead.dates-later"));
        }

        var plans = DatePlan.Of(draft.State, answered.Verdicts);
        return plans.IsEmpty
            ? dialog.Continue(draft.Say("lead.dates-none"))
            : new TurnResult(
                draft.State,
                [ReplyComposer.Notice(draft, Line.Of("dates.title"), Body(draft, plans), Actions(draft, plans))],
                new TurnTrace("command:" + call.Command.Code(), null, null));
    }

    /// <summary>In place of a reminder, where nothing can be written later: the days, and a link that takes them into a calendar.</summary>
    /// <param name="when">On which day, as a press or a typed command carries it; null where none was named.</param>
    public TurnResult InsteadOfReminder(Draft draft, string? when)
    {
        if (dialog.Locate(draft.State) is not Position.Answered answered)
        {
            return dialog.Continue(draft.Say("lead.remind-later"));
        }

        if (when is not null && ReminderWhen.TryRead(when, out var day, out _) && day > draft.Today && day <= draft.Today.AddYears(RemindCommand.MostYears)
            && Calendar(draft, Line.Of("action.calendar").With("count", new Arg.Number(1)), [OnDay(day)]) is { } calendar)
        {
            return Own(draft, Line.Of("reminder.own").With("day", new Arg.Weekday(day)), [calendar]);
        }

        var plans = DatePlan.Of(draft.State, answered.Verdicts);
        if (!plans.IsEmpty)
        {
            return Run(draft.Say(plans.Any(plan => plan.End is not null) ? "lead.remind-days" : "lead.remind-end"), new CommandCall(Command.Dates));
        }

        ImmutableArray<Button> days = [.. RemindCommand.Offered(draft).Select(offered => Calendar(draft, offered.Label, [OnDay(offered.Day)])).OfType<Button>()];
        return days.IsEmpty ? dialog.Continue(draft.Say("lead.remind-not-here")) : Own(draft, Line.Of("reminder.own.any"), days);
    }

    private static TurnResult Own(Draft draft, Line said, ImmutableArray<Button> days) => new(
        draft.State,
        [ReplyComposer.Notice(draft, Line.Of("reminder.own.title"), [said], [.. days, draft.Button("action.show-answer", Command.Status.Code())])],
        new TurnTrace("command:remind:own", null, null));

    private static CalendarEntry OnDay(DateOnly day) => new(new TextKey("calendar.remind"), day, IsLastDay: false, IsSuggestion: false, Subscription: 0);

    private static ImmutableArray<Line> Body(Draft draft, ImmutableArray<DatePlan> plans)
    {
        var isShort = plans.Count(plan => plan.End is not null) > MostInFull;
        return
        [
            .. plans.SelectMany(plan => Titled(draft.State, plan).Concat(DateLines.Of(plan, draft.Today, isShort))),
            .. plans.Any(plan => plan.End is not null) ? [Line.Of("dates.check")] : Array.Empty<Line>(),
        ];
    }

    private static IEnumerable<Line> Titled(CaseState state, DatePlan plan) =>
        ReplyComposer.TitleOf(state, plan.Subscription) is { } title ? [title] : [];

    private ImmutableArray<Button> Actions(Draft draft, ImmutableArray<DatePlan> plans)
    {
        var unknown = plans.Where(plan => plan.End is null).Select(plan => plan.Subscription).ToList();
        return
        [
            .. Calendar(draft, plans) is { } calendar ? [calendar] : Array.Empty<Button>(),
            .. unknown.Take(1).Select(subscription => EndOf(draft, "action.add-term-end", subscription)),
            .. unknown.Count == 0 ? [ChangeEnd(draft, plans)] : Array.Empty<Button>(),
            .. draft.Input.CanBeReminded ? [draft.Button("action.remind", Command.Remind.Code())] : Array.Empty<Button>(),
            draft.Button("action.show-answer", Command.Status.Code()),
        ];
    }

    private static Button ChangeEnd(Draft draft, ImmutableArray<DatePlan> plans) => plans is [var only]
        ? EndOf(draft, "action.change-term-end", only.Subscription)
        : draft.Button("action.change-term-end", Command.Change.Code(), fact: Fact.TermEnd);

    private static Button EndOf(Draft draft, string key, int subscription) =>
        draft.Button(key, Command.Change.Code(), ReplyComposer.Number(subscription), Fact.TermEnd);

    /// <summary>One link for all that is to come; null where nothing is, or where settings name no public address.</summary>
    private Button? Calendar(Draft draft, ImmutableArray<DatePlan> plans)
    {
        var isOneOfSeveral = draft.State.Subscriptions.Length > 1;
        ImmutableArray<CalendarEntry> entries =
            [.. plans.SelectMany(plan => plan.Entries(draft.Today, isOneOfSeveral)).Distinct().OrderBy(entry => entry.Day).Take(ICalendarLinks.MostEntries)];
        return Calendar(draft, Line.Of("action.calendar").With("count", new Arg.Number(entries.Length)), entries);
    }

    private Button? Calendar(Draft draft, Line label, ImmutableArray<CalendarEntry> entries) => settings.Calendar is not { } calendar || entries.IsEmpty
        ? null
        : new Button(label, null, new Link("calendar", new TextKey("dates.title"), calendar.AddressOf(entries, draft.Language, draft.Now)));
}
