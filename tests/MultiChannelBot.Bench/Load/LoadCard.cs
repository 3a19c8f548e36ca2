using System.Text;
using System.Text.Json;

namespace MultiChannelBot.Bench.Load;

/// <summary>A button by what it says.</summary>
internal sealed record LoadPress(string Do, string? Fact = null, string? Value = null)
{
    private readonly byte[] quotedDo = Quoted(Do);
    private readonly byte[] quotedFact = Quoted(Fact);

    /// <summary>The value between quotes.</summary>
    public byte[] QuotedValue { get; } = Quoted(Value);

    /// <summary>False for most data of other buttons: it spares reading them.</summary>
    public bool MayBe(ReadOnlySpan<byte> data) => data.IndexOf(quotedDo) >= 0 && data.IndexOf(quotedFact) >= 0;

    private static byte[] Quoted(string? text) => text is null ? [] : Encoding.UTF8.GetBytes($"\"{text}\"");
}

/// <summary>Finds buttons in what the bot sent, without making a tree of it: the load generator shares the processors with what it measures.</summary>
internal static class LoadCard
{
    /// <summary>What the button submits, as it stands on the card; null where the card has none.</summary>
    /// <param name="activity">The message with the card.</param>
    /// <param name="press">The button. A value may also be one of a list to choose from.</param>
    public static string? Find(ReadOnlySpan<byte> activity, LoadPress press)
    {
        string? chosen = null;
        for (var rest = activity; rest.IndexOf("\"data\""u8) is >= 0 and var at;)
        {
            rest = rest[(at + "\"data\""u8.Length)..].TrimStart(" \t\r\n:"u8);
            var end = rest.IndexOf((byte)'}');
            if (end < 0 || rest[0] != '{')
            {
                continue;
            }

            var data = rest[..(end + 1)];
            switch (press.MayBe(data) ? Compare(data, press) : Likeness.None)
            {
                case Likeness.Same:
                    return Encoding.UTF8.GetString(data);
                case Likeness.List:
                    chosen = $"{Encoding.UTF8.GetString(data[..^1])},\"choice\":\"{press.Value}\"}}";
                    break;
            }
        }

        return chosen is not null && activity.IndexOf(press.QuotedValue) >= 0 ? chosen : null;
    }

    private static Likeness Compare(ReadOnlySpan<byte> data, LoadPress press)
    {
        var reader = new Utf8JsonReader(data);
        var (isDo, isFact, isValue, hasValue) = (false, press.Fact is null, press.Value is null, false);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (Is(ref reader, "do"u8, press.Do) is { } what)
            {
                isDo = what;
            }
            else if (Is(ref reader, "fact"u8, press.Fact) is { } fact)
            {
                isFact = fact;
            }
            else if (Is(ref reader, "value"u8, press.Value) is { } value)
            {
                (isValue, hasValue) = (value, true);
            }
        }

        return (isDo && isFact, isValue, hasValue) switch
        {
            (true, true, _) => Likeness.Same,
            (true, _, false) => Likeness.List,
            _ => Likeness.None,
        };
    }

    /// <summary>Null where the property has another name; else whether it has the value.</summary>
    private static bool? Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, string? wanted) =>
        !reader.ValueTextEquals(name) ? null
        : reader.Read() && reader.TokenType == JsonTokenType.String && wanted is not null && reader.ValueTextEquals(wanted);

    private enum Likeness
    {
        None,
        Same,
        List,
    }
}
