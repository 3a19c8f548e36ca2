using System.Text.Json;
using System.Text.RegularExpressions;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams;

/// <summary>What our buttons submit, written and read back.</summary>
public static partial class TeamsCardValue
{
    /// <summary>The id of the choice set in question.json: what was chosen arrives beside the button's own data under this name.</summary>
    public const string ChoiceId = "choice";

    /// <summary>What a client sends that asks for the card as it stands now. It belongs to no revision: an edited card may ask with the data of the one before.</summary>
    /// <remarks>Seen with message edits: MicrosoftDocs/msteams-docs#6441.</remarks>
    public static readonly Press Look = new("look", null, null, Press.AnyRevision);

    private const string Mark = "mcb";
    private const int Version = 1;

    /// <summary>Longer values were never ours.</summary>
    private const int MostValue = 400;

    /// <summary>Longer references were never ours.</summary>
    private const int MostReference = 512;

    /// <summary>The data of a button.</summary>
    /// <param name="press">What it says.</param>
    /// <param name="reference">The case that the card belongs to, opaque.</param>
    public static TemplateObject Write(Press press, string reference)
    {
        var data = new TemplateObject(6) { [Mark] = Version, ["do"] = press.Do };
        if (press.Fact is { } fact)
        {
            data["fact"] = FactCatalogue.Of(fact).Name;
        }

        if (press.Value is { } value)
        {
            data["value"] = value;
        }

        data["rev"] = press.Revision;
        data["ref"] = reference;
        return data;
    }

    /// <summary>
    /// The data of a button that opens the form: Teams answers data with this part by the invoke task/fetch (task-modules-bots,
    /// "Action.Submit actions"); a client that does not know it sends the press.
    /// </summary>
    public static TemplateObject WriteForm(string reference)
    {
        var data = Write(new Press(Press.Form, null, null, Press.AnyRevision), reference);
        data["msteams"] = new TemplateObject(1) { ["type"] = "task/fetch" };
        return data;
    }

    /// <summary>
    /// Reads what a card submitted. Never throws.
    /// </summary>
    /// <param name="value">The activity's value.</param>
    /// <param name="press">What was pressed; for a choice set with the chosen value filled in.</param>
    /// <param name="reference">The case reference of the card.</param>
    /// <returns>False for another program's value, and for anything that none of our buttons says.</returns>
    public static bool TryRead(JsonElement value, out Press press, out string reference)
    {
        press = null!;
        reference = null!;
        if (value.ValueKind != JsonValueKind.Object
            || !TryNumber(value, Mark, out var version) || version != Version
            || !TryText(value, "do", 32, out var what) || !Command().IsMatch(what)
            || !TryNumber(value, "rev", out var revision) || revision < Press.AnyRevision
            || !TryText(value, "ref", MostReference, out reference)
            || !TryFact(value, out var fact)
            || !TryAnswer(value, out var answer))
        {
            return false;
        }

        press = new Press(what, fact, answer, revision);
        return what == Press.Answer ? fact is not null && answer is not null && revision >= 0 : true;
    }

    private static bool TryFact(JsonElement value, out Fact? fact)
    {
        fact = null;
        if (!value.TryGetProperty("fact", out var given))
        {
            return true;
        }

        if (given.ValueKind != JsonValueKind.String || !IsReadable(given)
            || !FactCatalogue.TryFind(given.GetString(), out var definition))
        {
            return false;
        }

        fact = definition.Id;
        return true;
    }

    /// <summary>The button's own value, or else the choice that was made beside it, or none.</summary>
    private static bool TryAnswer(JsonElement value, out string? answer)
    {
        answer = null;
        foreach (var name in (ReadOnlySpan<string>)["value", ChoiceId])
        {
            if (value.TryGetProperty(name, out _))
            {
                return TryText(value, name, MostValue, out answer);
            }
        }

        return true;
    }

    private static bool TryNumber(JsonElement value, string name, out long number)
    {
        number = 0;
        return value.TryGetProperty(name, out var given)
            && given.ValueKind == JsonValueKind.Number
            && given.TryGetInt64(out number);
    }

    private static bool TryText(JsonElement value, string name, int most, out string text)
    {
        text = null!;
        if (!value.TryGetProperty(name, out var given) || given.ValueKind != JsonValueKind.String || !IsReadable(given))
        {
            return false;
        }

        text = given.GetString()!;
        return text.Length > 0 && text.Length <= most;
    }

    /// <summary>False for half a surrogate pair, which System.Text.Json refuses to give as text.</summary>
    internal static bool IsReadable(JsonElement given) => !LoneSurrogate().IsMatch(given.GetRawText());

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    /// <summary>An escaped high surrogate without an escaped low one behind it, or a low one alone.</summary>
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]", RegexOptions.CultureInvariant)]
    private static partial Regex LoneSurrogate();
}
