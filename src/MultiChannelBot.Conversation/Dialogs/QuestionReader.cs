using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Tells a question ("can they keep their licenses?") from a statement and from a request put as one ("could you change it
/// to EA?"). Looks at the form alone: the mark, how an English sentence begins, how a Korean one ends.
/// </summary>
internal sealed class QuestionReader(Phrasebook phrases)
{
    private readonly ImmutableArray<string> starts = phrases.FoldedWords("question.starts");
    private readonly ImmutableArray<string> ends = phrases.FoldedWords("question.ends");
    private readonly ImmutableArray<string> requests = phrases.FoldedWords("question.requests");

    /// <summary>True where the whole text asks, and asks for nothing to be done.</summary>
    public bool Asks(string text)
    {
        var typed = PlainText.Fold(text);
        return IsQuestion(text, typed) && !requests.Any(words => typed.Contains(words, StringComparison.Ordinal));
    }

    private bool IsQuestion(string text, string typed) =>
        text.AsSpan().TrimEnd().EndsWith('?')
        || starts.Any(words => typed.StartsWith(words + " ", StringComparison.Ordinal))
        || (PlainText.IsMostlyHangul(typed) && ends.Any(words => typed.EndsWith(words, StringComparison.Ordinal)));
}
