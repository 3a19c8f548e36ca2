using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Tells a question ("can they keep their licenses?") from a statement and from a request put as one ("could you change it
/// to EA?"). Looks at the form alone: the mark, how an English sentence begins, how a Korean one ends.
/// </summary>
internal sealed class QuestionReader(Phrasebook phrases)
{
    /// <summary>In UTF-16 units; who says more than "how do I find out?" tells something besides.</summary>
    private const int LongestWayToFindOut = 60;

    private readonly ImmutableArray<string> starts = [.. phrases.FoldedWords("question.starts").Select(words => words + " ")];
    private readonly ImmutableArray<string> ends = phrases.FoldedWords("question.ends");
    private readonly ImmutableArray<string> requests = phrases.FoldedWords("question.requests");
    private readonly ImmutableArray<string> cancelling = phrases.FoldedWords("said.cancel");
    private readonly ImmutableArray<string> why = phrases.FoldedWords("said.why");
    private readonly ImmutableArray<string> findOut = phrases.FoldedWords("said.find-out");

    /// <summary>True where the whole text asks, and asks for nothing to be done.</summary>
    public bool Asks(string text)
    {
        var typed = PlainText.Fold(text);
        return IsQuestion(text, typed) && !HasAny(typed, requests);
    }

    /// <summary>True where the whole text asks, be it for something to be done.</summary>
    public bool IsQuestion(string text) => IsQuestion(text, PlainText.Fold(text));

    /// <summary>True for a question with a word of cancelling in it.</summary>
    public bool AsksAboutCancelling(string text) => Asks(text) && HasAny(PlainText.Fold(text), cancelling);

    /// <summary>True where the text begins with "why".</summary>
    public bool AsksWhy(string text) => StartsWithAny(PlainText.Fold(text), why);

    /// <summary>True for a short text about finding something out, a question or not.</summary>
    public bool SpeaksOfFindingOut(string text) => text.Length <= LongestWayToFindOut && HasAny(PlainText.Fold(text), findOut);

    private bool IsQuestion(string text, string typed) =>
        text.AsSpan().TrimEnd().EndsWith('?')
        || StartsWithAny(typed + " ", starts)
        || (PlainText.IsMostlyHangul(typed) && ends.Any(words => typed.EndsWith(words, StringComparison.Ordinal)));

    private static bool HasAny(string typed, ImmutableArray<string> phrases) =>
        phrases.Any(words => typed.Contains(words, StringComparison.Ordinal));

    private static bool StartsWithAny(string typed, ImmutableArray<string> phrases) =>
        phrases.Any(words => typed.StartsWith(words, StringComparison.Ordinal));
}
