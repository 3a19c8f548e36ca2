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
    /// <summary>The steps of a case.</summary>
    /// <param name="outcomes">The outcomes of its subscriptions.</param>
    public static Walk Of(CaseState state, IEnumerable<(int Subscription, Outcome Outcome)> outcomes)
    {
        var all = outcomes.SelectMany(one => StepsOf(one.Subscription, one.Outcome)).ToList();
        var merged = all.GroupBy(one => KeyOf(one, all)).ToDictionary(same => same.Key, same => Merge(state, [.. same]));
        return new Walk(StepOrder.Of(all
            .GroupBy(one => one.Mark.Subscription, one => merged[KeyOf(one, all)])
            .Select(chain => chain.Distinct().ToList())));
    }

    /// <summary>The steps of an answered case.</summary>
    public static Walk Of(CaseState state, ImmutableArray<Verdict> verdicts) =>
        Of(state, verdicts.Select((verdict, subscription) => (subscription, ReplyComposer.OutcomeOf(verdict))));

    /// <summary>The first step that is not done; null where all are. Nothing waits for a term to end but what has to.</summary>
    public WalkStep? Next => Steps.OrderBy(step => step.Stage).FirstOrDefault(step => !step.IsDone);

    /// <summary>How many are done.</summary>
    public int Done => Steps.Count(step => step.IsDone);

    /// <summary>The step that has this id for any of its subscriptions; null where the case has none such.</summary>
    public WalkStep? Find(string? id) => Steps.FirstOrDefault(step => step.Marks.Any(mark => mark.Id == id));

    /// <summary>The place of a step, counted from one.</summary>
    public int NumberOf(WalkStep step) => Steps.IndexOf(step) + 1;

    private static IEnumerable<OwnStep> StepsOf(int subscription, Outcome outcome)
    {
        var stage = outcome.Id is OutcomeId.NeedInfo or OutcomeId.NotCovered ? Stage.Apart : Stage.InTime;
        foreach (var step in outcome.Steps)
        {
            stage = step.Waits ? Stage.AfterTheTerm : stage;
            yield return new OwnStep(step, outcome, stage, new StepMark(subscription, step.Id));
        }
    }

    /// <summary>A step that is served by another one of the case is that one.</summary>
    private static MergeKey KeyOf(OwnStep one, List<OwnStep> all) =>
        (one.Step.ServedBy is { } served ? all.Find(other => other.Step.Id == served) ?? one : one).Key;

    // Of a step and those that it serves, the step itself is told.
    private static WalkStep Merge(CaseState state, List<OwnStep> same)
    {
        var told = same.Find(one => one.Step.ServedBy is null) ?? same[0];
        return new WalkStep(told.Step, told.Outcome, told.Stage, [.. same.Select(one => one.Mark with { IsServed = one.Step.ServedBy == told.Step.Id })], same.TrueForAll(one => state.IsDone(one.Mark)));
    }

    /// <summary>What makes steps of several subscriptions one: who does what, and when.</summary>
    private readonly record struct MergeKey(Stage Stage, Party Party, TextKey Text, DateOnly? Day);

    private sealed record OwnStep(Step Step, Outcome Outcome, Stage Stage, StepMark Mark)
    {
        // Two ends of terms are two steps, although their text is the same.
        public MergeKey Key => new(Stage, Step.Party, Step.Text, Step.Text.Id.EndsWith(".dated", StringComparison.Ordinal) ? Outcome.TermEnd : null);
    }
}

/// <summary>A step of the walk.</summary>
/// <param name="Outcome">The outcome that it was found in first.</param>
/// <param name="Marks">The subscriptions that it is for, and its id in each.</param>
internal sealed record WalkStep(Step Step, Outcome Outcome, Stage Stage, ImmutableArray<StepMark> Marks, bool IsDone);

/// <summary>A step of one subscription.</summary>
/// <param name="IsServed">True where a step of another subscription is taken instead.</param>
internal readonly record struct StepMark(int Subscription, string Id, bool IsServed = false);

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
