namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>Gathers what the lexicon's files say and makes a lexicon of it.</summary>
internal sealed class LexiconBuilder
{
    private readonly List<Sense> senses = [];
    private readonly PhraseCompiler compiler = new();
    private readonly List<(string Letters, Particle Particle)> particles = [];
    private readonly List<string> clauseEndings = [];
    private readonly HashSet<string> everydayWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> realWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> alike = new(StringComparer.Ordinal);
    private readonly List<(string Wrong, string Right)> respelled = [];
    private readonly Shorthand shorthand = new();
    private readonly Dictionary<string, Product> products = new(StringComparer.Ordinal);

    /// <summary>What the lines of phrases were compiled into before; where there is none, they are compiled now.</summary>
    public CompiledPhrases? Kept { get; init; }

    /// <summary>Adds what the lines of one entry mean, in the order of the files: what was compiled before knows it by its number.</summary>
    public void Begin(Sense sense) => senses.Add(sense);

    /// <summary>Adds a line that means what was begun.</summary>
    public void Add(PhrasePattern pattern) => compiler.Add(pattern, senses.Count - 1, senses[^1]);

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

    /// <summary>The lexicon, and what its lines of phrases were compiled into.</summary>
    public (Lexicon Lexicon, CompiledPhrases Phrases) Build()
    {
        var phrases = Kept ?? compiler.Build();
        var lexicon = new Lexicon(
            phrases.Automaton(senses),
            phrases.Breaks,
            new Spelling(
                new SpellingWords(phrases.Ours, phrases.Names, phrases.NameParts, everydayWords, phrases.Known),
                realWords,
                alike,
                respelled,
                shorthand,
                new HangulSlips(phrases.OurHangul, phrases.AllHangul.Concat(everydayWords))),
            [.. particles.OrderByDescending(particle => particle.Letters.Length)],
            [.. clauseEndings],
            [.. products.Values],
            [.. compiler.Patterns]);
        return (lexicon, phrases);
    }
}
