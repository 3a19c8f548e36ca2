using System.Collections.Immutable;
using MultiChannelBot.Conversation.Text;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>Whether words ask for the form, on channels that can open it for words.</summary>
public sealed class FormWords(Phrasebook phrases)
{
    private readonly ImmutableArray<string> words = phrases.FoldedWords("form.words");

    /// <summary>True where a text asks for the form and says nothing else.</summary>
    public bool Ask(string text) => words.Contains(PlainText.Fold(text));
}
