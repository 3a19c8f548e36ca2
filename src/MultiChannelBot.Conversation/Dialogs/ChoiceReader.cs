using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Reads a typed answer as one of the choices shown: its label in any language, or its number ("2", "두 번째").
/// </summary>
internal sealed class ChoiceReader(Phrasebook phrases)
{
    private const int Last = -1;

    /// <summary>A longer text says something of its own, which a single word in it does not decide.</summary>
    private const int MostWords = 8;

    private readonly ImmutableDictionary<string, int> ordinals = ReadOrdinals(phrases);
    private readonly Courtesy polite = new(phrases.FoldedWords("ordinal.before"), phrases.FoldedWords("ordinal.after"));
    private readonly ImmutableArray<string> denials = phrases.FoldedWords("said.not");

    // What stands for a choice is told by our own keys alone: there are no more entries than questions have choices.
    private readonly ConcurrentDictionary<TextKey, ImmutableArray<string>> labels = new();
    private readonly ConcurrentDictionary<(Fact Fact, string Variant, string Value, Voice Voice), ImmutableArray<string>> words = new();

    /// <summary>
    /// The choice of a question that the text names by label, or by a word that stands for it in this question ("us",
    /// "a contract"); null where it names none, or more than one.
    /// </summary>
    public Choice? Named(string text, Fact fact, Prompt prompt, Voice voice)
    {
        var typed = PlainText.Fold(text);
        return Only(prompt.Choices, choice => Labels(choice).Contains(typed))
            ?? OnlySaid(prompt, choice => Words(fact, prompt.Variant, choice, voice).Contains(typed));
    }

    /// <summary>
    /// The choice whose words stand somewhere in a short answer ("our IT company sends it"), for text in which nothing
    /// else was read. Null for a question, a denial, a longer text, and where two choices are named.
    /// </summary>
    public Choice? ReadWithin(string text, Fact fact, Prompt prompt, Voice voice)
    {
        var typed = PlainText.Fold(text);
        var words = typed.Split(' ');
        return words.Length > MostWords || typed.Contains('?', StringComparison.Ordinal) || denials.Any(word => Stands(word, words))
            ? null
            : OnlySaid(prompt, choice => Words(fact, prompt.Variant, choice, voice).Any(word => Stands(word, words)));
    }

    /// <summary>True where a phrase stands among the words; Korean words carry their particles behind them.</summary>
    private static bool Stands(string phrase, string[] words)
    {
        var parts = phrase.Split(' ');
        return Enumerable.Range(0, Math.Max(words.Length - parts.Length + 1, 0)).Any(start => parts.Select((part, at) => (part, Word: words[start + at]))
            .All(pair => pair.Word == pair.part
                || (PlainText.IsMostlyHangul(pair.part) && pair.Word.StartsWith(pair.part, StringComparison.Ordinal))));
    }

    /// <summary>The place, counted from zero, that the text names of so many; null where it is no number.</summary>
    public int? Position(string text, int of)
    {
        foreach (var bare in polite.Bare(PlainText.Fold(text)))
        {
            if (ordinals.TryGetValue(bare, out var position))
            {
                return position == Last ? Math.Max(of - 1, 0) : position - 1;
            }
        }

        return null;
    }

    private static Choice? OnlySaid(Prompt prompt, Func<Choice, bool> isNamed) =>
        Only(prompt.AlsoSaid.IsEmpty ? prompt.Choices : prompt.Choices.AddRange(prompt.AlsoSaid), isNamed);

    private static Choice? Only(ImmutableArray<Choice> choices, Func<Choice, bool> isNamed)
    {
        Choice? only = null;
        foreach (var choice in choices)
        {
            if (!isNamed(choice))
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = choice;
        }

        return only;
    }

    private ImmutableArray<string> Labels(Choice choice) =>
        labels.GetOrAdd(choice.Label.Key, static (_, made) => [.. made.Reader.FormsOf(made.Choice)], (Reader: this, Choice: choice));

    private ImmutableArray<string> Words(Fact fact, string variant, Choice choice, Voice voice) => words.GetOrAdd(
        (fact, variant, choice.Value, voice),
        static (asked, reader) => [.. reader.WordsOf(asked.Fact, asked.Variant, asked.Value, asked.Voice)],
        this);

    private IEnumerable<string> FormsOf(Choice choice) =>
        from language in LanguageCodes.All
        from voice in (Voice[])[Voice.Partner, Voice.Customer]
        let label = phrases.Say(choice.Label, language, voice)
        from form in Forms(label)
        select PlainText.Fold(form);

    /// <summary>What stands for a choice in one way of asking only; the rest is understanding's to read.</summary>
    private IEnumerable<string> WordsOf(Fact fact, string variant, string value, Voice voice) =>
        from language in LanguageCodes.All
        let name = FactCatalogue.Of(fact).Name
        let words = Find($"said.{name}.{variant}.{value}", language, voice) ?? Find($"said.{name}.{value}", language, voice)
        where words is not null
        from word in words.Split('|')
        select PlainText.Fold(word);

    private string? Find(string key, Language language, Voice voice) =>
        (voice == Voice.Customer ? phrases.Find(key + ".customer", language) : null) ?? phrases.Find(key, language);

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
        for (var position = 1; position <= 9; position++)
        {
            Name("ordinal." + position.ToString(CultureInfo.InvariantCulture), position);
        }

        Name("ordinal.last", Last);
        return found.ToImmutable();

        void Name(string key, int position)
        {
            foreach (var word in phrases.FoldedWords(key))
            {
                found[word] = position;
            }
        }
    }
}
