using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>"1 May 2027, sorry, 1 June 2027", "5월 1일, 아니 6월 1일": the later date stands for the one before it.</summary>
internal static class DateCorrection
{
    /// <summary>Words that take something back; more letters between two dates say something else.</summary>
    private const int LongestWords = 30;

    private const int LongestAnswer = 80;

    private static readonly string[] Hesitations = ["er", "uh", "um", "erm", "hm", "hmm", "eh", "ah", "oh", "어", "아", "음", "앗"];

    /// <summary>The date that stands for this one; null where it is not taken back.</summary>
    public static FoundDate? After(Message message, FoundDates found, FoundDate date)
    {
        foreach (var later in found.All)
        {
            if (later.Start > date.End && TakesBack(message, date.End, later.Start))
            {
                return later;
            }
        }

        return null;
    }

    /// <summary>The date that this one stands for; null where it takes none back.</summary>
    public static FoundDate? Before(Message message, FoundDates found, FoundDate date)
    {
        foreach (var earlier in found.All)
        {
            if (earlier.End < date.Start && TakesBack(message, earlier.End, date.Start))
            {
                return earlier;
            }
        }

        return null;
    }

    /// <summary>True where a date stands for one that was given to us before: only the end of a term is ever given.</summary>
    public static bool IsGivenAnew(Message message, FoundDates found, FoundDate date)
    {
        foreach (var earlier in found.All)
        {
            if (earlier.End < date.Start && IsAnsweredBefore(message, earlier.End, date.Start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakesBack(Message message, int from, int to) => IsCorrectedBetween(message, from, to) || IsAnsweredBefore(message, from, to);

    // "Earlier I gave you 31 May as the end of the term; the right date is 30 June 2027".
    private static bool IsAnsweredBefore(Message message, int from, int to)
    {
        var (before, after) = (FirstFrom(message, from) - 1, FirstFrom(message, to));
        return before >= 0
            && to - from <= LongestAnswer
            && message.Any(Cue.Earlier, message.ClauseStart(before), Math.Min(after, message.ClauseEnd(before)))
            && (message.Any(Cue.Correction | Cue.ChangeVerb | Cue.But | Cue.WeakCorrection, before + 1, after) || IsPutRight(message, before + 1, after));
    }

    // "I wrote 1 June 2027 before, please make it 1 July 2027".
    private static bool IsPutRight(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (message.Items[at].Phrase?.Key is "makeit" or "pleasemakeit" or "says" or "shows" or "states" or "reads")
            {
                return true;
            }
        }

        return false;
    }

    // "6월 30일이라고 했는데 7월 31일이에요".
    private static bool IsAnswered(Item item) =>
        item.Has(Cue.Earlier) && item.Phrase!.Key is ['라', '고', ..] or ['이', '라', '고', ..];

    private static bool IsCorrectedBetween(Message message, int from, int to)
    {
        if (to - from > LongestWords)
        {
            return false;
        }

        var isCorrection = IsHesitation(message, from, to);
        for (var at = FirstFrom(message, from); at < message.Items.Count && message.Items[at].OriginEnd <= to; at++)
        {
            var item = message.Items[at];
            if (item.Has(Cue.TermEnd | Cue.OtherDate | Cue.Buy | Cue.Hold | Cue.And))
            {
                return false;
            }

            // "I said 30 June, er, it was 31 July 2027".
            isCorrection |= IsAnswered(item) || (item.Gap >= Gap.Comma && item.Phrase is { EndsInHangul: false, Key: var key } && Hesitations.Contains(key)) || item.Has(Cue.Correction | Cue.WeakCorrection | Cue.No | Cue.NotAfter);
        }

        return isCorrection;
    }

    // "30 June, er, 31 July 2027", "5월 5일 아 6월 5일": nothing but the sound of one who puts it right.
    private static bool IsHesitation(Message message, int from, int to)
    {
        var first = FirstFrom(message, from);
        var last = first;
        while (last < message.Items.Count && message.Items[last].OriginEnd <= to)
        {
            if (!Hesitations.Contains(message.Items[last].Phrase?.Key))
            {
                return false;
            }

            last++;
        }

        return last > first;
    }

    // Halving keeps the time linear where a message holds very many dates.
    private static int FirstFrom(Message message, int origin)
    {
        var (first, end) = (0, message.Items.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = message.Items[middle].OriginStart < origin ? (middle + 1, end) : (first, middle);
        }

        return first;
    }
}
