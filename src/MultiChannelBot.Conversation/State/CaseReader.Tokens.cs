using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MultiChannelBot.Conversation;

/// <summary>The single tokens of a case.</summary>
internal ref partial struct CaseReader
{
    private string ReadText(ReadOnlySpan<byte> name)
    {
        ExpectName(name);
        return ReadText();
    }

    private string? ReadTextIf(ReadOnlySpan<byte> name) => Has(name) ? ReadText() : null;

    private string ReadText()
    {
        Expect(json.TokenType == JsonTokenType.String);
        var text = json.GetString()!;
        json.Read();
        return text;
    }

    private int ReadInt()
    {
        var number = json.GetInt32();
        json.Read();
        return number;
    }

    private long ReadLong()
    {
        var number = json.GetInt64();
        json.Read();
        return number;
    }

    private bool ReadFlag()
    {
        var flag = json.GetBoolean();
        json.Read();
        return flag;
    }

    private DateTimeOffset ReadTime()
    {
        var time = json.GetDateTimeOffset();
        json.Read();
        return time;
    }

    // True, and at its value, where the next member is of this name.
    private bool Has(ReadOnlySpan<byte> name)
    {
        if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name))
        {
            return false;
        }

        json.Read();
        return true;
    }

    private void ExpectName(ReadOnlySpan<byte> name) => Expect(Has(name));

    private void Open() => Take(JsonTokenType.StartObject);

    private void Close() => Take(JsonTokenType.EndObject);

    private void OpenList() => Take(JsonTokenType.StartArray);

    private bool Closes() => Takes(JsonTokenType.EndObject);

    private bool EndsList() => Takes(JsonTokenType.EndArray);

    private void Take(JsonTokenType token) => Expect(Takes(token));

    private bool Takes(JsonTokenType token)
    {
        if (json.TokenType != token)
        {
            return false;
        }

        json.Read();
        return true;
    }

    private static void Expect([DoesNotReturnIf(false)] bool holds)
    {
        if (!holds)
        {
            throw new JsonException();
        }
    }
}
