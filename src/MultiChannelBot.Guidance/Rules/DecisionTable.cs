using System.Collections.Immutable;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// The decision table of an edition, hit policy unique: every combination of <see cref="DecisionFacts"/> has exactly one
/// row. All combinations are worked out once (18,432 of them), so that a judgement is a walk over an array.
/// </summary>
public sealed class DecisionTable
{
    private readonly ImmutableArray<Result> results;
    private readonly short[] resultOf;

    private DecisionTable(ImmutableArray<Row> rows, ImmutableArray<Result> results, short[] resultOf)
    {
        Rows = rows;
        this.results = results;
        this.resultOf = resultOf;
    }

    /// <summary>The rows as they stand in the edition.</summary>
    public ImmutableArray<Row> Rows { get; }

    /// <summary>The row that a combination hits.</summary>
    public Row RowOf(int combination) => ResultOf(combination).Row;

    internal Result ResultOf(int combination) => results[resultOf[combination]];

    /// <summary>Equal for combinations that agree in outcome, headline, steps and notes.</summary>
    internal int AgreementOf(int combination) => results[resultOf[combination]].Agreement;

    /// <summary>Builds the table; the rows must have passed <see cref="CompletenessProof"/>.</summary>
    internal static DecisionTable Build(ImmutableArray<Row> rows, RowHits hits)
    {
        var results = ImmutableArray.CreateBuilder<Result>();
        var known = new Dictionary<(int Row, ulong Shown), short>();
        var agreements = new Dictionary<string, int>(StringComparer.Ordinal);
        var resultOf = new short[DecisionFacts.Combinations];
        for (var combination = 0; combination < resultOf.Length; combination++)
        {
            var key = (hits.RowOf(combination), hits.ShownIn(combination));
            if (!known.TryGetValue(key, out var result))
            {
                result = known[key] = (short)results.Count;
                results.Add(Result.Of(key.Item1, rows[key.Item1], combination, agreements));
            }

            resultOf[combination] = result;
        }

        return new DecisionTable(rows, results.ToImmutable(), resultOf);
    }

    /// <summary>A row with its conditional parts decided.</summary>
    internal sealed record Result(
        int RowIndex,
        Row Row,
        int Agreement,
        ImmutableArray<Step> Steps,
        ImmutableArray<NoteRule> Notes,
        ImmutableArray<TextKey> Conditions,
        ImmutableArray<TextKey> Traps,
        ImmutableArray<Link> Links)
    {
        internal static Result Of(int rowIndex, Row row, int combination, Dictionary<string, int> agreements)
        {
            var steps = Shown(row.Steps, combination);
            var notes = Shown(row.Notes, combination);
            var signature = string.Join(
                '|', [row.Outcome.Code(), row.Headline.Id, .. steps.Select(step => step.Id), .. notes.Select(note => note.Id)]);
            agreements.TryAdd(signature, agreements.Count);
            return new Result(
                rowIndex,
                row,
                agreements[signature],
                steps,
                notes,
                Shown(row.Conditions, combination),
                Shown(row.Traps, combination),
                Shown(row.Links, combination));
        }

        private static ImmutableArray<T> Shown<T>(ImmutableArray<Conditional<T>> parts, int combination) =>
            [.. parts.Where(part => part.When.Holds(combination)).Select(part => part.Item)];
    }
}
