using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>A phrase of the lexicon found in the letters of a message.</summary>
/// <param name="Inside">True where it begins inside a word.</param>
internal readonly record struct Find(int Start, int End, Phrase Phrase, bool Inside = false)
{
    /// <summary>What begins inside a word gives way to what begins with it: "이전해" before "해 주세요".</summary>
    private const int InsideLoss = 2;

    public int Length => End - Start;

    public int Weight => Inside ? Length - InsideLoss : Length;
}

/// <summary>Finds the lexicon's phrases: of those that overlap the longest, whole words in English, particles in Korean.</summary>
internal sealed class PhraseFinder
{
    /// <summary>From this many syllables on nothing needs to be known of what follows.</summary>
    private const int LongEnoughForAnyEnding = 3;

    private readonly List<Find> finds = [];
    private readonly List<Find> kept = [];
    private readonly Buffer<bool> taken = new();

    /// <summary>The phrases of a message in its order; those of the one before must have been wiped.</summary>
    /// <param name="words">The words of the message.</param>
    /// <param name="lexicon">What is looked for.</param>
    /// <param name="asked">The fact that was asked: bare answers to other questions are not looked for.</param>
    public List<Find> FindAll(Words words, Lexicon lexicon, Fact? asked)
    {
        var letters = words.Letters;
        for (var start = 0; start < letters.Length; start++)
        {
            var isInside = !words.Begins(start);
            if (!isInside || Phrase.IsHangul(letters[start]))
            {
                FindFrom(start, isInside, words, lexicon, asked);
            }
        }

        KeepLongest(letters.Length);
        return kept;
    }

    private void FindFrom(int start, bool isInside, Words words, Lexicon lexicon, Fact? asked)
    {
        var letters = words.Letters;
        var (automaton, state) = (lexicon.Automaton, lexicon.Automaton.Begin(letters[start]));
        for (var end = start + 1; state != Automaton.Nowhere; state = automaton.Next(state, letters[end++]))
        {
            if (automaton.MeaningAt(state) is { } meaning)
            {
                Take(new Find(start, end, lexicon.PhraseOf(letters[start..end], meaning), isInside), words, lexicon, asked);
            }

            if (end == letters.Length)
            {
                return;
            }
        }
    }

    private void Take(Find find, Words words, Lexicon lexicon, Fact? asked)
    {
        if (Stands(find, words, lexicon) && (!find.Phrase.IsOnlyAnswer || Answers(find.Phrase, asked)))
        {
            finds.Add(find);
        }
    }

    /// <summary>Makes it ready for another message.</summary>
    public void Wipe()
    {
        finds.Clear();
        kept.Clear();
        taken.Wipe();
    }

    private static bool Answers(Phrase phrase, Fact? asked)
    {
        foreach (var sense in phrase.Senses)
        {
            if (sense is Sense.Answers answer && answer.Value.Fact == asked)
            {
                return true;
            }
        }

        return false;
    }

    private void KeepLongest(int letters)
    {
        finds.Sort((one, other) => one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : one.Start.CompareTo(other.Start));
        var isTaken = taken.Grow(letters);
        foreach (var find in finds)
        {
            var span = isTaken.Slice(find.Start, find.Length);
            if (!span.Contains(true))
            {
                span.Fill(true);
                kept.Add(find);
            }
        }

        kept.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    private static bool Stands(Find find, Words words, Lexicon lexicon) =>
        BeginsRight(find) && EndsRight(find, words, lexicon) && IsSpacedRight(find, words);

    private static bool BeginsRight(Find find) => !find.Inside || (find.Phrase.BeginsInHangul && !find.Phrase.WordStart);

    private static bool EndsRight(Find find, Words words, Lexicon lexicon)
    {
        var word = words.All[words.WordOf(find.End - 1)];
        if (word.End == find.End || find.Phrase.Stem)
        {
            return true;
        }

        if (!find.Phrase.EndsInHangul)
        {
            return false;
        }

        return find.Length >= LongEnoughForAnyEnding
            || lexicon.ParticleOf(words.Letters[find.End..word.End], out _) != Particle.None;
    }

    private static bool IsSpacedRight(Find find, Words words)
    {
        var first = words.WordOf(find.Start);
        var last = words.WordOf(find.End - 1);
        for (var word = first + 1; word <= last; word++)
        {
            var gap = words.All[word].Gap;
            if (gap > Gap.Space)
            {
                return false;
            }

            if (gap != Gap.None && !MayBreakAt(find, words.All[word].Start - find.Start))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayBreakAt(Find find, int at) =>
        find.Length > Lexicon.LongestWithBreaks
        || find.Phrase.BreaksAt(at)
        || (find.Phrase.BeginsInHangul && find.Phrase.EndsInHangul && find.Length > 2 && !find.Phrase.WordStart)
        || char.IsDigit(find.Phrase.Key[at]) != char.IsDigit(find.Phrase.Key[at - 1]);
}
