using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// What people say to a step that is in view: "done", "it doesn't work". The same words mean something else, or nothing, where
/// no step is; and there the next thing is the next step, not the next case.
/// </summary>
internal sealed class StepWords
{
    private readonly ImmutableDictionary<string, Command> words;
    private readonly Courtesy polite;

    public StepWords(Phrasebook phrases)
    {
        words = new (string Key, Command Command)[]
        {
            ("said.step-done", Command.Done), ("said.step-next", Command.Steps),
            ("said.step-not-mine", Command.NotMine), ("said.step-stuck", Command.Stuck),
        }.SelectMany(said => phrases.FoldedWords(said.Key).Select(word => (word, said.Command)))
            .GroupBy(said => said.word).ToImmutableDictionary(group => group.Key, group => group.First().Command);
        polite = new Courtesy(phrases.FoldedWords("command.courtesy.before"), phrases.FoldedWords("command.courtesy.after"));
    }

    /// <summary>The command that the whole text is beside the step in view; null where none is in view, or it is none.</summary>
    public CommandCall? Read(CaseState state, string text) => state.Walking is null
        ? null
        : polite.Bare(PlainText.Fold(text).Replace('’', '\''))
            .Where(words.ContainsKey).Select(said => new CommandCall(words[said])).FirstOrDefault();
}
