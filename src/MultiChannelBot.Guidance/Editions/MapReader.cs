using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Takes a map apart key by key; <see cref="Done"/> then reports every key that nobody asked for.</summary>
internal sealed class MapReader(YamlNode.Map map, string what, FaultList faults)
{
    private readonly List<string> known = [];

    internal YamlNode.Map Map => map;

    internal YamlNode? Node(string key)
    {
        known.Add(key);
        return map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
    }

    internal string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlNode.Scalar { Value.Length: > 0 } scalar => scalar.Value,
        var other => Bad(other, key, "one value"),
    };

    internal string Required(string key)
    {
        var text = Text(key);
        if (text is null && map.Entries.All(entry => entry.Key != key))
        {
            faults.Add(map, $"{what} has no '{key}'.", $"Add '{key}:'.");
        }

        return text ?? "";
    }

    internal bool Flag(string key)
    {
        var text = Text(key);
        if (text is not (null or "true" or "false"))
        {
            faults.Add(Node(key)!, $"'{key}' of {what} is '{text}'.", "Write true or false.");
        }

        return text == "true";
    }

    /// <summary>A list; a single value or map counts as a list of one, an absent key as an empty list.</summary>
    internal ImmutableArray<YamlNode> List(string key) => Node(key) switch
    {
        null => [],
        YamlNode.List list => list.Items,
        var single => [single],
    };

    /// <summary>The entries of a map under a key.</summary>
    internal ImmutableArray<YamlEntry> Entries(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlNode.Map inner:
                return inner.Entries;
            case var other:
                Bad(other, key, "a map");
                return [];
        }
    }

    internal void Done()
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            faults.Add(map.File, entry.Line, $"{what} has no key '{entry.Key}'.", $"Known keys: {string.Join(", ", known.Distinct())}.");
        }
    }

    private string? Bad(YamlNode node, string key, string wanted)
    {
        faults.Add(node, $"'{key}' of {what} is not {wanted}.", $"Write {wanted} after '{key}:'.");
        return null;
    }
}
