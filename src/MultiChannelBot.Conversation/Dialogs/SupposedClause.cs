using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Finds what a question supposes, put as a statement: "it was EA" of "what if it was EA?", "EA로 샀다" of "EA로 샀다면 어떻게
/// 되나요?". Read as it stands, such a question states nothing, and should not.
/// </summary>
internal sealed class SupposedClause(Phrasebook phrases, QuestionReader questions)
{
    /// <summary>Korean endings of a condition, and how much of each belongs to the statement: "샀다면" is "샀다", "EA라면" is "EA".</summary>
    private static readonly (string Ending, int Kept)[] Endings = [("다면", 1), ("이라면", 0), ("라면", 0)];

    private readonly ImmutableArray<string> starts = [.. phrases.FoldedWords("question.supposes").OrderByDescending(words => words.Length)];

    /// <summary>The clause that a text supposes; null where it supposes none, or asks for something to be done.</summary>
    public string? Of(string text)
    {
        var typed = PlainText.Fold(text);
        var isQuestion = questions.IsQuestion(text);
        if (Condition(typed) is { } found && (isQuestion || EndsThere(typed, found.End)))
        {
            return WithoutStart(found.Clause) ?? found.Clause;
        }

        return isQuestion ? WithoutStart(typed) : null;
    }

    private string? WithoutStart(string typed) =>
        starts.FirstOrDefault(words => typed.StartsWith(words + " ", StringComparison.Ordinal)) is { } start ? typed[start.Length..].Trim() : null;

    /// <summary>The first Korean condition, as a statement, and where it ends.</summary>
    private static (string Clause, int End)? Condition(string typed) => Endings
        .Select(known => (known, At: typed.IndexOf(known.Ending, StringComparison.Ordinal)))
        .Where(found => found.At > 0)
        .Select(found => ((string Clause, int End)?)(typed[..(found.At + found.known.Kept)], found.At + found.known.Ending.Length))
        .FirstOrDefault();

    /// <summary>True where nothing, or no more than the polite ending, follows.</summary>
    private static bool EndsThere(string typed, int end) => typed.Length - end <= 1;
}
