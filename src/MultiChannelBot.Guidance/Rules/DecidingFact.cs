using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// Finds the one question that decides most: the fact whose answer leaves, even at the worst, the fewest outcomes possible.
/// Outcomes are told apart as a person hears them, by what is to be done and by their headline. Pure and deterministic.
/// </summary>
internal static class DecidingFact
{
    /// <summary>Of several that leave as many, the one that comes first.</summary>
    /// <param name="open">The facts that are not known and matter, in the order of asking; at least one.</param>
    internal static Fact Of(Possibilities possible, ImmutableArray<Fact> open, DecisionTable table)
    {
        if (open is [var only])
        {
            return only;
        }

        var combinations = possible.Combinations();
        return open.MinBy(fact => MostLeft(combinations, fact, table));
    }

    private static int MostLeft(int[] combinations, Fact fact, DecisionTable table) => combinations
        .GroupBy(combination => DecisionFacts.ValueIn(combination, fact))
        .Max(answered => answered.Select(table.RowOf).Select(row => (row.Outcome, row.Headline)).Distinct().Count());
}
