using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>One spelling, compiled: its letters without spaces, where the spaces were, and what it means.</summary>
internal sealed class Phrase(string key, string written, bool isHangul, bool stem, bool wordStart, ImmutableArray<int> spaces)
{
    /// <summary>Lower-case letters and digits without spaces: what the automaton looks for.</summary>
    public string Key { get; } = key;

    /// <summary>As the lexicon writes it, for messages.</summary>
    public string Written { get; } = written;

    /// <summary>True where the last letter is Hangul: particles may follow.</summary>
    public bool EndsInHangul { get; } = IsHangul(key[^1]);

    /// <summary>True where the first letter is Hangul: it may begin inside an unspaced word.</summary>
    public bool BeginsInHangul { get; } = isHangul;

    /// <summary>Written with a star: any ending may follow.</summary>
    public bool Stem { get; private set; } = stem;

    /// <summary>Written with a caret: begins at the start of a word only.</summary>
    public bool WordStart { get; private set; } = wordStart;

    /// <summary>Positions in <see cref="Key"/> before which a space was written.</summary>
    public ImmutableArray<int> Spaces { get; private set; } = spaces;

    /// <summary>Everything it can mean.</summary>
    public ImmutableArray<Sense> Senses { get; private set; } = [];

    /// <summary>All its cues at once.</summary>
    public Cue Cues { get; private set; }

    /// <summary>True where it means something only as a bare answer, and so only where its fact was asked.</summary>
    public bool IsOnlyAnswer { get; private set; }

    /// <summary>Joins another spelling of the same letters: what either allows is allowed.</summary>
    public void Loosen(Phrase other)
    {
        Stem |= other.Stem;
        WordStart &= other.WordStart;
        Spaces = [.. Spaces.Union(other.Spaces).Order()];
    }

    /// <summary>Adds a sense; a sense it has already is not added again.</summary>
    public void Add(Sense sense)
    {
        if (Senses.Contains(sense))
        {
            return;
        }

        Senses = Senses.Add(sense);
        IsOnlyAnswer = Senses.All(known => known is Sense.Answers);
        if (sense is Sense.Marks marks)
        {
            Cues |= marks.Cue;
        }
    }

    public bool Has<TSense>()
        where TSense : Sense => Find<TSense>() is not null;

    public TSense? Find<TSense>()
        where TSense : Sense
    {
        foreach (var sense in Senses)
        {
            if (sense is TSense found)
            {
                return found;
            }
        }

        return null;
    }

    public static bool IsHangul(char letter) => letter is (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㆎ');
}
