using System.Text;
using Microsoft.Bot.Schema;

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

    /// <summary>The words of a mention of the bot; null for any other entity.</summary>
    private static string? OwnTextOf(Entity entity, string? own) =>
        entity is Mention { Mentioned.Id: { } id, Text: { Length: > 0 } text } && id == own ? text : null;

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
