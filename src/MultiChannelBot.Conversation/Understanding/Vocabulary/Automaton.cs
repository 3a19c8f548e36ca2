namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Finds every phrase of the lexicon in one pass over a text (Aho and Corasick, 1975). Immutable once built; the time of a
/// search grows with the text and the finds, not with the lexicon.
/// </summary>
internal sealed class Automaton
{
    private readonly Dictionary<long, int> moves = [];
    private readonly List<int> fallbacks = [0];
    private readonly List<Phrase?> ends = [null];
    private readonly List<int> shorter = [0];

    /// <summary>Builds the automaton; two phrases may not share a key.</summary>
    public Automaton(IReadOnlyCollection<Phrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            Insert(phrase);
        }

        LinkFallbacks();
    }

    /// <summary>Follows one letter.</summary>
    public int Next(int state, char letter)
    {
        while (true)
        {
            if (moves.TryGetValue(Move(state, letter), out var next))
            {
                return next;
            }

            if (state == 0)
            {
                return 0;
            }

            state = fallbacks[state];
        }
    }

    /// <summary>The state whose phrase ends here and is the longest, or 0.</summary>
    public int Longest(int state) => ends[state] is null ? shorter[state] : state;

    /// <summary>The next shorter phrase that ends at the same letter, or 0.</summary>
    public int Shorter(int state) => shorter[state];

    /// <summary>The phrase that ends at a state given by <see cref="Longest"/> or <see cref="Shorter"/>.</summary>
    public Phrase PhraseAt(int state) => ends[state]!;

    private static long Move(int state, char letter) => ((long)state << 16) | letter;

    private void Insert(Phrase phrase)
    {
        var state = 0;
        foreach (var letter in phrase.Key)
        {
            if (!moves.TryGetValue(Move(state, letter), out var next))
            {
                next = ends.Count;
                ends.Add(null);
                fallbacks.Add(0);
                shorter.Add(0);
                moves.Add(Move(state, letter), next);
            }

            state = next;
        }

        ends[state] = phrase;
    }

    private void LinkFallbacks()
    {
        // A state's number is larger than its parent's, but not than its fallback's; so by depth.
        var children = moves.ToLookup(move => (int)(move.Key >> 16), move => ((char)(move.Key & 0xFFFF), move.Value));
        var queue = new Queue<int>();
        queue.Enqueue(0);
        while (queue.TryDequeue(out var parent))
        {
            foreach (var (letter, child) in children[parent])
            {
                fallbacks[child] = parent == 0 ? 0 : Next(fallbacks[parent], letter);
                shorter[child] = Longest(fallbacks[child]);
                queue.Enqueue(child);
            }
        }
    }
}
