using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Desk;

/// <summary>
/// A desk's card, with who asks where they said yes to that. Whom the desk's channel can mention is marked, so that the channel
/// puts its mention there once the card is written; nothing else of them is in it.
/// </summary>
internal static class DeskCard
{
    // Private characters, which no name has left.
    private const string Begin = "\uE000", End = "\uE001";

    /// <summary>The card with who asks and where, so far as that is told.</summary>
    /// <param name="asker">Null names nobody.</param>
    /// <param name="nameless">Stands for a name that cannot be shown.</param>
    public static Notice Of(Notice card, NamedAsker? asker, string nameless)
    {
        if (asker is null)
        {
            return card;
        }

        card = WithThread(card, asker.Thread);
        return asker.Id is not null ? WithName(card, Begin + Label(asker, nameless) + End)
            : PersonName.Plain(asker.Name) is { Length: > 0 } name ? WithName(card, name)
            : card;
    }

    /// <summary>How somebody is called who can be mentioned.</summary>
    public static string Label(NamedAsker asker, string nameless) => PersonName.Plain(asker.Name) is { Length: > 0 } name ? name : nameless;

    /// <summary>True for a written text in which somebody is marked.</summary>
    public static bool HasMark(string? text) => text?.Contains(Begin, StringComparison.Ordinal) == true;

    /// <summary>The text with something else before and after who is marked.</summary>
    public static string? Marked(string? text, string begin, string end) =>
        text?.Replace(Begin, begin, StringComparison.Ordinal).Replace(End, end, StringComparison.Ordinal);

    /// <summary>The text with something else in the place of who is marked.</summary>
    public static string Instead(string text, string mention) =>
        text.IndexOf(Begin, StringComparison.Ordinal) is >= 0 and var begin && text.IndexOf(End, begin, StringComparison.Ordinal) is >= 0 and var end
            ? string.Concat(text.AsSpan(0, begin), mention, text.AsSpan(end + End.Length))
            : text;

    private static Notice WithName(Notice card, string name) => card with { Body = card.Body.Insert(0, Line.Of("desk.card.asker").With("name", new Arg.Setting(name))) };

    private static Notice WithThread(Notice card, string? thread) => thread is null
        ? card
        : card with { Actions = card.Actions.Add(new Button(Line.Of("desk.card.thread"), null, new Link("desk-thread", new TextKey("desk.card.thread"), thread))) };
}
