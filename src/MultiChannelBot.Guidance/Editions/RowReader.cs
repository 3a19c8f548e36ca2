using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Reads the rows and the checklists of an edition.</summary>
internal sealed class RowReader(PartReader parts, TermDateReader dates, FaultList faults)
{
    /// <summary>
    /// The rows, and whether each could be read: the proof needs all of them.
    /// </summary>
    internal (ImmutableArray<Row> Rows, bool Complete) Rows(MapReader edition)
    {
        var further = parts.References(edition, "furtherLinks", "link", parts.Link);
        var nodes = edition.List("rows");
        if (nodes.IsEmpty)
        {
            faults.Add(edition.Map, "The edition has no rows.", "Add 'rows:' with the decision table.");
        }

        var rows = nodes.Select(node => Row(node, further)).OfType<Row>().ToImmutableArray();
        foreach (var twin in rows.GroupBy(row => row.Id).SelectMany(group => group.Skip(1)))
        {
            faults.Add(twin.File, twin.Line, $"There is a second row '{twin.Id}'.", "Rename one of the two.");
        }

        return (rows, rows.Length == nodes.Length && rows.Length > 0);
    }

    /// <summary>What to look at for each fact that the person does not know.</summary>
    internal ImmutableArray<Checklist> Checklists(MapReader edition)
    {
        var checklists = ImmutableArray.CreateBuilder<Checklist>();
        foreach (var entry in edition.Entries("needInfo"))
        {
            if (!FactCatalogue.TryFind(entry.Key, out var fact) || !FactCatalogue.WaterfallOrder.Contains(fact.Id))
            {
                var names = FactCatalogue.WaterfallOrder.Select(known => FactCatalogue.Of(known).Name);
                faults.Add(edition.Map.File, entry.Line, $"'{entry.Key}' is never asked.", $"Facts that are: {string.Join(", ", names)}.");
            }
            else if (entry.Value is YamlNode.Map map)
            {
                checklists.Add(Checklist(fact.Id, new MapReader(map, $"needInfo '{entry.Key}'", faults), entry.Key));
            }
            else
            {
                faults.Add(entry.Value, $"needInfo '{entry.Key}' is no map.", "Write headline, basis, steps and links below it.");
            }
        }

        return checklists.ToImmutable();
    }

    private Checklist Checklist(Fact fact, MapReader map, string name)
    {
        var steps = map.Node("steps");
        if (steps is null)
        {
            faults.Add(map.Map, $"needInfo '{name}' has no 'steps'.", "Add 'steps:', how to find the fact out.");
        }

        var checklist = new Checklist(
            fact,
            map.Required("rule"),
            parts.Text(map, "headline"),
            parts.Text(map, "basis"),
            [.. parts.Steps(steps, $"needInfo '{name}'").Select(step => step.Item.Step)],
            [.. parts.References(map, "links", "link", parts.Link).Select(link => link.Item)]);
        map.Done();
        return checklist;
    }

    private Row? Row(YamlNode node, ImmutableArray<Conditional<Link>> further)
    {
        if (node is not YamlNode.Map inner)
        {
            faults.Add(node, "A row is no map.", "Write row, outcome, rule, when and so on below it.");
            return null;
        }

        var named = new MapReader(inner, "a row", faults).Required("row");
        var map = new MapReader(inner, $"row '{named}'", faults);
        var id = map.Text("row") ?? "";
        var outcome = Outcome(map);
        var when = WhenReader.Read(map.Node("when"), $"row '{id}'", faults);
        var row = new Row(
            id,
            outcome ?? default,
            map.Required("rule"),
            StandingOf(map),
            when ?? When.Always,
            parts.Text(map, "headline"),
            parts.Dated(map),
            parts.Text(map, "basis"),
            Sister(map),
            [.. map.List("procedures").SelectMany(Procedure)],
            [.. map.List("notes").Select(Note).OfType<Conditional<NoteRule>>()],
            parts.References(map, "conditions", "text", TextOf),
            parts.References(map, "traps", "text", TextOf),
            [.. parts.References(map, "links", "link", parts.Link), .. further],
            inner.File,
            inner.Line)
        {
            Dates = dates.Of(map),
        };
        map.Done();
        return outcome is null || when is null ? null : row;
    }

    private OutcomeId? Outcome(MapReader map)
    {
        var code = map.Required("outcome");
        if (OutcomeIds.TryParse(code, out var outcome) && outcome is not (OutcomeId.NeedInfo or OutcomeId.OutOfScope))
        {
            return outcome;
        }

        if (code.Length > 0)
        {
            var codes = Enum.GetValues<OutcomeId>().Where(id => id is not (OutcomeId.NeedInfo or OutcomeId.OutOfScope));
            faults.Add(map.Node("outcome")!, $"No row can have the outcome '{code}'.", $"Outcomes: {string.Join(", ", codes.Select(OutcomeIds.Code))}.");
        }

        return null;
    }

    private Standing StandingOf(MapReader map)
    {
        var (inferred, noRule) = (map.Flag("inferred"), map.Flag("noRule"));
        if (inferred && noRule)
        {
            faults.Add(map.Node("noRule")!, "A row is both inferred and without a rule.", "Keep 'inferred' where an answer was found elsewhere, 'noRule' where none is given.");
        }

        return (inferred, noRule) switch
        {
            (true, _) => Standing.Inferred,
            (_, true) => Standing.NoRule,
            _ => Standing.Stated,
        };
    }

    private Source? Sister(MapReader map) =>
        map.Text("sister") is { } id ? parts.Source(id, map.Node("sister")!) : null;

    private IEnumerable<Conditional<StepRule>> Procedure(YamlNode node) =>
        IdOf(node, "procedure") is { } id ? parts.Procedure(id, node) : [];

    private Conditional<NoteRule>? Note(YamlNode node) =>
        IdOf(node, "note") is { } id ? parts.Note(id, node) : null;

    private TextKey TextOf(string id, YamlNode where) => parts.Text(id, where);

    private string? IdOf(YamlNode node, string kind)
    {
        if (node is YamlNode.Scalar { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        faults.Add(node, $"This is no reference to a {kind}.", $"Write the id of a {kind}.");
        return null;
    }
}
