using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>The link that opens a draft of an e-mail (RFC 6068). It holds settings and known facts, and nothing that was typed.</summary>
internal static class MailDraft
{
    /// <summary>
    /// In characters: Outlook with a browser takes some 2,046 of a link and no more
    /// (superruub.wordpress.com/2013/05/30/mailto-protocol-character-limit), Chrome fails at about 2,000.
    /// </summary>
    public const int Longest = 1_900;

    /// <param name="lines">The most important first: what has no room is left out.</param>
    public static Link Link(string address, string subject, IEnumerable<Line> lines, Func<Line, string> say)
    {
        var at = address.LastIndexOf('@');
        var link = $"mailto:{Uri.EscapeDataString(address[..at])}@{address[(at + 1)..]}?subject={Uri.EscapeDataString(subject)}&body=";
        foreach (var line in lines)
        {
            var more = Uri.EscapeDataString(say(line) + "\r\n");
            if (link.Length + more.Length > Longest)
            {
                break;
            }

            link += more;
        }

        return new Link("desk-mail", new TextKey("action.desk-mail"), link);
    }
}
