using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Takes a verdict on the answer that was shown: first useful, wrong or unclear, then a reason from a list, which need not be
/// given. Each press counts at once, so that whoever leaves at the list has still been heard. Text is never asked for.
/// </summary>
internal sealed class FeedbackDialog(TriageDialog dialog, ConversationSettings settings)
{
    public TurnResult Run(Draft draft, string? argument)
    {
        if (dialog.Locate(draft.State) is not Position.Answered answered)
        {
            return dialog.Continue(draft.Say("lead.feedback-later"));
        }

        if (argument is null)
        {
            return Ask(draft);
        }

        if (FeedbackPress.Read(argument, draft.State.Subscriptions.Length) is not { } given)
        {
            return dialog.Continue(draft.Say("lead.stale"));
        }

        ImmutableArray<Outcome> outcomes = given.Subscription is { } only
            ? [ReplyComposer.OutcomeOf(answered.Verdicts[only])]
            : [.. answered.Verdicts.Select(ReplyComposer.OutcomeOf)];
        var (state, counted) = draft.State.Rate(outcomes.Select(outcome => (outcome.Receipt.Edition, outcome.Receipt.Rule)), given);
        draft = draft with { State = state with { Unread = 0 } };
        var isOver = given.Verdict == FeedbackVerdict.Useful || given.Reason is not null || given.IsWithoutReason;
        return (isOver ? Thank(draft, given, outcomes) : AskWhy(draft, given, outcomes)) with { Counted = counted };
    }

    private static TurnResult Ask(Draft draft)
    {
        var alone = draft.State.Alone();
        return Tell(
            draft,
            alone,
            [Line.Of("feedback.ask"), Line.Of("feedback.counted")],
            [
                .. Enum.GetValues<FeedbackVerdict>().Select(verdict => Button(draft, new FeedbackPress(alone, verdict))),
                draft.Button("action.show-answer", Command.Status.Code()),
            ],
            isList: true,
            Trace("command:feedback", []));
    }

    // The sixth choice is what the person is likely after all the same: to put the facts right, or to go step by step.
    private static TurnResult AskWhy(Draft draft, FeedbackPress given, ImmutableArray<Outcome> outcomes) => Tell(
        draft,
        given.Subscription,
        [Line.Of($"feedback.why.{given.Verdict.Code()}")],
        [
            .. given.Verdict.Reasons().Select(reason => Button(draft, given with { Reason = reason })),
            Button(draft, given with { IsWithoutReason = true }),
            given.Verdict == FeedbackVerdict.Wrong ? draft.Button("action.change", Command.Change.Code()) : WalkDialog.Entry(draft, outcomes) ?? Human(draft),
        ],
        isList: true,
        Trace($"command:feedback:{given.Verdict.Code()}", outcomes));

    private TurnResult Thank(Draft draft, FeedbackPress given, ImmutableArray<Outcome> outcomes)
    {
        ImmutableArray<Line> body = given.Verdict == FeedbackVerdict.Wrong
            ? [Line.Of("feedback.thanks.wrong"), HumanCommand.Contact(settings)]
            : [Line.Of($"feedback.thanks.{given.Verdict.Code()}")];
        var step = given.Reason is { } reason ? $"command:feedback:{given.Verdict.Code()}:{reason.Code()}" : $"command:feedback:{given.Verdict.Code()}";
        return Tell(draft, null, body, [.. Onward(draft, given.Verdict, outcomes)], isList: false, Trace(step, outcomes));
    }

    private static IEnumerable<Button> Onward(Draft draft, FeedbackVerdict verdict, ImmutableArray<Outcome> outcomes)
    {
        switch (verdict)
        {
            case FeedbackVerdict.Wrong:
                yield return draft.Button("action.change", Command.Change.Code());
                yield return Human(draft);
                break;
            case FeedbackVerdict.Unclear:
                if (WalkDialog.Entry(draft, outcomes) is { } steps)
                {
                    yield return steps;
                }

                yield return draft.Button("action.why-answer", Command.Why.Code());
                yield return Human(draft);
                break;
            default:
                yield return draft.Role == Role.Customer
                    ? draft.Button("action.restart", Command.Restart.Code())
                    : draft.Button("action.next", Command.Next.Code());
                break;
        }

        yield return draft.Button("action.show-answer", Command.Status.Code());
    }

    private static Button Human(Draft draft) => draft.Button("action.human", Command.Human.Code());

    private static Button Button(Draft draft, FeedbackPress press) => draft.Button(press.Label, Command.Feedback.Code(), press.ToString());

    private static TurnTrace Trace(string step, ImmutableArray<Outcome> outcomes) =>
        new(step, outcomes.IsEmpty ? null : string.Join(',', outcomes.Select(outcome => outcome.Receipt.Rule).Distinct()), null);

    private static TurnResult Tell(
        Draft draft, int? subscription, ImmutableArray<Line> body, ImmutableArray<Button> actions, bool isList, TurnTrace trace) => new(
        draft.State,
        [ReplyComposer.Notice(draft, subscription is { } at ? ReplyComposer.TitleOf(draft.State, at) : null, body, actions, isList)],
        trace);
}
