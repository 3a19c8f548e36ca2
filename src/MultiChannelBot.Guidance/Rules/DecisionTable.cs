using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// The decision table of an edition, hit policy unique: every combination of <see cref="DecisionFacts"/> has exactly one
/// row. All combinations are worked out once (18,432 of them), so that a judgement is a walk over an array.
/// </summary>
public sealed class DecisionTable
{
    private readonly Result[] resultOf;

    private DecisionTable(ImmutableArray<Row> rows, Result[] resultOf)
    {
        Rows = rows;
        this.resultOf = resultOf;
    }

    /// <summary>The rows as they stand in the edition.</summary>
    public ImmutableArray<Row> Rows { get; }

    /// <summary>The row that a combination hits.</summary>
    public Row RowOf(int combination) => resultOf[combination].Row;

    internal Result ResultOf(int combination) => resultOf[combination];

    /// <summary>
    /// The row that facts hit, with its conditional parts decided; null where they leave more than one result possible. Looks it
    /// up in place and takes no memory: this is what the verdict on a complete case rests on.
    /// </summary>
    internal Result? Find(in Possibilities possible)
    {
        var combination = possible.First;
        var found = resultOf[combination];
        while ((combination = possible.Next(combination)) >= 0)
        {
            if (!ReferenceEquals(resultOf[combination], found))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>Equal for combinations that agree in outcome, headline, steps and notes.</summary>
    internal int AgreementOf(int combination) => resultOf[combination].Agreement;

    /// <summary>Builds the table; the rows must have passed <see cref="CompletenessProof"/>.</summary>
    internal static DecisionTable Build(ImmutableArray<Row> rows, RowHits hits)
    {
        var agreements = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = rows.Select(_ => new List<Result>()).ToArray();
        var results = new Result[hits.All.Count];
        for (var index = 0; index < results.Length; index++)
        {
            var hit = hits.All[index];
            results[index] = Share(known[hit.Rows[0]], hits.ShownIn(hit.Rows[0], hit.Example), shown =>
                Result.Of(hit.Rows[0], shown, rows[hit.Rows[0]], hit.Example, agreements));
        }

        var resultOf = new Result[DecisionFacts.Combinations];
        for (var combination = 0; combination < resultOf.Length; combination++)
        {
            resultOf[combination] = results[hits.IndexOf(combination)];
        }

        return new DecisionTable(rows, resultOf);
    }

    private static Result Share(List<Result> known, ulong shown, Func<ulong, Result> make)
    {
        var result = known.Find(one => one.Shown == shown);
        if (result is null)
        {
            known.Add(result = make(shown));
        }

        return result;
    }

    /// <summary>A row with its conditional parts decided.</summary>
    internal sealed record Result(
        int RowIndex,
        ulong Shown,
        Row Row,
        int Agreement,
        ImmutableArray<StepRule> Steps,
        ImmutableArray<NoteRule> Notes,
        ImmutableArray<TextKey> Conditions,
        ImmutableArray<TextKey> Traps,
        ImmutableArray<Link> Links)
    {
        internal ImmutableArray<DateRule> Dates { get; private init; } = [];

        // What an outcome takes over as it stands, whatever the case.

        /// <summary>The steps while no end of the term is known.</summary>
        internal ImmutableArray<Step> PlainSteps { get; } = [.. Steps.Select(step => step.Step)];

        internal bool HasDatedSteps { get; } = Steps.Any(step => step.Dated is not null);

        /// <summary>The notes where none goes first.</summary>
        internal ImmutableArray<Note> PlainNotes { get; } = [.. Notes.Select(note => new Note(note.Id, note.Text, First: false))];

        internal bool MayPutNotesFirst { get; } = Notes.Any(note => note.First is not null);

        internal ImmutableArray<Basis> Bases { get; } = [new Basis(Row.Basis, [])];

        /// <summary>The facts that the row looks at, in order.</summary>
        internal ImmutableArray<Fact> Facts { get; } = [.. Row.When.Facts.Order()];

        internal static Result Of(
            int rowIndex, ulong shown, Row row, int combination, Dictionary<string, int> agreements)
        {
            var steps = Showing(row.Steps, combination);
            var notes = Showing(row.Notes, combination);
            var signature = string.Join(
                '|', [row.Outcome.Code(), row.Headline.Id, .. steps.Select(step => step.Step.Id), .. notes.Select(note => note.Id)]);
            agreements.TryAdd(signature, agreements.Count);
            return new Result(
                rowIndex,
                shown,
                row,
                agreements[signature],
                steps,
                notes,
                Showing(row.Conditions, combination),
                Showing(row.Traps, combination),
                Showing(row.Links, combination))
            {
                Dates = Showing(row.Dates, combination),
            };
        }

        private static ImmutableArray<T> Showing<T>(ImmutableArray<Conditional<T>> parts, int combination) =>
            [.. parts.Where(part => part.When.Holds(combination)).Select(part => part.Item)];
    }
}
