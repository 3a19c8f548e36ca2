namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Knows every spelling of the lexicon: from the beginning, one move a letter. Deterministic and without circles, so the time
/// of a look grows with the longest phrase at most; spellings that go on alike share their states. Immutable.
/// </summary>
internal sealed class Automaton
{
    /// <summary>Where no phrase goes on.</summary>
    public const int Nowhere = 0;

    // The moves of a state stand from its first to that of the next state; nothing leads to the first state.
    private readonly int[] firstMoves;
    private readonly char[] letters;
    private readonly int[] targets;
    private readonly Meaning?[] meanings;

    /// <summary>Where each letter leads from the beginning, which every look begins with.</summary>
    private readonly int[] beginnings = new int[char.MaxValue + 1];

    /// <param name="firstMoves">For every state its first move, and the number of all moves at the end; state 1 is the beginning.</param>
    /// <param name="letters">The letter of every move.</param>
    /// <param name="targets">The state that every move leads to.</param>
    /// <param name="meanings">What the spelling means that ends at a state.</param>
    public Automaton(int[] firstMoves, char[] letters, int[] targets, Meaning?[] meanings)
    {
        (this.firstMoves, this.letters, this.targets, this.meanings) = (firstMoves, letters, targets, meanings);
        for (var move = firstMoves[1]; move < firstMoves[2]; move++)
        {
            beginnings[letters[move]] = targets[move];
        }
    }

    /// <summary>The state before any letter.</summary>
    public static int Beginning => 1;

    /// <summary>The state after a first letter.</summary>
    public int Begin(char letter) => beginnings[letter];

    /// <summary>The state after one more letter.</summary>
    public int Next(int state, char letter)
    {
        var (first, end) = (firstMoves[state], firstMoves[state + 1]);

        // Most states have one move or none, for which a search costs more than a look.
        if (end - first <= 1)
        {
            return end > first && letters[first] == letter ? targets[first] : Nowhere;
        }

        var found = letters.AsSpan(first, end - first).IndexOf(letter);
        return found < 0 ? Nowhere : targets[first + found];
    }

    /// <summary>The letters that go on from a state.</summary>
    public ReadOnlySpan<char> LettersAt(int state) => letters.AsSpan(firstMoves[state]..firstMoves[state + 1]);

    /// <summary>What the spelling means that ends here; null where none does.</summary>
    public Meaning? MeaningAt(int state) => meanings[state];
}
