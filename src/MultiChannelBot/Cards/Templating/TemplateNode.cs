using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace MultiChannelBot.Cards.Templating;

/// <summary>A compiled piece of a template. What it stands for may be no value, one value or several.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes the one value of a property.</summary>
    public abstract void WriteValue(TemplateOutput output, in TemplateScope scope);

    /// <summary>Writes what the node adds to the array it stands in: nothing for null, its items for an array.</summary>
    public abstract void WriteItems(TemplateOutput output, in TemplateScope scope);

    /// <summary>A string as it stands in JSON.</summary>
    protected static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, TemplateBinder.Encoder)}\"";
}

/// <summary>A string, number or boolean without bindings.</summary>
internal sealed class LiteralNode(JsonElement literal) : TemplateNode
{
    /// <summary>The literal as JSON.</summary>
    public string Json { get; } = literal.ValueKind == JsonValueKind.String ? Quoted(literal.GetString()!) : literal.GetRawText();

    public override void WriteValue(TemplateOutput output, in TemplateScope scope) => output.Raw(Json);

    public override void WriteItems(TemplateOutput output, in TemplateScope scope)
    {
        if (literal.ValueKind != JsonValueKind.Null)
        {
            output.Separate();
            output.Raw(Json);
        }
    }
}

/// <summary>A string with text around its bindings.</summary>
internal sealed class TextNode(TemplateText text) : TemplateNode
{
    public override void WriteValue(TemplateOutput output, in TemplateScope scope) => output.Text(text.Fill(scope));

    public override void WriteItems(TemplateOutput output, in TemplateScope scope)
    {
        output.Separate();
        WriteValue(output, scope);
    }
}

/// <summary>A string that is one binding: the value keeps its type, whatever it is.</summary>
internal sealed class PathNode(TemplatePath path) : TemplateNode
{
    public override void WriteValue(TemplateOutput output, in TemplateScope scope) => output.Data(path.ValueOrText(scope));

    public override void WriteItems(TemplateOutput output, in TemplateScope scope)
    {
        var value = path.ValueOrText(scope);
        if (value.Value is not TemplateData[] items)
        {
            items = value.Value is null ? [] : [value];
        }

        foreach (var item in items)
        {
            output.Separate();
            output.Data(item);
        }
    }
}

/// <summary>An array of the template.</summary>
internal sealed class ArrayNode(ImmutableArray<TemplateNode> items) : TemplateNode
{
    public override void WriteValue(TemplateOutput output, in TemplateScope scope)
    {
        output.Raw("[");
        WriteItems(output, scope);
        output.Raw("]");
    }

    public override void WriteItems(TemplateOutput output, in TemplateScope scope)
    {
        foreach (var item in items)
        {
            if (output.IsOver)
            {
                return;
            }

            item.WriteItems(output, scope);
        }
    }
}

/// <summary>An object of the template, repeated over its <c>$data</c> and dropped where its <c>$when</c> is not true.</summary>
internal sealed class ObjectNode : TemplateNode
{
    private readonly TemplatePath? data;
    private readonly TemplatePath? when;
    private readonly ImmutableArray<(string Before, TemplateNode Value)> bound;
    private readonly string end;

    /// <param name="properties">Its properties; whatever does not depend on the data is written as one text.</param>
    public ObjectNode(ImmutableArray<(string Name, TemplateNode Value)> properties, TemplatePath? data, TemplatePath? when)
    {
        (this.data, this.when) = (data, when);
        var pieces = ImmutableArray.CreateBuilder<(string, TemplateNode)>();
        var fixedText = new StringBuilder("{");
        foreach (var (name, value) in properties)
        {
            fixedText.Append(name == properties[0].Name ? "" : ",").Append(Quoted(name)).Append(':');
            if (value is LiteralNode literal)
            {
                fixedText.Append(literal.Json);
                continue;
            }

            pieces.Add((fixedText.ToString(), value));
            fixedText.Clear();
        }

        (bound, end) = (pieces.ToImmutable(), fixedText.Append('}').ToString());
    }

    public override void WriteValue(TemplateOutput output, in TemplateScope scope)
    {
        if (data is null && when is null)
        {
            WriteObject(output, scope);
            return;
        }

        var count = Count(scope);
        output.Raw(count switch { 0 => "null", 1 => "", _ => "[" });
        Visit(output, scope, isItem: count > 1);
        output.Raw(count > 1 ? "]" : "");
    }

    public override void WriteItems(TemplateOutput output, in TemplateScope scope) => Visit(output, scope, isItem: true);

    private int Count(in TemplateScope scope) => data?.ValueOrText(scope).Value is TemplateData[] list
        ? CountOf(list, scope)
        : Holds(Within(scope)) ? 1 : 0;

    private int CountOf(TemplateData[] list, in TemplateScope scope)
    {
        var count = 0;
        for (var at = 0; at < list.Length; at++)
        {
            count += Holds(scope with { Data = list[at], Index = at }) ? 1 : 0;
        }

        return count;
    }

    private void Visit(TemplateOutput output, in TemplateScope scope, bool isItem)
    {
        if (data?.ValueOrText(scope).Value is not TemplateData[] list)
        {
            WriteWhere(output, Within(scope), isItem);
            return;
        }

        for (var at = 0; at < list.Length && !output.IsOver; at++)
        {
            WriteWhere(output, scope with { Data = list[at], Index = at }, isItem);
        }
    }

    private TemplateScope Within(in TemplateScope scope) => data is null ? scope : scope with { Data = data.ValueOrText(scope) };

    private bool Holds(in TemplateScope scope) => when is null || when.IsTrue(scope);

    private void WriteWhere(TemplateOutput output, in TemplateScope scope, bool isItem)
    {
        if (!Holds(scope))
        {
            return;
        }

        if (isItem)
        {
            output.Separate();
        }

        WriteObject(output, scope);
    }

    private void WriteObject(TemplateOutput output, in TemplateScope scope)
    {
        foreach (var (before, value) in bound)
        {
            output.Raw(before);
            value.WriteValue(output, scope);
        }

        output.Raw(end);
    }
}
