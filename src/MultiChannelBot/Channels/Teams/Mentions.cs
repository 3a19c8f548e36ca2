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
        foreach (var mention in activity.GetMentions() ?? [])
        {
            var isOwn = mention?.Mentioned?.Id is { } id && id == activity.Recipient?.Id;
            if (isOwn && !string.IsNullOrEmpty(mention!.Text))
            {
                text = text.Replace(mention.Text, " ", StringComparison.Ordinal);
            }
        }

        return Spaces(text);
    }

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
