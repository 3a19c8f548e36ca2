using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Reminders;

/// <summary>All that is kept of a reminder, sealed.</summary>
/// <param name="To">Where to write to.</param>
/// <param name="Language">The code of the language to write in.</param>
/// <param name="Day">The day that was asked for.</param>
/// <param name="Outcome">What the case had come to, by its code.</param>
/// <param name="Product">The lexicon's id of the product; null where none was named.</param>
/// <param name="Code">The case code.</param>
/// <param name="Case">The opaque key of the case: it is asked whether the reminder is still wanted.</param>
internal sealed record ReminderContent(ReturnAddress To, string Language, DateOnly Day, string Outcome, string? Product, string Code, string Case)
{
    public string Write() => JsonSerializer.Serialize(this, ReminderJson.Default.ReminderContent);

    /// <summary>Null for what another version of the program wrote otherwise.</summary>
    public static ReminderContent? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReminderJson.Default.ReminderContent) is { To: { ServiceUrl: not null, Conversation: not null }, Code: not null, Case: not null } content
                ? content
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReminderContent))]
internal sealed partial class ReminderJson : JsonSerializerContext;
