using System.Text;
using System.Text.Json;
using MultiChannelBot.Cards;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>
/// What our buttons and options carry as their value: a JSON array of version, what was pressed, fact, value, revision and case
/// reference. An option holds 150 characters, so the fields have no names. Everything but plain letters is written as an escape,
/// since Slack gives back "&amp;", "&lt;" and "&gt;" as entities (slackapi/bolt-python#513).
/// </summary>
internal static class SlackPress
{
    private const int Fields = 6;

    /// <summary>The value of a button or an option.</summary>
    /// <param name="press">What it says.</param>
    /// <param name="reference">The case that the message belongs to, opaque.</param>
    public static string Write(Press press, string reference) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"[{PressFields.Version},{Quoted(press.Do)},{Quoted(press.Fact is { } fact ? FactCatalogue.Of(fact).Name : null)},{Quoted(press.Value)},{press.Revision},{Quoted(reference)}]");

    /// <summary>Reads what a button or an option carried. Never throws.</summary>
    /// <param name="value">The element's value; null where it has none, as a button that opens a page.</param>
    /// <param name="press">What was pressed.</param>
    /// <param name="reference">The case reference of the message.</param>
    /// <returns>False for another program's value, an older version's, and for anything that none of our buttons says.</returns>
    public static bool TryRead(string? value, out Press press, out string reference)
    {
        press = null!;
        reference = null!;
        if (value is null || value.Length > SlackLimits.ButtonValue || !value.StartsWith('['))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(value));
            return TryRead(document.RootElement, out press, out reference);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryRead(JsonElement list, out Press press, out string reference)
    {
        press = null!;
        reference = null!;
        return list.GetArrayLength() == Fields
            && PressFields.IsVersion(list[0])
            && new PressFields(list[1], Given(list[2]), Given(list[3]), list[4], list[5]).TryRead(out press, out reference);
    }

    private static JsonElement Given(JsonElement field) => field.ValueKind == JsonValueKind.Null ? default : field;

    private static string Quoted(string? text) => text is null ? "null" : $"\"{JsonEncodedText.Encode(text)}\"";
}
