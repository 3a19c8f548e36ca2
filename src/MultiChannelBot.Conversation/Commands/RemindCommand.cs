using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Sets the reminder of a case: at the end of its term, or on a day. Only after an answer, only where the channel can write
/// later by itself, and always with what is kept for it and how to be rid of it. Elsewhere a calendar takes its place.
/// </summary>
internal sealed class RemindCommand(TriageDialog dialog, DatesCommand dates)
{
    /// <summary>Longer ahead nobody knows what holds then; terms run for three years at most.</summary>
    public const int MostYears = 3;

    /// <summary>How many ends of terms are offered: beside them there is room for three days, "cancel" and "keep" among six actions.</summary>
    private const int MostEnds = 1;

    private static readonly ImmutableArray<int> OfferedDays = [7, 30, 90];

    public TurnResult Run(Draft draft, string? argument)
    {
        if (!draft.Input.CanBeReminded || (draft.State.Code ?? draft.Input.FreshCode) is not { } code)
        {
            return dates.InsteadOfReminder(draft, argument);
        }

        if (dialog.Locate(draft.State) is not Position.Answered answered)
        {
            return dialog.Continue(draft.Say("lead.remind-later"));
        }

        return argument switch
        {
            null => Offer(draft, code, null),
            ReminderWhen.TermEnd => AtTermEnd(draft, code, answered),
            ReminderWhen.Ambiguous => Offer(draft, code, "reminder.ambiguous"),
            ReminderWhen.Unclear => Offer(draft, code, "reminder.unclear"),
            _ when ReminderWhen.TryRead(argument, out var day, out var subscription) && !(subscription >= draft.State.Subscriptions.Length) =>
                On(draft, code, day, subscription, answered),
            _ => dialog.Continue(draft.Say("lead.stale")),
        };
    }

    private static TurnResult AtTermEnd(Draft draft, string code, Position.Answered answered)
    {
        var ends = Ends(draft).ToList();
        if (ends is [var only])
        {
            return On(draft, code, only.Day, only.Subscription, answered);
        }

        if (ends.Count > 1)
        {
            return CommandRunner.Choose(draft, new CommandCall(Command.Remind), "reminder.which-end", [.. ends.Select(end => Button(draft, AtEnd(draft, end), end.Day, end.Subscription))]);
        }

        var isOver = draft.State.Subscriptions.Any(known => known.Facts.Value(Fact.TermEnd) is not null);
        return Offer(draft, code, isOver ? "reminder.end-past" : "reminder.end-unknown", isOver ? null : draft.Button("action.add-term-end", Command.Change.Code(), fact: Fact.TermEnd));
    }

    private static TurnResult On(Draft draft, string code, DateOnly day, int? subscription, Position.Answered answered)
    {
        if (day <= draft.Today)
        {
            return Offer(draft, code, "reminder.past");
        }

        if (day > draft.Today.AddYears(MostYears))
        {
            return Offer(draft, code, "reminder.far");
        }

        var ahead = draft.State.Ahead(draft.Today);
        if (ahead.Length >= Reminders.Most && ahead.All(other => other.Code != code))
        {
            return ReminderList.Show(draft, "reminder.full");
        }

        var about = subscription ?? draft.State.Alone() ?? draft.State.Focus;
        var reminder = new Reminder(
            code, day, ReplyComposer.OutcomeOf(answered.Verdicts[about]).Id, draft.State.Subscriptions[about].Facts.Value(Fact.Product));
        var before = ahead.FirstOrDefault(other => other.Code == code && other.Day != day);
        draft = draft with { State = draft.State.With(reminder, draft.Today) with { Code = code } };
        var notice = ReplyComposer.Notice(
            draft, Line.Of("reminder.set.title"), [.. Confirmation(reminder, before)], [ReminderList.CancelButton(draft, code), draft.Button("action.show-answer", Command.Status.Code())]);
        return new TurnResult(draft.State, [notice], new TurnTrace("command:remind:set", null, null)) { Reminder = new ReminderOrder.Keep(reminder) };
    }

    private static IEnumerable<Line> Confirmation(Reminder reminder, Reminder? before)
    {
        yield return Line.Of("reminder.set.when").With("day", new Arg.Weekday(reminder.Day));
        if (before is not null)
        {
            yield return Line.Of("reminder.set.instead").With("day", new Arg.Weekday(before.Day));
        }

        yield return Line.Of("reminder.set.kept").With("code", new Arg.Setting(CaseCode.Written(reminder.Code)));
        yield return Line.Of("reminder.set.cancel");
    }

    /// <summary>Asks for the day; it may be chosen or typed.</summary>
    private static TurnResult Offer(Draft draft, string code, string? why, Button? first = null)
    {
        var kept = draft.State.Ahead(draft.Today).FirstOrDefault(other => other.Code == code);
        var lead = why is null ? draft : draft.Say(why);
        lead = kept is null ? lead : lead.Say(Line.Of("reminder.present").With("day", new Arg.Weekday(kept.Day)));
        return CommandRunner.Choose(
            lead,
            new CommandCall(Command.Remind),
            "reminder.ask",
            [
                .. first is null ? Array.Empty<Button>() : [first],
                .. Offered(draft).Select(offered => Button(draft, offered.Label, offered.Day, offered.Subscription)),
                .. kept is null ? Array.Empty<Button>() : [ReminderList.CancelButton(draft, code)],
            ]);
    }

    private static IEnumerable<(DateOnly Day, int Subscription)> Ends(Draft draft) =>
        from place in Enumerable.Range(0, draft.State.Subscriptions.Length)
        let end = draft.State.Subscriptions[place].Facts.Value(Fact.TermEnd)?.Day
        where end > draft.Today
        select (end.Value, place);

    /// <summary>The days that are offered, with what each is called: an end of a term, and some days ahead.</summary>
    public static IEnumerable<(Line Label, DateOnly Day, int? Subscription)> Offered(Draft draft) =>
    [
        .. Ends(draft).Take(MostEnds).Select(end => (AtEnd(draft, end), end.Day, (int?)end.Subscription)),
        .. OfferedDays.Select(days => (days, day: draft.Today.AddDays(days)))
            .Select(ahead => (Line.Of("reminder.after").With("count", new Arg.Number(ahead.days)).With("day", new Arg.Day(ahead.day)), ahead.day, (int?)null)),
    ];

    private static Line AtEnd(Draft draft, (DateOnly Day, int Subscription) end)
    {
        var label = draft.State.Subscriptions.Length == 1
            ? Line.Of("reminder.at-end")
            : Line.Of("reminder.at-end-of").With("which", new Arg.Subscriptions([end.Subscription]));
        return label.With("day", new Arg.Day(end.Day));
    }

    private static Button Button(Draft draft, Line label, DateOnly day, int? subscription) =>
        new(label, new Press(Command.Remind.Code(), null, ReminderWhen.Write(day, subscription), draft.State.Revision), null);
}

/// <summary>When a reminder is wanted, as presses and typed commands carry it.</summary>
internal static class ReminderWhen
{
    public const string TermEnd = "term-end";
    public const string Ambiguous = "ambiguous";
    public const string Unclear = "unclear";

    private const string Day = "yyyy-MM-dd";

    /// <summary>"2027-03-03", or "2027-03-03,1" for the end of the second subscription.</summary>
    public static string Write(DateOnly day, int? subscription = null) => day.ToString(Day, CultureInfo.InvariantCulture)
        + (subscription is { } place ? "," + ReplyComposer.Number(place) : string.Empty);

    public static bool TryRead(string written, out DateOnly day, out int? subscription)
    {
        var parts = written.Split(',');
        subscription = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
        return DateOnly.TryParseExact(parts[0], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && parts.Length - 1 == (subscription is null ? 0 : 1);
    }
}

/// <summary>Lists the reminders of a conversation, and cancels them.</summary>
internal sealed class ReminderList(TriageDialog dialog)
{
    /// <summary>The argument of "cancel the reminder" that does not say which: that of the case at hand, or the only one.</summary>
    public const string Cancel = "cancel";

    /// <summary>Beside them there is room for "keep" among six actions.</summary>
    private const int MostShown = ReplyComposer.MostActions - 1;

    public TurnResult Run(Draft draft, string? argument)
    {
        var ahead = draft.State.Ahead(draft.Today);
        if (ahead.IsEmpty)
        {
            return dialog.Continue(draft.Say("lead.reminder-none"));
        }

        if (argument is null)
        {
            return Show(draft, "reminder.list");
        }

        var meant = argument == Cancel
            ? ahead.FirstOrDefault(reminder => reminder.Code == draft.State.Code) ?? (ahead is [var only] ? only : null)
            : ahead.FirstOrDefault(reminder => reminder.Code == argument);
        return meant is not null ? Drop(draft, meant)
            : argument == Cancel ? Show(draft, "reminder.which-to-cancel")
            : dialog.Continue(draft.Say("lead.reminder-none"));
    }

    /// <summary>The reminders that are still to come; each can be cancelled.</summary>
    public static TurnResult Show(Draft draft, string title) => CommandRunner.Choose(
        draft,
        new CommandCall(Command.Reminders),
        title,
        [.. draft.State.Ahead(draft.Today).Take(MostShown).Select(reminder => new Button(
            Line.Of("reminder.cancel-one").With("day", new Arg.Day(reminder.Day)).With("what", new Arg.Said(What(reminder))),
            Press(draft, reminder.Code),
            null))]);

    public static Button CancelButton(Draft draft, string code) => new(Line.Of("action.cancel-reminder"), Press(draft, code), null);

    /// <summary>What a reminder is about, in a few words.</summary>
    public static Line What(Reminder reminder) => reminder.Product is { } product
        ? Line.Of("reminder.about").With("product", new Arg.Value(product)).With("code", new Arg.Setting(CaseCode.Written(reminder.Code)))
        : Line.Of("reminder.about-case").With("code", new Arg.Setting(CaseCode.Written(reminder.Code)));

    private TurnResult Drop(Draft draft, Reminder reminder)
    {
        var dropped = draft with { State = draft.State.Without(reminder.Code) };
        var notice = ReplyComposer.Notice(
            dropped,
            null,
            [Line.Of("reminder.cancelled").With("day", new Arg.Weekday(reminder.Day)).With("what", new Arg.Said(What(reminder)))],
            [
                .. dialog.Locate(draft.State) is Position.Answered ? [draft.Button("action.remind", Command.Remind.Code())] : Array.Empty<Button>(),
                draft.Button("action.resume", Command.Status.Code()),
            ]);
        return new TurnResult(dropped.State, [notice], new TurnTrace("command:reminders:cancel", null, null)) { Reminder = new ReminderOrder.Drop(reminder.Code) };
    }

    private static Press Press(Draft draft, string code) => new(Command.Reminders.Code(), null, code, draft.State.Revision);
}
