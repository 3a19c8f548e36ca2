using System.Collections.Immutable;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>Makes the outcome that is shown, receipt included, of the rows that were hit.</summary>
internal sealed class OutcomeMaker(Edition edition)
{
    private const string NeedInfoRow = "need-info";

    /// <summary>The outcome of one result, whatever combinations led to it.</summary>
    internal Outcome Decided(DecisionTable.Result result, FactSet facts, FactValue assumedCloud) =>
        Decided([result], [], facts, assumedCloud);

    /// <summary>
    /// The outcome of combinations that all agree. Several rows may stand behind it, such as a stated and an inferred one:
    /// then the receipt names all their rules and explains each, and it counts as inferred where any of them is.
    /// </summary>
    internal Outcome Decided(int[] combinations, FactSet facts, FactValue assumedCloud) =>
        Decided(DistinctResults(combinations), combinations, facts, assumedCloud);

    private Outcome Decided(List<DecisionTable.Result> results, int[] combinations, FactSet facts, FactValue assumedCloud)
    {
        var first = results[0];
        var end = IsDated(first) ? facts.Value(Fact.TermEnd)?.Day : null;
        return new Outcome(
            first.Row.Outcome,
            Joined(results, row => row.Id),
            Dated(first.Row.Headline, first.Row.DatedHeadline, end),
            Notes(first, facts),
            Steps(first, end),
            Merged(results, result => result.Conditions),
            Merged(results, result => result.Traps),
            Merged(results, result => result.Links),
            Assumed(facts, assumedCloud),
            Receipt(results, combinations) with { Facts = Used(results, facts) })
        {
            TermEnd = end,
            Dates = Merged(results, result => result.Dates),
        };
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
            Receipt(checklist.Rule, Standing.NoRule, [new Basis(checklist.Basis, [])], sister: null));

    private static bool IsDated(DecisionTable.Result result) => result.Row.DatedHeadline is not null || result.HasDatedSteps;

    private static ImmutableArray<Note> Notes(DecisionTable.Result result, FactSet facts) => result.MayPutNotesFirst
        ? [.. result.Notes.Select(note => new Note(note.Id, note.Text, note.First?.WasStated(facts) ?? false))]
        : result.PlainNotes;

    private static ImmutableArray<Step> Steps(DecisionTable.Result result, DateOnly? end) => end is not null && result.HasDatedSteps
        ? [.. result.Steps.Select(step => step.Step with { Text = Dated(step.Step.Text, step.Dated, end) })]
        : result.PlainSteps;

    private static TextKey Dated(TextKey general, TextKey? dated, DateOnly? end) => end is null ? general : dated ?? general;

    private Receipt Receipt(List<DecisionTable.Result> results, int[] combinations)
    {
        if (results is [var only])
        {
            return Receipt(only.Row.Rule, only.Row.Standing, only.Bases, only.Row.Sister);
        }

        // The sister page of an inferred row comes first: there the outcome was read.
        var least = results.MaxBy(result => result.Row.Standing)!;
        var sister = least.Row.Sister ?? results.Select(result => result.Row.Sister).FirstOrDefault(source => source is not null);
        return Receipt(Joined(results, row => row.Rule), least.Row.Standing, Bases(results, combinations), sister);
    }

    private Receipt Receipt(string rule, Standing standing, ImmutableArray<Basis> bases, Source? sister) =>
        new(rule, standing, bases, edition.Id, edition.AsOf, edition.Page, sister, edition.PolicyMayChange) { IsPageUndated = edition.IsPageUndated };

    private ImmutableArray<Basis> Bases(List<DecisionTable.Result> results, int[] combinations)
    {
        var bases = results.Select(result => result.Row.Basis).Distinct().ToList();
        return bases is [var only]
            ? [new Basis(only, [])]
            : [.. bases.Select(basis => new Basis(
                basis, Telling([.. combinations.Where(combination => edition.Table.RowOf(combination).Basis == basis)], combinations)))];
    }

    // The values by which some combinations differ from all of them: "EA" of "EA or MPSA".
    private static ImmutableArray<FactValue> Telling(int[] some, int[] all) =>
    [
        .. DecisionFacts.All
            .Select(fact => (Some: ValuesIn(some, fact), All: ValuesIn(all, fact)))
            .Where(pair => pair.Some.Length < pair.All.Length)
            .SelectMany(pair => pair.Some)
            .OfType<FactValue>(),
    ];

    private static ImmutableArray<FactValue?> ValuesIn(int[] combinations, Fact fact) =>
        [.. combinations.Select(combination => DecisionFacts.ValueIn(combination, fact)).Distinct()];

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

    // Facts that the rows do not look at change nothing: they stand with what was understood, not with what the answer rests on.
    private static ImmutableArray<FactValue> Used(List<DecisionTable.Result> results, FactSet facts)
    {
        var looked = results is [var only] ? only.Facts : [.. results.SelectMany(result => result.Facts).Distinct().Order()];
        var used = ImmutableArray.CreateBuilder<FactValue>(looked.Length);
        foreach (var fact in looked)
        {
            if (facts.Value(fact) is { } value)
            {
                used.Add(value);
            }
        }

        return used.DrainToImmutable();
    }

    private static ImmutableArray<FactValue> Assumed(FactSet facts, FactValue assumedCloud) =>
        facts.Value(Fact.Cloud) is null ? [assumedCloud] : [];
}
