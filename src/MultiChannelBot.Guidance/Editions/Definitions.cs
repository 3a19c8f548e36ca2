namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// Everything that an edition's files define by name. It knows what was asked for, so that what nobody uses is found too.
/// </summary>
internal sealed class Definitions(FaultList faults)
{
    // In the order of DefinitionKind.
    private static readonly string[] Sections = ["texts", "links", "sources", "notes", "procedures", "helps", "questions", "answers", "dates"];

    private readonly Dictionary<string, Definition>[] known =
        [.. Sections.Select(_ => new Dictionary<string, Definition>(StringComparer.Ordinal))];

    private readonly HashSet<Definition> used = new(ReferenceEqualityComparer.Instance);

    internal IEnumerable<Definition> All() => known.SelectMany(definitions => definitions.Values);

    internal IEnumerable<Definition> All(DefinitionKind kind) => known[(int)kind].Values;

    /// <summary>Takes in what a file defines.</summary>
    internal void Collect(MapReader file, bool shared)
    {
        foreach (var kind in Enum.GetValues<DefinitionKind>())
        {
            foreach (var entry in file.Entries(SectionOf(kind)))
            {
                Add(new Definition(kind, entry.Key, file.Map.File, entry.Line, entry.Value, shared));
            }
        }
    }

    /// <summary>True where the files define it.</summary>
    internal bool Has(DefinitionKind kind, string id) => known[(int)kind].ContainsKey(id);

    /// <summary>Finds a definition that something refers to; null with a fault where there is none.</summary>
    internal Definition? Use(DefinitionKind kind, string id, YamlNode where)
    {
        if (known[(int)kind].TryGetValue(id, out var definition))
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
        foreach (var definition in All().Where(definition => !used.Contains(definition)))
        {
            if (!definition.Shared || (others.Value.IsComplete && !others.Value.Mention(definition)))
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
        if (!known[(int)definition.Kind].TryAdd(definition.Id, definition))
        {
            var first = known[(int)definition.Kind][definition.Id];
            faults.Add(
                definition.File,
                definition.Line,
                $"The {Name(definition.Kind)} '{definition.Id}' is already defined in {first.File}, line {first.Line}.",
                "Keep one of the two, or rename one.");
        }
    }

    private static string Name(DefinitionKind kind) => SectionOf(kind)[..^1];

    private static string SectionOf(DefinitionKind kind) => Sections[(int)kind];
}
