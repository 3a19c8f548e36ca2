using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>What a Korean particle says of the word before it.</summary>
internal enum Particle
{
    None,

    /// <summary>Where something comes from or is held: 에서, 한테서, 로부터.</summary>
    Source,

    /// <summary>Towards, or by means of: 로, 으로.</summary>
    Way,

    /// <summary>Topic, "as for": 은, 는, 건은.</summary>
    Topic,

    /// <summary>Only: 만.</summary>
    Only,

    /// <summary>Subject, object and the rest.</summary>
    Other,

    /// <summary>The copula: 입니다, 인데, 이에요.</summary>
    Copula,

    /// <summary>Also: 도.</summary>
    Also,

    /// <summary>"Whether": 인지.</summary>
    Whether,

    /// <summary>Who receives: 에게, 한테.</summary>
    Recipient,

    /// <summary>Of: 의.</summary>
    Of,
}

/// <summary>The vocabulary, compiled once: shared by all readings.</summary>
internal sealed class Lexicon(
    Automaton automaton,
    IReadOnlyDictionary<string, int> breaks,
    Spelling spelling,
    ImmutableArray<(string Letters, Particle Particle)> particles,
    ImmutableArray<string> clauseEndings,
    ImmutableArray<Product> products,
    ImmutableArray<PhrasePattern> patterns)
{
    /// <summary>Phrases of more letters may be spaced in any way ("micro soft"); of these it is known where spaces are written.</summary>
    public const int LongestWithBreaks = 6;

    // Made when they are first met: the lexicon stands for hundreds of thousands, of which few are ever typed.
    private readonly ConcurrentDictionary<string, Phrase> phrases = new(StringComparer.Ordinal);

    // By their first and by their last letter: most words have none of either.
    private readonly FrozenDictionary<char, (string Letters, Particle Particle)[]> particlesByFirst =
        particles.GroupBy(particle => particle.Letters[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private readonly FrozenDictionary<char, string[]> endingsByLast =
        clauseEndings.GroupBy(ending => ending[^1]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    public Automaton Automaton { get; } = automaton;

    public Spelling Spelling { get; } = spelling;

    public ImmutableArray<Product> Products { get; } = products;

    /// <summary>Every line that phrases were made of.</summary>
    public ImmutableArray<PhrasePattern> Patterns { get; } = patterns;

    /// <summary>The phrase of a spelling that the automaton has found.</summary>
    public Phrase PhraseOf(ReadOnlySpan<char> key, Meaning meaning)
    {
        if (phrases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var phrase))
        {
            return phrase;
        }

        var written = key.ToString();
        return phrases.GetOrAdd(written, new Phrase(written, meaning, breaks.GetValueOrDefault(written)));
    }

    /// <summary>The longest particle that a tail begins with.</summary>
    public Particle ParticleOf(ReadOnlySpan<char> tail, out int length)
    {
        foreach (var (letters, particle) in tail.IsEmpty ? [] : particlesByFirst.GetValueOrDefault(tail[0], []))
        {
            if (tail.StartsWith(letters, StringComparison.Ordinal))
            {
                length = letters.Length;
                return particle;
            }
        }

        length = 0;
        return Particle.None;
    }

    /// <summary>True where a Hangul word closes a clause by its ending.</summary>
    public bool ClosesClause(ReadOnlySpan<char> word)
    {
        // "관리 위임 말고", "처음 샀을 때": nouns, not verbs that end a clause.
        if (word is [.., '위' or '책' or '담', '임'] or [.., '포', '함'] or [.., '처' or '다' or '마', '음'])
        {
            return false;
        }

        foreach (var ending in word.IsEmpty ? [] : endingsByLast.GetValueOrDefault(word[^1], []))
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
