using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// Which rows hold for each combination: the raw material of the proof and of the table. Slots that no row and no part
/// tells apart are worked out once and copied, so all 18,432 combinations come down to some hundred hits; without that,
/// reading an edition would be most of the program's start-up.
/// </summary>
internal sealed class RowHits
{
    private readonly ImmutableArray<Row> rows;
    private readonly ImmutableArray<ImmutableArray<When>> parts;
    private readonly int[][] twins;
    private readonly List<Hit> hits = [];
    private readonly int[] hitOf = new int[DecisionFacts.Combinations];

    private RowHits(ImmutableArray<Row> rows)
    {
        this.rows = rows;
        parts = [.. rows.Select(row => ConditionsIn(row).Distinct().ToImmutableArray())];
        When[] conditions = [.. rows.Select(row => row.When), .. parts.SelectMany(part => part)];
        twins = [.. Enumerable.Range(0, DecisionFacts.All.Length).Select(index => TwinsOf(index, conditions))];
    }

    /// <summary>Every different hit, each with one combination as its example.</summary>
    internal IReadOnlyList<Hit> All => hits;

    /// <summary>The index in <see cref="All"/> of a combination's hit.</summary>
    internal int IndexOf(int combination) => hitOf[combination];

    /// <summary>The conditions, other than always, on what a row shows.</summary>
    internal static IEnumerable<When> ConditionsIn(Row row) =>
        row.Steps.Select(part => part.When)
            .Concat(row.Notes.Select(part => part.When))
            .Concat(row.Conditions.Select(part => part.When))
            .Concat(row.Traps.Select(part => part.When))
            .Concat(row.Links.Select(part => part.When))
            .Concat(row.Dates.Select(part => part.When))
            .Where(when => !when.IsAlways);

    /// <summary>One bit for each conditional part of the row that shows in this combination.</summary>
    internal ulong ShownIn(int row, int combination)
    {
        var shown = 0UL;
        for (var index = 0; index < parts[row].Length; index++)
        {
            shown |= parts[row][index].Holds(combination) ? 1UL << index : 0;
        }

        return shown;
    }

    internal static RowHits Find(ImmutableArray<Row> rows)
    {
        var found = new RowHits(rows);
        found.Narrow(0, [.. Enumerable.Range(0, rows.Length)], 0);
        return found;
    }

    // Fact by fact. The combinations that share the facts so far lie side by side, so a twin's stretch is copied whole.
    private void Narrow(int factIndex, ImmutableArray<int> candidates, int combination)
    {
        if (factIndex == DecisionFacts.All.Length)
        {
            hitOf[combination] = hits.Count;
            hits.Add(new Hit(combination, candidates));
            return;
        }

        var stride = DecisionFacts.Stride(factIndex);
        for (var slot = 0; slot < twins[factIndex].Length; slot++)
        {
            var twin = twins[factIndex][slot];
            if (twin < slot)
            {
                Array.Copy(hitOf, combination + twin * stride, hitOf, combination + slot * stride, stride);
            }
            else
            {
                Narrow(factIndex + 1, Allowing(candidates, factIndex, slot), combination + slot * stride);
            }
        }
    }

    private ImmutableArray<int> Allowing(ImmutableArray<int> candidates, int factIndex, int slot)
    {
        var allowing = candidates.RemoveAll(row => !rows[row].When.Allows(factIndex, slot));
        return allowing.Length == candidates.Length ? candidates : allowing;
    }

    // For each slot the first one that no condition tells from it; itself, if there is none before it.
    private static int[] TwinsOf(int factIndex, When[] conditions)
    {
        var slots = Enumerable.Range(0, DecisionFacts.Slots(DecisionFacts.All[factIndex]).Length);
        return [.. slots.Select(slot => slots.First(other =>
            conditions.All(when => when.Allows(factIndex, other) == when.Allows(factIndex, slot))))];
    }
}

/// <summary>The rows that hold for some combinations, one of which is <paramref name="Example"/>.</summary>
internal sealed record Hit(int Example, ImmutableArray<int> Rows);
