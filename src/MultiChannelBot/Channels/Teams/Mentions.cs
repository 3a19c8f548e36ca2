using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Mentions in a message: only our own is taken out, whoever else is named stays.</summary>
internal static class Mentions
{
    /// <summary>The text without the bot's own mention, with ordinary spaces.</summary>
    public static string StripOwn(Activity activity)
    {
        var text = activity.Text ?? string.Empty;
        foreach (var own in (activity.Entities ?? []).Select(entity => OwnTextOf(entity, activity.Recipient?.Id)).OfType<string>())
        {
            text = text.Replace(own, " ", StringComparison.Ordinal);
        }

        return Spaces(text);
    }

    /// <summary>
    /// The words of a mention of the bot; null for any other entity. Read part by part: the SDK's own reader throws where a
    /// part is not of the kind it expects.
    /// </summary>
    private static string? OwnTextOf(Entity entity, string? own) =>
        string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase)
        && entity.Properties?["mentioned"] is JObject mentioned
        && TextOf(mentioned["id"]) is { } id && id == own
        && TextOf(entity.Properties["text"]) is { Length: > 0 } text
            ? text
            : null;

    private static string? TextOf(JToken? part) => part is JValue { Type: JTokenType.String } value ? (string?)value : null;

    /// <summary>Teams sends no-break spaces beside mentions and pasted words.</summary>
    private static string Spaces(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase))
        {
            plain.Append(character == '\u00A0' ? ' ' : character);
        }

        return plain.ToString().Trim();
    }
}
