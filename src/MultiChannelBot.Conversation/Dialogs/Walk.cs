using System.Collections.Immutable;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// The steps of a whole case in one list, in order. A step that several subscriptions have in common is taken once; it is done
/// when it is done for all of them.
/// </summary>
internal sealed record Walk(ImmutableArray<WalkStep> Steps)
{
    public static Walk Of(CaseState state, ImmutableArray<Verdict> verdicts)
    {
        var all =
            from subscription in Enumerable.Range(0, verdicts.Length)
            let outcome = ReplyComposer.OutcomeOf(verdicts[subscription])
            from step in outcome.Steps
            select (Step: step, Outcome: outcome, Mark: new StepMark(subscription, step.Id));
        return new Walk(
        [
            .. all.GroupBy(one => (one.Step.Party, one.Step.Text, Day(one.Step, one.Outcome))).Select(same => new WalkStep(
                same.First().Step,
                same.First().Outcome,
                [.. same.Select(one => one.Mark)],
                same.All(one => state.IsDone(one.Mark)))),
        ]);
    }

    /// <summary>The first step that is not done; null where all are.</summary>
    public WalkStep? Next => Steps.FirstOrDefault(step => !step.IsDone);

    /// <summary>How many are done.</summary>
    public int Done => Steps.Count(step => step.IsDone);

    /// <summary>The step that has this id for any of its subscriptions; null where the case has none such.</summary>
    public WalkStep? Find(string? id) => Steps.FirstOrDefault(step => step.Marks.Any(mark => mark.Id == id));

    /// <summary>The place of a step, counted from one.</summary>
    public int NumberOf(WalkStep step) => Steps.IndexOf(step) + 1;

    // Two ends of terms are two steps, although their text is the same.
    private static DateOnly? Day(Step step, Outcome outcome) => step.Text.Id.EndsWith(".dated", StringComparison.Ordinal) ? outcome.TermEnd : null;
}

/// <summary>A step of the walk.</summary>
/// <param name="Outcome">The outcome that it was found in first.</param>
/// <param name="Marks">The subscriptions that it is for, and its id in each.</param>
internal sealed record WalkStep(Step Step, Outcome Outcome, ImmutableArray<StepMark> Marks, bool IsDone);

/// <summary>A step of one subscription.</summary>
internal readonly record struct StepMark(int Subscription, string Id);

/// <summary>The only place where it is written down that steps are done.</summary>
internal static class StepMarks
{
    /// <summary>True where the step is marked as done.</summary>
    public static bool IsDone(this CaseState state, StepMark mark) => state.Subscriptions[mark.Subscription].Done().Contains(mark.Id);

    /// <summary>Marks a step as done. Marks of steps that a changed fact has left behind stay: the fact may change back.</summary>
    public static CaseState MarkDone(this CaseState state, IEnumerable<StepMark> marks) =>
        marks.Where(mark => !state.IsDone(mark)).Aggregate(state, Mark).Changed();

    /// <summary>The case before the last "done"; null where something else happened last.</summary>
    public static CaseState? BeforeLastDone(this CaseState state) =>
        state.History is [.., var moment] && DiffersInMarksOnly(moment.Subscriptions, state.Subscriptions) ? state.GoBack() : null;

    private static CaseState Mark(CaseState state, StepMark mark)
    {
        var entry = state.Subscriptions[mark.Subscription];
        return state with
        {
            Subscriptions = state.Subscriptions.SetItem(mark.Subscription, entry with { DoneSteps = entry.Done().Add(mark.Id) }),
        };
    }

    private static bool SameCounts(Subscription one, Subscription other) =>
        one.DontKnows.Count == other.DontKnows.Count && one.DontKnows.All(count => other.DontKnows.GetValueOrDefault(count.Key) == count.Value);

    private static bool DiffersInMarksOnly(ImmutableArray<Subscription> before, ImmutableArray<Subscription> now) =>
        before.Length == now.Length
        && before.Zip(now).All(pair => pair.First.Facts == pair.Second.Facts && SameCounts(pair.First, pair.Second))
        && before.Zip(now).Any(pair => !pair.First.Done().SequenceEqual(pair.Second.Done()));
}
