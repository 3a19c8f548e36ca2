using System.Collections.Immutable;
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
    /// <param name="rest">Says where the whole text is, in place of what is left out: a Korean letter takes nine characters of a link.</param>
    public static Link Link(string address, string subject, IEnumerable<Line> lines, Line rest, Func<Line, string> say)
    {
        var at = address.LastIndexOf('@');
        var link = $"mailto:{Uri.EscapeDataString(address[..at])}@{address[(at + 1)..]}?subject={Uri.EscapeDataString(subject)}&body=";
        return new Link("desk-mail", new TextKey("action.desk-mail"), link + Fitting([.. lines.Select(Written)], Written(rest), Longest - link.Length));

        string Written(Line line) => Uri.EscapeDataString(say(line) + "\r\n");
    }

    /// <summary>All lines where there is room for them; otherwise as many as leave room for the one that says so.</summary>
    private static string Fitting(ImmutableArray<string> lines, string rest, int room)
    {
        if (lines.Sum(line => line.Length) <= room)
        {
            return string.Concat(lines);
        }

        var fitting = string.Empty;
        foreach (var line in lines.TakeWhile(line => fitting.Length + line.Length + rest.Length <= room))
        {
            fitting += line;
        }

        return fitting.Length + rest.Length <= room ? fitting + rest : fitting;
    }

    // Only what needs no quoting: anything else is no address that people write into a sentence.
    [GeneratedRegex(@"(?<![A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-])[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(?![A-Za-z0-9@])", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
