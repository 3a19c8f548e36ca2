using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        List<OwnStep> all = [];
        foreach (var (subscription, outcome) in outcomes)
        {
            AddSteps(all, subscription, outcome);
        }

        return new Walk(StepOrder.Of(Chains(all, Merged(state, all))));
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

    private static void AddSteps(List<OwnStep> all, int subscription, Outcome outcome)
    {
        var stage = outcome.Id is OutcomeId.NeedInfo or OutcomeId.NotCovered ? Stage.Apart : Stage.InTime;
        foreach (var step in outcome.Steps)
        {
            stage = step.Waits ? Stage.AfterTheTerm : stage;
            all.Add(new OwnStep(step, outcome, stage, new StepMark(subscription, step.Id)));
        }
    }

    /// <summary>For each step the one that is taken for it: the same one for all that have the same key.</summary>
    private static WalkStep[] Merged(CaseState state, List<OwnStep> all)
    {
        var keys = new MergeKey[all.Count];
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = KeyOf(all[at], all);
        }

        var merged = new WalkStep[keys.Length];
        List<OwnStep> same = [];
        for (var at = 0; at < keys.Length; at++)
        {
            var first = Array.IndexOf(keys, keys[at]);
            merged[at] = first < at ? merged[first] : Merge(state, Same(all, keys, at, same));
        }

        return merged;
    }

    private static List<OwnStep> Same(List<OwnStep> all, MergeKey[] keys, int first, List<OwnStep> same)
    {
        same.Clear();
        for (var at = first; at < keys.Length; at++)
        {
            if (keys[at] == keys[first])
            {
                same.Add(all[at]);
            }
        }

        return same;
    }

    /// <summary>The steps of each subscription in its own order.</summary>
    private static List<List<WalkStep>> Chains(List<OwnStep> all, WalkStep[] merged)
    {
        List<List<WalkStep>> chains = [];
        for (var at = 0; at < merged.Length; at++)
        {
            if (at == 0 || all[at].Mark.Subscription != all[at - 1].Mark.Subscription)
            {
                chains.Add([]);
            }

            if (!chains[^1].Contains(merged[at]))
            {
                chains[^1].Add(merged[at]);
            }
        }

        return chains;
    }

    /// <summary>A step that is served by another one of the case is that one.</summary>
    private static MergeKey KeyOf(OwnStep one, List<OwnStep> all)
    {
        foreach (var other in all)
        {
            if (one.Step.ServedBy is { } served && other.Step.Id == served)
            {
                return other.Key;
            }
        }

        return one.Key;
    }

    // Of a step and those that it serves, the step itself is told.
    private static WalkStep Merge(CaseState state, List<OwnStep> same)
    {
        var told = same.Find(static one => one.Step.ServedBy is null) ?? same[0];
        var (marks, isDone) = (new StepMark[same.Count], true);
        for (var at = 0; at < marks.Length; at++)
        {
            marks[at] = same[at].Mark with { IsServed = same[at].Step.ServedBy == told.Step.Id };
            isDone &= state.IsDone(same[at].Mark);
        }

        return new WalkStep(told.Step, told.Outcome, told.Stage, ImmutableCollectionsMarshal.AsImmutableArray(marks), isDone);
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
internal sealed record WalkStep(Step Step, Outcome Outcome, Stage Stage, ImmutableArray<StepMark> Marks, bool IsDone)
{
    /// <summary>The subscriptions that it is for.</summary>
    public Places For => Takers.With(Served);

    /// <summary>Those that take it as their own step.</summary>
    public Places Takers { get; } = Places.Of(Marks, isServed: false);

    /// <summary>Those for which it is taken instead of theirs.</summary>
    public Places Served { get; } = Places.Of(Marks, isServed: true);

    // Made once for all that it is taken for: the same step is the same object.
    public bool Equals(WalkStep? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>Some of a case's subscriptions, a bit for each: a case has few.</summary>
internal readonly record struct Places(int Bits)
{
    public int Count => BitOperations.PopCount((uint)Bits);

    public static Places Of(ImmutableArray<StepMark> marks, bool isServed)
    {
        var bits = 0;
        foreach (var mark in marks)
        {
            bits |= mark.IsServed == isServed ? 1 << mark.Subscription : 0;
        }

        return new Places(bits);
    }

    public bool Meets(Places other) => (Bits & other.Bits) != 0;

    public Places With(Places other) => new(Bits | other.Bits);

    /// <summary>Their numbers from zero, in order.</summary>
    public ImmutableArray<int> ToNumbers()
    {
        var numbers = ImmutableArray.CreateBuilder<int>(Count);
        for (var rest = Bits; rest != 0; rest &= rest - 1)
        {
            numbers.Add(BitOperations.TrailingZeroCount(rest));
        }

        return numbers.MoveToImmutable();
    }
}

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
