using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation;

/// <summary>
/// A line without place holders is its key alone, one with some an object of both: most of a pending reply are lines, and
/// most of them have none. What was written before, always an object, is read as well.
/// </summary>
internal sealed class LineConverter : JsonConverter<Line>
{
    private const string Key = "key";
    private const string Args = "args";

    public override Line Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Line.Of(reader.GetString()!);
        }

        var (key, args) = ((string?)null, ImmutableDictionary<string, Arg>.Empty);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = reader.ValueTextEquals(Key);
            var isArgs = reader.ValueTextEquals(Args);
            reader.Read();
            if (isKey)
            {
                key = reader.GetString();
            }
            else if (isArgs)
            {
                args = ReadArgs(ref reader, options);
            }
            else
            {
                reader.Skip();
            }
        }

        return key is null ? throw new JsonException("A line has a key.") : new Line(new TextKey(key), args);
    }

    public override void Write(Utf8JsonWriter writer, Line value, JsonSerializerOptions options)
    {
        if (value.Args.IsEmpty)
        {
            writer.WriteStringValue(value.Key.Id);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(Key, value.Key.Id);
        writer.WriteStartObject(Args);
        foreach (var (name, arg) in value.Args)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, arg, CaseJsonContext.Of<Arg>(options));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static ImmutableDictionary<string, Arg> ReadArgs(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var args = ImmutableDictionary.CreateBuilder<string, Arg>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            args[name] = JsonSerializer.Deserialize(ref reader, CaseJsonContext.Of<Arg>(options)) ?? throw new JsonException("A place holder has a value.");
        }

        return args.ToImmutable();
    }
}
