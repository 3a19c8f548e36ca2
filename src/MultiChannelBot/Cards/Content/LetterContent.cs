using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Cards.Content;

/// <summary>A message to send as it is copied.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">The text; a paragraph may have several lines.</param>
public sealed record LetterContent(string Subject, ImmutableArray<string> Paragraphs)
{
    /// <summary>The whole text, an empty line between paragraphs.</summary>
    public string Text => string.Join("\n\n", Paragraphs);

    /// <summary>Says a message in its own language and voice.</summary>
    public static LetterContent Of(Letter letter, Say say)
    {
        string Text(Line line) => say(line, letter.Language, letter.Voice);
        var opening = letter.Opening.Select(Text).ToList();
        var steps = letter.Steps.Select((step, at) => $"({(at + 1).ToString(CultureInfo.InvariantCulture)}) {Text(step)}");
        var page = $"{Text(Line.Of(letter.HowTo.Title))}: {letter.HowTo.Url(letter.Language)}";
        return new LetterContent(
            Text(letter.Subject),
            [
                .. opening.SkipLast(1),
                string.Join('\n', steps.Prepend(opening[^1])),
                .. letter.After.Select(Text),
                $"{Text(letter.PageHeading)}\n{page}",
                .. letter.Closing.Select(Text),
            ]);
    }
}
