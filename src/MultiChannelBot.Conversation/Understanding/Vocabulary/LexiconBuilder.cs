using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Gathers what the lexicon's files say and compiles it.</summary>
internal sealed class LexiconBuilder
{
    private readonly Dictionary<string, Phrase> phrases = new(StringComparer.Ordinal);
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

    /// <summary>Adds a spelling and gives its letters; null where it holds nothing to look for.</summary>
    public string? Add(string spelling, Sense sense)
    {
        if (PhraseSyntax.Compile(spelling) is not { } phrase)
        {
            return null;
        }

        if (phrases.TryGetValue(phrase.Key, out var known))
        {
            known.Loosen(phrase);
        }
        else
        {
            phrases.Add(phrase.Key, known = phrase);
        }

        known.Add(sense);
        AddWords(phrase, IsWorthPuttingRight(sense) ? ourWords : knownWords);
        AddHangul(phrase, IsWorthPuttingRight(sense));
        if (IsName(sense))
        {
            AddWords(phrase, nameParts);
            if (phrase.Spaces.Length == 0)
            {
                AddWords(phrase, nameWords);
            }
        }

        return phrase.Key;
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
        new Automaton(phrases.Values),
        new Spelling(new SpellingWords(ourWords, nameWords, nameParts, everydayWords, knownWords), realWords, alike, respelled, shorthand, new HangulSlips(ourHangul, allHangul.Concat(everydayWords))),
        [.. particles.OrderByDescending(particle => particle.Letters.Length)],
        [.. clauseEndings],
        [.. products.Values],
        [.. phrases.Values]);

    // A stranger is not put right to a word that only sets things aside.
    private static bool IsWorthPuttingRight(Sense sense) => sense switch
    {
        Sense.Decoy or Sense.Filler => false,
        Sense.Marks { Cue: Cue.OffTopic or Cue.Price or Cue.Definition or Cue.Injection or Cue.Content or Cue.OtherParty } => false,
        _ => true,
    };

    // What people write with a capital: products and programmes.
    private static bool IsName(Sense sense) =>
        sense is Sense.Names or Sense.States { Values: [{ Fact: Fact.PurchaseChannel }, ..] };

    // Of two syllables only words that are a phrase by themselves: parts of phrases come too close to everyday words.
    private void AddHangul(Phrase phrase, bool isOurs)
    {
        var start = 0;
        foreach (var end in phrase.Spaces.Append(phrase.Key.Length))
        {
            var word = phrase.Key[start..end];
            start = end;
            if (word.All(Phrase.IsHangul))
            {
                allHangul.Add(word);
                if (isOurs && (word.Length > 2 || phrase.Spaces.Length == 0))
                {
                    ourHangul.Add(word);
                }
            }
        }
    }

    private static void AddWords(Phrase phrase, HashSet<string> words)
    {
        var start = 0;
        foreach (var end in phrase.Spaces.Append(phrase.Key.Length))
        {
            var word = phrase.Key[start..end];
            start = end;
            if (word.All(letter => letter is >= 'a' and <= 'z'))
            {
                words.Add(word);
            }
        }
    }
}
