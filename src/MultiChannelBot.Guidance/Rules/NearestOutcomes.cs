using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// Finds what else a case would come to if little of it were otherwise. Outcomes are told apart as a person hears them, by
/// what is to be done and by their headline; of each the nearest way is given. Pure and deterministic.
/// </summary>
internal sealed class NearestOutcomes
{
    /// <summary>The most that are listed.</summary>
    internal const int Most = 5;

    private static readonly ImmutableArray<Fact> InWords =
    [
        Fact.OutsideClass, Fact.AlreadyOurs, Fact.Cloud, Fact.ServiceType, Fact.PurchaseChannel, Fact.AzureOffer, Fact.LicenseOffer, Fact.Intent,
    ];

    private readonly DecisionTable table;
    private readonly int[] wayOfRow;
    private readonly int ways;

    internal NearestOutcomes(DecisionTable table)
    {
        this.table = table;
        var known = table.Rows.Select(row => (row.Outcome, row.Headline)).Distinct().ToList();
        wayOfRow = [.. table.Rows.Select(row => known.IndexOf((row.Outcome, row.Headline)))];
        ways = known.Count;
    }

    /// <summary>The nearest other outcomes: fewest changes first, of as many the likeliest first.</summary>
    internal ImmutableArray<NearOutcome> Of(FactSet facts, FactValue assumedCloud)
    {
        var search = new NearSearch(table, wayOfRow, ways, Possibilities.Of(facts, assumedCloud));
        search.Look(Most);
        return [.. search.Found.Take(Most).Select(found => Outcome(found, search, facts))];
    }

    /// <summary>Every outcome that the case may still have, each by the facts that are asked on the way to it.</summary>
    internal ImmutableArray<NearOutcome> Ends(FactSet facts, FactValue assumedCloud)
    {
        var search = new NearSearch(table, wayOfRow, ways, Possibilities.Of(facts, assumedCloud));
        search.LookAround();
        return [.. search.Found.Select(found => Outcome(found, search, facts))];
    }

    private NearOutcome Outcome(NearSearch.Candidate found, NearSearch search, FactSet facts)
    {
        var row = table.RowOf(found.Combination);
        var end = row.DatedHeadline is null ? null : facts.Value(Fact.TermEnd)?.Day;
        return new NearOutcome(
            [
                .. InWords.Where(fact => (found.Named >> DecisionFacts.IndexOf(fact) & 1) == 1)
                    .Select(fact => new Otherwise(fact, DecisionFacts.ValueIn(found.Combination, fact), search.IsOpen(fact, found.Combination))),
            ],
            row.Outcome,
            end is null ? row.Headline : row.DatedHeadline!.Value,
            end);
    }
}
