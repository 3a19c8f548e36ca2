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
        var overlaps = new Dictionary<(int First, int Second), int>();
        var reached = new bool[rows.Length];
        foreach (var hit in hits.All)
        {
            foreach (var row in hit.Rows)
            {
                reached[row] = true;
            }

            if (hit.Rows.Length > 1)
            {
                overlaps.TryAdd((hit.Rows[0], hit.Rows[1]), hit.Example);
            }
        }

        var gaps = Gaps(hits);
        ReportGaps(gaps, where, faults);
        ReportOverlaps(rows, overlaps, faults);
        ReportUnreached(rows, reached, faults);
        return gaps.Count == 0 && overlaps.Count == 0;
    }

    /// <summary>Adds a fault for every part of a row whose condition never holds where its row does.</summary>
    internal static void Parts(ImmutableArray<Row> rows, RowHits hits, FaultList faults)
    {
        var open = rows.SelectMany(RowHits.ConditionsIn).ToHashSet();
        foreach (var hit in hits.All)
        {
            open.ExceptWith(RowHits.ConditionsIn(rows[hit.Rows[0]]).Where(part => part.Holds(hit.Example)).ToArray());
        }

        foreach (var row in rows.Where(row => RowHits.ConditionsIn(row).Any(open.Contains)))
        {
            faults.Add(
                row.File,
                row.Line,
                $"Row '{row.Id}' has a step, note, condition, trap, link or date whose 'when' never holds where it is used.",
                "Widen that 'when', or take the part out.");
        }
    }

    /// <summary>Adds a fault for every checklist that is missing or never used.</summary>
    internal static void Checklists(
        DecisionTable table, ImmutableArray<Checklist> checklists, YamlNode where, FaultList faults)
    {
        foreach (var fact in FactCatalogue.WaterfallOrder)
        {
            var name = FactCatalogue.Of(fact).Name;
            switch (MayMatter(table, fact), checklists.Any(list => list.Fact == fact))
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

    // Whether two values that both count while nobody said anything can lead to different places.
    private static bool MayMatter(DecisionTable table, Fact fact)
    {
        var index = DecisionFacts.IndexOf(fact);
        int[] offsets = [.. FactCatalogue.Of(fact).PossibleUnstated.Select(value => DecisionFacts.SlotOf(value) * DecisionFacts.Stride(index))];
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            if (DecisionFacts.SlotIn(combination, index) == 0 && Differ(table, combination, offsets))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differ(DecisionTable table, int combination, int[] offsets)
    {
        var first = table.AgreementOf(combination + offsets[0]);
        foreach (var offset in offsets)
        {
            if (table.AgreementOf(combination + offset) != first)
            {
                return true;
            }
        }

        return false;
    }

    private static List<int> Gaps(RowHits hits)
    {
        var gaps = new List<int>();
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            if (hits.All[hits.IndexOf(combination)].Rows.IsEmpty)
            {
                gaps.Add(combination);
            }
        }

        return gaps;
    }

    private static void ReportGaps(List<int> gaps, YamlNode where, FaultList faults)
    {
        if (gaps.Count > 0)
        {
            faults.Add(
                where,
                $"{gaps.Count} of {DecisionFacts.Combinations} combinations hit no row, the first: {DecisionFacts.Describe(gaps[0])}. That is: {CaseInWords.Of(gaps[0])}.",
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
                $"Rows '{rows[first].Id}' (line {rows[first].Line}) and '{rows[second].Id}' both hold for: {DecisionFacts.Describe(combination)}. That is: {CaseInWords.Of(combination)}.",
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
