using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Leads through the steps of an answered case, one at a time. Where the person stands is not kept: it is the first step that
/// is not done, so that a changed fact or a week between makes no difference.
/// </summary>
internal sealed class WalkDialog(TriageDialog dialog, ImmutableDictionary<string, StepHelp> helps)
{
    /// <summary>True for what this dialog runs.</summary>
    public static bool Runs(Command command) => command is Command.Steps or Command.Done or Command.Stuck or Command.NotMine;

    /// <summary>Runs one of the commands; while the case is still asked, the question comes first.</summary>
    public TurnResult Run(Draft draft, CommandCall call)
    {
        if (WalkOf(draft.State) is not { } walk)
        {
            return dialog.Continue(draft.Say("lead.steps-later"));
        }

        if (walk.Steps.IsEmpty)
        {
            return dialog.Continue(draft.Say("lead.no-steps"));
        }

        var named = walk.Find(call.Argument ?? draft.State.Walking?.Id);
        draft = draft with { State = draft.State with { AnsweredAt = draft.Now, Unread = 0 } };
        return call.Command switch
        {
            Command.Done when named is { IsDone: false } => Done(draft, walk, named),
            Command.Stuck when (named ?? walk.Next) is { } step => Stuck(draft, walk, step),
            Command.NotMine when (named ?? walk.Next) is { } step => NotMine(draft, walk, step),
            Command.Steps => Next(Begun(draft, walk), walk),
            _ => Next(draft, walk),
        };
    }

    /// <summary>
    /// "Back" on the way: from what was said about a step to the step, then each "done" undone, then to the answer. Null where
    /// the person is not on the way.
    /// </summary>
    public TurnResult? Back(Draft draft)
    {
        if (draft.State.Walking is { IsAside: true } && WalkOf(draft.State) is { } unchanged)
        {
            return Next(draft, unchanged);
        }

        if (draft.State.BeforeLastDone() is { } before && WalkOf(before) is { } walk)
        {
            return Next((draft with { State = before with { AnsweredAt = draft.Now } }).Say("lead.step-undone"), walk);
        }

        return draft.State.Walking is null ? null : dialog.Continue(draft);
    }

    /// <summary>The button that begins the steps, or goes on with them; null where the case has none, or all are done.</summary>
    public static Button? Entry(Draft draft, ImmutableArray<AnswerPart> parts) => Entry(draft, parts.Select(part => part.Outcome));

    /// <summary>The same for outcomes that no card shows.</summary>
    public static Button? Entry(Draft draft, IEnumerable<Outcome> outcomes)
    {
        if (outcomes.All(outcome => outcome.Steps.IsEmpty))
        {
            return null;
        }

        var isBegun = draft.State.Subscriptions.Any(entry => !entry.Done().IsEmpty);
        return isBegun && IsThrough(draft.State, [.. outcomes]) ? null : draft.Button(isBegun ? "action.go-on-steps" : "action.steps", Command.Steps.Code());
    }

    // A card may show one of several subscriptions alone: it does not tell of the others.
    private static bool IsThrough(CaseState state, ImmutableArray<Outcome> outcomes) =>
        outcomes.Length == state.Subscriptions.Length && Walk.Of(state, outcomes.Select((outcome, subscription) => (subscription, outcome))).Next is null;

    private Walk? WalkOf(CaseState state) => dialog.Locate(state) is Position.Answered answered ? Walk.Of(state, answered.Verdicts) : null;

    private static Draft Begun(Draft draft, Walk walk) => (draft.State.Walking, walk) switch
    {
        ({ IsAside: false }, { Next: not null }) when draft.Input is Input.Said => draft.Say("lead.step-open"),
        (null, { Done: > 0, Next: not null }) => draft.Say(Line.Of("lead.steps-resumed")
            .With("done", new Arg.Number(walk.Done)).With("total", new Arg.Number(walk.Steps.Length))),
        _ => draft,
    };

    private TurnResult Done(Draft draft, Walk walk, WalkStep step)
    {
        var marked = draft.Undoable(kept => kept with { State = kept.State.MarkDone(step.Marks) });
        var left = WalkOf(marked.State)!;
        return Next(left.Next is null ? marked : marked.Say(Line.Of("lead.step-done").With("number", new Arg.Number(walk.NumberOf(step)))), left);
    }

    private TurnResult Next(Draft draft, Walk walk) => walk.Next is { } step ? Show(draft, walk, step) : Close(draft, walk);

    private TurnResult Show(Draft draft, Walk walk, WalkStep step)
    {
        var help = helps.GetValueOrDefault(step.Step.Id);
        ImmutableArray<Line> body =
        [
            .. Titles(draft.State, step),
            step.Outcome.Text(step.Step.Text),
            .. help is null ? [] : new[] { Line.Of("steps.seen").With("what", new Arg.Text(help.Done)) },
            .. help is { Wait: { } wait } ? [Line.Of(wait)] : Array.Empty<Line>(),
        ];
        ImmutableArray<Button> actions =
        [
            About(draft, "action.done", Command.Done, step),
            About(draft, "action.stuck", Command.Stuck, step),
            About(draft, "action.not-mine", Command.NotMine, step),
            .. walk.Done > 0 ? [draft.Button("action.back", Command.Back.Code())] : Array.Empty<Button>(),
            draft.Button("action.show-answer", Command.Status.Code()),
        ];
        return Tell(draft, Titled("steps.title", walk, step).With("turn", new Arg.Text(step.Outcome.Turn(step.Step.Party))), body, actions, step, isAside: false);
    }

    private TurnResult Stuck(Draft draft, Walk walk, WalkStep step)
    {
        ImmutableArray<Line> body = helps.GetValueOrDefault(step.Step.Id) is { } help
            ? [step.Outcome.Text(step.Step.Text), .. help.Stuck.Select(Line.Of)]
            : [step.Outcome.Text(step.Step.Text), Line.Of("steps.stuck.nothing")];
        return Tell(draft, Titled("steps.stuck", walk, step), body, Aside(draft, step), step, isAside: true);
    }

    private static TurnResult NotMine(Draft draft, Walk walk, WalkStep step)
    {
        var own = draft.Role == Role.Customer ? Party.Customer : Party.NewPartner;
        var later = walk.Steps.FirstOrDefault(other => !other.IsDone && other != step && other.Step.Party == own);
        ImmutableArray<Line> body =
        [
            step.Outcome.Text(step.Step.Text),
            Line.Of($"steps.who.{step.Step.Party.Code()}.told"),
            .. later is null ? [] : new[]
            {
                Titled("steps.own-next", walk, later).With("text", new Arg.Said(later.Outcome.Text(later.Step.Text))),
            },
        ];
        return Tell(
            draft,
            Titled("steps.title", walk, step).With("turn", new Arg.Text(step.Outcome.Turn(step.Step.Party))),
            body,
            [.. Aside(draft, step).Take(2), .. Messages(draft, step)],
            step,
            isAside: true);
    }

    /// <summary>
    /// A notice about something else that was told on the way, such as an answer to a question: the step stays the one that "done"
    /// means, and a button leads back to it. Without a step in view the notice stays as it is.
    /// </summary>
    public static Notice Beside(Draft draft, Notice notice) => draft.State.Walking is not { } step ? notice : notice with
    {
        Step = step with { IsAside = true },
        Actions = [.. notice.Actions.TakeWhile(button => button.Press is null), ToStep(draft), .. notice.Actions.SkipWhile(button => button.Press is null)],
    };

    // Not "back", which undoes a step where the card that it stands on is no longer in view.
    private static Button ToStep(Draft draft) => draft.Button("action.show-step", Command.Steps.Code());

    /// <summary>What to send to whoever takes the step.</summary>
    private static ImmutableArray<Button> Messages(Draft draft, WalkStep step) =>
        [MessageCommand.ButtonTo(draft, step.Outcome, step.Step.Party, step.Marks[0].Subscription) ?? draft.Button("action.human", Command.Human.Code())];

    private static ImmutableArray<Button> Aside(Draft draft, WalkStep step) =>
    [
        About(draft, "action.done", Command.Done, step),
        ToStep(draft),
        About(draft, "action.not-mine", Command.NotMine, step),
        draft.Button("action.human", Command.Human.Code()),
    ];

    private static TurnResult Close(Draft draft, Walk walk)
    {
        var asks = walk.Steps.Any(step => step.Outcome.Id == OutcomeId.NeedInfo);
        var notice = ReplyComposer.Notice(
            draft,
            Line.Of("steps.closed.title").With("total", new Arg.Number(walk.Steps.Length)),
            [Line.Of(asks ? "steps.closed.find" : "steps.closed.all")],
            [
                draft.Button("action.show-answer", Command.Status.Code()),
                draft.Button("action.back", Command.Back.Code()),
                draft.Button("action.add", Command.Add.Code()),
                draft.Role == Role.Customer
                    ? draft.Button("action.restart", Command.Restart.Code())
                    : draft.Button("action.next", Command.Next.Code()),
                draft.Button("action.human", Command.Human.Code()),
            ]);
        return new TurnResult(draft.State, [notice], new TurnTrace("steps:closed", null, null));
    }

    private static Button About(Draft draft, string label, Command command, WalkStep step) => draft.Button(label, command.Code(), step.Step.Id);

    private static IEnumerable<Line> Titles(CaseState state, WalkStep step) =>
        step.Marks.Select(mark => mark.Subscription).Distinct().Select(subscription => ReplyComposer.TitleOf(state, subscription)).OfType<Line>();

    private static Line Titled(string key, Walk walk, WalkStep step) => Line.Of(key)
        .With("number", new Arg.Number(walk.NumberOf(step))).With("total", new Arg.Number(walk.Steps.Length));

    private static TurnResult Tell(Draft draft, Line title, ImmutableArray<Line> body, ImmutableArray<Button> actions, WalkStep step, bool isAside) => new(
        draft.State,
        [ReplyComposer.Notice(draft, title, body, actions) with { Step = new StepInView(step.Step.Id, isAside) }],
        new TurnTrace("steps:" + step.Step.Id, null, null));
}
