using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Tests.Cards;

/// <summary>The data that a template reads: a name a property, with a shape below where the template repeats over it.</summary>
internal sealed partial class TemplateShape
{
    private readonly Dictionary<string, TemplateShape?> fields = [];

    /// <summary>True where the repeated items themselves are shown, not their properties.</summary>
    private bool isText;

    /// <summary>Reads the shape off a template.</summary>
    public static TemplateShape Of(JsonNode template)
    {
        var root = new TemplateShape();
        root.Read(template, root);
        return root;
    }

    /// <summary>Data of this shape. <paramref name="flips"/> gives the lengths of lists and the truth of conditions.</summary>
    public JsonObject Fill(Func<string> texts, Func<int> flips)
    {
        var data = new JsonObject();
        foreach (var (name, shape) in fields)
        {
            data[name] = shape is null ? Leaf(name, texts, flips) : List(shape, texts, flips);
        }

        return data;
    }

    private static JsonValue Leaf(string name, Func<string> texts, Func<int> flips) =>
        Condition().IsMatch(name) ? JsonValue.Create(flips() > 0) : JsonValue.Create(texts());

    private static JsonArray List(TemplateShape shape, Func<string> texts, Func<int> flips) =>
        new([.. Enumerable.Range(0, flips()).Select(_ => shape.isText ? JsonValue.Create(texts()) : (JsonNode)shape.Fill(texts, flips))]);

    private void Read(JsonNode? node, TemplateShape root)
    {
        switch (node)
        {
            case JsonArray items:
                items.ToList().ForEach(item => Read(item, root));
                break;
            case JsonObject parent:
                ReadObject(parent, root);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                foreach (Match binding in Binding().Matches(text))
                {
                    Note(binding.Groups[1].Value, root);
                }

                break;
        }
    }

    private void ReadObject(JsonObject parent, TemplateShape root)
    {
        var scope = parent["$data"]?.GetValue<string>() is { } path ? Below(Binding().Match(path).Groups[1].Value, root) : this;
        foreach (var (_, value) in parent.Where(property => property.Key != "$data"))
        {
            scope.Read(value, root);
        }
    }

    private TemplateShape Below(string path, TemplateShape root)
    {
        var owner = path.StartsWith("$root.", StringComparison.Ordinal) ? root : this;
        var name = path[(path.LastIndexOf('.') + 1)..];
        return owner.fields.TryGetValue(name, out var known) && known is not null ? known : owner.fields[name] = new TemplateShape();
    }

    private void Note(string path, TemplateShape root)
    {
        if (path == "$data")
        {
            isText = true;
            return;
        }

        var owner = path.StartsWith("$root.", StringComparison.Ordinal) ? root : this;
        owner.fields.TryAdd(path[(path.LastIndexOf('.') + 1)..], null);
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Binding();

    [GeneratedRegex("^(has|is|can)[A-Z]")]
    private static partial Regex Condition();
}
