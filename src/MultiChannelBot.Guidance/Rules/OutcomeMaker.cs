using System.Collections.Immutable;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>Makes the outcome that is shown, receipt included, of the rows that were hit.</summary>
internal sealed class OutcomeMaker(Edition edition)
{
    private const string NeedInfoRow = "need-info";

    /// <summary>
    /// The outcome of combinations that all agree. Several rows may stand behind it, such as a stated and an inferred one:
    /// then the receipt names all their rules, and it counts as inferred where any of them is.
    /// </summary>
    internal Outcome Decided(int[] combinations, FactSet facts, FactValue assumedCloud)
    {
        var results = DistinctResults(combinations);
        var first = results[0];
        return new Outcome(
            first.Row.Outcome,
            Joined(results, row => row.Id),
            first.Row.Headline,
            [.. first.Notes.Select(note => new Note(note.Id, note.Text, note.First?.WasStated(facts) ?? false))],
            first.Steps,
            Merged(results, result => result.Conditions),
            Merged(results, result => result.Traps),
            Merged(results, result => result.Links),
            Assumed(facts, assumedCloud),
            Receipt(results));
    }

    /// <summary>The outcome while a fact stays unknown: how to find it out.</summary>
    internal Outcome NeedInfo(Checklist checklist, FactSet facts, FactValue assumedCloud) =>
        new(
            OutcomeId.NeedInfo,
            NeedInfoRow,
            checklist.Headline,
            [],
            checklist.Steps,
            [],
            [],
            checklist.Links,
            Assumed(facts, assumedCloud),
            Receipt(checklist.Rule, inferred: false, checklist.Basis, sister: null));

    private Receipt Receipt(List<DecisionTable.Result> results)
    {
        // The receipt of an inferred outcome explains the inference; the stated rows beside it need no explaining.
        var explained = results.FirstOrDefault(result => result.Row.Inferred) ?? results[0];
        return Receipt(
            Joined(results, row => row.Rule), explained.Row.Inferred, explained.Row.Basis, explained.Row.Sister);
    }

    private Receipt Receipt(string rule, bool inferred, TextKey basis, Source? sister) =>
        new(rule, inferred, basis, edition.Id, edition.AsOf, edition.Page, sister, edition.PolicyMayChange);

    private List<DecisionTable.Result> DistinctResults(int[] combinations)
    {
        var results = new List<DecisionTable.Result>(1);
        foreach (var combination in combinations)
        {
            var result = edition.Table.ResultOf(combination);
            if (!results.Exists(known => ReferenceEquals(known, result)))
            {
                results.Add(result);
            }
        }

        results.Sort((one, other) => one.RowIndex.CompareTo(other.RowIndex));
        return results;
    }

    private static string Joined(List<DecisionTable.Result> results, Func<Row, string> name) => results.Count == 1
        ? name(results[0].Row)
        : string.Join('/', results.Select(result => name(result.Row)).Distinct());

    private static ImmutableArray<T> Merged<T>(
        List<DecisionTable.Result> results, Func<DecisionTable.Result, ImmutableArray<T>> part) => results.Count == 1
        ? part(results[0])
        : [.. results.SelectMany(result => part(result)).Distinct()];

    private static ImmutableArray<FactValue> Assumed(FactSet facts, FactValue assumedCloud) =>
        facts.Value(Fact.Cloud) is null ? [assumedCloud] : [];
}
