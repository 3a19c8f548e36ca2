using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>A phrase of the lexicon or an unknown word, in the order of the message.</summary>
internal sealed class Item
{
    /// <summary>Where it begins in the letters.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>What the lexicon says; null for an unknown word.</summary>
    public required Phrase? Phrase { get; init; }

    /// <summary>The widest gap between the item before and this one.</summary>
    public required Gap Gap { get; init; }

    public required bool Capital { get; init; }

    /// <summary>Where it stood in the message.</summary>
    public required int OriginStart { get; init; }

    public required int OriginEnd { get; init; }

    /// <summary>The Korean particle after it.</summary>
    public required Particle Particle { get; init; }

    /// <summary>The clause it stands in, counted through the message.</summary>
    public required int Clause { get; init; }

    /// <summary>The sentence it stands in.</summary>
    public required int Sentence { get; init; }

    public required bool IsNumber { get; init; }

    public Cue Cues => Phrase?.Cues ?? Cue.None;

    public bool Has(Cue any) => (Cues & any) != 0;

    /// <summary>True for a word that the lexicon does not know.</summary>
    public bool IsUnknown => Phrase is null && !IsNumber;

    public bool IsFiller => Phrase is not null && Phrase.Has<Sense.Filler>();

    public bool IsDecoy => Phrase is not null && Phrase.Has<Sense.Decoy>();
}
