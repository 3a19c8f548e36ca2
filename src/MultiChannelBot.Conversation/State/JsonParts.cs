using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation;

/// <summary>What cases and replies have in common when they are written. A member that is null is left out.</summary>
internal static class JsonParts
{
    public static void List<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    public static void List<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is { } given)
        {
            json.List(name, given, write);
        }
    }

    public static void Part<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, T? part, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (part is not null)
        {
            json.WritePropertyName(name);
            write(json, part);
        }
    }

    public static void Text(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    public static void Text(this Utf8JsonWriter json, ReadOnlySpan<byte> name, TextKey? key) => json.Text(name, key?.Id);

    public static void Number(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } given)
        {
            json.WriteNumber(name, given);
        }
    }

    public static void Day(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? day)
    {
        if (day is { } given)
        {
            Span<char> text = stackalloc char[10];
            given.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
            json.WriteString(name, text);
        }
    }

    public static void Fact(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Fact? fact)
    {
        if (fact is { } given)
        {
            json.WriteString(name, Spellings.Facts[(int)given].Name);
        }
    }

    public static void Value(this Utf8JsonWriter json, ReadOnlySpan<byte> name, FactValue? value) => json.Part(name, value, Write);

    public static void Write(Utf8JsonWriter json, FactValue value)
    {
        if (Spellings.Find(value) is { } known)
        {
            json.WriteStringValue(known.Whole);
        }
        else
        {
            json.WriteStringValue(value.ToString());
        }
    }

    public static void Write(Utf8JsonWriter json, string text) => json.WriteStringValue(text);

    public static void Write(Utf8JsonWriter json, int number) => json.WriteNumberValue(number);

    public static void Write(Utf8JsonWriter json, TextKey key) => json.WriteStringValue(key.Id);

    public static void Write(Utf8JsonWriter json, Press press)
    {
        json.WriteStartObject();
        json.Text("do"u8, press.Do);
        json.Fact("fact"u8, press.Fact);
        json.Text("value"u8, press.Value);
        json.WriteNumber("revision"u8, press.Revision);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, StepInView step)
    {
        json.WriteStartObject();
        json.Text("id"u8, step.Id);
        json.WriteBoolean("isAside"u8, step.IsAside);
        json.WriteEndObject();
    }
}
