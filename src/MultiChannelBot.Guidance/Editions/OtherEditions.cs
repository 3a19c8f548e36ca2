namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// What the other editions of a directory name in their files, directly or through shared definitions. Looked at only
/// when this edition leaves something shared unused, so a sound single edition pays nothing for it.
/// </summary>
internal sealed class OtherEditions
{
    private readonly HashSet<string> mentioned = new(StringComparer.Ordinal);

    internal OtherEditions(IEnumerable<YamlNode.Map> files, IReadOnlyCollection<Definition> shared)
    {
        foreach (var file in files)
        {
            mentioned.UnionWith(file.Scalars());
        }

        while (shared.Where(Mention).Aggregate(false, (grew, definition) => AddAll(definition) || grew))
        {
        }
    }

    /// <summary>False where a file could not be read: what only it uses is not known then.</summary>
    internal bool IsComplete { get; init; } = true;

    /// <summary>A text that asks for a step is named by the step's own.</summary>
    internal bool Mention(Definition definition) => mentioned.Contains(PartReader.AskedFor(definition.Id) ?? definition.Id);

    private bool AddAll(Definition definition)
    {
        var before = mentioned.Count;
        mentioned.UnionWith(definition.Node.Scalars());
        return mentioned.Count > before;
    }
}
