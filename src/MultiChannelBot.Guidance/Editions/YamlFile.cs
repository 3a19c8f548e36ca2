using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// Reads a YAML file into nodes with lines. Built on the parser's events and not on its document model, because that
/// stops at the first duplicate key, and because start-up pays for every millisecond of it.
/// </summary>
internal sealed class YamlFile
{
    /// <summary>Larger files are no rules; the shipped ones have 60 KB at most.</summary>
    internal const int MostCharacters = 1024 * 1024;

    /// <summary>Deeper nesting is no edition, and would end in a full stack.</summary>
    private const int Deepest = 20;

    private int depth;

    private readonly string file;
    private readonly FaultList faults;
    private readonly Parser parser;

    private YamlFile(string file, string text, FaultList faults)
    {
        this.file = file;
        this.faults = faults;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a text; null where it is no YAML map, with the fault added.</summary>
    internal static YamlNode.Map? Read(string file, string text, FaultList faults)
    {
        if (text.Length > MostCharacters)
        {
            faults.Add(file, 1, $"The file has more than {MostCharacters} characters.", "Take it apart into several files and include them.");
            return null;
        }

        try
        {
            return new YamlFile(file, text, faults).Root();
        }
        catch (YamlException fault)
        {
            var line = (int)fault.Start.Line;
            var tab = LineOfTab(text, line);
            faults.Add(
                file,
                tab ?? line,
                $"This is no valid YAML: {fault.Message}",
                tab is null ? "Mend the syntax here." : "Mend the syntax here: a tab stands where only spaces may indent.");
            return null;
        }
    }

    // The parser tells the line in which it began to read what the tab then broke off.
    private static int? LineOfTab(string text, int from)
    {
        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, Math.Clamp(from - 1, 0, lines.Length), content => content.AsSpan(0, content.Length - content.AsSpan().TrimStart().Length).Contains('\t'));
        return line is >= 0 && line <= from ? line + 1 : null;
    }

    private YamlNode.Map? Root()
    {
        while (parser.MoveNext() && parser.Current is StreamStart or DocumentStart)
        {
        }

        if (parser.Current is MappingStart)
        {
            return (YamlNode.Map)Node();
        }

        faults.Add(file, 1, "The file holds no map.", "Begin it with a key such as 'id:' or 'texts:'.");
        return null;
    }

    private YamlNode Node()
    {
        if (depth == Deepest)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"more than {Deepest} brackets or levels stand inside one another");
        }

        depth++;
        var node = NodeHere();
        depth--;
        return node;
    }

    private YamlNode NodeHere()
    {
        var line = (int)parser.Current!.Start.Line;
        switch (parser.Current)
        {
            case MappingStart:
                return new YamlNode.Map(file, line, Entries());
            case SequenceStart:
                return new YamlNode.List(file, line, Items());
            case Scalar scalar:
                return new YamlNode.Scalar(file, line, scalar.Value);
            default:
                faults.Add(file, line, "Aliases are not read here.", "Write the value out.");
                return new YamlNode.Scalar(file, line, "");
        }
    }

    private ImmutableArray<YamlNode> Items()
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(Node());
        }

        return items.ToImmutable();
    }

    private ImmutableArray<YamlEntry> Entries()
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var line = (int)parser.Current!.Start.Line;
            var key = Node() is YamlNode.Scalar scalar ? scalar.Value : "";
            parser.MoveNext();
            var value = Node();
            if (seen.TryAdd(key, line))
            {
                entries.Add(new YamlEntry(key, line, value));
            }
            else
            {
                faults.Add(file, line, $"'{key}' stands here a second time; the first is in line {seen[key]}.", "Keep one of the two.");
            }
        }

        return entries.ToImmutable();
    }
}
