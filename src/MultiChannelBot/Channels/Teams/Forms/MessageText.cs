using System.Net;
using System.Text;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>
/// The text of a message as Teams hands it over: HTML of a few tags. Nothing of it is shown as HTML again; it is read for facts and
/// dropped, so all that matters is that words stay apart and no tag is taken for a word.
/// </summary>
internal static class MessageText
{
    /// <summary>Tags that part words; all others stand within a line.</summary>
    private static readonly string[] Blocks =
        ["p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "attachment"];

    /// <summary>What is no text of the message.</summary>
    private static readonly string[] Hidden = ["script", "style", "head", "title"];

    /// <summary>The text of HTML, in one pass.</summary>
    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var from = 0;
        while (from < html.Length)
        {
            var open = html.IndexOf('<', from);
            if (open < 0 || !IsTag(html, open))
            {
                // "a < b" is text.
                var next = open < 0 ? html.Length : open + 1;
                text.Append(html, from, next - from);
                from = next;
                continue;
            }

            text.Append(html, from, open - from);
            var close = html.IndexOf('>', open);
            var end = close < 0 ? html.Length : close + 1;
            var name = NameOf(html.AsSpan(open, end - open));
            if (IsOneOf(Blocks, name))
            {
                text.Append('\n');
            }

            from = IsOneOf(Hidden, name) && html[open + 1] != '/' ? EndOf(html, end, name.ToString()) : end;
        }

        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    private static bool IsTag(string html, int open) =>
        open + 1 < html.Length && (char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?');

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var name = tag[1..].TrimStart('/');
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
        {
            length++;
        }

        return name[..length];
    }

    private static bool IsOneOf(string[] names, ReadOnlySpan<char> name)
    {
        foreach (var known in names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOf(string html, int from, string name) =>
        html.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? end : html.Length;
}
