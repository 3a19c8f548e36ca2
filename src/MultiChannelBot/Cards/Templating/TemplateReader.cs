using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace MultiChannelBot.Cards.Templating;

/// <summary>Reads one template file into nodes, and notes every place that lies outside the subset.</summary>
internal ref struct TemplateReader
{
    private const string Grammar =
        "Write ${name}, ${name.name}, ${$root.name}, ${$data} or ${$index}; decide and compute in the data, not in the template.";

    private readonly string file;
    private readonly ReadOnlySpan<byte> utf8;
    private readonly List<TemplateFault> faults = [];
    private Utf8JsonReader json;

    private TemplateReader(string file, ReadOnlySpan<byte> utf8)
    {
        this.file = file;
        this.utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        json = new Utf8JsonReader(this.utf8);
    }

    /// <summary>Reads a template.</summary>
    /// <exception cref="TemplateException">It is no JSON object, or uses anything outside the subset.</exception>
    public static TemplateNode Read(string file, ReadOnlySpan<byte> utf8)
    {
        var reader = new TemplateReader(file, utf8);
        var root = reader.ReadDocument();
        return reader.faults.Count == 0 ? root : throw new TemplateException(reader.faults);
    }

    private TemplateNode ReadDocument()
    {
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                Fault("a template is one JSON object.", "Begin the file with a brace.");
            }

            var root = ReadNode();
            json.Read();
            return root;
        }
        catch (JsonException broken)
        {
            faults.Add(new TemplateFault(
                file, (int)(broken.LineNumber ?? 0) + 1, "this is no JSON.", "Repair the punctuation; comments are not allowed."));
            return new ArrayNode([]);
        }
    }

    private TemplateNode ReadNode() => json.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(),
        JsonTokenType.StartArray => ReadArray(),
        JsonTokenType.String when TemplateText.HasBindings(json.GetString()!) => ReadBinding(),
        _ => new LiteralNode(JsonElement.ParseValue(ref json)),
    };

    private ArrayNode ReadArray()
    {
        var items = ImmutableArray.CreateBuilder<TemplateNode>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode());
        }

        return new ArrayNode(items.ToImmutable());
    }

    private ObjectNode ReadObject()
    {
        var properties = ImmutableArray.CreateBuilder<(string, TemplateNode)>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        TemplatePath? data = null;
        TemplatePath? when = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetString()!;
            CheckName(name, seen.Add(name));
            json.Read();
            switch (name)
            {
                case "$data":
                    data = ReadPath(name);
                    break;
                case "$when":
                    when = ReadPath(name);
                    break;
                default:
                    properties.Add((name, ReadNode()));
                    break;
            }
        }

        return new ObjectNode(properties.ToImmutable(), data, when);
    }

    private void CheckName(string name, bool first)
    {
        if (!first)
        {
            Fault($"the property '{name}' stands twice in one object.", "Remove one of them.");
        }

        if (TemplateText.HasBindings(name) || (name.StartsWith('$') && name is not ("$data" or "$when" or "$schema")))
        {
            Fault($"'{name}' cannot be the name of a property.", "Of the names that begin with $ only $data, $when and $schema are read.");
        }
    }

    private TemplateNode ReadBinding()
    {
        if (!TemplateText.TryParse(json.GetString()!, out var text, out var problem))
        {
            Fault(problem, Grammar);
        }

        return text.Whole is { } whole ? new PathNode(whole) : new TextNode(text);
    }

    private TemplatePath? ReadPath(string name)
    {
        if (json.TokenType == JsonTokenType.String
            && TemplateText.TryParse(json.GetString()!, out var text, out _)
            && text.Whole is { } path)
        {
            return path;
        }

        Fault($"{name} is not one property path.", Grammar);
        json.Skip();
        return null;
    }

    private readonly void Fault(string problem, string remedy)
    {
        var line = utf8[..(int)json.TokenStartIndex].Count((byte)'\n') + 1;
        faults.Add(new TemplateFault(file, line, problem, remedy));
    }
}
