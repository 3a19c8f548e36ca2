namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// What the lines of the lexicon were compiled into, in numbers and words alone: it can be written to a file and read back
/// (<see cref="KeptPhrases"/>). What a line means is kept as the number of its entry.
/// </summary>
/// <param name="Spelled">The automaton that finds the spellings.</param>
/// <param name="Breaks">Where short spellings have spaces; see <see cref="PatternWords.Breaks"/>.</param>
internal sealed record CompiledPhrases(CompiledPhrases.Moves Spelled, IReadOnlyDictionary<string, int> Breaks)
{
    /// <summary>Words of the phrases; these six are what <see cref="SpellingWords"/> and <see cref="HangulSlips"/> are made of.</summary>
    public required string[] Ours { get; init; }

    public required string[] Known { get; init; }

    public required string[] Names { get; init; }

    public required string[] NameParts { get; init; }

    public required string[] OurHangul { get; init; }

    public required string[] AllHangul { get; init; }

    /// <summary>The automaton with what its spellings mean.</summary>
    /// <param name="senses">What the entries mean, by their numbers.</param>
    public Automaton Automaton(IReadOnlyList<Sense> senses)
    {
        var meanings = Array.ConvertAll(Spelled.Meanings, lines => new Meaning(Array.ConvertAll(lines, line => Meant(Spelled.Lines[line], senses))));
        return new Automaton(
            Spelled.FirstMoves,
            Spelled.Letters,
            Spelled.Targets,
            Array.ConvertAll(Spelled.MeaningOf, meaning => meaning == Moves.NoMeaning ? null : meanings[meaning]));
    }

    private static Meaning.Line Meant(Line line, IReadOnlyList<Sense> senses) => new(senses[line.Sense], line.Stem, line.WordStart);

    /// <summary>One line of the lexicon: the number of what it means, and how it may stand.</summary>
    internal readonly record struct Line(int Sense, bool Stem, bool WordStart);

    /// <summary>The automaton in numbers; the first three as <see cref="Vocabulary.Automaton"/> has them.</summary>
    /// <param name="FirstMoves">For every state its first move.</param>
    /// <param name="Letters">The letter of every move.</param>
    /// <param name="Targets">The state that every move leads to.</param>
    /// <param name="MeaningOf">For every state its meaning, or <see cref="NoMeaning"/>.</param>
    /// <param name="Meanings">For every meaning the lines that it consists of.</param>
    /// <param name="Lines">Every line.</param>
    internal sealed record Moves(int[] FirstMoves, char[] Letters, int[] Targets, int[] MeaningOf, int[][] Meanings, Line[] Lines)
    {
        /// <summary>No spelling ends at the state.</summary>
        public const int NoMeaning = -1;
    }
}
