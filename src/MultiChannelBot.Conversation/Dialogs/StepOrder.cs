using System.Collections.Immutable;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Puts the steps of several subscriptions in one order. Each subscription keeps its own; between them one party goes on as long
/// as it has anything to do, and nobody waits for a term that has to end for another subscription.
/// </summary>
internal static class StepOrder
{
    /// <summary>The steps in order.</summary>
    /// <param name="chains">The steps of each subscription in its own order, none empty; a step of several stands in several.</param>
    public static ImmutableArray<WalkStep> Of(List<List<WalkStep>> chains)
    {
        if (chains is [var only])
        {
            return OfOne(only);
        }

        List<WalkStep> order = [];
        AddInOneOrder(order, chains, Stage.InTime);
        foreach (var end in chains.Select(EndOf).Distinct().Order())
        {
            AddInOneOrder(order, chains.FindAll(chain => EndOf(chain) == end), Stage.AfterTheTerm);
        }

        AddInOneOrder(order, chains, Stage.Apart);
        return [.. order];
    }

    /// <summary>A single subscription has its own order.</summary>
    private static ImmutableArray<WalkStep> OfOne(List<WalkStep> chain)
    {
        var order = ImmutableArray.CreateBuilder<WalkStep>(chain.Count);
        foreach (var stage in (ReadOnlySpan<Stage>)[Stage.InTime, Stage.AfterTheTerm, Stage.Apart])
        {
            foreach (var step in chain)
            {
                if (step.Stage == stage)
                {
                    order.Add(step);
                }
            }
        }

        return order.MoveToImmutable();
    }

    private static DateOnly EndOf(List<WalkStep> chain) => chain[^1].Outcome.TermEnd ?? DateOnly.MaxValue;

    private static void AddInOneOrder(List<WalkStep> order, List<List<WalkStep>> chains, Stage stage)
    {
        if (!chains.Exists(chain => chain.Exists(step => step.Stage == stage)))
        {
            return;
        }

        var open = chains.ConvertAll(chain => chain.FindAll(step => step.Stage == stage));
        List<WalkStep> ready = [];
        Party? party = null;
        while (open.Find(static chain => chain.Count > 0) is { } first)
        {
            AddReady(ready, open);
            var next = NextOf(ready, party) ?? first[0];
            open.ForEach(chain => chain.Remove(next));
            ready.Remove(next);
            party = next.Step.Party;
            if (!order.Contains(next))
            {
                order.Add(next);
            }
        }
    }

    /// <summary>One of the party that has the turn; else the one that is ready longest.</summary>
    private static WalkStep? NextOf(List<WalkStep> ready, Party? party)
    {
        foreach (var step in ready)
        {
            if (step.Step.Party == party)
            {
                return step;
            }
        }

        return ready is [var longest, ..] ? longest : null;
    }

    /// <summary>Adds the steps that are first in every subscription that has them, those that have been so longest first.</summary>
    private static void AddReady(List<WalkStep> ready, List<List<WalkStep>> open)
    {
        foreach (var chain in open)
        {
            if (chain is [var step, ..] && !ready.Contains(step) && IsFirst(step, open))
            {
                ready.Add(step);
            }
        }
    }

    // Out of its turn only where two subscriptions have the same steps the other way round: no edition does, and it must end.
    private static bool IsFirst(WalkStep step, List<List<WalkStep>> open)
    {
        foreach (var chain in open)
        {
            if (chain.IndexOf(step) > 0)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>When a step comes, seen over the whole case.</summary>
internal enum Stage
{
    /// <summary>In its turn.</summary>
    InTime,

    /// <summary>Beside the plan: how to find out what is not known, or what to do where the page does not help.</summary>
    Apart,

    /// <summary>Only after a term has ended.</summary>
    AfterTheTerm,
}
