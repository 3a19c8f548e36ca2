using System.Diagnostics;
using System.Text.Json;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation;

/// <summary>A line as <see cref="LineConverter"/> writes it.</summary>
internal static class LineWriter
{
    public static void Write(Utf8JsonWriter json, Line line)
    {
        if (line.Args.IsEmpty)
        {
            json.WriteStringValue(line.Key.Id);
            return;
        }

        json.WriteStartObject();
        json.Text("key"u8, line.Key.Id);
        json.WriteStartObject("args"u8);
        foreach (var (name, arg) in line.Args)
        {
            json.WriteStartObject(name);
            WriteMembers(json, arg);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, Arg arg)
    {
        switch (arg)
        {
            case Arg.Text text:
                json.WriteString("is"u8, "text"u8);
                json.Text("key"u8, text.Key.Id);
                break;
            case Arg.Said said:
                json.WriteString("is"u8, "said"u8);
                json.Part("line"u8, said.Line, Write);
                break;
            case Arg.Day day:
                json.WriteString("is"u8, "day"u8);
                json.Day("date"u8, day.Date);
                break;
            case Arg.Weekday day:
                json.WriteString("is"u8, "weekday"u8);
                json.Day("date"u8, day.Date);
                break;
            case Arg.Number number:
                json.WriteString("is"u8, "number"u8);
                json.WriteNumber("count"u8, number.Count);
                break;
            case Arg.Value value:
                json.WriteString("is"u8, "value"u8);
                json.Value("of"u8, value.Of);
                break;
            case Arg.Values values:
                json.WriteString("is"u8, "values"u8);
                json.List("of"u8, values.Of, JsonParts.Write);
                break;
            case Arg.Alternatives values:
                json.WriteString("is"u8, "alternatives"u8);
                json.List("of"u8, values.Of, JsonParts.Write);
                break;
            case Arg.FactName fact:
                json.WriteString("is"u8, "fact"u8);
                json.Fact("of"u8, fact.Of);
                break;
            case Arg.Setting setting:
                json.WriteString("is"u8, "setting"u8);
                json.Text("content"u8, setting.Content);
                break;
            case Arg.Subscriptions subscriptions:
                json.WriteString("is"u8, "subscriptions"u8);
                json.List("of"u8, subscriptions.Of, JsonParts.Write);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
