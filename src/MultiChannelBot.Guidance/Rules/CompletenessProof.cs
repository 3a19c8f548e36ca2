using System.Collections.Immutable;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// Proves a table before it may answer anybody: every combination of all facts hits exactly one row, every row and every
/// conditional part can be reached, and every fact that may have to be asked has a checklist for "I don't know".
/// </summary>
internal static class CompletenessProof
{
    /// <summary>Adds a fault for every hole, overlap and dead row; true where there is none.</summary>
    internal static bool Rows(ImmutableArray<Row> rows, RowHits hits, YamlNode where, FaultList faults)
    {
        var gaps = new List<int>();
        var overlaps = new Dictionary<(int First, int Second), int>();
        var reached = new bool[rows.Length];
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            var found = hits.Of(combination);
            foreach (var row in found)
            {
                reached[row] = true;
            }

            if (found.IsEmpty)
            {
                gaps.Add(combination);
            }
            else if (found.Length > 1)
            {
                overlaps.TryAdd((found[0], found[1]), combination);
            }
        }

        ReportGaps(gaps, where, faults);
        ReportOverlaps(rows, overlaps, faults);
        ReportUnreached(rows, reached, faults);
        return gaps.Count == 0 && overlaps.Count == 0;
    }

    /// <summary>Adds a fault for every part of a row whose condition never holds where its row does.</summary>
    internal static void Parts(ImmutableArray<Row> rows, RowHits hits, FaultList faults)
    {
        var open = rows.SelectMany(RowHits.PartsOf).Where(part => !part.IsAlways).ToHashSet();
        for (var combination = 0; combination < DecisionFacts.Combinations && open.Count > 0; combination++)
        {
            var now = combination;
            open.ExceptWith(
                RowHits.PartsOf(rows[hits.RowOf(combination)]).Where(part => !part.IsAlways && part.Holds(now)).ToArray());
        }

        foreach (var row in rows.Where(row => RowHits.PartsOf(row).Any(open.Contains)))
        {
            faults.Add(
                row.File,
                row.Line,
                $"Row '{row.Id}' has a step, note, condition, trap or link whose 'when' never holds where it is used.",
                "Widen that 'when', or take the part out.");
        }
    }

    /// <summary>Adds a fault for every checklist that is missing or never used.</summary>
    internal static void Checklists(
        DecisionTable table, IReadOnlyDictionary<Fact, Checklist> checklists, YamlNode where, FaultList faults)
    {
        foreach (var fact in FactCatalogue.WaterfallOrder)
        {
            var name = FactCatalogue.Of(fact).Name;
            switch (MayMatter(table, fact), checklists.ContainsKey(fact))
            {
                case (true, false):
                    faults.Add(where, $"'{name}' may have to be asked, but has no checklist.", $"Add needInfo: {name}.");
                    break;
                case (false, true):
                    faults.Add(where, $"'{name}' is never asked, so its checklist is never used.", $"Take needInfo: {name} out.");
                    break;
                default:
                    break;
            }
        }
    }

    private static bool MayMatter(DecisionTable table, Fact fact)
    {
        var index = DecisionFacts.IndexOf(fact);
        var slots = FactCatalogue.Of(fact).PossibleUnstated.Select(DecisionFacts.SlotOf).ToArray();
        var stride = DecisionFacts.Stride(index);
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            if (DecisionFacts.SlotIn(combination, index) == 0
                && slots.Any(slot => Differs(table, combination + slots[0] * stride, combination + slot * stride)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differs(DecisionTable table, int one, int other) =>
        table.AgreementOf(one) != table.AgreementOf(other);

    private static void ReportGaps(List<int> gaps, YamlNode where, FaultList faults)
    {
        if (gaps.Count > 0)
        {
            faults.Add(
                where,
                $"{gaps.Count} of {DecisionFacts.Combinations} combinations hit no row, the first: {DecisionFacts.Describe(gaps[0])}.",
                "Add a row for it, or widen the 'when' of one.");
        }
    }

    private static void ReportOverlaps(
        ImmutableArray<Row> rows, Dictionary<(int First, int Second), int> overlaps, FaultList faults)
    {
        foreach (var ((first, second), combination) in overlaps)
        {
            faults.Add(
                rows[second].File,
                rows[second].Line,
                $"Rows '{rows[first].Id}' (line {rows[first].Line}) and '{rows[second].Id}' both hold for: {DecisionFacts.Describe(combination)}.",
                "Narrow the 'when' of one of them.");
        }
    }

    private static void ReportUnreached(ImmutableArray<Row> rows, bool[] reached, FaultList faults)
    {
        foreach (var (row, _) in rows.Zip(reached).Where(pair => !pair.Second))
        {
            faults.Add(row.File, row.Line, $"Row '{row.Id}' is never reached.", "Correct its 'when', or take the row out.");
        }
    }
}
