using System.Text;

namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>
/// What somebody typed, as they see it: Slack sends mentions, links and dates in angle brackets and three characters escaped
/// (docs.slack.dev/messaging/formatting-message-text).
/// </summary>
internal static class SlackText
{
    /// <summary>The text without its marks, and without mentions of the bot itself.</summary>
    /// <param name="bot">The bot's own user id; null where it is not known.</param>
    public static string Read(string text, string? bot)
    {
        var read = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '<' ? text.IndexOf('>', at) : -1;
            if (end < 0)
            {
                read.Append(text[at++]);
                continue;
            }

            read.Append(Shown(text[(at + 1)..end], bot));
            at = end + 1;
        }

        return Unescaped(read.ToString()).Replace('\u00a0', ' ').Trim();
    }

    // A mention of somebody else stays what it is, without their id; a link is read by its label.
    private static string Shown(string marked, string? bot)
    {
        var (target, label) = marked.IndexOf('|', StringComparison.Ordinal) is var bar and >= 0 ? (marked[..bar], marked[(bar + 1)..]) : (marked, string.Empty);
        return target switch
        {
            ['@', .. var user] when user == bot => " ",
            ['@', ..] => label.Length > 0 ? "@" + label : "@",
            ['#', ..] => label.Length > 0 ? "#" + label : "#",
            ['!', ..] => label,
            _ => label.Length > 0 ? label : target,
        };
    }

    private static string Unescaped(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
