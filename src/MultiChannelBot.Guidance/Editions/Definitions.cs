namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// Everything that an edition's files define by name. It knows what was asked for, so that what nobody uses is found too.
/// </summary>
internal sealed class Definitions(FaultList faults)
{
    private static readonly (DefinitionKind Kind, string Section)[] Sections =
    [
        (DefinitionKind.Text, "texts"),
        (DefinitionKind.Link, "links"),
        (DefinitionKind.Source, "sources"),
        (DefinitionKind.Note, "notes"),
        (DefinitionKind.Procedure, "procedures"),
    ];

    private readonly Dictionary<(DefinitionKind Kind, string Id), Definition> known = [];
    private readonly HashSet<Definition> used = [];

    internal IEnumerable<Definition> All(DefinitionKind kind) => known.Values.Where(definition => definition.Kind == kind);

    /// <summary>Takes in what a file defines.</summary>
    internal void Collect(MapReader file, bool shared)
    {
        foreach (var (kind, section) in Sections)
        {
            foreach (var entry in file.Entries(section))
            {
                Add(new Definition(kind, entry.Key, file.Map.File, entry.Line, entry.Value, shared));
            }
        }
    }

    /// <summary>Finds a definition that something refers to; null with a fault where there is none.</summary>
    internal Definition? Use(DefinitionKind kind, string id, YamlNode where)
    {
        if (known.TryGetValue((kind, id), out var definition))
        {
            used.Add(definition);
            return definition;
        }

        faults.Add(where, $"There is no {Name(kind)} '{id}'.", $"Define it under '{SectionOf(kind)}:', or refer to one that exists.");
        return null;
    }

    /// <summary>Adds a fault for all that nothing refers to. A shared thing may be used by another edition of the directory.</summary>
    internal void ReportUnused(Lazy<OtherEditions> others)
    {
        foreach (var definition in known.Values.Where(definition => !used.Contains(definition)))
        {
            if (!definition.Shared || !others.Value.Mention(definition))
            {
                faults.Add(
                    definition.File,
                    definition.Line,
                    $"Nothing uses the {Name(definition.Kind)} '{definition.Id}'.",
                    "Use it, or take it out.");
            }
        }
    }

    private void Add(Definition definition)
    {
        if (!known.TryAdd((definition.Kind, definition.Id), definition))
        {
            var first = known[(definition.Kind, definition.Id)];
            faults.Add(
                definition.File,
                definition.Line,
                $"The {Name(definition.Kind)} '{definition.Id}' is already defined in {first.File}, line {first.Line}.",
                "Keep one of the two, or rename one.");
        }
    }

    private static string Name(DefinitionKind kind) => SectionOf(kind)[..^1];

    private static string SectionOf(DefinitionKind kind) => Sections.First(section => section.Kind == kind).Section;
}
