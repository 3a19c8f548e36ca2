using System.Text.Json;
using System.Text.RegularExpressions;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Cards;

/// <summary>
/// What a press says, as it comes back from a client: every channel finds the fields in its own place and has them read here,
/// by the same rules. A field that is not there is an undefined element.
/// </summary>
/// <param name="Do">What was pressed.</param>
/// <param name="Fact">The fact that it is about, where it is about one.</param>
/// <param name="Value">The value, where there is one.</param>
/// <param name="Revision">The revision that was shown.</param>
/// <param name="Reference">The reference of the case.</param>
internal readonly partial record struct PressFields(JsonElement Do, JsonElement Fact, JsonElement Value, JsonElement Revision, JsonElement Reference)
{
    /// <summary>The way in which presses are written; another version's are not read.</summary>
    public const int Version = 1;

    private const int MostDo = 32;

    /// <summary>Longer values were never ours.</summary>
    private const int MostValue = 400;

    /// <summary>Longer references were never ours.</summary>
    private const int MostReference = 512;

    /// <summary>Reads the fields. Never throws.</summary>
    /// <returns>False for anything that none of our buttons says.</returns>
    public bool TryRead(out Press press, out string reference)
    {
        press = null!;
        reference = null!;
        if (!TryText(Do, MostDo, out var what) || !Command().IsMatch(what)
            || !TryNumber(Revision, out var revision) || revision < Press.AnyRevision
            || !TryText(Reference, MostReference, out reference)
            || !TryFact(out var fact)
            || !TryValue(out var value))
        {
            return false;
        }

        press = new Press(what, fact, value, revision);
        return what != Press.Answer || (fact is not null && revision >= 0);
    }

    /// <summary>True for the version of the presses that are read here.</summary>
    public static bool IsVersion(JsonElement given) => TryNumber(given, out var version) && version == Version;

    /// <summary>False for half a surrogate pair, which System.Text.Json refuses to give as text.</summary>
    public static bool IsReadable(JsonElement given) => !LoneSurrogate().IsMatch(given.GetRawText());

    private bool TryFact(out Fact? fact)
    {
        fact = null;
        if (Fact.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        if (Fact.ValueKind != JsonValueKind.String || !IsReadable(Fact) || !FactCatalogue.TryFind(Fact.GetString(), out var definition))
        {
            return false;
        }

        fact = definition.Id;
        return true;
    }

    private bool TryValue(out string? value)
    {
        value = null;

        // Clients that do not hold back a button whose choice is empty send nothing, or no letters.
        return Value.ValueKind == JsonValueKind.Undefined || Value is { ValueKind: JsonValueKind.String } && Value.ValueEquals(string.Empty) || TryText(Value, MostValue, out value);
    }

    private static bool TryNumber(JsonElement given, out long number)
    {
        number = 0;
        return given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out number);
    }

    private static bool TryText(JsonElement given, int most, out string text)
    {
        text = null!;
        if (given.ValueKind != JsonValueKind.String || !IsReadable(given))
        {
            return false;
        }

        text = given.GetString()!;
        return text.Length > 0 && text.Length <= most;
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    /// <summary>An escaped high surrogate without an escaped low one behind it, or a low one alone.</summary>
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]", RegexOptions.CultureInvariant)]
    private static partial Regex LoneSurrogate();
}
