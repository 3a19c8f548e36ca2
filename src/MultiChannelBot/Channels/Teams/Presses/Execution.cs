using System.Text.Json;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams.Presses;

/// <summary>What an invoke of an Action.Execute carries.</summary>
/// <param name="Data">The data of the button, with what was chosen beside it.</param>
/// <param name="Verb">The verb of the button: the kind of card it stands on.</param>
/// <param name="IsAutomatic">The client asks by itself; nobody pressed.</param>
/// <remarks>https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#request-format</remarks>
internal sealed record Execution(JsonElement Data, string? Verb, bool IsAutomatic)
{
    /// <summary>The name of the invoke.</summary>
    public const string Name = "adaptiveCard/action";

    /// <summary>Reads the value of an invoke; null for another one, and for what carries no action.</summary>
    public static Execution? Of(Activity activity)
    {
        if (activity.Name != Name
            || activity.Value is not JsonElement { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object
            || !action.TryGetProperty("data", out var data))
        {
            return null;
        }

        return new Execution(data, Text(action, "verb"), Text(value, "trigger") == "automatic");
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && !text.GetRawText().Contains('\\', StringComparison.Ordinal)
            ? text.GetString()
            : null;
}
