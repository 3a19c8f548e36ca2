using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>One spelling that the lexicon's lines stand for.</summary>
/// <param name="key">Its lower-case letters and digits without spaces.</param>
/// <param name="meaning">What it means.</param>
/// <param name="breaks">One bit for every place in the key before which the lexicon writes a space; short keys only.</param>
internal sealed class Phrase(string key, Meaning meaning, int breaks)
{
    /// <summary>Lower-case letters and digits without spaces: what the automaton looks for.</summary>
    public string Key { get; } = key;

    /// <summary>True where the last letter is Hangul: particles may follow.</summary>
    public bool EndsInHangul { get; } = IsHangul(key[^1]);

    /// <summary>True where the first letter is Hangul: it may begin inside an unspaced word.</summary>
    public bool BeginsInHangul { get; } = IsHangul(key[0]);

    /// <summary>Written with a star: any ending may follow.</summary>
    public bool Stem { get; } = meaning.Stem && IsHangul(key[^1]);

    /// <summary>Written with a caret: begins at the start of a word only.</summary>
    public bool WordStart { get; } = meaning.WordStart;

    /// <summary>Everything it can mean.</summary>
    public ImmutableArray<Sense> Senses { get; } = meaning.Senses;

    /// <summary>All its cues at once.</summary>
    public Cue Cues { get; } = meaning.Cues;

    /// <summary>True where it means something only as a bare answer, and so only where its fact was asked.</summary>
    public bool IsOnlyAnswer { get; } = meaning.IsOnlyAnswer;

    /// <summary>True where the lexicon writes a space before a place in the key.</summary>
    public bool BreaksAt(int at) => (breaks >> at & 1) != 0;

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
