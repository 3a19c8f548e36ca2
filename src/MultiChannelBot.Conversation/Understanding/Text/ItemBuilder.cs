using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>Lines phrases and unknown words up, and counts clauses and sentences.</summary>
internal sealed class ItemBuilder
{
    /// <summary>No sentence is longer; what is gets cut, so that looking around in one stays cheap whatever is pasted.</summary>
    private const int LongestSentence = 160;

    private readonly List<Item> items = [];
    private readonly Pool<Item> spares = new();
    private Words words = null!;
    private Lexicon lexicon = null!;
    private int clause;
    private int sentence;
    private int sentenceStart;
    private bool closed;

    /// <summary>The items of a message, lent until they are wiped.</summary>
    public List<Item> Build(Words words, Lexicon lexicon, List<Find> finds)
    {
        (this.words, this.lexicon) = (words, lexicon);
        Walk(finds);
        return items;
    }

    /// <summary>Makes it ready for another message.</summary>
    public void Wipe()
    {
        items.Clear();
        spares.TakeBack(item => item.Wipe());
        (clause, sentence, sentenceStart, closed) = (0, 0, 0, false);
    }

    private void Walk(List<Find> finds)
    {
        var next = 0;
        var word = 0;
        while (word < words.All.Length)
        {
            while (next < finds.Count && finds[next].End <= words.All[word].Start)
            {
                next++;
            }

            if (next < finds.Count && finds[next].Start < words.All[word].End)
            {
                word = AddFinds(finds, ref next, word);
            }
            else
            {
                AddUnknown(word++);
            }
        }
    }

    private void AddUnknown(int word)
    {
        var now = words.All[word];
        Move(now.Gap, null);
        items.Add(NewItem(now.Start, now.End, word, word, null, now.Gap));
        CloseAfter(word);
    }

    /// <summary>Adds all phrases that touch a word and gives the word after them.</summary>
    private int AddFinds(List<Find> finds, ref int next, int word)
    {
        var last = word;
        while (next < finds.Count && finds[next].Start < words.All[last].End)
        {
            var find = finds[next++];
            var first = words.WordOf(find.Start);
            last = Math.Max(last, words.WordOf(find.End - 1));
            var gap = GapBefore(find.Start, words.All[first]);
            Move(gap, find.Phrase);
            items.Add(NewItem(find.Start, find.End, first, words.WordOf(find.End - 1), find.Phrase, gap));
        }

        var tail = last + 1;
        if (IsParticleWord(tail, finds, next))
        {
            last = tail;
        }

        CloseAfter(last);
        return last + 1;
    }

    // What is found inside the first word of a sentence stands apart from the sentence before all the same: "이전.\n확인 후".
    private Gap GapBefore(int start, Word word) =>
        start <= word.Start || (word.Gap >= Gap.Comma && (items.Count == 0 || items[^1].End <= word.Start)) ? word.Gap : Gap.None;

    /// <summary>"EA" + "로": the particle is a token of its own only because the script changes.</summary>
    private bool IsParticleWord(int word, List<Find> finds, int next) =>
        word < words.All.Length
        && words.All[word] is { Script: Script.Hangul, Gap: Gap.None } tail
        && (next >= finds.Count || finds[next].Start >= tail.End)
        && items[^1].End == tail.Start;

    private void Move(Gap gap, Phrase? phrase)
    {
        var isFirst = items.Count == 0;
        var isCut = items.Count - sentenceStart >= LongestSentence;
        if (!isFirst && (gap >= Gap.Sentence || isCut))
        {
            sentence++;
            sentenceStart = items.Count;
        }

        var keepsOn = closed && phrase is not null && (phrase.Cues & Cue.Hold) != 0 && gap <= Gap.Space;
        if (!isFirst && (gap >= Gap.Comma || isCut || (closed && !keepsOn) || (phrase is not null && (phrase.Cues & Cue.But) != 0)))
        {
            clause++;
        }

        closed = false;
    }

    private void CloseAfter(int word)
    {
        var now = words.All[word];
        closed = now.Script == Script.Hangul && lexicon.ClosesClause(words.Text(word)) && !IsAuxiliaryNext(word + 1) && !IsWay(words.Text(word));
    }

    // "귀사를 통해서 내는 걸로": a way of buying, and no clause of its own.
    private static bool IsWay(ReadOnlySpan<char> word) => word is [.., '통', '해', '서'] or [.., '경', '유', '해', '서'];

    // "쓰고 있다", "옮기고 싶다", "쓰고 계시다", not "쓰고 계약은": the verb goes on in the next word.
    private bool IsAuxiliaryNext(int word) =>
        word < words.All.Length && words.Text(word) is ['있' or '싶', ..] or ['계', '시' or '신' or '세' or '셔' or '십' or '셨' or '실', ..];

    private Item NewItem(int start, int end, int first, int last, Phrase? phrase, Gap gap)
    {
        var item = spares.Lend();
        (item.Start, item.End) = (start, end);
        (item.OriginStart, item.OriginEnd) = (OriginAt(start, first), OriginEndAt(end, last));
        (item.Clause, item.Sentence) = (clause, sentence);
        item.Phrase = phrase;
        item.Gap = gap;
        item.Capital = words.All[first].Capital;
        item.Particle = ParticleAfter(end, last);
        item.IsNumber = phrase is null && words.All[first].Script == Script.Digit;
        return item;
    }

    private Particle ParticleAfter(int end, int last)
    {
        var word = words.All[last];
        if (end < word.End)
        {
            return lexicon.ParticleOf(words.Letters[end..word.End], out _);
        }

        return last + 1 < words.All.Length && words.All[last + 1] is { Script: Script.Hangul, Gap: Gap.None or Gap.Space or Gap.Break } next
            && (next.Gap == Gap.None || IsOnlyParticle(last + 1))
            ? lexicon.ParticleOf(words.Text(last + 1), out _)
            : Particle.None;
    }

    // "EA 로 구매": the particle was typed as a word.
    private bool IsOnlyParticle(int word)
    {
        lexicon.ParticleOf(words.Text(word), out var length);
        return length == words.Text(word).Length;
    }

    private int OriginAt(int start, int first) => words.All[first] is var word && word.Script == Script.Hangul
        ? word.OriginStart + Math.Min(start - word.Start, word.OriginEnd - word.OriginStart - 1)
        : words.All[first].OriginStart;

    private int OriginEndAt(int end, int last) => words.All[last] is var word && word.Script == Script.Hangul
        ? Math.Min(word.OriginEnd, word.OriginStart + (end - word.Start))
        : words.All[last].OriginEnd;
}
