using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Makes one plan of the outcomes of a case. Its order, and what it takes as one step, are those of the guided steps.</summary>
public static class PlanMaker
{
    /// <summary>The plan; null where nothing is to be done for any of the subscriptions.</summary>
    /// <param name="state">The case: which steps are done.</param>
    /// <param name="outcomes">What holds of its subscriptions, or of the one that is shown, with its number from zero.</param>
    public static Plan? Of(CaseState state, IReadOnlyList<(int Subscription, Outcome Outcome)> outcomes)
    {
        var walk = Walk.Of(state, outcomes);
        List<WalkStep> steps = [.. walk.Steps];
        steps.RemoveAll(static step => step.Stage == Stage.Apart);
        return steps.Count == 0 ? null : new Plan(
            Told(LanesOf(steps, outcomes.Count), walk, outcomes.Count),
            outcomes.Count == 1 ? [] : [.. OrderOf(steps, outcomes)]);
    }

    private static ImmutableArray<PlanLane> Told(List<List<WalkStep>> lanes, Walk walk, int subscriptions)
    {
        var (told, times) = (ImmutableArray.CreateBuilder<PlanLane>(lanes.Count), Times(lanes));
        for (var at = 0; at < lanes.Count; at++)
        {
            var first = lanes[at][0];
            told.Add(new PlanLane(times[at], Line.Of(first.Outcome.Turn(first.Step.Party)), Told(lanes[at], walk, subscriptions))
            {
                AwaitsTermEnd = first.Step.Waits,
            });
        }

        return told.MoveToImmutable();
    }

    private static ImmutableArray<PlanStep> Told(List<WalkStep> lane, Walk walk, int subscriptions)
    {
        var told = ImmutableArray.CreateBuilder<PlanStep>(lane.Count);
        foreach (var step in lane)
        {
            told.Add(Told(step, walk, subscriptions));
        }

        return told.MoveToImmutable();
    }

    private static PlanStep Told(WalkStep step, Walk walk, int subscriptions)
    {
        var own = ServedBy(step, walk);
        return new PlanStep(
            walk.NumberOf(step),
            step.Step.Id,
            step.Outcome.Text(step.Step.Text),
            step.Outcome.IsMarkedInferred(step.Step),
            own.Count == subscriptions ? [] : own.ToNumbers(),
            step.IsDone);
    }

    /// <summary>The subscriptions that a step is for: its own, and those that a later step of its way serves besides.</summary>
    private static Places ServedBy(WalkStep step, Walk walk)
    {
        var (own, served) = (step.For, step.For);
        for (var at = walk.Steps.IndexOf(step); at < walk.Steps.Length; at++)
        {
            var other = walk.Steps[at];
            served = own.Meets(other.Takers) ? served.With(other.Served) : served;
        }

        return served;
    }

    private static List<List<WalkStep>> LanesOf(List<WalkStep> steps, int subscriptions)
    {
        List<List<WalkStep>> lanes = [];
        foreach (var step in steps)
        {
            if (lanes is not [.., var last] || last[0].Step.Party != step.Step.Party || (subscriptions > 1 && last[0].Stage != step.Stage))
            {
                lanes.Add(last = []);
            }

            last.Add(step);
        }

        return lanes;
    }

    /// <summary>When each lane's turn comes: one after all lanes that still have to do something before it.</summary>
    private static List<LaneTime> Times(List<List<WalkStep>> lanes)
    {
        List<int> levels = new(lanes.Count);
        List<Places> open = lanes.ConvertAll(OpenIn);
        for (var at = 0; at < lanes.Count; at++)
        {
            // Never before the lane above: lanes are read from the top.
            var level = at == 0 ? 0 : levels[at - 1];
            for (var before = 0; before < at; before++)
            {
                level = open[before].Meets(open[at]) ? Math.Max(level, levels[before] + 1) : level;
            }

            levels.Add(level);
        }

        return levels.Select((level, at) => open[at].Count == 0 ? LaneTime.Done : level switch
        {
            0 => LaneTime.Now,
            1 => LaneTime.Next,
            _ => LaneTime.After,
        }).ToList();
    }

    /// <summary>The subscriptions that still have something to do in a lane.</summary>
    private static Places OpenIn(List<WalkStep> lane)
    {
        var open = default(Places);
        foreach (var step in lane)
        {
            open = step.IsDone ? open : open.With(step.For);
        }

        return open;
    }

    private static IEnumerable<Line> OrderOf(List<WalkStep> steps, IReadOnlyList<(int Subscription, Outcome Outcome)> outcomes)
    {
        var planned = steps.Aggregate(default(Places), (all, step) => all.With(step.For));
        var isShared = steps.Exists(step => step.Stage == Stage.InTime && step.Marks.Length > 1);
        foreach (var invitation in steps.Where(step => step.Step.IsInvitation && step.For.Count > 1))
        {
            yield return About("plan.relationship", invitation.For.ToNumbers());
        }

        if (planned.Count > 1)
        {
            var isSame = steps.TrueForAll(step => step.For == planned);
            yield return About(isSame ? "plan.together" : isShared ? "plan.side-by-side.shared" : "plan.side-by-side", planned.ToNumbers());
        }

        var waiting = steps.Where(step => step.Step.Waits).SelectMany(step => step.Marks.Select(mark => (mark.Subscription, End: step.Outcome.TermEnd)));
        foreach (var same in waiting.GroupBy(one => one.End, one => one.Subscription).OrderBy(same => same.Key ?? DateOnly.MaxValue))
        {
            var line = About(same.Key is null ? "plan.waits" : "plan.waits.dated", [.. same.Distinct().Order()]);
            yield return same.Key is { } end ? line.With("day", new Arg.Day(end)) : line;
        }

        ImmutableArray<int> open = [.. outcomes.Where(one => one.Outcome.Id == OutcomeId.NeedInfo).Select(one => one.Subscription)];
        if (!open.IsEmpty)
        {
            yield return About("plan.open", open);
        }
    }

    private static Line About(string key, ImmutableArray<int> subscriptions) => Line.Of(key).With("which", new Arg.Subscriptions(subscriptions));
}
