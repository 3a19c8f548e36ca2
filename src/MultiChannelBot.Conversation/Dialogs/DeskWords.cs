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
        if (state.List is not { } list || Offered(list, HumanCommand.Unnamed) is not { } unnamed)
        {
            return null;
        }

        var said = text.Replace(",", string.Empty, StringComparison.Ordinal);
        var meant = named.Contains(said) ? Offered(list, HumanCommand.Named) ?? unnamed : nameless.Contains(said) ? unnamed : no.Contains(said) ? HumanCommand.No : null;
        return meant is null ? null : new CommandCall(Command.Human, Argument: meant);
    }

    /// <summary>What a yes of that kind carries in the offer at hand; null where it is not offered.</summary>
    private static string? Offered(ImmutableArray<Press> list, string yes) =>
        list.FirstOrDefault(press => press.Do == Command.Human.Code() && press.Value is { } value && HumanCommand.IsYes(value, yes))?.Value;
}
