using System.Collections.Immutable;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Puts an edition together from its own file and those it includes.</summary>
internal sealed class EditionFiles(EditionFolders folders, FaultList faults)
{
    private bool lacksFiles;

    internal Edition? Read(string id)
    {
        if (Load($"{id}.yaml") is not { } root)
        {
            return null;
        }

        var definitions = new Definitions(faults);
        var map = new MapReader(root, "an edition", faults);
        definitions.Collect(map, shared: false);
        foreach (var included in map.List("include"))
        {
            Include(included, definitions);
        }

        if (lacksFiles)
        {
            // Every name that the file defines would be told as missing: the one fault that matters would be lost among them.
            return null;
        }

        var edition = Assemble(id, map, definitions);
        map.Done();
        definitions.ReportUnused(new Lazy<OtherEditions>(() => Others(id, definitions)));
        return edition;
    }

    private Edition? Assemble(string id, MapReader map, Definitions definitions)
    {
        var parts = new PartReader(definitions, faults);
        var reader = new RowReader(parts, new TermDateReader(definitions, parts, faults), faults);
        if (map.Required("id") is { Length: > 0 } named && named != id)
        {
            faults.Add(map.Node("id")!, $"The edition calls itself '{named}'.", $"Write {id}, the name of its file.");
        }

        var asOf = parts.Day(map, "asOf");
        var page = map.Required("page") is { Length: > 0 } source ? parts.Source(source, map.Node("page")!) : null;
        var isPageUndated = map.Flag("pageUndated");
        var policyMayChange = parts.Text(map, "policyMayChange");
        var (rows, complete) = reader.Rows(map);
        var checklists = reader.Checklists(map);
        var otherQuestions = parts.References(map, "otherQuestions", "link", parts.Link);
        parts.CheckServing();
        var helps = new HelpReader(definitions, parts, faults).Read();
        var followUps = new FollowUpReader(parts, definitions, faults).Read(map);
        var texts = TextSection.Read(definitions, faults);
        var table = complete ? Prove(rows, map.Node("rows")!) : null;
        if (table is null || page is null)
        {
            return null;
        }

        CompletenessProof.Checklists(table, checklists, map.Node("needInfo") ?? map.Map, faults);
        return new Edition
        {
            Id = id,
            AsOf = asOf,
            IsPageUndated = isPageUndated,
            Page = page,
            PolicyMayChange = policyMayChange,
            Texts = texts,
            Links = [.. parts.LinksUsed.OrderBy(link => link.Id, StringComparer.Ordinal)],
            Table = table,
            Checklists = checklists,
            Helps = helps,
            OtherQuestions = [.. otherQuestions.Select(reference => reference.Item)],
            FollowUps = followUps,
        };
    }

    private DecisionTable? Prove(ImmutableArray<Row> rows, YamlNode where)
    {
        var hits = RowHits.Find(rows);
        if (!CompletenessProof.Rows(rows, hits, where, faults))
        {
            return null;
        }

        CompletenessProof.Parts(rows, hits, faults);
        return DecisionTable.Build(rows, hits);
    }

    private void Include(YamlNode node, Definitions definitions)
    {
        if (node is not YamlNode.Scalar { Value: var name } || !IsFileName(name))
        {
            faults.Add(node, "This is no file of the same directory.", "Include a file such as texts.yaml, without a path.");
            lacksFiles = true;
            return;
        }

        if (folders.Find(name) is null)
        {
            faults.Add(node, $"There is no file '{name}'.", "Create it beside the edition, or take the include out.");
            lacksFiles = true;
            return;
        }

        if (Load(name) is { } root)
        {
            var map = new MapReader(root, "an included file", faults);
            definitions.Collect(map, shared: true);
            map.Done();
        }
        else
        {
            lacksFiles = true;
        }
    }

    private OtherEditions Others(string id, Definitions definitions)
    {
        // Faults of the other editions are theirs to report, when they are read.
        var silent = new EditionFiles(folders, new FaultList());
        YamlNode.Map?[] files = [.. folders.List().Where(other => other != id).Select(other => silent.Load($"{other}.yaml"))];
        var shared = definitions.All().Where(definition => definition.Shared);
        return new OtherEditions(files.OfType<YamlNode.Map>(), [.. shared]) { IsComplete = !files.Contains(null) };
    }

    private YamlNode.Map? Load(string name)
    {
        try
        {
            return YamlFile.Read(name, File.ReadAllText(folders.Find(name) ?? throw new FileNotFoundException("it is not there")), faults);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(name, 0, $"The file cannot be read: {fault.Message}", "Give this program the right to read it.");
            return null;
        }
    }

    private static bool IsFileName(string name) =>
        name.EndsWith(".yaml", StringComparison.Ordinal)
        && name[..^".yaml".Length].All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
