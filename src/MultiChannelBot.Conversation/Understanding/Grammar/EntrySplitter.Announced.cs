using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What a heading or an announcement says of all that is listed below it.</summary>
internal sealed partial class EntrySplitter
{
    private const int FarthestCount = 6;

    // "다른 CSP에서 산 게 두 종류예요. ...": how many there are is counted beside it, and none is named yet.
    private bool HeadsList(Mention mention)
    {
        if (mention.Fact is not Fact.PurchaseChannel)
        {
            return false;
        }

        for (var at = mention.At + 1; at < message.SentenceEnd(mention.At); at++)
        {
            if (message.NamesAny(at))
            {
                return false;
            }

            if (message.Items[at].Phrase is { } phrase && Counts.Contains(phrase.Key))
            {
                return true;
            }
        }

        return false;
    }

    // "본사는 기업 계약, 지점은 신디케이션. 제품은 양쪽 다 엑스체인지 온라인": named once, of what none had been named before.
    private bool IsClassOfAll(Mention mention)
    {
        if (mention is not { At: >= 0, Fact: Fact.ServiceType or Fact.Product } || !message.Any(Cue.Both, message.ClauseStart(mention.At), message.ClauseEnd(mention.At)))
        {
            return false;
        }

        foreach (var entry in entries)
        {
            if (Class(entry) is not null && !IsNamedAt(entry, mention.At))
            {
                return false;
            }
        }

        return true;
    }

    private bool SaidOf(Mention mention, Cue cue)
    {
        if (mention.Fact is not (Fact.Intent or Fact.PurchaseChannel or Fact.TermEnd))
        {
            return false;
        }

        var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
        if (cue == Cue.Rest && message.Ordinals.Exists(ordinal => ordinal.At >= start && ordinal.At < mention.At))
        {
            // "The other one is Office 365 with a CSP": the second of two, and no rest.
            return false;
        }

        if (cue == Cue.Both && (message.Any(Cue.Rest, start, mention.At) || IsAllOfOneClass(start, end)))
        {
            // "나머지 라이선스는 전부 EA", "all the seats come out of the EA": all of those.
            return false;
        }

        return message.Any(cue, start, end) || IsAnnounced(start, cue) || (cue == Cue.Both && mention.At >= 0 && NamesAll(message.Item(mention).Phrase));
    }

    private bool IsAllOfOneClass(int start, int end)
    {
        var all = message.First(Cue.Both, start, end);
        if (all < 0 || message.Items[all].Phrase!.Key is not ("all" or "모든"))
        {
            return false;
        }

        var named = all + 1;
        while (named < end && message.Items[named].IsFiller)
        {
            named++;
        }

        return named < end && message.Names(named, Fact.ServiceType)
            && mentions.TrueForAll(other => other.Fact != Fact.ServiceType || other.At < start || other.At >= end || message.Names(named, other.Value));
    }

    // "same for both: they want us as the partner": the clause before says no more than of which.
    private bool IsAnnounced(int clause, Cue cue)
    {
        if (clause <= 0 || message.Items[clause].Gap != Gap.Break || message.Items[clause - 1].Sentence != message.Items[clause].Sentence)
        {
            return false;
        }

        var start = message.ClauseStart(clause - 1);
        return message.Any(cue, start, clause) && !mentions.Exists(mention => mention.At >= start && mention.At < clause);
    }

    // "take both", "get everything": the word stands in the phrase of the wish itself.
    private static bool NamesAll(Phrase? phrase) =>
        phrase is { EndsInHangul: false } && Array.Exists(Alls, all => phrase.Key.Contains(all, StringComparison.Ordinal));

    // "Everything except Azure is in the EA; the Azure is with another CSP": what is excepted is not what the channel is of.
    private bool IsExcepted(Mention named)
    {
        if (current.Last(Fact.PurchaseChannel) is not { At: >= 0 } channel)
        {
            return false;
        }

        foreach (var mention in message.Mentions)
        {
            if (mention.Standing == Standing.Denied && mention.Value == named.Value && mention.At >= 0 && message.Item(mention).Clause == message.Item(channel).Clause)
            {
                return true;
            }
        }

        return false;
    }

    // "take over the billing and the support of their E3": two verbs before what they are of.
    private bool IsSameObject(Mention intent) =>
        current.Mentions.TrueForAll(mention => mention.Fact == Fact.Intent && mention.At >= 0 && message.Item(mention).Clause == message.Item(intent).Clause)
        && message.Any(Cue.And, current.Mentions[^1].At + 1, intent.At);

    // "50 users on Open which we'd support, and 20 users bought on Microsoft's site": each lot is counted.
    private bool IsCountedAgain(Mention mention)
    {
        var before = current.Last(Fact.PurchaseChannel)!.At;
        return before >= 0 && IsCounted(Math.Max(message.SentenceStart(before), before - FarthestCount), before)
            && IsCounted(Math.Max(before + 1, mention.At - FarthestCount), mention.At);
    }

    private bool IsCounted(int from, int to)
    {
        for (var at = from; at + 1 < to; at++)
        {
            if (message.Items[at].IsNumber && (message.Items[at + 1].Has(Cue.Seats) || message.Names(at + 1, Fact.ServiceType)))
            {
                return true;
            }
        }

        return false;
    }

    // "Site A has E3 under Open, site B has E3 from a CSP": another place begins between the two.
    private bool IsOtherPlace(int from, int to)
    {
        for (var at = Math.Max(from, 0) + 1; at < to; at++)
        {
            if (message.Items[at].Clause != message.Items[at - 1].Clause || message.Items[at].Has(Cue.And))
            {
                var subject = SubjectEnd(at, to);
                if (subject < to && (OwnerPass.IsPlace(message, subject) || IsOtherHolder(from, at, subject)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Where the words that may name a place or a holder end: "whereas the Cork", "and the college".
    private int SubjectEnd(int start, int to)
    {
        var subject = message.Items[start].Has(Cue.But) ? start + 1 : start;
        while (subject < to && !message.NamesAny(subject) && !OwnerPass.IsPlace(message, subject) && message.Items[subject] is { IsFiller: true } or { IsUnknown: true })
        {
            subject++;
        }

        return subject;
    }

    // "The clinic has E5 on an EA, and the lab has E5 through a CSP": both holders are called by a name, and by another one.
    private bool IsOtherHolder(int from, int start, int verb) =>
        message.Items[verb].Has(Cue.Hold | Cue.Buy)
        && NamedBefore(start, verb) >= 0
        && message.First(Cue.Hold | Cue.Buy, message.SentenceStart(from), from) is var held and >= 0
        && NamedBefore(message.ClauseStart(held), held) >= 0;

    // The last word before a verb that names who holds: an unknown one behind an article; not "we", "they".
    private int NamedBefore(int start, int verb)
    {
        for (var at = verb - 1; at >= start && !message.Items[at].Has(Cue.We | Cue.Us | Cue.Self | Cue.Modal); at--)
        {
            if (message.Items[at].IsUnknown || message.Items[at].Has(Cue.Customer))
            {
                return at;
            }
        }

        return -1;
    }
}
