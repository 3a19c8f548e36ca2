namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Finds every phrase of the lexicon in one pass over a text (Aho and Corasick, 1975). Immutable once built; the time of a
/// search grows with the text and the finds, not with the lexicon.
/// </summary>
internal sealed class Automaton
{
    // What a letter needs of a state lies together, and so do the moves of a state: they fill far more memory than a cache.
    private readonly State[] states;
    private readonly char[] letters;
    private readonly int[] targets;

    /// <summary>Where each letter leads from the beginning, which nearly every letter comes back to.</summary>
    private readonly int[] beginnings = new int[char.MaxValue + 1];

    private readonly int[] shorter;
    private readonly Phrase?[] ends;

    /// <summary>Builds the automaton; two phrases may not share a key.</summary>
    public Automaton(IReadOnlyCollection<Phrase> phrases)
    {
        var trie = new Trie(phrases);
        ends = [.. trie.Ends];
        (states, shorter) = (new State[ends.Length + 1], new int[ends.Length]);
        (letters, targets) = (new char[ends.Length - 1], new int[ends.Length - 1]);
        Lay(trie);
        LinkFallbacks();
    }

    /// <summary>Follows one letter.</summary>
    public int Next(int state, char letter)
    {
        while (state != 0)
        {
            var move = MoveOf(state, letter);
            if (move >= 0)
            {
                return targets[move];
            }

            state = states[state].Fallback;
        }

        return beginnings[letter];
    }

    /// <summary>The state whose phrase ends here and is the longest, or 0.</summary>
    public int Longest(int state) => states[state].Longest;

    /// <summary>The next shorter phrase that ends at the same letter, or 0.</summary>
    public int Shorter(int state) => shorter[state];

    /// <summary>How many letters the phrase has that ends at a state.</summary>
    public int LengthAt(int state) => states[state].Depth;

    /// <summary>The phrase that ends at a state given by <see cref="Longest"/> or <see cref="Shorter"/>.</summary>
    public Phrase PhraseAt(int state) => ends[state]!;

    // Most states have one move or none, for which a search costs more than a look.
    private int MoveOf(int state, char letter)
    {
        var (first, end) = (states[state].FirstMove, states[state + 1].FirstMove);
        if (end - first <= 1)
        {
            return end > first && letters[first] == letter ? first : -1;
        }

        var found = letters.AsSpan(first, end - first).IndexOf(letter);
        return found < 0 ? -1 : first + found;
    }

    // Counted into place: the states that one state leads to were made in the order of their letters.
    private void Lay(Trie trie)
    {
        for (var state = 1; state < ends.Length; state++)
        {
            states[trie.Parents[state] + 1].FirstMove++;
        }

        for (var state = 1; state < states.Length; state++)
        {
            states[state].FirstMove += states[state - 1].FirstMove;
        }

        var laid = new int[ends.Length];
        for (var state = 1; state < ends.Length; state++)
        {
            var parent = trie.Parents[state];
            var at = states[parent].FirstMove + laid[parent]++;
            (letters[at], targets[at]) = (trie.Letters[state], state);
            if (parent == 0)
            {
                beginnings[letters[at]] = state;
            }
        }
    }

    private void LinkFallbacks()
    {
        // A state's number is larger than its parent's, but not than its fallback's; so by depth.
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var parent))
        {
            for (var move = states[parent].FirstMove; move < states[parent + 1].FirstMove; move++)
            {
                Link(parent, letters[move], targets[move]);
                queue.Enqueue(targets[move]);
            }
        }
    }

    private void Link(int parent, char letter, int child)
    {
        var fallback = parent == 0 ? 0 : Next(states[parent].Fallback, letter);
        shorter[child] = states[fallback].Longest;
        states[child].Depth = states[parent].Depth + 1;
        states[child].Fallback = fallback;
        states[child].Longest = ends[child] is null ? shorter[child] : child;
    }

    /// <summary>One state; its moves stand from its first to that of the next state.</summary>
    private struct State
    {
        public int FirstMove;
        public int Fallback;
        public int Longest;
        public int Depth;
    }

    /// <summary>
    /// The tree of all keys. They come in order, so a key shares with the one before it all the states that it shares with any,
    /// and nothing has to be looked up: the lexicon's phrases stand for hundreds of thousands of spellings.
    /// </summary>
    private sealed class Trie
    {
        private readonly List<int> path = [0];

        public Trie(IEnumerable<Phrase> phrases)
        {
            var before = string.Empty;
            foreach (var phrase in phrases.OrderBy(phrase => phrase.Key, StringComparer.Ordinal))
            {
                Insert(phrase, before.AsSpan().CommonPrefixLength(phrase.Key));
                before = phrase.Key;
            }
        }

        public List<int> Parents { get; } = [0];

        public List<char> Letters { get; } = ['\0'];

        public List<Phrase?> Ends { get; } = [null];

        private void Insert(Phrase phrase, int shared)
        {
            path.RemoveRange(shared + 1, path.Count - shared - 1);
            foreach (var letter in phrase.Key.AsSpan(shared))
            {
                Parents.Add(path[^1]);
                Letters.Add(letter);
                path.Add(Ends.Count);
                Ends.Add(null);
            }

            Ends[path[^1]] = phrase;
        }
    }
}
