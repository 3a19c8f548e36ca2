using System.Collections.Immutable;
using CsCheck;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>The lookup is held against the rows as they stand: their conditions, asked one after the other.</summary>
public class TableLookupTests
{
    public static TheoryData<string> Editions => [.. ShippedEditions.Ids];

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_combination_finds_the_one_row_whose_conditions_hold(string edition)
    {
        var table = ShippedEditions.Guide(edition).Edition.Table;
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            var found = table.Find(Possibilities.Of(FactsOf(combination), Cloud.Commercial));

            Assert.Same(RowByItsConditions(table, combination), found?.Row);
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Facts_that_leave_something_open_find_a_row_only_where_all_that_is_possible_leads_to_it(string edition)
    {
        var table = ShippedEditions.Guide(edition).Edition.Table;
        SomeFacts.Sample(facts =>
        {
            var possible = Possibilities.Of(facts, Cloud.Commercial);
            ImmutableArray<DecisionTable.Result> results = [.. possible.Combinations().Select(table.ResultOf).Distinct()];

            Assert.Equal(results is [var only] ? only : null, table.Find(possible));
        });
    }

    [Fact]
    public void The_possible_combinations_are_walked_in_order_and_none_is_left_out() => SomeFacts.Sample(facts =>
    {
        var possible = Possibilities.Of(facts, Cloud.UsGovernment);
        var walked = new List<int>();
        for (var combination = possible.First; combination >= 0; combination = possible.Next(combination))
        {
            walked.Add(combination);
        }

        Assert.Equal(possible.Combinations().Order(), walked);
    });

    [Fact]
    public void There_is_a_mask_for_every_decision_fact() =>
        Assert.Equal(DecisionFacts.All.Length, Possibilities.Of(FactSet.Empty, Cloud.Commercial).Masks.Length);

    [Fact]
    public void A_lookup_of_complete_facts_takes_no_memory()
    {
        var table = SeedEdition.Edition.Table;
        var cases = Enumerable.Range(0, DecisionFacts.Combinations).Select(FactsOf).ToArray();
        var rows = new Row?[cases.Length];
        FindAll(table, cases, rows);

        var before = GC.GetAllocatedBytesForCurrentThread();
        FindAll(table, cases, rows);
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
        Assert.All(rows, row => Assert.NotNull(row));
    }

    private static readonly Gen<FactSet> SomeFacts = DecisionFacts.All.Aggregate(
        Gen.Const(FactSet.Empty),
        (facts, fact) => Gen.Select(facts, KnowledgeOf(fact), (known, what) => known.With(fact, what)));

    private static Gen<Knowledge> KnowledgeOf(Facts.Fact fact)
    {
        var values = FactCatalogue.Of(fact).Values;
        var value = Gen.Int[0, values.Length - 1].Select(index => values[index]);
        return Gen.Frequency(
            (3, value.Select(Knowledge.Of)),
            (2, Gen.Const(Knowledge.Unknown)),
            (1, Gen.Const(Knowledge.DoesNotKnow)),
            (1, value.Array[1, 3].Select(some => Knowledge.OneOf([.. some.Distinct()]))));
    }

    private static void FindAll(DecisionTable table, FactSet[] cases, Row?[] rows)
    {
        for (var index = 0; index < cases.Length; index++)
        {
            rows[index] = table.Find(Possibilities.Of(cases[index], Cloud.Commercial))?.Row;
        }
    }

    private static FactSet FactsOf(int combination) =>
        FactSet.Of(DecisionFacts.All.Select(fact => DecisionFacts.ValueIn(combination, fact)).OfType<FactValue>());

    private static Row RowByItsConditions(DecisionTable table, int combination) => Assert.Single(
        table.Rows,
        row => DecisionFacts.All.All(fact => row.When[fact].Holds(DecisionFacts.ValueIn(combination, fact))));
}
