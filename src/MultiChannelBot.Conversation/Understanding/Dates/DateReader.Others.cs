using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Days beside the end of a term that are none: when a mail came, by when to give notice, when a bill is to be paid.</summary>
internal static partial class DateReader
{
    private static readonly string[] OfContact = ["wrote", "notified", "reminded", "announced", "phoned", "rang", "texted"];

    private static readonly string[] Bills = ["invoice", "bill", "payment", "payable", "amount", "fee", "instal", "deposit"];

    private static readonly string[] FiscalYears = ["financialyear", "fiscalyear", "businessyear", "taxyear", "budgetyear", "accountingyear", "schoolyear", "academicyear", "bookyear", "tradingyear"];

    private static bool IsOfSomethingElse(Message message, FoundDate date, int home, int at) =>
        home == at && (IsDayOfContact(message, date, at) || IsNoticeDay(message, at) || IsDueBill(message, at) || IsOfFiscalYear(message, at));

    // "my reseller mailed on 6 August that it renews on 3 November".
    private static bool IsDayOfContact(Message message, FoundDate date, int at)
    {
        if (date.Until || at < 1 || message.Items[at].Phrase?.Key is not ("on" or "of" or "from" or "dated"))
        {
            return false;
        }

        var before = message.Items[at - 1];
        return before.Has(Cue.Contact) || OfContact.Contains(before.Phrase?.Key);
    }

    // "it renews on 3 November unless we tell them by 27 October".
    private static bool IsNoticeDay(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not ("by" or "before" or "until" or "till"))
        {
            return false;
        }

        for (var before = at - 1; before >= message.ClauseStart(at); before--)
        {
            if (message.Items[before].Has(Cue.TermEnd))
            {
                return false;
            }

            if (message.Items[before].Phrase?.Key == "unless")
            {
                return true;
            }
        }

        return false;
    }

    // "invoice of 1 August, due 31 August".
    private static bool IsDueBill(Message message, int at)
    {
        var due = message.Last(Cue.TermEnd, message.ClauseStart(at), at + 1);
        return due >= 0 && message.Items[due].Phrase!.Key is "due" or "dueon" or "fallsdue"
            && message.Items.FindIndex(message.SentenceStart(at), message.SentenceEnd(at) - message.SentenceStart(at), item => item.Phrase is { } phrase && Array.Exists(Bills, bill => phrase.Key.StartsWith(bill, StringComparison.Ordinal))) >= 0;
    }

    // "the financial year of our company closes on 30 June"; "our EA ends with the financial year on 30 June" is an end.
    private static bool IsOfFiscalYear(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var end = message.First(Cue.TermEnd, start, at + 1);
        for (var year = start; year < end; year++)
        {
            if (FiscalYears.Contains(message.Items[year].Phrase?.Key))
            {
                return !NamesWhatEnds(message, start, end);
            }
        }

        return false;
    }

    // "we have three months to go": nothing else is said of that day.
    private static bool IsAllWeHave(Message message, string text, FoundDate date, int home, int at)
    {
        if (!OpensWithHaving(message, home, at))
        {
            return false;
        }

        var rest = text.AsSpan(date.End).TrimStart(' ');
        return rest.IsEmpty || rest[0] is '.' or ',' or '!' or '\n' or ';';
    }

    private static bool OpensWithHaving(Message message, int home, int at)
    {
        var start = message.ClauseStart(home);
        return home == at && at - start <= 1 && message.Items[at].Phrase?.Key is "wehave" or "wevegot" or "wehavegot" or "ihave" or "have" or "has" or "havegot" or "got" or "hasgot" or "therere" or "are";
    }
}
