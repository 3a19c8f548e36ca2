using System.Text.Json;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams;

/// <summary>What our buttons submit, written and read back.</summary>
public static class TeamsCardValue
{
    /// <summary>The id of the choice set in question.json: what was chosen arrives beside the button's own data under this name.</summary>
    public const string ChoiceId = "choice";

    /// <summary>What a client sends that asks for the card as it stands now. It belongs to no revision: an edited card may ask with the data of the one before.</summary>
    /// <remarks>Seen with message edits: MicrosoftDocs/msteams-docs#6441.</remarks>
    public static readonly Press Look = new("look", null, null, Press.AnyRevision);

    /// <summary>What a button on the web page holds that copies: the page puts it on the clipboard and sends nothing.</summary>
    public const string CopyMark = "mcbCopy";

    private const string Mark = "mcb";

    /// <summary>The data of a button.</summary>
    /// <param name="press">What it says.</param>
    /// <param name="reference">The case that the card belongs to, opaque.</param>
    public static TemplateObject Write(Press press, string reference)
    {
        var data = new TemplateObject(6) { [Mark] = PressFields.Version, ["do"] = press.Do };
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
        var data = WriteWebForm(reference);
        data["msteams"] = new TemplateObject(1) { ["type"] = "task/fetch" };
        return data;
    }

    /// <summary>The data of a button that opens the form on the web page: a press like any other.</summary>
    public static TemplateObject WriteWebForm(string reference) => Write(new Press(Press.Form, null, null, Press.AnyRevision), reference);

    /// <summary>The data of a button that copies a text.</summary>
    public static TemplateObject WriteCopy(string text) => new(1) { [CopyMark] = text };

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
        return value.ValueKind == JsonValueKind.Object
            && PressFields.IsVersion(Field(value, Mark))
            && new PressFields(Field(value, "do"), Field(value, "fact"), Answer(value), Field(value, "rev"), Field(value, "ref")).TryRead(out press, out reference);
    }

    /// <summary>The button's own value, or else the choice that was made beside it, or none.</summary>
    private static JsonElement Answer(JsonElement value) => value.TryGetProperty("value", out var own) ? own : Field(value, ChoiceId);

    private static JsonElement Field(JsonElement value, string name) => value.TryGetProperty(name, out var given) ? given : default;
}
