using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>
/// A phrase of the lexicon or an unknown word, in the order of the message. Only <see cref="ItemBuilder"/> writes to it; it uses
/// items again.
/// </summary>
internal sealed class Item
{
    /// <summary>Where it begins in the letters.</summary>
    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>What the lexicon says; null for an unknown word.</summary>
    public Phrase? Phrase { get; set; }

    /// <summary>The widest gap between the item before and this one.</summary>
    public Gap Gap { get; set; }

    public bool Capital { get; set; }

    /// <summary>Where it stood in the message.</summary>
    public int OriginStart { get; set; }

    public int OriginEnd { get; set; }

    /// <summary>The Korean particle after it.</summary>
    public Particle Particle { get; set; }

    /// <summary>The clause it stands in, counted through the message.</summary>
    public int Clause { get; set; }

    /// <summary>The sentence it stands in.</summary>
    public int Sentence { get; set; }

    public bool IsNumber { get; set; }

    public Cue Cues => Phrase?.Cues ?? Cue.None;

    public bool Has(Cue any) => (Cues & any) != 0;

    /// <summary>True for a word that the lexicon does not know.</summary>
    public bool IsUnknown => Phrase is null && !IsNumber;

    public bool IsFiller => Phrase is not null && Phrase.Has<Sense.Filler>();

    public bool IsDecoy => Phrase is not null && Phrase.Has<Sense.Decoy>();

    /// <summary>Forgets what it was, the places included.</summary>
    public void Wipe()
    {
        Phrase = null;
        (Start, End, OriginStart, OriginEnd) = (0, 0, 0, 0);
    }
}
