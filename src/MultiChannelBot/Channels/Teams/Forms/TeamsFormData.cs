using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>How buttons of a dialog carry a form, and how it is read back with the inputs beside them.</summary>
internal static class TeamsFormData
{
    private const int Version = 1;
    private const string CardName = "card";

    /// <summary>Says nothing that any input can say: it stands for what is no text.</summary>
    private const string NoText = "?";

    /// <summary>The data of a button.</summary>
    /// <param name="what">What the button does.</param>
    /// <param name="fields">The inputs beside it: an empty one may not be sent at all.</param>
    /// <param name="card">The message that the form is shown by, where that is to be told by the button; otherwise null.</param>
    public static TemplateObject Write(this FormData form, FormStep what, IEnumerable<FormField> fields, string? card = null)
    {
        var data = new TemplateObject(8)
        {
            ["mcb"] = Version,
            ["form"] = what.Code(),
            ["facts"] = WrittenFacts.Write(form.Opened),
            ["at"] = form.At,
            ["sub"] = form.Subscription,
            ["since"] = form.Since.ToUnixTimeMilliseconds(),
            ["fields"] = string.Join(' ', fields.Select(field => field.Id)),
        };
        if (card is not null)
        {
            data[CardName] = card;
        }

        return data;
    }

    /// <summary>True for what one of our forms submitted, of whatever version.</summary>
    public static bool IsForm(JsonElement data) => data.ValueKind == JsonValueKind.Object && data.TryGetProperty("mcb", out _) && data.TryGetProperty("form", out _);

    /// <summary>Reads the data of a submitted form; null where it is none of ours.</summary>
    public static (FormStep Step, FormData Data)? Read(JsonElement data, DateTimeOffset now) =>
        data.ValueKind == JsonValueKind.Object && Number(data, "mcb") == Version && FormSteps.Parse(Text(data, "form")) is { } step
            ? (step, FormData.Restore(Text(data, "facts"), Number(data, "at"), Number(data, "sub"), Number(data, "since"), now))
            : null;

    /// <summary>The message that a submitted form was shown by; null where it does not tell. Whoever sends the form can write anything here.</summary>
    public static string? CardOf(JsonElement data) => IsForm(data) ? Text(data, CardName) : null;

    /// <summary>Reads the inputs: what they say, and those that say nothing that can be used.</summary>
    public static (FactSet Facts, ImmutableArray<FormField> Wrong) ReadInputs(this FormData form, JsonElement data, DateTimeOffset now)
    {
        var asked = Text(data, "fields")?.Split(' ') ?? [];
        return form.Take(FormField.All.Where(field => asked.Contains(field.Id)).Select(field => (field, IsNoText(data, field.Id) ? NoText : Text(data, field.Id))), now);
    }

    private static bool IsNoText(JsonElement data, string name) =>
        data.TryGetProperty(name, out var given) && given.ValueKind is not (JsonValueKind.String or JsonValueKind.Null);

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String && PressFields.IsReadable(given) ? given.GetString() : null;

    private static long? Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out var number) ? number : null;
}

/// <summary>What a button of a form does.</summary>
internal enum FormStep
{
    /// <summary>Shows what the inputs come to; the form stays open.</summary>
    Check,

    /// <summary>Writes the form into the case and answers in the conversation.</summary>
    Send,

    /// <summary>Puts the answer into the message that is being written.</summary>
    Insert,

    /// <summary>Goes from the answer to the inputs.</summary>
    Edit,
}

/// <summary>The codes of <see cref="FormStep"/>.</summary>
internal static class FormSteps
{
    private static readonly ImmutableArray<string> Codes = ["check", "send", "insert", "edit"];

    public static string Code(this FormStep step) => Codes[(int)step];

    public static FormStep? Parse(string? code) => code is not null && Codes.IndexOf(code) is >= 0 and var at ? (FormStep)at : null;
}
