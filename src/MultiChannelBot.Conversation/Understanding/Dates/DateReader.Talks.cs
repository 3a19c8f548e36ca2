using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>Ends that are only talked about: the day is that of the talk, the paper or the wish.</summary>
internal static partial class DateReader
{
    private static readonly string[] Ends = ["renewal", "renewals", "expiry", "expiration", "anniversary", "extension", "term", "endoftheterm", "contractend", "termend", "renewaldate", "enddate", "endofterm"];

    private static readonly string[] Abouts = ["about", "regarding", "concerning", "around", "over"];

    // Of what else there may be a day where it is followed by "of" or "for".
    private static readonly string[] Papers = ["quote", "quotation", "proposal", "offer", "invoice", "decision", "decide", "options", "budget", "approval", "order", "form", "board"];

    /// <summary>"The call about the renewal is on ...", "they decide on the renewal on ...": the renewal is what is talked about.</summary>
    private static bool IsTopic(Message message, int at)
    {
        if (IsKoreanTopic(message, at))
        {
            return true;
        }

        if (message.Items[at].Phrase?.Key is not { } end || !(Ends.Contains(end) || end.EndsWith("renewal", StringComparison.Ordinal)))
        {
            return false;
        }

        var before = at - 1;
        var start = message.ClauseStart(at);
        while (before >= start && !message.Items[before].Has(Cue.And) && (message.Items[before].IsFiller || message.NamesAny(before) || message.Items[before].Phrase?.Key is "subscription" or "contract" or "licence" or "license" or "agreement" or "customer" or "s") && message.Items[before].Phrase!.Key is not ("about" or "on" or "over" or "of" or "for" or "around" or "regarding" or "concerning"))
        {
            before--;
        }

        return before >= start && IsGoverned(message, before, start);
    }

    // "팀즈는 1월 31일에, 다이나믹스는 8월 31일에 끝나요": the verb of the next clause is that of this one, too.
    private static bool SharesEnd(Message message, string text, FoundDates found, FoundDate date, int home)
    {
        var after = text.AsSpan(date.End);
        if (!(after.StartsWith("에,", StringComparison.Ordinal) || after.StartsWith("에 ,", StringComparison.Ordinal) || after.StartsWith("이고", StringComparison.Ordinal)) || message.Any(Cue.OtherDate, message.ClauseStart(home), message.ClauseEnd(home)))
        {
            return false;
        }

        var end = message.SentenceEnd(home);
        var verb = message.First(Cue.TermEnd, home + 1, end);
        return verb >= 0 && !message.Any(Cue.OtherDate, home + 1, verb)
            && found.All.Exists(next => next.Start > date.End && next.End <= message.Items[verb].OriginStart);
    }

    // "CSP 파트너한테 산 거고 3월 31일에 끝납니다": the Korean verb of the day follows it, whatever was bought before.
    private static bool EndsRightAfter(Message message, FoundDate date, int at)
    {
        for (var next = at; next < Math.Min(message.Items.Count, at + 4); next++)
        {
            if (message.Items[next].OriginStart < date.End)
            {
                continue;
            }

            if (message.Items[next].Has(Cue.TermEnd))
            {
                return message.Items[next].Phrase!.EndsInHangul;
            }

            if (!message.Items[next].IsUnknown)
            {
                return false;
            }
        }

        return false;
    }

    // "계약 만료 건으로 회의가 잡혔습니다": what the meeting is about.
    private static bool IsKoreanTopic(Message message, int at) =>
        message.Items[at].Phrase!.EndsInHangul && at + 1 < message.ClauseEnd(at)
        && message.Items[at + 1].Phrase?.Key is "건" or "건으로" or "관련" or "문제" or "얘기" or "이야기" or "일로" or "건으로는"
        && message.Any(Cue.OtherDate | Cue.Contact, at + 1, message.ClauseEnd(at));

    private static bool IsGoverned(Message message, int preposition, int start)
    {
        var key = message.Items[preposition].Phrase?.Key ?? "";
        return Abouts.Contains(key)
            ? preposition > start
            : (key is "on" or "of" or "for" && IsTalk(message, preposition - 1, start)) || (key.StartsWithAny(Papers) && key.EndsWith("for", StringComparison.Ordinal));
    }

    private static bool IsTalk(Message message, int at, int start)
    {
        for (var before = at; before >= start; before--)
        {
            if (message.Items[before].Has(Cue.OtherDate | Cue.Contact) || (message.Items[before].Phrase?.Key ?? "").StartsWithAny(Papers))
            {
                return true;
            }
        }

        return at >= start && message.Items[at].IsUnknown && message.Items[at + 1].Phrase!.Key == "on";
    }

    // "개인 짐은 12월 11일까지 상자에 담아 주시기 바랍니다": by when something is wished of the reader.
    private static bool IsWantedBy(Message message, int home)
    {
        var (start, end) = (message.ClauseStart(home), message.ClauseEnd(home));
        return message.Asked != Fact.TermEnd && message.Any(Cue.Please, start, end) && !NamesWhatEnds(message, start, end)
            && !message.Mentions.Exists(mention => mention.At >= start && mention.At < end);
    }
}
