using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>Which rows hold for each combination: the raw material of the proof and of the table.</summary>
internal sealed class RowHits
{
    private readonly ImmutableArray<Row> rows;
    private readonly ImmutableArray<ImmutableArray<When>> conditionalParts;
    private readonly ImmutableArray<int>[] hits = new ImmutableArray<int>[DecisionFacts.Combinations];

    private RowHits(ImmutableArray<Row> rows)
    {
        this.rows = rows;
        conditionalParts = [.. rows.Select(row => PartsOf(row).Where(part => !part.IsAlways).Distinct().ToImmutableArray())];
    }

    internal ImmutableArray<int> Of(int combination) => hits[combination];

    /// <summary>The one row of a combination; only after the proof has passed.</summary>
    internal int RowOf(int combination) => hits[combination][0];

    /// <summary>One bit for each conditional part of the row that shows in this combination.</summary>
    internal ulong ShownIn(int combination)
    {
        var shown = 0UL;
        var parts = conditionalParts[RowOf(combination)];
        for (var index = 0; index < parts.Length; index++)
        {
            shown |= parts[index].Holds(combination) ? 1UL << index : 0;
        }

        return shown;
    }

    /// <summary>The conditions on everything that a row shows.</summary>
    internal static IEnumerable<When> PartsOf(Row row) =>
    [
        .. row.Steps.Select(part => part.When),
        .. row.Notes.Select(part => part.When),
        .. row.Conditions.Select(part => part.When),
        .. row.Traps.Select(part => part.When),
        .. row.Links.Select(part => part.When),
    ];

    internal static RowHits Find(ImmutableArray<Row> rows)
    {
        var found = new RowHits(rows);
        found.Narrow(0, [.. Enumerable.Range(0, rows.Length)], 0);
        return found;
    }

    // Fact by fact, so that a row is looked at only where the facts before it still allow it.
    private void Narrow(int factIndex, ImmutableArray<int> candidates, int combination)
    {
        if (factIndex == DecisionFacts.All.Length)
        {
            hits[combination] = candidates;
            return;
        }

        var slots = DecisionFacts.Slots(DecisionFacts.All[factIndex]).Length;
        for (var slot = 0; slot < slots; slot++)
        {
            Narrow(factIndex + 1, Allowing(candidates, factIndex, slot), combination + slot * DecisionFacts.Stride(factIndex));
        }
    }

    private ImmutableArray<int> Allowing(ImmutableArray<int> candidates, int factIndex, int slot)
    {
        foreach (var row in candidates)
        {
            if (!rows[row].When.Allows(factIndex, slot))
            {
                return [.. candidates.Where(other => rows[other].When.Allows(factIndex, slot))];
            }
        }

        return candidates;
    }
}
