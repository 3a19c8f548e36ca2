using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Reads what is typed while the offer to pass a case on is in view. A bare yes is a yes to that, and none to being named.
/// </summary>
internal sealed class DeskWords(Phrasebook phrases)
{
    private readonly ImmutableArray<string> named = phrases.FoldedWords("said.desk.named");
    private readonly ImmutableArray<string> nameless = phrases.FoldedWords("said.desk.unnamed");
    private readonly ImmutableArray<string> no = phrases.FoldedWords("said.desk.no");

    /// <summary>The command that the whole text is; null where it is none.</summary>
    /// <param name="text">The text as <see cref="PlainText.Fold"/> gives it.</param>
    public CommandCall? Read(CaseState state, string text)
    {
        if (state.List is not [{ Value: { } yes } first, { Value: { } unnamed }, ..] || first.Do != Command.Human.Code())
        {
            return null;
        }

        var said = text.Replace(",", string.Empty, StringComparison.Ordinal);
        var meant = named.Contains(said) ? yes : nameless.Contains(said) ? unnamed : no.Contains(said) ? HumanCommand.No : null;
        return meant is null ? null : new CommandCall(Command.Human, Argument: meant);
    }
}
