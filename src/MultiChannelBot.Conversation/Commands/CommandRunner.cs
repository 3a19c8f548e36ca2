using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>Runs the commands. None of them can get stuck: each ends at a notice or at where the case stands.</summary>
internal sealed class CommandRunner(TriageDialog dialog, WalkDialog walk, ConversationSettings settings, Phrasebook phrases)
{
    /// <summary>Facts in the list of what to change: beside them there is room for "remove" and "keep" among six actions.</summary>
    private const int MostFacts = 4;

    private readonly CaseOverTime overTime = new(dialog);
    private readonly CompareCommand compare = new(dialog);
    private readonly WhatIf whatIf = new(dialog);
    private readonly MessageCommand message = new(dialog, settings);
    private readonly DatesCommand dates = new(dialog, settings);
    private readonly HumanCommand human = new(dialog, settings, phrases);
    private readonly RemindCommand remind = new(dialog, new DatesCommand(dialog, settings));
    private readonly ReminderList reminders = new(dialog);
    private readonly FeedbackDialog feedback = new(dialog, settings);

    public TurnResult Run(Draft draft, CommandCall call) => call.Command switch
    {
        Command.Help => Tell(draft, call, "help.title", ["help.what", "help.how", "help.commands", "help.not"], HelpActions(draft)),
        Command.Back or Command.Keep => Back(draft),
        Command.Change => Change(draft, call),
        Command.Why => Why(draft, call),
        Command.Restart => dialog.Continue((draft with { State = draft.State.LeaveFor() }).Say("lead.restarted")),
        Command.Next => dialog.Continue((draft with { State = draft.State.LeaveFor() }).Say("lead.next")),
        Command.StartMine => dialog.Continue(draft with { State = draft.State.StartAnew() }),
        Command.Cancel => Cancel(draft, call),
        Command.Human => human.Run(draft, call),
        Command.Language => SetLanguage(draft, call),
        Command.Role => SetRole(draft, call),
        Command.Status => Status(draft, call),
        Command.ForgetMe => ForgetMe(draft, call),
        Command.Privacy => Privacy(draft, call),
        Command.Add => Add(draft),
        Command.Remove => Remove(draft, call),
        Command.Show => Show(draft, call),
        Command.Compare => compare.Run(draft, call),
        Command.WhatIf => whatIf.Run(draft, call.Argument),
        Command.Summary => Summary(draft, call),
        Command.Message => message.Run(draft, call),
        Command.Dates => dates.Run(draft, call),
        Command.Remind => remind.Run(draft, call.Argument),
        Command.Reminders => reminders.Run(draft, call.Argument),
        Command.Feedback => feedback.Run(draft, call.Argument),
        Command.More => More(draft, call),
        Command.Steps or Command.Done or Command.Stuck or Command.NotMine => walk.Run(draft, call),
        Command.Assign => Assign(draft, call),
        Command.WasCorrection => WasCorrection(draft),
        Command.SameCase => SameCase(draft),
        Command.TakeOver => dialog.Continue((draft with { State = draft.State with { Owner = draft.Input.Asker, Feedback = null } }).Say("lead.taken-over")),
        Command.Thanks => Tell(draft, call, null, ["notice.thanks"], AfterActions(draft)),
        Command.Greeting => Greet(draft),
        _ => throw new InvalidOperationException($"No way to run {call.Command}."),
    };

    private static TurnResult Tell(
        Draft draft, CommandCall call, string? title, ImmutableArray<string> body, ImmutableArray<Button> actions) =>
        Tell(draft, call, title is null ? null : Line.Of(title), [.. body.Select(Line.Of)], actions);

    private static TurnResult Tell(
        Draft draft, CommandCall call, Line? title, ImmutableArray<Line> body, ImmutableArray<Button> actions,
        bool known = false, bool isList = false)
    {
        var notice = ReplyComposer.Notice(draft, title, body, actions, isList);
        return new TurnResult(
            draft.State,
            [known ? notice with { Known = ReplyComposer.Known(draft.State) } : notice],
            new TurnTrace("command:" + call.Command.Code(), null, null));
    }

    /// <summary>A list to choose from, by button or by number.</summary>
    public static TurnResult Choose(Draft draft, CommandCall call, string question, ImmutableArray<Button> choices, bool known = false) =>
        Tell(
            draft with { Offers = draft.Offers.Add(Command.Keep) }, call, null, [Line.Of(question)], choices, known, isList: true);

    private static ImmutableArray<Button> HelpActions(Draft draft) =>
    [
        draft.Button(draft.State.IsBlank() ? "action.start" : "action.resume", Command.Status.Code()),
        draft.Button("action.restart", Command.Restart.Code()),
        draft.Button("action.role", Command.Role.Code()),
        draft.Button("action.language", Command.Language.Code()),
        draft.Button("action.human", Command.Human.Code()),
    ];

    private static ImmutableArray<Button> AfterActions(Draft draft) =>
    [
        draft.Button(draft.Role == Role.Customer ? "action.restart" : "action.next", Command.Next.Code()),
        draft.Button("action.help", Command.Help.Code()),
    ];

    private TurnResult Back(Draft draft)
    {
        // A question about what to change, or which one, is left without undoing anything.
        if (draft.State.Revisiting is not null || draft.State.List is { Length: > 0 })
        {
            return dialog.Continue((draft with { State = draft.State with { Revisiting = null } }).Say("lead.kept"));
        }

        if (walk.Back(draft) is { } onTheWay)
        {
            return onTheWay;
        }

        return draft.State.GoBack() is { } before
            ? dialog.Continue((draft with { State = before }).Say(draft.State.History.IsEmpty ? "lead.back-to-case" : "lead.back"))
            : dialog.Continue(draft.Say("lead.nothing-to-undo"));
    }

    private TurnResult Change(Draft draft, CommandCall call)
    {
        var state = draft.State;
        var only = state.Subscriptions.Length == 1 || call.Fact == Fact.PartnerType ? state.Focus : (int?)null;
        if ((Subscription(draft, call.Argument) ?? only) is not { } subscription)
        {
            return AskWhich(draft, call, "notice.which-to-change", at => new Press(Command.Change.Code(), call.Fact, at, state.Revision));
        }

        if (call.Fact is not { } asked)
        {
            return AskWhatToChange(draft, call, subscription);
        }

        // A product is changed by saying what was bought: the same step fills both.
        var fact = asked == Fact.Product ? Fact.ServiceType : asked;
        return dialog.Continue(draft with { State = state with { Revisiting = fact, Focus = subscription } });
    }

    private static TurnResult AskWhatToChange(Draft draft, CommandCall call, int subscription)
    {
        ImmutableArray<Button> buttons =
        [
            .. ReplyComposer.Known(draft.State)
                .Where(chip => chip.Fact != Fact.Product && (chip.Subscription == subscription || chip.Fact == Fact.PartnerType))
                .Select(chip => new Button(
                    Line.Of("action.change-fact").With("fact", new Arg.FactName(chip.Fact)),
                    new Press(Command.Change.Code(), chip.Fact, ReplyComposer.Number(subscription), draft.State.Revision),
                    null)),
        ];
        if (draft.State.Subscriptions.Length > 1)
        {
            buttons = [.. buttons.Take(MostFacts), draft.Button("action.remove", Command.Remove.Code(), ReplyComposer.Number(subscription))];
        }

        return buttons.IsEmpty
            ? Tell(draft, call, null, ["notice.nothing-to-change"], [])
            : Choose(draft, call, "notice.what-to-change", buttons, known: true);
    }

    /// <summary>Asks which of several subscriptions is meant; the press takes the number, counted from zero.</summary>
    private static TurnResult AskWhich(Draft draft, CommandCall call, string question, Func<string, Press> press) => Choose(
        draft,
        call,
        question,
        [
            .. Enumerable.Range(0, draft.State.Subscriptions.Length).Select(index => new Button(
                ReplyComposer.TitleOf(draft.State, index)!, press(ReplyComposer.Number(index)), null)),
        ]);

    /// <summary>Asks which subscription a correction is meant for; the values wait in the buttons.</summary>
    public static TurnResult AskWhose(Draft draft, ImmutableArray<FactValue> said)
    {
        var places = Enumerable.Range(0, draft.State.Subscriptions.Length).Select(place => WhoseButton(draft, place, said));
        var canAdd = draft.State.Subscriptions.Length < CaseState.MostSubscriptions
            && said.Any(value => value.Fact is Fact.Product or Fact.ServiceType or Fact.OutsideClass);
        return Choose(
            draft,
            new CommandCall(Command.Assign),
            "notice.which-is-meant",
            [.. places, .. canAdd ? [WhoseButton(draft, draft.State.Subscriptions.Length, said)] : Enumerable.Empty<Button>()]);
    }

    private static Button WhoseButton(Draft draft, int place, ImmutableArray<FactValue> said) => new(
        place < draft.State.Subscriptions.Length ? ReplyComposer.TitleOf(draft.State, place)! : Line.Of("action.one-more"),
        new Press(Command.Assign.Code(), null, Assignment.Write(ReplyComposer.Number(place), said), draft.State.Revision),
        null);

    private TurnResult Assign(Draft draft, CommandCall call) =>
        Assignment.TryRead(call.Argument, draft.State.Subscriptions.Length, out var subscription, out var said)
            ? dialog.Continue(subscription == draft.State.Subscriptions.Length
                ? overTime.AddNew(draft, [said])
                : overTime.Correct(draft, subscription, said))
            : dialog.Continue(draft.Say("lead.stale"));

    private TurnResult Why(Draft draft, CommandCall call) => dialog.Locate(draft.State) switch
    {
        Position.Asking asking => dialog.Continue(draft.Say("why." + FactCatalogue.Of(asking.Fact).Name)),
        Position.Answered answered => Tell(
            draft,
            call,
            Line.Of("why.answer"),
            [.. answered.Verdicts.SelectMany(verdict => ReplyComposer.OutcomeOf(verdict).Receipt.Bases).Select(basis => basis.Text()).Distinct()],
            [draft.Button("action.show-answer", Command.Status.Code()), .. AfterActions(draft)]),
        _ => throw new InvalidOperationException("A case is at a question or answered."),
    };

    private static TurnResult Cancel(Draft draft, CommandCall call)
    {
        var closed = draft with { State = draft.State.StartAnew() };
        return End(closed, call, "notice.cancelled", [closed.Button("action.start", Command.Next.Code())]);
    }

    private TurnResult SetLanguage(Draft draft, CommandCall call)
    {
        if (LanguageCodes.Parse(call.Argument) is { } language)
        {
            return dialog.Continue((draft with { State = draft.State with { Language = language, LanguageChosen = true } }).Say("lead.language"));
        }

        return Choose(draft, call, "notice.language",
            [.. LanguageCodes.All.Select(known => draft.Button("language." + known.Code(), Command.Language.Code(), known.Code()))]);
    }

    private TurnResult SetRole(Draft draft, CommandCall call)
    {
        if (Roles.Parse(call.Argument) is { } role)
        {
            var changed = draft with { State = draft.State with { Role = role } };
            return dialog.Continue(changed.Say(Line.Of("lead.role").With("role", new Arg.Text(new("role." + role.Code())))));
        }

        return Choose(draft, call, "notice.role",
            [.. Enum.GetValues<Role>().Select(known => draft.Button("role." + known.Code(), Command.Role.Code(), known.Code()))]);
    }

    /// <summary>What is known so far, then the case where it stands: a question stays open under it.</summary>
    private TurnResult Status(Draft draft, CommandCall call) => dialog.Continue(
        draft.Say(ReplyComposer.Known(draft.State).IsEmpty ? "status.nothing" : "status.known")) with
    {
        Trace = new TurnTrace("command:" + call.Command.Code(), null, null),
    };

    /// <summary>The answer as text to copy; while something is asked, what is known so far.</summary>
    private TurnResult Summary(Draft draft, CommandCall call)
    {
        if (dialog.AnswerNow(draft with { Lead = [] }) is not { } answer)
        {
            return Status(draft, call);
        }

        // Drawn with the first text that carries it: a case that nobody shares can be opened by nobody.
        draft = draft with { State = draft.State with { Code = draft.State.Code ?? draft.Input.FreshCode } };
        var notice = ReplyComposer.Notice(
            draft, Line.Of("summary.title"), [Line.Of("summary.copy")],
            [
                draft.Button("action.show-answer", Command.Status.Code()),
                .. draft.Input.CanBeReminded ? [draft.Button("action.remind", Command.Remind.Code())] : Array.Empty<Button>(),
            ]);
        return new TurnResult(draft.State, [notice with { Summary = answer, CaseCode = draft.State.Code }], new TurnTrace("command:" + call.Command.Code(), null, null));
    }

    private static TurnResult ForgetMe(Draft draft, CommandCall call) =>
        End(draft with { State = new CaseState { Revision = draft.State.Revision + 1, Language = draft.State.Language } }, call, "notice.forgotten", []) with { State = null };

    private TurnResult Privacy(Draft draft, CommandCall call) => Tell(
        draft,
        call,
        Line.Of("privacy.title"),
        [Line.Of("privacy.case"), Line.Of("privacy.time").With("days", new Arg.Number(settings.KeptDays)), Line.Of("privacy.reminder")],
        [
            .. settings.Pages.Select(page => new Button(Line.Of("card.open.web").With("title", new Arg.Text(page.Title)), null, page)),
            draft.Button("action.forget-me", Command.ForgetMe.Code()),
            draft.Button(draft.State.IsBlank() ? "action.start" : "action.resume", Command.Status.Code()),
        ]);

    private static TurnResult End(Draft draft, CommandCall call, string text, ImmutableArray<Button> actions) =>
        new(draft.State, [ReplyComposer.Notice(draft, null, [Line.Of(text)], actions) with { IsEnd = true }], new TurnTrace("command:" + call.Command.Code(), null, null));

    private TurnResult Add(Draft draft) => draft.State.IsBlank() ? dialog.Continue(draft) : draft.State.Subscriptions.Length < CaseState.MostSubscriptions
        ? dialog.Continue(draft.Undoable(kept => kept with { State = kept.State.Add() }).Say("lead.added"))
        : dialog.Continue(draft.Say(Line.Of("lead.full").With("most", new Arg.Number(CaseState.MostSubscriptions))));

    /// <summary>Takes subscriptions out of the case; the last one leaves a fresh case behind.</summary>
    private TurnResult Remove(Draft draft, CommandCall call)
    {
        var state = draft.State;
        ImmutableArray<int> places = [.. (call.Argument ?? string.Empty).Split(',').Select(number => Subscription(draft, number)).OfType<int>().Distinct()];
        if (places.Length == state.Subscriptions.Length || (state.Subscriptions.Length == 1 && call.Argument is null))
        {
            return dialog.Continue((draft with { State = state.LeaveFor() }).Say("lead.removed-last"));
        }

        if (state.Subscriptions.Length == 1)
        {
            return dialog.Continue(draft.Say("lead.not-in-case"));
        }

        if (places.IsEmpty)
        {
            return AskWhich(draft, call, "notice.which-to-remove", at => new Press(Command.Remove.Code(), null, at, state.Revision));
        }

        var removed = places.Aggregate(draft, (told, place) => told.Say(ReplyComposer.TitleOf(state, place)!)).Say("lead.removed");
        return dialog.Continue(removed.Undoable(kept => kept with
        {
            State = places.OrderDescending().Aggregate(kept.State, (left, place) => left.Remove(place)),
        }));
    }

    /// <summary>The answer for one of several subscriptions, with all its steps: a card of many may have no room for them.</summary>
    private TurnResult Show(Draft draft, CommandCall call)
    {
        if (draft.State.Subscriptions.Length == 1 || dialog.Locate(draft.State) is not Position.Answered answered)
        {
            return dialog.Continue(draft);
        }

        return Subscription(draft, call.Argument) is { } index
            ? dialog.Show(draft, answered.Verdicts, index)
            : AskWhich(draft, call, "notice.which-to-show", at => new Press(Command.Show.Code(), null, at, draft.State.Revision));
    }

    private static int? Subscription(Draft draft, string? number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < draft.State.Subscriptions.Length
            ? index
            : null;

    private TurnResult More(Draft draft, CommandCall call) =>
        Tell(draft, call, null, ["notice.more"], AnswerMenu.Behind(draft, dialog.AnswerNow(draft)));

    /// <summary>What began a new case was meant for the case before: it is written over that case's facts.</summary>
    private TurnResult WasCorrection(Draft draft)
    {
        if (draft.State.Previous is not { } previous)
        {
            return dialog.Continue(draft);
        }

        var said = draft.State.Current;
        var restored = draft with { State = draft.State with { Subscriptions = previous, Focus = previous.Length - 1, Previous = null, History = [] } };
        return dialog.Continue(restored.Undoable(kept => dialog.TakeIn(
            kept,
            kept.State.Focus,
            [.. said.Facts.Values.Select(value => (value.Fact, Knowledge.Of(value)))])));
    }

    private TurnResult SameCase(Draft draft)
    {
        if (draft.State.Previous is not { } previous || previous.Length >= CaseState.MostSubscriptions)
        {
            return dialog.Continue(overTime.AddInstead(draft) ?? draft);
        }

        var state = draft.State with
        {
            Subscriptions = [.. previous, draft.State.Current],
            Focus = previous.Length,
            Previous = null,
            History = [new Moment(previous, previous.Length - 1)],
        };
        return dialog.Continue((draft with { State = state.Changed() }).Say("lead.added-to-case"));
    }

    private TurnResult Greet(Draft draft) => draft.State.IsBlank()
        ? dialog.Continue(draft.Say("lead.hello"))
        : dialog.Continue(draft.Say("lead.hello-again"));
}
