using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>A channel of the past is no channel: "used to be EA", "was EA, now CSP", "the EA has expired".</summary>
internal sealed partial class TimePass : IPass
{
    private const int FarthestEnd = 6;

    private static readonly string[] HadRather = ["orratherhad", "orratherwere", "oratleasthad", "ratherhad", "orheldrather", "wellhad", "orratherheld", "wellheld", "orratherusedto", "wellusedto"];

    private const int FarthestPastAfter = 3;

    /// <summary>"and that contract has since been cancelled": how far the end may stand from the start of its clause.</summary>
    private const int FarthestPronoun = 6;

    private static readonly string[] Pronouns = ["it", "that", "this", "which", "thatone", "thisone", "both", "thatcontract", "thatagreement", "thecontract", "theagreement", "term", "contract", "agreement", "subscription", "commitment", "enrolment", "enrollment"];

    public void Apply(Message message)
    {
        foreach (var mention in message.Held(Fact.PurchaseChannel).ToList())
        {
            if (IsHadRather(message, mention.At))
            {
                mention.Mark(Standing.Past);
                RestoreNow(message, mention);
            }
            else if (IsOutsider(message, mention) ? IsPastBefore(message, mention.At) : IsPast(message, mention.At) || IsOutdated(message, mention) || HasEnded(message, mention.At) || IsOfThen(message, mention))
            {
                mention.Mark(Standing.Past);
            }
        }

        ReadHeadings(message);
        MarkProductsOfThen(message);
        MarkSaidAgain(message);
        MarkSameOfBefore(message);
    }

    // "they had an Open License for ages, it lapsed in 2023", "the EA, which was terminated": a pronoun says again what is over.
    private static void MarkSaidAgain(Message message)
    {
        for (var ended = message.First(Cue.Ended, 1, message.Items.Count); ended >= 0; ended = message.First(Cue.Ended, ended + 1, message.Items.Count))
        {
            var start = message.ClauseStart(ended);
            if ((OpensWithPronoun(message, start, ended) || IsAddedEnd(message, start, ended)) && !message.NamesWithin(Fact.PurchaseChannel, start, message.ClauseEnd(ended)))
            {
                (LastBefore(message, start) ?? WasAfter(message, ended))?.Mark(Standing.Past);
            }
        }
    }

    // "an EA in 2019, since expired".
    private static bool IsAddedEnd(Message message, int start, int ended) =>
        ended == start && message.Items[ended].Gap == Gap.Comma && (message.Items[ended].Phrase!.Key.StartsWith("since", StringComparison.Ordinal) || IsBehindApposition(message, ended) || message.Items[ended].Phrase!.Key is ['l', 'o', 'n', 'g', 's', ..] or ['m', 'e', 'a', 'n', 'w', ..]);

    // "Their old agreement, an EA, expired on 30 September".
    private static bool IsBehindApposition(Message message, int ended)
    {
        var start = message.ClauseStart(ended - 1);
        return start > 0 && ended - start <= 3 && message.Items[start].Gap == Gap.Comma && message.Items[start].Phrase?.Key is "a" or "an" or "the" && message.NamesWithin(Fact.PurchaseChannel, start, ended);
    }

    private static bool OpensWithPronoun(Message message, int start, int ended)
    {
        var isSaid = false;
        for (var at = start; at < ended; at++)
        {
            var item = message.Items[at];
            if (message.NamesAny(at) || item.Has(Cue.Whether | Cue.Must | Cue.Modal | Cue.Want | Cue.Not) || (item.IsUnknown && !isSaid) || at - start > FarthestPronoun)
            {
                return false;
            }

            isSaid |= Pronouns.Contains(item.Phrase?.Key);
            if (item.Phrase?.Key is "once" or "when" or "until" or "before" or "after" or "if" or "assoonas")
            {
                return false;
            }
        }

        return isSaid;
    }

    // "the term ended on 12 January, it was an EA".
    private static Mention? WasAfter(Message message, int ended)
    {
        var next = message.ClauseEnd(ended);
        return next < message.Items.Count && message.Items[next].Sentence <= message.Items[ended].Sentence + 1 && message.Any(Cue.WeakPast, next, message.ClauseEnd(next))
            ? message.Held(Fact.PurchaseChannel).FirstOrDefault(mention => mention.At >= next && mention.At < message.ClauseEnd(next))
            : null;
    }

    // The channel named last in the same sentence or the one before.
    private static Mention? LastBefore(Message message, int start)
    {
        Mention? last = null;
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At < start && message.Item(mention).Sentence >= message.Items[start].Sentence - 1 && (last is null || mention.At > last.At))
            {
                last = mention;
            }
        }

        return last;
    }

    // "they have an EA, or rather had".
    private static bool IsHadRather(Message message, int at)
    {
        for (var next = at + 1; next < message.SentenceEnd(at) && !message.Names(next, Fact.PurchaseChannel); next++)
        {
            if (HadRather.Contains(message.Items[next].Phrase?.Key))
            {
                return true;
            }
        }

        return false;
    }

    // "it's CSP now": what holds in its place, in the same sentence or the next.
    private static void RestoreNow(Message message, Mention over)
    {
        foreach (var now in message.Of(Fact.PurchaseChannel))
        {
            if (now.At > over.At && now.Standing == Standing.Bare && message.Item(now).Sentence <= message.Item(over).Sentence + 1
                && message.Any(Cue.Now, message.ClauseStart(now.At), message.ClauseEnd(now.At)))
            {
                now.Restore();
            }
        }
    }

    // "dropped out of the CSP programme", "isn't a CSP any more": what is over is the seller's status, not the purchase.
    private static bool IsOutsider(Message message, Mention mention) =>
        mention.Value == PurchaseChannel.ThirdParty
        && (message.Items[mention.At].Phrase?.Find<Sense.States>()?.Needs == Needs.Nothing
            || message.Of(Fact.PurchaseChannel).Any(other => other.At == mention.At && other.Value == PurchaseChannel.CspPartner));

    private static bool IsPastBefore(Message message, int at) => message.Any(Cue.Past, message.ClauseStart(at), at) && !IsLostBySeller(message, at) && !SellerPass.IsNoLonger(message, at) && !SellerPass.IsFormerStatus(message, at) && IsPast(message, at);

    // "전에 맡던 업체가 CSP 자격을 잃었다고": the seller of before is the one of today, whatever it has lost.
    private static bool IsLostBySeller(Message message, int at) =>
        message.Items[at].Phrase!.Key is ['c', 's', 'p', '자' or '인' or '권' or '지' or '승' or '파' or '사' or '프', ..]
        && message.Any(Cue.Seller, message.Last(Cue.Past, message.ClauseStart(at), at) + 1, at);

    // "it was in our EA, and since the EA expired": over wherever it was named before.
    private static void MarkSameOfBefore(Message message)
    {
        if (message.Of(Fact.PurchaseChannel).Any(mention => mention.Standing == Standing.Past))
        {
            MarkSameOfEnded(message);
        }
    }

    private static void MarkSameOfEnded(Message message)
    {
        foreach (var over in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Past && HasEnded(message, mention.At)).ToList())
        {
            foreach (var before in message.Held(Fact.PurchaseChannel).Where(mention => mention.At < over.At && mention.Value == over.Value).ToList())
            {
                before.Mark(Standing.Past);
            }
        }
    }

    private static bool IsPast(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        if (IsUnderHeading(message, start))
        {
            return true;
        }

        if (IsBilledByMicrosoft(message, at))
        {
            return false;
        }

        var past = message.Last(Cue.Past, start, at);
        if (past == start && (IsStillToCome(message, at) || IsBeforeMeeting(message, past)) || past >= 0 && PairPass.IsOnceOfSeveral(message, past))
        {
            return false;
        }

        if (past >= 0 && !IsWhenBought(message, past) && !message.Any(Cue.Now | Cue.But, past + 1, at) && !IsOfOneBefore(message, start, past, at) && !HasGoneOver(message, past, at) && !IsStillUsed(message, past, at, end) && !IsUnchanged(message, past, at))
        {
            return true;
        }

        var after = message.First(Cue.Past, at + 1, Math.Min(end, at + 1 + FarthestPastAfter));
        return after >= 0
            && !GoesOn(message, after)
            && !IsBoughtBefore(message, start, at, after)
            && !(message.Items[after].Phrase!.Key is "anylonger" or "anymore" && NegationPass.IsPresentLeft(message, at))
            && !message.Any(Cue.Now | Cue.Buy, at + 1, after)
            && !message.NamesWithin(Fact.PurchaseChannel, at + 1, after);
    }

    // "it went in years back under Advisor": when it was bought, and no word of an end.
    private static bool IsWhenBought(Message message, int past) =>
        past > 0 && message.Items[past].Phrase!.Key is "yearsback"
        && (message.Items[past - 1].Has(Cue.Buy) || (IsVerbUnknown(message, past - 1) && past + 1 < message.Items.Count && message.Items[past + 1].Has(Cue.Through | Cue.From)));

    // "the seats came in through Open years back": so long they have it.
    private static bool IsBoughtBefore(Message message, int start, int at, int past) =>
        message.Items[past].Phrase!.Key is "yearsback" && message.Any(Cue.Buy | Cue.OtherDate, start, at);

    // "created", "set up".
    private static bool IsVerbUnknown(Message message, int at) =>
        message.Items[at].IsUnknown || (at > 0 && message.Items[at].Phrase?.Key is "up" or "in" && message.Items[at - 1].IsUnknown);

    // "과거: 볼륨 라이선스".
    private static bool IsUnderHeading(Message message, int start) =>
        start > 0 && message.Items[start].Gap == Gap.Break
        && message.Items[start - 1].Phrase?.Key is "과거" or "예전" or "종전";

    // "subscribed via Advisor some years back and still it continues there": bought then, held yet.
    private static bool GoesOn(Message message, int past)
    {
        for (var at = past + 1; at < message.SentenceEnd(past); at++)
        {
            if (message.Items[at].Phrase?.Key is "stillitcontinues" or "itstillcontinues" or "itcontinuesthere" or "stillcontinues" or "stillthere" or "stillonit" or "stillonthat" or "stillthatway" or "stillso" or [.., 't', 'h', 'a', 't', 'w', 'a', 'y'] or "nothinghaschanged" or "unchangedsince")
            {
                return true;
            }
        }

        return false;
    }

    // "Back in the day we ordered it under Advisor, it still runs that way": nothing else took its place.
    private static bool IsUnchanged(Message message, int past, int at) =>
        GoesOn(message, past) && !message.NamesWithin(Fact.PurchaseChannel, at + 1, message.SentenceEnd(at));

    // "it was an Advisor order back then, Microsoft invoices us": what Microsoft bills today goes on.
    private static bool IsBilledByMicrosoft(Message message, int at) =>
        message.Names(at, PurchaseChannel.Advisor) && (IsBilledSo(message, at) || message.Items.Exists(item => item.Phrase?.Key is "microsoftinvoices" or "microsoftbills" or "microsoftcharges" or "msinvoices" or "msbills"));

    // "it was ordered under Advisor, so the invoices still come from Microsoft".
    private static bool IsBilledSo(Message message, int at)
    {
        var next = message.ClauseEnd(at);
        return next + 1 < message.Items.Count && message.Items[next].Phrase?.Key is "so" or "hence" or "therefore" or "thus"
            && message.NamesWithin(Fact.PurchaseChannel, next, message.ClauseEnd(next)) && message.Any(Cue.Trade | Cue.Carry, next, message.ClauseEnd(next));
    }

    // "예전에 오픈 키를 사다가 등록해서 쓰는 애저": bought then, used still; "예전에는" and "쓰던" tell of what is over.
    private static bool IsStillUsed(Message message, int past, int at, int end)
    {
        if (message.Items[past].Phrase!.Key[^1] is not '에')
        {
            return false;
        }

        end = IsStillSo(message, end) ? message.SentenceEnd(at) : end;
        var buys = message.First(Cue.Buy | Cue.Hold, at + 1, end);
        for (var use = buys + 1; buys >= 0 && use < end; use++)
        {
            // "예전에 EA로 산 라이선스 그대로 쓰고 있고".
            if (message.Items[use].Phrase?.Key is ['그', '대', '로', '쓰' or '있', ..] or ['있', '는', '데', ..] && message.NamesWithin(Fact.Product, buys, use))
            {
                return true;
            }

            if (message.Items[use].Has(Cue.Hold) && message.Items[use].Phrase!.Key is ['쓰', '는' or '고', ..] or ['써', ..] or ['씁', ..] or ['사', '용', '하' or '중', ..] or ['이', '용', '하' or '중', ..])
            {
                return message.Items[use].Phrase!.Key is not [.., '던'];
            }
        }

        return false;
    }

    // "... 주문해서 지금까지 그 방식으로 쓰고 있는".
    private static bool IsStillSo(Message message, int next) =>
        next < message.Items.Count && message.Items[next].Phrase?.Key is "지금까지" or "지금도" or "여태" or "여태까지" or "현재까지" or "아직도" or "계속";

    // "9월 9일에 통화하기로 했는데 그 전에 ...": before what is still to come.
    private static bool IsBeforeMeeting(Message message, int past) =>
        message.Items[past].Phrase!.Key is ['그', '전', ..] && message.Any(Cue.OtherDate | Cue.TermEnd | Cue.Content, message.SentenceStart(past), past);

    // "once the Open licences run out".
    private static bool IsStillToCome(Message message, int at)
    {
        for (var before = message.ClauseStart(at); before < at; before++)
        {
            if (message.Items[before].Phrase?.Key is "once" or "when" or "until" or "before" or "assoonas" or "after")
            {
                return true;
            }
        }

        return false;
    }

    // "under Advisor until 2023 and with another CSP since".
    private static bool IsOfOneBefore(Message message, int start, int past, int at) =>
        message.Any(Cue.And, past + 1, at) && message.Mentions.Exists(mention => mention.Fact == Fact.PurchaseChannel && mention.At >= start && mention.At < past);

    // "예전에는 MPSA였다가 7월부터 CSP 파트너를 통해": what was is told to its end, and what follows took its place.
    private static bool HasGoneOver(Message message, int past, int at)
    {
        for (var was = past + 1; was < at; was++)
        {
            if (message.Items[was].Has(Cue.WeakPast) && message.Items[was].Phrase!.Key.EndsWith("다가", StringComparison.Ordinal))
            {
                return message.NamesWithin(Fact.PurchaseChannel, past, was);
            }
        }

        return false;
    }

    // A "was" is past only where something else holds now.
    private static bool IsOutdated(Message message, Mention mention)
    {
        var start = message.ClauseStart(mention.At);
        var weak = message.Any(Cue.WeakPast, start, Math.Min(message.ClauseEnd(mention.At), mention.At + 3));
        return weak && !IsBilledByMicrosoft(message, mention.At) && IsReplaced(message, mention);
    }

    private static bool IsReplaced(Message message, Mention mention) => message.Held(Fact.PurchaseChannel).Any(other =>
        other.At > mention.At
        && other.Value != mention.Value
        && message.Any(Cue.Now | Cue.This, mention.At + 1, message.ClauseEnd(other.At)));

    // "terminated their Open agreement".
    private static bool IsNext(Message message, int before, int at) =>
        Enumerable.Range(before + 1, at - before - 1).All(between => message.Items[between].IsFiller);

    // "오픈이 끝나면서 EA를 체결해서": over only where something else came with it.
    private static bool HasFollower(Message message, int at, int ended) =>
        !(message.Items[ended].Phrase!.Key is var key && (key == "끝나서" || key.EndsWith("면서", StringComparison.Ordinal)))
        || message.Held(Fact.PurchaseChannel).Any(other => other.At > ended && message.Item(other).Sentence == message.Items[at].Sentence);

    // "after the Open licence expired they bought from another CSP".
    private static bool IsSomethingHeldSince(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        return message.Any(Cue.Buy | Cue.Hold, at + 1, end)
            && !message.Any(Cue.Want | Cue.Modal | Cue.Must, at + 1, end)
            && message.Of(Fact.PurchaseChannel).Any(other => other.At > at && other.At < end && other.Standing is Standing.Held or Standing.Bare && message.Items[at].Sentence == message.Item(other).Sentence);
    }

    // "they'd quit their current CSP": a wish ends nothing yet.
    private static bool IsWishedEnd(Message message, int ended) =>
        ended > 0 && !message.Items[ended].Phrase!.EndsInHangul && message.Items[ended - 1].Has(Cue.Modal | Cue.Want | Cue.To) && message.Items[ended - 1].Phrase!.Key is not ("just" or "only" or "now");

    private static bool HasEnded(Message message, int at)
    {
        if (at > 0 && message.Items[at - 1].Has(Cue.Ended) && !IsWishedEnd(message, at - 1) && message.Items[at].Gap <= Gap.Space && message.Items[at - 1].Particle != Particle.Copula)
        {
            return true;
        }

        // "was cancelled at the old CSP".
        var before = message.Last(Cue.Ended, Math.Max(message.ClauseStart(at), at - 3), at);
        if (before >= 0 && !IsWishedEnd(message, before) && !(message.Items[before].Particle == Particle.Copula && message.Items[before].Phrase!.EndsInHangul) && (SourcePass.Governor(message, at) > before || IsNext(message, before, at)) && !message.Any(Cue.And | Cue.Now, before, at))
        {
            return true;
        }

        if (IsEndedWith(message, at))
        {
            return true;
        }

        if (IsStillToCome(message, at) && !IsSomethingHeldSince(message, at))
        {
            return false;
        }

        var end = Math.Min(message.ClauseEnd(at), at + 1 + FarthestEnd);
        var ended = message.First(Cue.Ended, at + 1, end);
        return ended >= 0 && HasFollower(message, at, ended) && !message.NamesWithin(Fact.PurchaseChannel, at + 1, ended);
    }
}
