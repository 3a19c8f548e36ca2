using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding;

/// <summary>Writes readings as the "understand" verb prints them: values only, never the text that was read.</summary>
public static class ReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes one reading.</summary>
    /// <param name="id">The id of the record that was read.</param>
    /// <param name="reading">What its text states.</param>
    /// <returns>One line of JSON without a line end: id, facts, and act and subscriptions where there are any.</returns>
    public static string Write(string id, Reading reading)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WritePropertyName("facts");
            WriteFacts(json, reading.Facts.Select(fact => fact.Value));
            if (ActCode(reading) is { } act)
            {
                json.WriteString("act", act);
            }

            if (!reading.Subscriptions.IsEmpty)
            {
                WriteSubscriptions(json, reading);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The published name of an act ("change:purchaseChannel"); null for none.</summary>
    public static string? ActCode(Reading reading) => reading.Act switch
    {
        null => null,
        Act.Change => reading.ChangeOf is { } fact ? "change:" + FactCatalogue.Of(fact).Name : null,
        { } act => act.ToString().ToLowerInvariant(),
    };

    private static void WriteSubscriptions(Utf8JsonWriter json, Reading reading)
    {
        json.WriteStartArray("subscriptions");
        foreach (var subscription in reading.Subscriptions)
        {
            WriteFacts(json, subscription);
        }

        json.WriteEndArray();
    }

    private static void WriteFacts(Utf8JsonWriter json, IEnumerable<FactValue> values)
    {
        json.WriteStartObject();
        foreach (var fact in values.GroupBy(value => value.Fact))
        {
            json.WritePropertyName(FactCatalogue.Of(fact.Key).Name);
            WriteValues(json, [.. fact]);
        }

        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, FactValue[] values)
    {
        if (values is [var only])
        {
            WriteValue(json, only);
            return;
        }

        json.WriteStartArray();
        foreach (var value in values)
        {
            WriteValue(json, value);
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, FactValue value)
    {
        if (value.Fact == Fact.AlreadyOurs)
        {
            json.WriteBooleanValue(true);
        }
        else
        {
            json.WriteStringValue(value.Code);
        }
    }
}
