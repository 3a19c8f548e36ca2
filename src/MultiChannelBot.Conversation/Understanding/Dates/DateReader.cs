using System.Buffers;
using System.Text;
using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Finds the dates of a message and tells which of them is the end of a term.</summary>
internal static partial class DateReader
{
    // English and Korean apart, because a search that minds no case is quick only among ASCII letters.
    private static readonly SearchValues<string> EnglishWords = SearchValues.Create(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "week", "month", "quarter", "year", "days", "tomorrow", "fortnight", "next "],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> KoreanWords = SearchValues.Create("월달주년해뒤후말막남");

    /// <summary>What a word of another clause counts further.</summary>
    private const int FarAway = 20;

    private const int LongestRangeMark = 10;

    /// <summary>Adds every full date of a text; none where a cheap look sees neither a figure nor a word of dates.</summary>
    public static void Find(string written, DateOnly today, Spelling spelling, FoundDates found)
    {
        if (!MayHold(written) && !EndsSomething(written))
        {
            return;
        }

        var text = DateSpelling.Repair(written, spelling, out var origins);
        found.Origins = origins;

        KoreanDates.Find(text, today, found);
        NumberDates.Find(text, today, found);
        EnglishDates.Find(text, today, found);
        NamedDays.Find(text, today, found);
        SpentMonths.Find(text, today, found);
        CountedDates.Find(text, today, found);
        RelativeDates.Find(text, today, found);
        found.Origins = null;
        CarriedDates.Find(written, today, found);
    }

    /// <summary>Blanks dates, so that their figures are not read as anything else.</summary>
    public static string Blank(string text, FoundDates found)
    {
        if (found.All.Count == 0)
        {
            return text;
        }

        var blank = new StringBuilder(text);
        foreach (var date in found.All)
        {
            for (var at = date.Start; at < date.End; at++)
            {
                blank[at] = ' ';
            }
        }

        return blank.ToString();
    }

    /// <summary>Adds the end of a term where one is stated.</summary>
    /// <returns>True where one is stated by figures that read two ways.</returns>
    public static bool Read(Message message, string text, FoundDates found, DateOnly today)
    {
        var isAmbiguous = false;
        var alternatives = found.All.Count > 1 ? Alternatives(text, found) : null;
        foreach (var date in found.All)
        {
            var replaced = DateCorrection.Before(message, found, date);
            var replacing = DateCorrection.After(message, found, date);
            if (!IsTermEnd(message, text, found, date)
                && !(replaced is not null && IsTermEnd(message, text, found, replaced))
                && !(replacing is not null && IsTermEnd(message, text, found, replacing)))
            {
                continue;
            }

            if (date.Day is not { } day || alternatives?.Contains(date.Start) == true)
            {
                isAmbiguous |= replacing is null;
            }
            else if (day > today)
            {
                Add(message, date, day, isReplaced: replacing is not null);
            }
        }

        return isAmbiguous;
    }

    private static void Add(Message message, FoundDate date, DateOnly day, bool isReplaced)
    {
        var mention = new Mention(ItemAt(message, date), FactValue.TermEnd(day), Needs.Nothing) { Date = date };
        if (isReplaced)
        {
            mention.Mark(Standing.TakenBack);
        }

        message.Mentions.Add(mention);
    }

    // "at the end of Jnue": the word of a date may be the one with a slip.
    private static bool EndsSomething(string text) => text.Contains("end of ", StringComparison.OrdinalIgnoreCase);

    private static bool MayHold(string text) =>
        HoldsFigure(text) || HoldsWord(text);

    private static bool HoldsWord(ReadOnlySpan<char> text) =>
        text.ContainsAny(KoreanWords) || NamedDays.MayHold(text) || text.Contains("분기", StringComparison.Ordinal) || text.ContainsAny(EnglishWords);

    // The 365 of a product and the 3 of "E3" are no figures of a date; that of "Q3" is.
    private static bool HoldsFigure(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('0', '9'); at >= 0; at = text.IndexOfAnyInRange('0', '9'))
        {
            var length = text[at..].IndexOfAnyExceptInRange('0', '9');
            length = length < 0 ? text.Length - at : length;
            if (text.Slice(at, length) is not "365" && !(at > 0 && length == 1 && char.IsAsciiLetter(text[at - 1]) && text[at - 1] is not ('q' or 'Q' or 'h' or 'H')))
            {
                return true;
            }

            text = text[(at + length)..];
        }

        return false;
    }

    private static bool IsTermEnd(Message message, string text, FoundDates found, FoundDate date)
    {
        if (date.Since || date.Vague || BeginsRange(text, found, date) || IsOver(text.AsSpan(0, date.Start), text.AsSpan(date.End)))
        {
            return false;
        }

        var at = ItemAt(message, date);
        if (message.Items.Count == 0 || at < 0)
        {
            return (message.Asked is null or Fact.TermEnd) && found.All.Count == 1;
        }

        var home = HomeOf(message, text, date, at);
        var (start, end) = (message.SentenceStart(home), message.SentenceEnd(home));
        if (SharesEnd(message, text, found, date, home) && !IsOffTopic(message, home, start, end))
        {
            return true;
        }

        if (IsOffTopic(message, home, start, end) || IsDenied(message, text, date, home, at) || IsOfStranger(message, text, date, home) || IsOfSomethingElse(message, text, found, date, home, at))
        {
            return false;
        }

        var clause = message.Items[home].Clause;
        var (term, other) = (Nearest(message, at, clause, start, end, Cue.TermEnd, IsTopic), Nearest(message, at, clause, start, end, IsSaidOfEnd(message, at) || EndsRightAfter(message, date, at) ? Cue.OtherDate | Cue.Past : Cue.OtherDate | Cue.Buy | Cue.Past));
        if (!IsCorrected(message, at) && ((term == int.MaxValue && message.Any(Cue.TermEnd, start, end)) || (date.Until && IsWantedBy(message, home))))
        {
            return false;
        }

        if (date.Until)
        {
            var elsewhere = Nearest(message, at, clause, start, end, Cue.OtherDate);
            return term <= elsewhere || elsewhere > FarAway;
        }

        if (term == int.MaxValue && found.All[^1] == date && IsCorrected(message, at))
        {
            return Nearest(message, at, clause, start, end, Cue.OtherDate | Cue.Past) > FarAway;
        }

        if (date.Remains && term == int.MaxValue && ((other == int.MaxValue && NamesWhatEnds(message, message.ClauseStart(home), message.ClauseEnd(home))) || IsAllWeHave(message, text, date, home, at)))
        {
            return true;
        }

        return term < int.MaxValue
            ? term <= other
            : other == int.MaxValue && (DateCorrection.IsGivenAnew(message, found, date) || message.Asked == Fact.TermEnd || IsAlone(message) || IsOfRow(message, text, date, start, end));
    }

    // "the expiry of what we bought is 30 November": what is said of the end, whatever else stands between.
    private static bool IsSaidOfEnd(Message message, int at) =>
        message.Items[at].Phrase?.Key is "is" or "s" or "willbe"
        && message.First(Cue.TermEnd, message.ClauseStart(at), at) is >= 0 and var end
        && !message.Any(Cue.Buy, message.ClauseStart(at), end);

    // "I said it renews in December. Not true, the contract says 15 January 2027.", "I gave you the wrong end date. Correct one: ..."
    private static bool IsCorrected(Message message, int at) =>
        (message.Any(Cue.Earlier | Cue.Correction, 0, at + 1) || message.Items.Exists(item => item.Has(Cue.ChangeVerb) && item.Phrase!.Key.Contains("wrong", StringComparison.Ordinal))) && (message.Any(Cue.TermEnd, 0, at + 1) || message.NamesFact(Fact.TermEnd, 0, message.SentenceEnd(at)));

    // "can a person call me back tomorrow?" is no date of a term.
    private static bool IsAlone(Message message) => !message.Items.Exists(item => item.Phrase?.Find<Sense.Asks>()?.Act == Act.Human) && !message.Mentions.Exists(mention => mention.Standing != Standing.TakenBack) && !message.Items.Any(item => item.IsUnknown);

    // "1 April 2025 - 31 March 2026": the first is a beginning.
    private static bool BeginsRange(string text, FoundDates found, FoundDate date)
    {
        for (var next = date.End + 1; next <= date.End + LongestRangeMark; next++)
        {
            if (found.Begins(next) && IsRangeMark(text.AsSpan(date.End, next - date.End).Trim()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRangeMark(ReadOnlySpan<char> mark) => mark is "-" or "–" or "~" or "to" or "until" or "through" or "부터" or "에서";

    // "8월 20일에 회의가 있고 구독은 12월 말에 끝나요": the clause of the end is not that of the meeting.
    private static bool IsOffTopic(Message message, int home, int start, int end)
    {
        var (first, last) = (message.ClauseStart(home), message.ClauseEnd(home));
        return message.Any(Cue.Injection, start, end)
            || (message.Any(Cue.TermEnd, first, last) ? message.Any(Cue.OffTopic, first, last) : message.Any(Cue.OffTopic, start, end));
    }

    // "the Azure has 60 days left": what remains is that of a subscription.
    private static bool NamesWhatEnds(Message message, int start, int end) =>
        message.Any(Cue.Trade, start, end) || message.NamesWithin(Fact.ServiceType, start, end) || message.NamesWithin(Fact.PurchaseChannel, start, end);

    // "renewal isn't until 15 December".
    private static bool IsNotUntil(Message message, FoundDate date, int home, int at)
    {
        if (!date.Until)
        {
            return false;
        }

        for (var other = message.ClauseStart(home); other <= at; other++)
        {
            if (message.Items[other].Has(Cue.TermEnd) && message.Items[other].Phrase!.Key is not ("until" or "till" or "til"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDenied(Message message, string text, FoundDate date, int home, int at) =>
        (message.Any(Cue.Not, message.ClauseStart(home), IsBehind(message, date, at) ? at : at + 1) && !IsNotUntil(message, date, home, at) && !IsEndOfDeniedMove(message, home, at) && !IsNotBefore(message, text.AsSpan(0, date.Start), home)) || message.Any(Cue.NotAfter, at + 1, message.ClauseEnd(home)) || IsAfterNor(message, at) || IsDeniedNext(message, date, at);

    // "30 April 2027 is not the end of the term."
    private static bool IsDeniedNext(Message message, FoundDate date, int at)
    {
        var next = message.Items[at].OriginStart >= date.End ? at : at + 1;
        return next + 1 < message.ClauseEnd(at) && message.Items[next].Phrase?.Key is "is" or "was" or "s" && message.Items[next + 1].Phrase?.Key is "not" or "never";
    }

    // "that should be 30 April instead of the date I gave": what stands behind the date denies something else.
    private static bool IsBehind(Message message, FoundDate date, int at) => message.Items[at].OriginStart >= date.End && message.Items[at].Has(Cue.Instead);

    // "they can't come over to us before the term ends on 1 August": the move is denied, not the end that it waits for.
    private static bool IsEndOfDeniedMove(Message message, int home, int at)
    {
        var not = message.First(Cue.Not, message.ClauseStart(home), at + 1);
        var move = not + 1;
        while (move <= at && !(message.Names(move, Fact.Intent) || message.Items[move].Has(Cue.Carry | Cue.Moved)))
        {
            move++;
        }

        return move <= at && message.Any(Cue.TermEnd, move + 1, at + 1);
    }

    // A date belongs to the words before it; after a comma, and where Korean words follow it, to those after it.
    private static int HomeOf(Message message, string text, FoundDate date, int at)
    {
        if (at + 1 >= message.Items.Count || message.Items[at + 1].OriginStart < date.Start || message.Items[at].OriginStart > date.Start)
        {
            return at;
        }

        var between = message.Items[at].OriginEnd < date.Start ? text.AsSpan(message.Items[at].OriginEnd, date.Start - message.Items[at].OriginEnd) : [];
        var after = text.AsSpan(date.End).TrimStart(' ');
        return between.ContainsAny(",.;\n") || (!after.IsEmpty && Phrase.IsHangul(after[0])) ? at + 1 : at;
    }

    private static int Nearest(Message message, int at, int clause, int start, int end, Cue cues, Func<Message, int, bool>? isNone = null)
    {
        var nearest = int.MaxValue;
        for (var other = start; other < end; other++)
        {
            if (message.Items[other].Has(cues) && isNone?.Invoke(message, other) != true)
            {
                // The date stands after item "at": what follows it is one nearer than it seems.
                var distance = other <= at ? at - other + 1 : other - at;
                nearest = Math.Min(nearest, message.Items[other].Clause == clause ? distance : distance + FarAway);
            }
        }

        return nearest;
    }

    /// <summary>The last item before a date, or the first of all.</summary>
    private static int ItemAt(Message message, FoundDate date)
    {
        var (first, last) = (0, message.Items.Count - 1);
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            (first, last) = message.Items[middle].OriginStart < date.Start ? (middle, last) : (first, middle - 1);
        }

        return last;
    }
}
