using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>"1 May 2027, sorry, 1 June 2027", "5월 1일, 아니 6월 1일": the later date stands for the one before it.</summary>
internal static class DateCorrection
{
    /// <summary>Words that take something back; more letters between two dates say something else.</summary>
    private const int LongestWords = 30;

    /// <summary>The date that stands for this one; null where it is not taken back.</summary>
    public static FoundDate? After(Message message, FoundDates found, FoundDate date)
    {
        foreach (var later in found.All)
        {
            if (later.Start > date.End && (TakesBack(message, date.End, later.Start) || IsToldAnew(message, date, later)))
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
            if (earlier.End < date.Start && (TakesBack(message, earlier.End, date.Start) || IsToldAnew(message, earlier, date)))
            {
                return earlier;
            }
        }

        return null;
    }

    // "Earlier I gave you 31 May as the end of the term; the right date is 30 June 2027."
    private static bool IsToldAnew(Message message, FoundDate earlier, FoundDate later)
    {
        var (one, other) = (FirstFrom(message, earlier.Start) - 1, FirstFrom(message, later.Start) - 1);
        if (one < 0 || other < 0 || message.Items[one].Clause == message.Items[other].Clause || !message.Any(Cue.Earlier, message.ClauseStart(one), one + 1))
        {
            return false;
        }

        var (start, end) = (message.ClauseStart(other), message.ClauseEnd(other));
        return !message.Any(Cue.OtherDate | Cue.Earlier, start, end)
            && (message.Any(Cue.Correction | Cue.WeakCorrection | Cue.No | Cue.TermEnd, start, end) || message.NamesFact(Fact.TermEnd, start, end));
    }

    private static bool TakesBack(Message message, int from, int to)
    {
        if (to - from > LongestWords)
        {
            return false;
        }

        var isCorrection = false;
        for (var at = FirstFrom(message, from); at < message.Items.Count && message.Items[at].OriginEnd <= to; at++)
        {
            var item = message.Items[at];
            if (item.Has(Cue.TermEnd | Cue.OtherDate | Cue.Buy | Cue.Hold | Cue.And))
            {
                return false;
            }

            isCorrection |= item.Has(Cue.Correction | Cue.WeakCorrection | Cue.No);
        }

        return isCorrection;
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
