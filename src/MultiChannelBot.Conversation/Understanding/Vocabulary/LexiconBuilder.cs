using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Gathers what the lexicon's files say and compiles it.</summary>
internal sealed class LexiconBuilder
{
    private readonly List<PhrasePattern> patterns = [];
    private readonly AutomatonBuilder automaton = new();
    private readonly Dictionary<string, int> breaks = new(StringComparer.Ordinal);
    private readonly List<(string Letters, Particle Particle)> particles = [];
    private readonly List<string> clauseEndings = [];
    private readonly HashSet<string> everydayWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> knownWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> realWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> alike = new(StringComparer.Ordinal);
    private readonly List<(string Wrong, string Right)> respelled = [];
    private readonly Shorthand shorthand = new();
    private readonly HashSet<string> ourHangul = new(StringComparer.Ordinal);
    private readonly HashSet<string> allHangul = new(StringComparer.Ordinal);
    private readonly HashSet<string> nameWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> nameParts = new(StringComparer.Ordinal);
    private readonly HashSet<string> ourWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Product> products = new(StringComparer.Ordinal);

    /// <summary>Adds a line with what its spellings mean.</summary>
    public void Add(PhrasePattern pattern, Sense sense)
    {
        patterns.Add(pattern);
        automaton.Add(pattern, sense);
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

    /// <summary>Adds a product; false where its id is taken.</summary>
    public bool AddProduct(Product product) => products.TryAdd(product.Id, product);

    public void AddParticles(Particle particle, IEnumerable<string> letters) =>
        particles.AddRange(letters.Select(one => (one, particle)));

    public void AddClauseEndings(IEnumerable<string> endings) => clauseEndings.AddRange(endings);

    public void AddKnownWords(IEnumerable<string> words) =>
        everydayWords.UnionWith(words.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    public void AddRealWords(IEnumerable<string> words) => realWords.UnionWith(words);

    /// <summary>Adds lines of spellings of one word each.</summary>
    public void AddAlike(IEnumerable<string> lines)
    {
        foreach (var words in lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            foreach (var word in words)
            {
                alike[word] = words[0];
            }
        }
    }

    /// <summary>Adds a line "wrong right"; false where it is not two words of one length.</summary>
    public bool AddRespelling(string line)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var wrong, var right] || wrong.Length != right.Length || wrong == right)
        {
            return false;
        }

        respelled.Add((wrong, right));
        return true;
    }

    /// <summary>Adds a line "short long words", or "wrong right after these words"; false where it is neither.</summary>
    public bool AddShorthand(string line) => shorthand.Add(line);

    public Lexicon Build() => new(
        automaton.Build(),
        breaks,
        new Spelling(new SpellingWords(ourWords, nameWords, nameParts, everydayWords, knownWords), realWords, alike, respelled, shorthand, new HangulSlips(ourHangul, allHangul.Concat(everydayWords))),
        [.. particles.OrderByDescending(particle => particle.Letters.Length)],
        [.. clauseEndings],
        [.. products.Values],
        [.. patterns]);

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
