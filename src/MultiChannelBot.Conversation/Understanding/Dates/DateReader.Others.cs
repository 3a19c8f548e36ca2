using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Days beside the end of a term that are none: when a mail came, by when to give notice, when a bill is to be paid.</summary>
internal static partial class DateReader
{
    private const int MostBeforeEnded = 3;
    private const int LongestOr = 10;

    private static readonly string[] Ors = ["or", "or on", "or else", "또는", "혹은", "아니면", "이나", "이거나"];

    /// <summary>What is dated itself: "their letter of 1 August", "mailed us on 6 August".</summary>
    private static readonly string[] OfContact =
    [
        "wrote", "written", "notified", "reminded", "announced", "phoned", "rang", "texted", "mailed", "emailed", "e-mailed", "called", "informed", "sent", "letter", "mail", "email", "e-mail",
        "message", "note", "fax", "quote", "quotation", "proposal", "invoice", "bill", "minutes", "report", "statement", "reminder", "call", "conversation", "chat", "receipt", "confirmation",
    ];

    private static readonly string[] DayMarks = ["on", "of", "from", "dated", "at", "back"];

    private static readonly string[] OfEnds = ["on", "at", "in", "by", "with", "from", "as of", "since"];

    private static readonly string[] Ended = ["ended", "expired", "lapsed", "ran out", "came to an end", "was over", "has been over", "got terminated", "was terminated", "it renewed", "we renewed", "they renewed", "last renewed", "was renewed", "were renewed"];

    // What may stand between a day and the word that it is over: "on 2 September it ended", "9월 2일에 이미 끝났어요".
    private static readonly string[] BeforeEnded = ["it", "that", "they", "this", "already", "has", "have", "the contract", "the term", ","];

    private static readonly string[] KoreanBeforeEnded = ["부로", "자로", "에는", "에", "날", "부", "자", "이미", "벌써", "진작에", "진작", "다", "그냥", "계약이", "약정이", "구독이", "기간이"];

    private static readonly string[] KoreanEnded = ["끝났", "끝나버렸", "끝나 버렸", "끝난 상태", "끝난 거", "끝난 건", "끝난 지", "종료됐", "종료되었", "종료된 상태", "종료된 거", "종료된 건", "종료했", "만료됐", "만료되었", "만료된 상태", "만료된 거", "만료된 건", "만료했", "해지됐", "해지되었"];

    private static readonly string[] Persons = ["us", "me", "them", "him", "her", "you", "again"];

    private static readonly string[] Bills = ["invoice", "bill", "payment", "payable", "amount", "fee", "instal", "deposit"];

    private static readonly string[] NoTerms = ["warranty", "passport", "insurance", "domain", "certificate", "lease", "leasing", "mortgage", "membership", "conference", "tradefair", "semester", "internship", "apprenticeship", "insurancepolicy", "도메인", "여권", "보증", "보험", "인증서", "임대차", "멤버십", "offer", "theoffer", "anoffer", "youroffer", "quote", "quotation", "quotefor", "offerfor", "proposalfor", "budget", "ourbudget", "thebudget", "인증서", "수료증", "자격증", "임대차계약", "임대계약", "연차", "마일리지", "상품권", "식권", "학년도", "회계연도", "보증기간", "certificates", "isocertificate", "websitecertificate", "rentalagreement", "rentalcontract", "leaseagreement", "employmentcontract", "maintenancecontract", "mobilecontract", "phonecontract", "energycontract", "forklift", "예산", "견적", "견적서", "제안서", "할인", "프로모션", "proposal", "estimate", "voucher", "coupon", "discount", "promotion", "promo", "financialyear", "fiscalyear", "businessyear", "taxyear", "budgetyear", "accountingyear", "schoolyear", "academicyear", "bookyear", "tradingyear"];

    private static bool IsOfSomethingElse(Message message, string text, FoundDates found, FoundDate date, int home, int at) =>
        (!date.Until && IsDayOfContact(text.AsSpan(0, date.Start)))
        || IsToldBeforeEnd(message, found, date, home, at)
        || (home != at && message.Items[at].Phrase?.EndsInHangul == true && IsOfAnother(message, at))
        || (home == at && (IsNoticeDay(message, at) || (found.All.Count > 1 && IsDayOfMove(message, at)) || IsDueBill(message, at) || IsOfAnother(message, at)));

    /// <summary>Where dates begin between which the speaker cannot choose: "30 June or 31 July", "5월 5일 아니면 6월 5일"; null where none are.</summary>
    private static HashSet<int>? Alternatives(string text, FoundDates found)
    {
        HashSet<int>? alternatives = null;
        foreach (var date in found.All)
        {
            for (var next = date.End + 1; next <= date.End + LongestOr; next++)
            {
                if (found.Begins(next))
                {
                    if (Ors.Contains(text[date.End..next].Trim()))
                    {
                        (alternatives ??= []).Add(date.Start);
                        alternatives.Add(next);
                    }

                    break;
                }
            }
        }

        return alternatives;
    }

    // "my reseller mailed on 6 August that it renews on 3 November", "their letter of 1 August".
    private static bool IsDayOfContact(ReadOnlySpan<char> before)
    {
        if (!CutWord(ref before, DayMarks))
        {
            return false;
        }

        CutWord(ref before, Persons);
        return CutWord(ref before, OfContact);
    }

    // "the term ended on 31 January", "지난 9월 2일": a day that is past, whatever year comes next.
    private static bool IsOver(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before.EndsWith("지난 ", StringComparison.Ordinal) || IsOverAfter(after, KoreanBeforeEnded, KoreanEnded) || IsOverAfter(after, BeforeEnded, Ended))
        {
            return true;
        }

        before = before.TrimEnd(" :");
        CutWord(ref before, OfEnds);
        return CutWord(ref before, Ended);
    }

    private static bool IsOverAfter(ReadOnlySpan<char> after, string[] between, string[] ended)
    {
        for (var words = 0; words <= MostBeforeEnded; words++)
        {
            after = after.TrimStart(' ');
            if (BeginsWith(after, ended) > 0)
            {
                return true;
            }

            var length = BeginsWith(after, between);
            if (length == 0)
            {
                return false;
            }

            after = after[length..];
        }

        return false;
    }

    // An English word must end where it ends here; in Korean the next one is written on to it.
    private static int BeginsWith(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsAsciiLetter(text[word.Length])))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static bool CutWord(ref ReadOnlySpan<char> text, string[] words)
    {
        text = text.TrimEnd(' ');
        foreach (var word in words)
        {
            if (text.EndsWithWord(word))
            {
                text = text[..^word.Length];
                return true;
            }
        }

        return false;
    }

    // "they'd told me 30 June 2027, but the portal says 31 July as end date": the end that is named later has a day of its own.
    private static bool IsToldBeforeEnd(Message message, FoundDates found, FoundDate date, int home, int at)
    {
        if (found.All.Count == 1 || date.Until || date.Remains || message.Any(Cue.TermEnd, message.ClauseStart(home), message.ClauseEnd(home)) || !(IsTold(message, home, at) || !message.NamesWithin(Fact.ServiceType, message.ClauseStart(home), message.ClauseEnd(home))))
        {
            return false;
        }

        var end = message.First(Cue.TermEnd, message.ClauseEnd(home), message.SentenceEnd(home));
        return end >= 0 && HoldsDate(message, found, message.ClauseStart(end), message.ClauseEnd(end));
    }

    private static bool IsTold(Message message, int home, int at)
    {
        for (var told = message.ClauseStart(home); told <= at; told++)
        {
            if (message.Items[told].Has(Cue.Earlier | Cue.Contact | Cue.Must | Cue.Buy) || message.Items[told].Phrase?.Key is ['t', 'o', 'l', 'd', ..] or ['s', 'a', 'i', 'd', ..] or "cancel" or "notice")
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsDate(Message message, FoundDates found, int start, int end)
    {
        var (from, to) = (message.Items[start].OriginStart, end < message.Items.Count ? message.Items[end].OriginStart : int.MaxValue);
        return found.All.Exists(date => date.Start >= from && date.Start < to);
    }

    // "it renews on 3 November unless we tell them by 27 October", "we must cancel by 27 October".
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

            if (message.Items[before].Has(Cue.Must) || message.Items[before].Phrase?.Key is "unless" or "notice" or ['c', 'a', 'n', 'c', 'e', 'l', ..])
            {
                return true;
            }
        }

        return false;
    }

    // "it ends on 3 March and we want it moved by 1 April": with a day of the end beside it.
    private static bool IsDayOfMove(Message message, int at)
    {
        if (message.Items[at].Phrase?.Key is not ("by" or "before" or "on" or "from"))
        {
            return false;
        }

        var verb = at - 1;
        while (verb > 0 && message.Items[verb].Phrase?.Key is "over" or "tous" or "toyou" or "it" or "them")
        {
            verb--;
        }

        return verb > 0 && (message.Items[verb].Has(Cue.Moved) || message.Names(verb, Intent.Move))
            && message.First(Cue.TermEnd, 0, verb) >= 0;
    }

    // "invoice of 1 August, due 31 August".
    private static bool IsDueBill(Message message, int at)
    {
        var due = message.First(Cue.TermEnd, message.ClauseStart(at), message.ClauseEnd(at));
        return due >= 0 && message.Items[due].Phrase!.Key is "due" or "dueon" or "fallsdue"
            && message.Items.FindIndex(message.SentenceStart(at), message.SentenceEnd(at) - message.SentenceStart(at), item => item.Phrase is { } phrase && Array.Exists(Bills, bill => phrase.Key.StartsWith(bill, StringComparison.Ordinal))) >= 0;
    }

    // "the financial year of our company closes on 30 June", "the offer you sent expires on 31 August"; "our EA ends with the
    // financial year on 30 June" is an end.
    private static bool IsOfAnother(Message message, int at)
    {
        var start = message.ClauseStart(at);
        for (var other = start; other <= at; other++)
        {
            if (NoTerms.Contains(message.Items[other].Phrase?.Key))
            {
                var end = message.First(Cue.TermEnd, other + 1, message.ClauseEnd(at));
                return end >= 0 && !NamesWhatEndsBeside(message, start, other) && !NamesWhatEnds(message, other + 1, end);
            }
        }

        return false;
    }

    // "갱신 견적은": the word of an end itself names nothing that ends.
    private static bool NamesWhatEndsBeside(Message message, int start, int end)
    {
        while (start < end && message.Items[start].Has(Cue.TermEnd))
        {
            start++;
        }

        return NamesWhatEnds(message, start, end);
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

    // "we have", "it's got", "there are".
    private static bool OpensWithHaving(Message message, int home, int at)
    {
        for (var before = message.ClauseStart(home); before < at; before++)
        {
            if (!message.Items[before].IsFiller)
            {
                return false;
            }
        }

        return home == at && message.Items[at].Phrase?.Key is "wehave" or "ihave" or "have" or "has" or "got" or "ve" or "s" or "are";
    }

    // "neither today nor on 1 September".
    private static bool IsAfterNor(Message message, int at) =>
        message.Items[at].Has(Cue.Nor) || (at > 0 && message.Items[at].IsFiller && message.Items[at - 1].Has(Cue.Nor));

    // "not before 1 March 2027, that's when the contract ends".
    private static bool IsNotBefore(Message message, ReadOnlySpan<char> before, int home) =>
        before.TrimEnd().EndsWith("not before", StringComparison.OrdinalIgnoreCase) && message.Any(Cue.TermEnd, message.ClauseEnd(home), message.SentenceEnd(home));

    // "M365 F3 .... MPSA .... 31.03.2027": a row of a table that says what it is, where it is held, and nothing else.
    private static bool IsOfRow(Message message, string text, FoundDate date, int start, int end)
    {
        var before = text.AsSpan(0, date.Start).TrimEnd(' ');
        if (before.IsEmpty || !(before[^1] is '|' or '\t' or ';' || before.EndsWith("..", StringComparison.Ordinal))
            || !message.NamesWithin(Fact.ServiceType, start, end) || !message.NamesWithin(Fact.PurchaseChannel, start, end)
            || (message.Any(Cue.OtherDate | Cue.Past, 0, start) && !message.Any(Cue.TermEnd, 0, start)))
        {
            return false;
        }

        for (var at = start; at < end; at++)
        {
            var item = message.Items[at];
            if (item.IsUnknown || !(item.IsFiller || item.IsNumber || item.Has(Cue.Seats | Cue.Trade | Cue.Us | Cue.To | Cue.Tend | Cue.Carry) || message.NamesAny(at)))
            {
                return false;
            }
        }

        return true;
    }
}
