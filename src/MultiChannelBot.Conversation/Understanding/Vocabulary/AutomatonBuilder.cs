using System.Runtime.InteropServices;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Builds the automaton from the lines of the lexicon: each becomes a chain of places with its alternatives side by side, and
/// the sets of places that one spelling can have reached become the states (Rabin and Scott, 1959).
/// </summary>
internal sealed class AutomatonBuilder
{
    private const int Nothing = -1;

    private readonly List<int> firstMoves = [Nothing];
    private readonly List<int> firstJumps = [Nothing];
    private readonly List<int> endings = [Nothing];
    private readonly List<(char Letter, int Target, int Next)> moves = [];
    private readonly List<(int Target, int Next)> jumps = [];
    private readonly List<CompiledPhrases.Line> lines = [];

    /// <summary>Adds a line of the lexicon with the number of what it means.</summary>
    public void Add(PhrasePattern pattern, int sense)
    {
        // Two places after every part: one for what ends in a star, where nothing is written after it.
        var (plain, stem) = (AddPlace(), Nothing);
        Jump(0, plain);
        foreach (var choices in pattern.Groups)
        {
            (plain, stem) = Add(choices, plain, stem);
        }

        End(plain, new CompiledPhrases.Line(sense, false, pattern.WordStart));
        End(stem, new CompiledPhrases.Line(sense, true, pattern.WordStart));
    }

    /// <summary>Compiles what was added.</summary>
    public CompiledPhrases.Moves Build() => new Subsets(this).Build();

    private (int Plain, int Stem) Add(IReadOnlyCollection<PhrasePattern.Choice> choices, int plain, int stem)
    {
        var begin = Join(plain, stem);
        var (nextPlain, nextStem) = (Nothing, Nothing);
        foreach (var choice in choices)
        {
            if (choice.IsBlank)
            {
                JumpIfAny(plain, ref nextPlain);
                JumpIfAny(stem, ref nextStem);
            }
            else if (choice.IsStem)
            {
                Spell(begin, choice.Letters, ref nextStem);
            }
            else
            {
                Spell(begin, choice.Letters, ref nextPlain);
            }
        }

        return (nextPlain, nextStem);
    }

    private int Join(int plain, int stem)
    {
        if (plain == Nothing || stem == Nothing)
        {
            return Math.Max(plain, stem);
        }

        var joined = AddPlace();
        Jump(plain, joined);
        Jump(stem, joined);
        return joined;
    }

    private void JumpIfAny(int from, ref int to)
    {
        if (from != Nothing)
        {
            Jump(from, to = to == Nothing ? AddPlace() : to);
        }
    }

    private void Spell(int from, string letters, ref int to)
    {
        foreach (var letter in letters)
        {
            if (letter != ' ')
            {
                var next = AddPlace();
                moves.Add((letter, next, firstMoves[from]));
                firstMoves[from] = moves.Count - 1;
                from = next;
            }
        }

        Jump(from, to = to == Nothing ? AddPlace() : to);
    }

    private int AddPlace()
    {
        firstMoves.Add(Nothing);
        firstJumps.Add(Nothing);
        endings.Add(Nothing);
        return endings.Count - 1;
    }

    private void Jump(int from, int to)
    {
        jumps.Add((to, firstJumps[from]));
        firstJumps[from] = jumps.Count - 1;
    }

    private void End(int place, CompiledPhrases.Line line)
    {
        if (place != Nothing)
        {
            endings[place] = lines.Count;
            lines.Add(line);
        }
    }

    /// <summary>The sets of places, and the automaton that is made of them.</summary>
    private sealed class Subsets(AutomatonBuilder lines)
    {
        private readonly Dictionary<int[], int> states = new(new SameNumbers());
        private readonly Dictionary<int[], int> meanings = new(new SameNumbers());
        private readonly List<int[]> sets = [[]];
        private readonly List<int> firstMoves = [0];
        private readonly List<char> letters = [];
        private readonly List<int> targets = [];
        private readonly int[] stamps = new int[lines.endings.Count];
        private readonly List<int> reached = [];
        private int stamp;

        public CompiledPhrases.Moves Build()
        {
            Reach([0L]);
            StateOfReached();
            for (var state = 1; state < sets.Count; state++)
            {
                firstMoves.Add(targets.Count);
                Follow(sets[state]);
            }

            firstMoves.Add(targets.Count);
            int[] meant = [.. sets.Select(MeaningOf)];
            return new CompiledPhrases.Moves([.. firstMoves], [.. letters], [.. targets], meant, [.. meanings.Keys], [.. lines.lines]);
        }

        private void Follow(int[] places)
        {
            var ways = new List<long>();
            foreach (var place in places)
            {
                for (var move = lines.firstMoves[place]; move != Nothing; move = lines.moves[move].Next)
                {
                    ways.Add(((long)lines.moves[move].Letter << 32) | (uint)lines.moves[move].Target);
                }
            }

            ways.Sort();
            for (var at = 0; at < ways.Count;)
            {
                var end = at + 1;
                while (end < ways.Count && ways[end] >> 32 == ways[at] >> 32)
                {
                    end++;
                }

                letters.Add((char)(ways[at] >> 32));
                Reach(CollectionsMarshal.AsSpan(ways)[at..end]);
                targets.Add(StateOfReached());
                at = end;
            }
        }

        // Where the ways lead, and wherever one gets from there without a letter.
        private void Reach(ReadOnlySpan<long> ways)
        {
            stamp++;
            reached.Clear();
            foreach (var way in ways)
            {
                Reach((int)(uint)way);
            }

            for (var at = 0; at < reached.Count; at++)
            {
                for (var jump = lines.firstJumps[reached[at]]; jump != Nothing; jump = lines.jumps[jump].Next)
                {
                    Reach(lines.jumps[jump].Target);
                }
            }
        }

        private void Reach(int place)
        {
            if (stamps[place] != stamp)
            {
                stamps[place] = stamp;
                reached.Add(place);
            }
        }

        private int StateOfReached()
        {
            // Places that only lead on to others tell nothing.
            reached.RemoveAll(place => lines.firstMoves[place] == Nothing && lines.endings[place] == Nothing);
            reached.Sort();
            int[] places = [.. reached];
            if (!states.TryGetValue(places, out var state))
            {
                states.Add(places, state = sets.Count);
                sets.Add(places);
            }

            return state;
        }

        private int MeaningOf(int[] places)
        {
            int[] ends = [.. places.Select(place => lines.endings[place]).Where(end => end != Nothing).Order()];
            if (ends.Length == 0)
            {
                return CompiledPhrases.Moves.NoMeaning;
            }

            if (!meanings.TryGetValue(ends, out var meaning))
            {
                meanings.Add(ends, meaning = meanings.Count);
            }

            return meaning;
        }
    }

    private sealed class SameNumbers : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? one, int[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(int[] numbers)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes<int>(numbers));
            return hash.ToHashCode();
        }
    }
}
