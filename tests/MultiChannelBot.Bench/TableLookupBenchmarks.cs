using BenchmarkDotNet.Attributes;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;
using RulesEngine.Models;

namespace MultiChannelBot.Bench;

/// <summary>
/// Which row do facts hit? Ours and Microsoft RulesEngine with the same rows, on the same cases spread over all combinations;
/// before anything is measured, both have to name the same row for every one of them.
/// </summary>
public class TableLookupBenchmarks
{
    private const int Cases = 64;

    // Shares no divisor with the number of combinations, so that the cases differ in every fact.
    private const int Stride = 289;

    private readonly FactSet[] complete = [.. Spread().Select(FactsOf)];
    private readonly RuleParameter[] inputs = [.. Spread().Select(RulesEngineTable.InputOf)];
    private readonly FactSet ordinary = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Guidance.Facts.Intent.Manage);
    private DecisionTable table = null!;
    private RulesEngineTable rulesEngine = null!;

    [GlobalSetup]
    public void Load()
    {
        table = Shipped.Triage.Guide.Edition.Table;
        rulesEngine = new RulesEngineTable(table);
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            var (ours, theirs) = (Find(FactsOf(combination)), rulesEngine.Find(RulesEngineTable.InputOf(combination)));
            if (ours?.Id != theirs || ours.Id != table.RowOf(combination).Id)
            {
                throw new InvalidOperationException($"'{ours?.Id}' and '{theirs}' for {DecisionFacts.Describe(combination)}.");
            }
        }

        if (Find(ordinary) is null)
        {
            throw new InvalidOperationException("The ordinary case should hit a row.");
        }
    }

    /// <summary>Everything is known, stated or not: one combination is left.</summary>
    [Benchmark(OperationsPerInvoke = Cases)]
    public int LookupOfCompleteFacts()
    {
        var found = 0;
        foreach (var facts in complete)
        {
            found += Find(facts)!.Line;
        }

        return found;
    }

    /// <summary>As cases are told: both offers are open, and change nothing.</summary>
    [Benchmark]
    public Row? LookupOfAnOrdinaryCase() => Find(ordinary);

    /// <summary>The same cases as <see cref="LookupOfCompleteFacts"/>.</summary>
    [Benchmark(OperationsPerInvoke = Cases)]
    public int RulesEngineOfCompleteFacts()
    {
        var found = 0;
        foreach (var input in inputs)
        {
            found += rulesEngine.Find(input).Length;
        }

        return found;
    }

    private Row? Find(FactSet facts) => table.Find(Possibilities.Of(facts, Cloud.Commercial))?.Row;

    private static IEnumerable<int> Spread() => Enumerable.Range(0, Cases).Select(index => index * Stride % DecisionFacts.Combinations);

    private static FactSet FactsOf(int combination) =>
        FactSet.Of(DecisionFacts.All.Select(fact => DecisionFacts.ValueIn(combination, fact)).OfType<FactValue>());
}
