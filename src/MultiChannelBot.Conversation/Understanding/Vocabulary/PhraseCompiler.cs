using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Compiles the lines of the lexicon: the automaton that finds their spellings, and the words that slips are put right to.</summary>
internal sealed class PhraseCompiler
{
    private readonly List<PhrasePattern> patterns = [];
    private readonly AutomatonBuilder automaton = new();
    private readonly Dictionary<string, int> breaks = new(StringComparer.Ordinal);
    private readonly HashSet<string> ourWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> knownWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> nameWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> nameParts = new(StringComparer.Ordinal);
    private readonly HashSet<string> ourHangul = new(StringComparer.Ordinal);
    private readonly HashSet<string> allHangul = new(StringComparer.Ordinal);

    /// <summary>Every line that was added.</summary>
    public IReadOnlyList<PhrasePattern> Patterns => patterns;

    /// <summary>Adds a line with the number of what its spellings mean, and with that itself.</summary>
    public void Add(PhrasePattern pattern, int number, Sense sense)
    {
        patterns.Add(pattern);
        automaton.Add(pattern, number);
        foreach (var (key, spaces) in PatternWords.Breaks(pattern, Lexicon.LongestWithBreaks))
        {
            breaks[key] = breaks.GetValueOrDefault(key) | spaces;
        }

        var isOurs = IsWorthPuttingRight(sense);
        foreach (var (word, isWhole) in PatternWords.Of(pattern))
        {
            AddHangul(word, isWhole, isOurs);
            AddLatin(word, isWhole, isOurs, IsName(sense));
        }
    }

    /// <summary>Compiles what was added.</summary>
    public CompiledPhrases Build() => new(automaton.Build(), breaks)
    {
        Ours = [.. ourWords],
        Known = [.. knownWords],
        Names = [.. nameWords],
        NameParts = [.. nameParts],
        OurHangul = [.. ourHangul],
        AllHangul = [.. allHangul],
    };

    // A stranger is not put right to a word that only sets things aside.
    private static bool IsWorthPuttingRight(Sense sense) => sense switch
    {
        Sense.Decoy or Sense.Filler or Sense.LeavesUnsaid => false,
        Sense.Marks { Cue: Cue.OffTopic or Cue.Price or Cue.Definition or Cue.Injection or Cue.Content or Cue.OtherParty } => false,
        _ => true,
    };

    // What people write with a capital: products and programmes.
    private static bool IsName(Sense sense) =>
        sense is Sense.Names or Sense.States { Values: [{ Fact: Fact.PurchaseChannel }, ..] };

    // Of two syllables only words that are a phrase by themselves: parts of phrases come too close to everyday words.
    private void AddHangul(string word, bool isWhole, bool isOurs)
    {
        if (word.All(Phrase.IsHangul))
        {
            allHangul.Add(word);
            if (isOurs && (word.Length > 2 || isWhole))
            {
                ourHangul.Add(word);
            }
        }
    }

    private void AddLatin(string word, bool isWhole, bool isOurs, bool isName)
    {
        if (!word.All(letter => letter is >= 'a' and <= 'z'))
        {
            return;
        }

        (isOurs ? ourWords : knownWords).Add(word);
        if (isName)
        {
            nameParts.Add(word);
            if (isWhole)
            {
                nameWords.Add(word);
            }
        }
    }
}
