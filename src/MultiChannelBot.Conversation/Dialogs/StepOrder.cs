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
    public static ImmutableArray<WalkStep> Of(IEnumerable<IReadOnlyList<WalkStep>> chains)
    {
        var all = chains.ToList();
        return
        [
            .. InOneOrder(all, Stage.InTime),
            .. all.GroupBy(chain => chain[^1].Outcome.TermEnd ?? DateOnly.MaxValue)
                .OrderBy(ending => ending.Key)
                .SelectMany(ending => InOneOrder([.. ending], Stage.AfterTheTerm))
                .Distinct(),
            .. InOneOrder(all, Stage.Apart),
        ];
    }

    private static IEnumerable<WalkStep> InOneOrder(List<IReadOnlyList<WalkStep>> chains, Stage stage)
    {
        List<Queue<WalkStep>> open = [.. chains.Select(chain => new Queue<WalkStep>(chain.Where(step => step.Stage == stage)))];
        List<WalkStep> ready = [];
        Party? party = null;
        while (open.Exists(chain => chain.Count > 0))
        {
            ready.AddRange(Ready(open).Except(ready).ToList());
            var next = ready.Find(step => step.Step.Party == party) ?? ready.FirstOrDefault() ?? open.First(chain => chain.Count > 0).Peek();
            Take(next, open);
            ready.Remove(next);
            party = next.Step.Party;
            yield return next;
        }
    }

    /// <summary>The steps that are first in every subscription that has them, those that have been so longest first.</summary>
    private static IEnumerable<WalkStep> Ready(List<Queue<WalkStep>> open) => open
        .Where(chain => chain.Count > 0)
        .Select(chain => chain.Peek())
        .Where(step => open.TrueForAll(chain => chain.Count == 0 || chain.Peek() == step || !chain.Contains(step)))
        .Distinct();

    // Out of its turn only where two subscriptions have the same steps the other way round: no edition does, and it must end.
    private static void Take(WalkStep step, List<Queue<WalkStep>> open)
    {
        for (var at = 0; at < open.Count; at++)
        {
            open[at] = new Queue<WalkStep>(open[at].Where(other => other != step));
        }
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
