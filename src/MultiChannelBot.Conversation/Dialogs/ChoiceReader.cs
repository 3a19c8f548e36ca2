using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Reads a typed answer as one of the choices shown: its label in any language, or its number ("2", "두 번째").
/// </summary>
internal sealed class ChoiceReader(Phrasebook phrases)
{
    private readonly ImmutableDictionary<string, int> ordinals = ReadOrdinals(phrases);

    /// <summary>The choice that the text names; null where it names none, or more than one.</summary>
    public Choice? Read(string text, ImmutableArray<Choice> choices)
    {
        var typed = PlainText.Fold(text);
        if (ordinals.TryGetValue(typed, out var position))
        {
            return position == -1 ? choices.LastOrDefault() : choices.ElementAtOrDefault(position - 1);
        }

        var named = choices.Where(choice => Labels(choice).Contains(typed)).ToList();
        return named is [var only] ? only : null;
    }

    private IEnumerable<string> Labels(Choice choice) =>
        from language in LanguageCodes.All
        from voice in (Voice[])[Voice.Partner, Voice.Customer]
        let label = phrases.Say(choice.Label, language, voice)
        from form in Forms(label)
        select PlainText.Fold(form);

    /// <summary>"Enterprise Agreement (EA)" is also typed without its brackets, or as what is in them.</summary>
    private static IEnumerable<string> Forms(string label)
    {
        yield return label;
        var open = label.IndexOf('(', StringComparison.Ordinal);
        var close = label.IndexOf(')', StringComparison.Ordinal);
        if (open > 0 && close > open)
        {
            yield return label[..open];
            yield return label[(open + 1)..close];
        }
    }

    private static ImmutableDictionary<string, int> ReadOrdinals(Phrasebook phrases)
    {
        var found = ImmutableDictionary.CreateBuilder<string, int>();
        foreach (var language in LanguageCodes.All)
        {
            for (var position = 1; position <= 9; position++)
            {
                var words = phrases.Say("ordinal." + position.ToString(CultureInfo.InvariantCulture), language);
                foreach (var word in words.Split('|'))
                {
                    found[PlainText.Fold(word)] = position;
                }
            }

            foreach (var word in phrases.Say("ordinal.last", language).Split('|'))
            {
                found[PlainText.Fold(word)] = -1;
            }
        }

        return found.ToImmutable();
    }
}
