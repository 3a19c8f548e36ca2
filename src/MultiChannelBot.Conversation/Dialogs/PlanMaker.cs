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
        List<WalkStep> steps = [.. walk.Steps.Where(step => step.Stage != Stage.Apart)];
        if (steps.Count == 0)
        {
            return null;
        }

        var lanes = LanesOf(steps, outcomes.Count);
        var times = Times(lanes);
        return new Plan(
            [.. lanes.Zip(times, (lane, time) => new PlanLane(time, Line.Of(lane[0].Outcome.Turn(lane[0].Step.Party)), [.. lane.Select(step => Told(step, walk, outcomes.Count))])
            {
                AwaitsTermEnd = lane[0].Step.Waits,
            })],
            outcomes.Count == 1 ? [] : [.. OrderOf(steps, outcomes)]);
    }

    /// <summary>The subscriptions of a step, each once.</summary>
    private static ImmutableArray<int> SubscriptionsOf(WalkStep step) => [.. step.Marks.Select(mark => mark.Subscription).Distinct().Order()];

    /// <summary>The subscriptions that a step is for: its own, and those that a later step of its way serves besides.</summary>
    private static ImmutableArray<int> ServedBy(WalkStep step, Walk walk)
    {
        var own = SubscriptionsOf(step);
        var besides = walk.Steps.SkipWhile(other => other != step)
            .Where(other => other.Marks.Any(mark => !mark.IsServed && own.Contains(mark.Subscription)))
            .SelectMany(other => other.Marks.Where(mark => mark.IsServed));
        return [.. own.Concat(besides.Select(mark => mark.Subscription)).Distinct().Order()];
    }

    private static PlanStep Told(WalkStep step, Walk walk, int subscriptions)
    {
        var own = ServedBy(step, walk);
        return new PlanStep(
            walk.NumberOf(step),
            step.Step.Id,
            step.Outcome.Text(step.Step.Text),
            step.Outcome.IsMarkedInferred(step.Step),
            own.Length == subscriptions ? [] : own,
            step.IsDone);
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
        List<int> levels = [];
        foreach (var lane in lanes)
        {
            var open = lane.Where(step => !step.IsDone).SelectMany(step => SubscriptionsOf(step)).ToHashSet();
            var before = Enumerable.Range(0, levels.Count)
                .Where(at => lanes[at].Exists(step => !step.IsDone && SubscriptionsOf(step).Any(open.Contains)))
                .Select(at => levels[at] + 1)
                .DefaultIfEmpty(0).Max();

            // Never before the lane above: lanes are read from the top.
            levels.Add(Math.Max(before, levels.DefaultIfEmpty(0).Max()));
        }

        return [.. lanes.Zip(levels, (lane, level) => lane.TrueForAll(step => step.IsDone) ? LaneTime.Done : level switch
        {
            0 => LaneTime.Now,
            1 => LaneTime.Next,
            _ => LaneTime.After,
        })];
    }

    private static IEnumerable<Line> OrderOf(List<WalkStep> steps, IReadOnlyList<(int Subscription, Outcome Outcome)> outcomes)
    {
        ImmutableArray<int> planned = [.. steps.SelectMany(step => SubscriptionsOf(step)).Distinct().Order()];
        var isShared = steps.Exists(step => step.Stage == Stage.InTime && step.Marks.Length > 1);
        foreach (var invitation in steps.Where(step => step.Step.IsInvitation && SubscriptionsOf(step).Length > 1))
        {
            yield return About("plan.relationship", SubscriptionsOf(invitation));
        }

        if (planned.Length > 1)
        {
            var isSame = steps.TrueForAll(step => SubscriptionsOf(step).Length == planned.Length);
            yield return About(isSame ? "plan.together" : isShared ? "plan.side-by-side.shared" : "plan.side-by-side", planned);
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
