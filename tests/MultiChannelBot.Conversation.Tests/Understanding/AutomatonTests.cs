using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Tests.Understanding;

public sealed class AutomatonTests
{
    [Fact]
    public void Every_spelling_of_the_shipped_lexicon_is_found()
    {
        var lexicon = Engines.Lexicon;
        var missing = lexicon.Patterns.SelectMany(pattern => pattern.Spellings()).Where(spelling => MeaningOf(lexicon.Automaton, KeyOf(spelling)) is null);

        Assert.Empty(missing.Take(5));
    }

    [Fact]
    public void Nothing_but_a_spelling_is_found()
    {
        var keys = Engines.Lexicon.Patterns.SelectMany(pattern => pattern.Spellings()).Select(KeyOf).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(keys.Count, Accepted(Engines.Lexicon.Automaton, Automaton.Beginning, []));
    }

    [Fact]
    public void Short_spellings_know_where_the_lexicon_writes_a_space()
    {
        var lexicon = Engines.Lexicon;
        var spaced = lexicon.Patterns.SelectMany(pattern => pattern.Spellings())
            .Where(spelling => KeyOf(spelling).Length <= Lexicon.LongestWithBreaks && spelling.Trim('*', '^', ' ').Contains(' '))
            .ToArray();

        Assert.NotEmpty(spaced);
        Assert.Empty(spaced.Where(spelling => !BreaksWhereSpaced(lexicon, spelling)).Take(5));
    }

    [Theory]
    [InlineData("^안 (하|해)*", "안하", true, true)]
    [InlineData("안 (하|해)*", "안해", true, false)]
    [InlineData("(이관*|이전) (요|)", "이관", true, false)]
    [InlineData("(이관*|이전) (요|)", "이전", false, false)]
    [InlineData("(이관*|이전) (요|)", "이관요", false, false)]
    [InlineData("(^안|못) 해", "안해", false, true)]
    [InlineData("(^안|못) 해", "못해", false, false)]
    [InlineData("buy (it|them|)", "buy", false, false)]
    public void Stars_and_carets_hold_for_the_spellings_they_are_written_at(string line, string key, bool stem, bool wordStart)
    {
        var (lexicon, _) = LexiconReader.ReadText("one.yaml", $"- filler:\n  ko: ['{line}']\n");

        var meaning = MeaningOf(lexicon!.Automaton, key);

        Assert.NotNull(meaning);
        Assert.Equal((stem, wordStart), (meaning.Stem, meaning.WordStart));
    }

    [Fact]
    public void What_one_line_allows_is_allowed_where_two_stand_for_a_spelling()
    {
        var (lexicon, _) = LexiconReader.ReadText("two.yaml", "- filler:\n  ko: [^이관]\n- decoy:\n  ko: [이관*]\n");

        var meaning = MeaningOf(lexicon!.Automaton, "이관");

        Assert.Equal((true, false, 2), (meaning!.Stem, meaning.WordStart, meaning.Senses.Length));
    }

    private static bool BreaksWhereSpaced(Lexicon lexicon, string spelling)
    {
        var key = KeyOf(spelling);
        var phrase = lexicon.PhraseOf(key, MeaningOf(lexicon.Automaton, key)!);
        var head = KeyOf(spelling.Trim('*', '^', ' ').Split(' ')[0]);
        return phrase.BreaksAt(head.Length);
    }

    private static Meaning? MeaningOf(Automaton automaton, string key)
    {
        var state = automaton.Begin(key[0]);
        foreach (var letter in key.AsSpan(1))
        {
            state = automaton.Next(state, letter);
        }

        return automaton.MeaningAt(state);
    }

    // How many ways lead from a state to a meaning.
    private static long Accepted(Automaton automaton, int state, Dictionary<int, long> counts)
    {
        if (counts.TryGetValue(state, out var known))
        {
            return known;
        }

        var count = automaton.MeaningAt(state) is null ? 0L : 1;
        foreach (var letter in automaton.LettersAt(state))
        {
            count += Accepted(automaton, automaton.Next(state, letter), counts);
        }

        return counts[state] = count;
    }

    private static string KeyOf(string spelling)
    {
        var text = NormalText.Of(spelling);
        return string.Concat(text.Tokens.ToArray().Select(token => text.Letters(token).ToString()));
    }
}
