using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>A piece of an edition file that still knows where it stood.</summary>
internal abstract record YamlNode(string File, int Line)
{
    internal sealed record Scalar(string File, int Line, string Value) : YamlNode(File, Line);

    internal sealed record List(string File, int Line, ImmutableArray<YamlNode> Items) : YamlNode(File, Line);

    internal sealed record Map(string File, int Line, ImmutableArray<YamlEntry> Entries) : YamlNode(File, Line);

    /// <summary>Every scalar value below this node; keys do not count.</summary>
    internal IEnumerable<string> Scalars() => this switch
    {
        Scalar scalar => [scalar.Value],
        List list => list.Items.SelectMany(item => item.Scalars()),
        Map map => map.Entries.SelectMany(entry => entry.Value.Scalars()),
        _ => [],
    };
}

/// <summary>A key of a map with its value.</summary>
internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
