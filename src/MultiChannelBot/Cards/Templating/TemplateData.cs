using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Cards.Templating;

/// <summary>
/// What a template is bound to: nothing, a text, a number, a truth, a list or an object. Lighter than a <see cref="JsonNode"/>,
/// since it is made for every card and then thrown away.
/// </summary>
public readonly struct TemplateData
{
    private static readonly object True = true;
    private static readonly object False = false;

    // Versions and revisions are small, and stand on every button.
    private static readonly object[] Small = [.. Enumerable.Range(0, 64).Select(number => (object)(long)number)];

    private TemplateData(object? value) => Value = value;

    /// <summary>A string, bool, long, <see cref="TemplateObject"/>, list, null, a number as it stands in a JSON text, or JSON that is bound.</summary>
    internal object? Value { get; }

    public static implicit operator TemplateData(string? text) => new(text);

    public static implicit operator TemplateData(bool truth) => new(truth ? True : False);

    public static implicit operator TemplateData(long number) => new(number is >= 0 and < 64 ? Small[number] : number);

    public static implicit operator TemplateData(TemplateObject? data) => new(data);

    public static implicit operator TemplateData(TemplateData[] list) => new(list);

    /// <summary>The same data from JSON.</summary>
    public static TemplateData Of(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => default,
        JsonValueKind.Array => node.AsArray().Select(Of).ToArray(),
        JsonValueKind.Object => Object(node.AsObject()),
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => new TemplateData(new TemplateNumber(node.ToJsonString())),
        var truth => truth == JsonValueKind.True,
    };

    /// <summary>What another template was bound to, to be placed as it is.</summary>
    internal static TemplateData Bound(string json) => new(new TemplateJson(json));

    private static TemplateObject Object(JsonObject node)
    {
        var made = new TemplateObject(node.Count);
        foreach (var (name, value) in node)
        {
            made[name] = Of(value);
        }

        return made;
    }
}

/// <summary>JSON that was written by a template.</summary>
internal sealed record TemplateJson(string Text);

/// <summary>A number as it stands in a JSON text.</summary>
internal sealed record TemplateNumber(string Text);

/// <summary>An object of a template's data: few properties, in the order in which they were set.</summary>
/// <param name="capacity">How many there will be; more are taken too.</param>
public sealed class TemplateObject(int capacity = 3)
{
    private (string Name, TemplateData Value)[] properties = new (string, TemplateData)[capacity];
    private int count;

    /// <summary>Sets a property.</summary>
    public TemplateData this[string name]
    {
        set
        {
            var at = 0;
            while (at < count && properties[at].Name != name)
            {
                at++;
            }

            if (at == properties.Length)
            {
                Array.Resize(ref properties, (at * 2) + 1);
            }

            properties[at] = (name, value);
            count = Math.Max(count, at + 1);
        }
    }

    /// <summary>The properties in their order.</summary>
    internal ReadOnlySpan<(string Name, TemplateData Value)> Properties => properties.AsSpan(0, count);
}
