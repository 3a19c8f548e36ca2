using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Verdicts as people type them: "that was useful", "that is wrong". They count only as the whole message, and only while the
/// answer, or the question about it, is in view; elsewhere the same words are about something else.
/// </summary>
internal sealed class FeedbackWords
{
    private readonly Phrasebook phrases;
    private readonly ImmutableDictionary<string, FeedbackVerdict> words;
    private readonly Courtesy polite;

    public FeedbackWords(Phrasebook phrases)
    {
        this.phrases = phrases;
        words = Enum.GetValues<FeedbackVerdict>()
            .SelectMany(verdict => phrases.FoldedWords($"said.feedback.{verdict.Code()}").Select(word => (word, verdict)))
            .GroupBy(said => said.word).ToImmutableDictionary(group => group.Key, group => group.First().verdict);
        polite = new Courtesy(phrases.FoldedWords("command.courtesy.before"), phrases.FoldedWords("command.courtesy.after"));
    }

    /// <summary>What the whole text says of the answer; null where it says nothing of it. Praise of anything else is thanks.</summary>
    public CommandCall? Read(CaseState state, string text)
    {
        if (text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var ways = polite.Bare(PlainText.Fold(text).Replace('’', '\''));
        if (state.List is not (null or []) && Chosen(state, ways) is { } chosen)
        {
            return Call(chosen);
        }

        foreach (var way in ways)
        {
            if (words.TryGetValue(way, out var verdict))
            {
                return Call(state, verdict);
            }
        }

        return null;
    }

    private FeedbackPress? Chosen(CaseState state, IReadOnlyList<string> ways) =>
        Listed(state).FirstOrDefault(press => ways.Any(Labels(press).Contains));

    private static CommandCall? Call(CaseState state, FeedbackVerdict verdict) =>
        IsInView(state) ? Call(new FeedbackPress(state.Alone(), verdict))
        : verdict == FeedbackVerdict.Useful ? new CommandCall(Command.Thanks)
        : null;

    private static CommandCall Call(FeedbackPress press) => new(Command.Feedback, Argument: press.ToString());

    /// <summary>True where the answer itself was said last, or the question what it is worth.</summary>
    private static bool IsInView(CaseState state) => state is { AnsweredAt: not null, Revisiting: null, Walking: null }
        && (state.List is null || Listed(state).Any());

    /// <summary>The verdicts or reasons to choose from in the notice that is in view.</summary>
    private static IEnumerable<FeedbackPress> Listed(CaseState state) => (state.List ?? [])
        .Where(press => press.Do == Command.Feedback.Code() && press.Revision == state.Revision)
        .Select(press => FeedbackPress.Read(press.Value, state.Subscriptions.Length)).OfType<FeedbackPress>();

    private IEnumerable<string> Labels(FeedbackPress press) =>
        LanguageCodes.All.Select(language => PlainText.Fold(phrases.Say(press.Label, language)));
}
