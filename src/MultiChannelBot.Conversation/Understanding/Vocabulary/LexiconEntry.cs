using YamlDotNet.RepresentationModel;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>One entry of a lexicon file, with the keys it may have.</summary>
internal sealed class LexiconEntry
{
    /// <summary>The keys that say what an entry is; each entry has one.</summary>
    public static readonly string[] Kinds =
        ["value", "suggests", "answer", "product", "cue", "act", "fact", "ordinal", "unsaid", "decoy", "filler", "particle", "ending", "known", "alike", "respell", "short"];

    private static readonly string[] Others = ["en", "ko", "needs", "fits", "serviceType", "name-en", "name-ko", "also", "weak"];

    private readonly Action<YamlNode, string, string> fault;

    public LexiconEntry(YamlMappingNode node, Action<YamlNode, string, string> fault)
    {
        Node = node;
        this.fault = fault;
        foreach (var key in node.Children.Keys)
        {
            var name = key.ToString();
            if (!Kinds.Contains(name) && !Others.Contains(name))
            {
                fault(key, $"the key '{name}' is unknown", $"Use one of {string.Join(", ", Kinds.Concat(Others))}");
            }
        }

        var kinds = Kinds.Where(Has).ToArray();
        Kind = kinds is [var only] ? only : string.Empty;
    }

    public YamlMappingNode Node { get; }

    /// <summary>What it is; empty where it says nothing or two things.</summary>
    public string Kind { get; }

    public bool Has(string key) => Node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>A single text; empty where it is missing.</summary>
    public string Text(string key) =>
        Node.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode { Value: { } value } ? value : string.Empty;

    /// <summary>One text or a list of them.</summary>
    public IReadOnlyList<string> Words(string key) => [.. Lines(key).Select(line => line.Written)];

    /// <summary>Every phrase of both languages with its node, for faults.</summary>
    public IReadOnlyList<(YamlNode Node, string Written)> Phrases() => [.. Lines("en"), .. Lines("ko")];

    private IEnumerable<(YamlNode Node, string Written)> Lines(string key)
    {
        if (!Node.Children.TryGetValue(new YamlScalarNode(key), out var node))
        {
            yield break;
        }

        foreach (var item in node is YamlSequenceNode list ? list.Children : [node])
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } written })
            {
                yield return (item, written);
            }
            else
            {
                fault(item, $"'{key}' holds something that is not text", "Write plain text; put it in quotes where it has a colon");
            }
        }
    }
}
