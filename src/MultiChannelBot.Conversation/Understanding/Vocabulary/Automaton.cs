namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Finds every phrase of the lexicon in one pass over a text (Aho and Corasick, 1975). Immutable once built; the time of a
/// search grows with the text and the finds, not with the lexicon.
/// </summary>
internal sealed class Automaton
{
    // The moves of a state stand side by side, those of state N from firstMove[N] to firstMove[N + 1].
    private readonly int[] firstMove;
    private readonly char[] letters;
    private readonly int[] targets;

    /// <summary>Where each letter leads from the beginning, which nearly every letter comes back to.</summary>
    private readonly int[] beginnings = new int[char.MaxValue + 1];

    private readonly int[] fallbacks;
    private readonly int[] longest;
    private readonly int[] shorter;
    private readonly Phrase?[] ends;

    /// <summary>Builds the automaton; two phrases may not share a key.</summary>
    public Automaton(IReadOnlyCollection<Phrase> phrases)
    {
        var trie = new Trie();
        foreach (var phrase in phrases)
        {
            trie.Insert(phrase);
        }

        ends = [.. trie.Ends];
        (firstMove, letters, targets) = (new int[ends.Length + 1], new char[trie.Moves.Count], new int[trie.Moves.Count]);
        (fallbacks, longest, shorter) = (new int[ends.Length], new int[ends.Length], new int[ends.Length]);
        Lay(trie.Moves);
        LinkFallbacks();
    }

    /// <summary>Follows one letter.</summary>
    public int Next(int state, char letter)
    {
        while (state != 0)
        {
            var first = firstMove[state];
            var move = letters.AsSpan(first, firstMove[state + 1] - first).IndexOf(letter);
            if (move >= 0)
            {
                return targets[first + move];
            }

            state = fallbacks[state];
        }

        return beginnings[letter];
    }

    /// <summary>The state whose phrase ends here and is the longest, or 0.</summary>
    public int Longest(int state) => longest[state];

    /// <summary>The next shorter phrase that ends at the same letter, or 0.</summary>
    public int Shorter(int state) => shorter[state];

    /// <summary>The phrase that ends at a state given by <see cref="Longest"/> or <see cref="Shorter"/>.</summary>
    public Phrase PhraseAt(int state) => ends[state]!;

    private void Lay(Dictionary<(int State, char Letter), int> moves)
    {
        var at = 0;
        foreach (var ((state, letter), target) in moves.OrderBy(move => move.Key))
        {
            (letters[at], targets[at]) = (letter, target);
            firstMove[state + 1] = ++at;
            if (state == 0)
            {
                beginnings[letter] = target;
            }
        }

        for (var state = 1; state < firstMove.Length; state++)
        {
            // A state without a move ends where the one before it ends.
            firstMove[state] = Math.Max(firstMove[state], firstMove[state - 1]);
        }
    }

    private void LinkFallbacks()
    {
        // A state's number is larger than its parent's, but not than its fallback's; so by depth.
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var parent))
        {
            for (var move = firstMove[parent]; move < firstMove[parent + 1]; move++)
            {
                var child = targets[move];
                fallbacks[child] = parent == 0 ? 0 : Next(fallbacks[parent], letters[move]);
                shorter[child] = longest[fallbacks[child]];
                longest[child] = ends[child] is null ? shorter[child] : child;
                queue.Enqueue(child);
            }
        }
    }

    private sealed class Trie
    {
        public Dictionary<(int State, char Letter), int> Moves { get; } = [];

        public List<Phrase?> Ends { get; } = [null];

        public void Insert(Phrase phrase)
        {
            var state = 0;
            foreach (var letter in phrase.Key)
            {
                if (!Moves.TryGetValue((state, letter), out var next))
                {
                    next = Ends.Count;
                    Ends.Add(null);
                    Moves.Add((state, letter), next);
                }

                state = next;
            }

            Ends[state] = phrase;
        }
    }
}
