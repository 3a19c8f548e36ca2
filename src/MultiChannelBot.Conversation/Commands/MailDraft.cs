using System.Text.RegularExpressions;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>The link that opens a draft of an e-mail (RFC 6068). It holds settings and known facts, and nothing that was typed.</summary>
internal static partial class MailDraft
{
    /// <summary>
    /// In characters: Outlook with a browser takes some 2,046 of a link and no more
    /// (superruub.wordpress.com/2013/05/30/mailto-protocol-character-limit), Chrome fails at about 2,000.
    /// </summary>
    public const int Longest = 1_900;

    /// <summary>The one address in a text that says how to reach a person; null where it holds none, or several.</summary>
    public static string? AddressIn(string? contact) => contact is not null && Address().Matches(contact) is [var only] ? only.Value : null;

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

    // Only what needs no quoting: anything else is no address that people write into a sentence.
    [GeneratedRegex(@"(?<![A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-])[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(?![A-Za-z0-9@])", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
