using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Cards.Templating;

/// <summary>A compiled piece of a template. What it stands for may be no value, one value or several.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes the one value of a property.</summary>
    public abstract void WriteValue(Utf8JsonWriter writer, in TemplateScope scope);

    /// <summary>Writes what the node adds to the array it stands in: nothing for null, its items for an array.</summary>
    public abstract void WriteItems(Utf8JsonWriter writer, in TemplateScope scope);
}

/// <summary>A string, number or boolean without bindings.</summary>
internal sealed class LiteralNode(JsonElement literal) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter writer, in TemplateScope scope) => literal.WriteTo(writer);

    public override void WriteItems(Utf8JsonWriter writer, in TemplateScope scope)
    {
        if (literal.ValueKind != JsonValueKind.Null)
        {
            literal.WriteTo(writer);
        }
    }
}

/// <summary>A string with text around its bindings.</summary>
internal sealed class TextNode(TemplateText text) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter writer, in TemplateScope scope) => writer.WriteStringValue(text.Fill(scope));

    public override void WriteItems(Utf8JsonWriter writer, in TemplateScope scope) => WriteValue(writer, scope);
}

/// <summary>A string that is one binding: the value keeps its type, whatever it is.</summary>
internal sealed class PathNode(TemplatePath path) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter writer, in TemplateScope scope) => Write(writer, path.ValueOrText(scope));

    public override void WriteItems(Utf8JsonWriter writer, in TemplateScope scope)
    {
        var value = path.ValueOrText(scope);
        if (value is not JsonArray items)
        {
            if (value is not null)
            {
                Write(writer, value);
            }

            return;
        }

        foreach (var item in items)
        {
            Write(writer, item);
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        value.WriteTo(writer);
    }
}

/// <summary>An array of the template.</summary>
internal sealed class ArrayNode(ImmutableArray<TemplateNode> items) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter writer, in TemplateScope scope)
    {
        writer.WriteStartArray();
        WriteItems(writer, scope);
        writer.WriteEndArray();
    }

    public override void WriteItems(Utf8JsonWriter writer, in TemplateScope scope)
    {
        foreach (var item in items)
        {
            item.WriteItems(writer, scope);
        }
    }
}

/// <summary>An object of the template, repeated over its <c>$data</c> and dropped where its <c>$when</c> is not true.</summary>
internal sealed class ObjectNode(
    ImmutableArray<(JsonEncodedText Name, TemplateNode Value)> properties, TemplatePath? data, TemplatePath? when) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter writer, in TemplateScope scope)
    {
        switch (Occurrences(scope))
        {
            case []:
                writer.WriteNullValue();
                break;
            case [var only]:
                WriteObject(writer, only);
                break;
            case var several:
                writer.WriteStartArray();
                several.ForEach(occurrence => WriteObject(writer, occurrence));
                writer.WriteEndArray();
                break;
        }
    }

    public override void WriteItems(Utf8JsonWriter writer, in TemplateScope scope)
    {
        foreach (var occurrence in Occurrences(scope))
        {
            WriteObject(writer, occurrence);
        }
    }

    private List<TemplateScope> Occurrences(in TemplateScope scope)
    {
        List<TemplateScope> occurrences = [];
        foreach (var candidate in Candidates(scope))
        {
            if (when is null || when.IsTrue(candidate))
            {
                occurrences.Add(candidate);
            }
        }

        return occurrences;
    }

    private IEnumerable<TemplateScope> Candidates(TemplateScope scope)
    {
        if (data is null)
        {
            return [scope];
        }

        return data.ValueOrText(scope) switch
        {
            JsonArray items => items.Select((item, index) => scope with { Data = item, Index = index }),
            var single => [scope with { Data = single }],
        };
    }

    private void WriteObject(Utf8JsonWriter writer, in TemplateScope scope)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            value.WriteValue(writer, scope);
        }

        writer.WriteEndObject();
    }
}
