using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>What a spelling means and how it may stand: the lines of the lexicon that stand for it, taken together.</summary>
internal sealed class Meaning
{
    /// <param name="lines">Every line that stands for the spelling; what one of them allows is allowed.</param>
    public Meaning(IReadOnlyCollection<Line> lines)
    {
        Stem = lines.Any(line => line.Stem);
        WordStart = lines.All(line => line.WordStart);
        Senses = [.. lines.Select(line => line.Sense).Distinct()];
        Cues = Senses.OfType<Sense.Marks>().Aggregate(default(Cue), (cues, marks) => cues | marks.Cue);
        IsOnlyAnswer = Senses.All(sense => sense is Sense.Answers);
    }

    /// <summary>Any ending may follow.</summary>
    public bool Stem { get; }

    /// <summary>It begins at the start of a word only.</summary>
    public bool WordStart { get; }

    /// <summary>Everything it can mean, in the order of the lexicon.</summary>
    public ImmutableArray<Sense> Senses { get; }

    /// <summary>All its cues at once.</summary>
    public Cue Cues { get; }

    /// <summary>True where it means something only as a bare answer, and so only where its fact was asked.</summary>
    public bool IsOnlyAnswer { get; }

    /// <summary>What one line says of a spelling.</summary>
    internal readonly record struct Line(Sense Sense, bool Stem, bool WordStart);
}
