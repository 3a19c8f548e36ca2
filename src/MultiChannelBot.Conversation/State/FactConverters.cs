using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation;

/// <summary>A fact by its published name, as a value and as a key.</summary>
internal sealed class FactConverter : CodeConverter<Fact>
{
    protected override string Write(Fact value) => FactCatalogue.Of(value).Name;

    protected override bool TryRead(string code, out Fact value)
    {
        var found = FactCatalogue.TryFind(code, out var definition);
        value = found ? definition.Id : default;
        return found;
    }
}

/// <summary>A value in the form "purchaseChannel=ea".</summary>
internal sealed class FactValueConverter : CodeConverter<FactValue>
{
    protected override string Write(FactValue value) => value.ToString();

    protected override bool TryRead(string code, out FactValue value)
    {
        value = null!;
        return code.Split('=', 2) is [var name, var spelling]
            && FactCatalogue.TryFind(name, out var definition)
            && FactValue.TryParse(definition.Id, spelling, out value);
    }
}

/// <summary>
/// What is known, as one object: a value by its code, candidates as a list, "?" where the person does not know, a list
/// with "?" first where they do not know which of these. Facts that nobody spoke of are left out.
/// </summary>
internal sealed class FactSetConverter : JsonConverter<FactSet>
{
    private const string DoesNotKnow = "?";

    public override void Write(Utf8JsonWriter writer, FactSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var definition in FactCatalogue.All)
        {
            Write(writer, definition.Name, value[definition.Id]);
        }

        writer.WriteEndObject();
    }

    public override FactSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, "Facts are an object.");
        var facts = FactSet.Empty;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            Expect(FactCatalogue.TryFind(name, out var definition), $"There is no fact '{name}'.");
            reader.Read();
            facts = facts.With(definition.Id, ReadKnowledge(ref reader, definition.Id));
        }

        return facts;
    }

    private static void Write(Utf8JsonWriter writer, string name, Knowledge knowledge)
    {
        switch (knowledge)
        {
            case Knowledge.Stated stated:
                writer.WriteString(name, stated.Value.Code);
                break;
            case Knowledge.CannotSay { Among: [] }:
                writer.WriteString(name, DoesNotKnow);
                break;
            case Knowledge.CannotSay unsure:
                WriteList(writer, name, [DoesNotKnow, .. unsure.Among.Select(candidate => candidate.Code)]);
                break;
            case Knowledge.Narrowed narrowed:
                WriteList(writer, name, narrowed.Candidates.Select(candidate => candidate.Code));
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> codes)
    {
        writer.WriteStartArray(name);
        foreach (var code in codes)
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
    }

    private static Knowledge ReadKnowledge(ref Utf8JsonReader reader, Fact fact)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return ReadList(ref reader, fact);
        }

        Expect(reader.TokenType == JsonTokenType.String, $"{fact} is neither a code nor a list.");
        return reader.ValueTextEquals(DoesNotKnow) ? Knowledge.DoesNotKnow : Knowledge.Of(ReadValue(ref reader, fact));
    }

    private static Knowledge ReadList(ref Utf8JsonReader reader, Fact fact)
    {
        var candidates = ImmutableArray.CreateBuilder<FactValue>();
        var unsure = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (candidates.Count == 0 && !unsure && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(DoesNotKnow))
            {
                unsure = true;
                continue;
            }

            candidates.Add(ReadValue(ref reader, fact));
        }

        Expect(candidates.Count > 0, $"{fact} is narrowed to nothing.");
        return unsure ? Knowledge.DoesNotKnowAmong(candidates.ToImmutable()) : Knowledge.OneOf(candidates.ToImmutable());
    }

    private static FactValue ReadValue(ref Utf8JsonReader reader, Fact fact)
    {
        Expect(reader.TokenType == JsonTokenType.String, $"A value of {fact} is not a code.");
        var code = reader.GetString();
        Expect(FactValue.TryParse(fact, code, out var value), $"{fact} has no value '{code}'.");
        return value;
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JsonException(otherwise);
        }
    }
}
