using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Companies of the same group: what they hold may well be what is asked about.</summary>
internal sealed partial class OwnerPass
{
    private static readonly string[] GroupCompanies = ["자회사", "모회사", "계열사", "관계사", "그룹사", "본사", "지주", "parentcompany", "theirparent", "holdingcompany", "themothercompany", "headoffice", "hq", "headquarters"];

    // "How can we, as a CSP, manage it": what the speaker is.
    private static bool IsOwnAside(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return start > 0 && at - start <= 2 && message.Items[start - 1].Has(Cue.We | Cue.Us)
            && (message.Items[start].Phrase?.Key is "as" or "asa" or "asan" or "being" || message.Items[start].Has(Cue.RoleMark));
    }

    // "A friend, also a CSP, would like to get his licences from me and resell them": what is to be resold is in question.
    private static bool IsResold(Message message, Mention mention) =>
        mention.Fact is Fact.ServiceType or Fact.Product && message.Held(Fact.Intent).Any(intent => intent.Value == Intent.ResellToCsp);

    // "Our subsidiary bought it from a reseller. May you administer it?": nobody else holds anything, and something is wished.
    private static bool IsOnlySubsidiary(Message message, int other)
    {
        if (!message.Items[other].Phrase!.Key.EndsWith("subsidiary", StringComparison.Ordinal) && !message.Items[other].Phrase!.Key.EndsWith("subsidiaries", StringComparison.Ordinal))
        {
            return false;
        }

        var (start, end) = (message.SentenceStart(other), message.SentenceEnd(other));
        return message.Held(Fact.Intent).Any(intent => intent.At >= end)
            && !message.Any(Cue.Customer | Cue.OtherParty, other + 1, message.Items.Count)
            && !message.Mentions.Exists(mention => mention.Fact is Fact.PurchaseChannel or Fact.ServiceType && (mention.At < start || mention.At >= end));
    }

    private const int FarthestShare = 4;

    // "저희는 간접이라 총판 거쳐서 합니다": through whom an indirect reseller orders is no seller of the case.
    private static bool IsSupplierOfReseller(Message message, int at)
    {
        if (message.Items[at].Phrase!.Key is not (['총', '판', ..] or ['유', '통', '사', ..] or ['간', '접', ..]))
        {
            return false;
        }

        var start = message.SentenceStart(at);
        foreach (var role in message.Held(Fact.PartnerType))
        {
            if (role.At >= start && role.At < at && role.Value == PartnerType.IndirectReseller
                && !message.Any(Cue.Customer | Cue.This | Cue.Buy, role.At + 1, message.ClauseEnd(at)) && !message.NamesWithin(Fact.ServiceType, role.At + 1, message.SentenceEnd(at)))
            {
                return true;
            }
        }

        return false;
    }

    // "As a CSP partner, 저희가", "we do direct billing as a CSP": what the speaker is.
    private static bool IsOwnRole(Message message, int at) =>
        at > 0 && message.Items[at - 1].Phrase?.Key is "asa" or "asan" && at + 1 == message.ClauseEnd(at)
        && (at - 1 == message.SentenceStart(at) || (message.Items[message.SentenceStart(at)].Phrase?.Key is "we" or "i" && !message.Any(Cue.Buy | Cue.Customer | Cue.Hold, message.SentenceStart(at), at)));

    private static bool IsGroupInQuestion(Message message, int other, int at) =>
        IsKoreanGroup(message, other) && (IsSharedBelow(message, at) || IsAllOfGroups(message, other));

    private static bool IsKoreanGroup(Message message, int at)
    {
        var key = message.Items[at].Phrase!.Key;
        return Phrase.IsHangul(key[0]) && Array.Exists(GroupCompanies, company => key.StartsWith(company, StringComparison.Ordinal));
    }

    // "본사가 맺은 게 있고 저희는 거기에 얹혀서 쓰는 거래요": what the speaker's side is in, too.
    private static bool IsSharedBelow(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        for (var there = message.ClauseEnd(at); there < end; there++)
        {
            if (message.Items[there].Phrase?.Key is ['거', '기', ..] or ['그', '계', '약', ..] or ['그', '걸' or '거', ..])
            {
                return message.Any(Cue.Hold | Cue.Buy, there + 1, Math.Min(end, there + FarthestShare)) && !message.NamesWithin(Fact.PurchaseChannel, there, end);
            }
        }

        return false;
    }

    // "계열사 A의 E5는 EA, 계열사 B의 E3는 MPSA, 전부 저희 CSP로 모으고 싶답니다": a wish for what only companies of the group hold.
    private static bool IsAllOfGroups(Message message, int first)
    {
        if (!message.Of(Fact.Intent).Any(intent => intent.At > first && intent.Standing is Standing.Held))
        {
            return false;
        }

        foreach (var channel in message.Of(Fact.PurchaseChannel))
        {
            if (channel.Standing is Standing.Held && !IsOfKoreanGroup(message, channel.At))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfKoreanGroup(Message message, int at)
    {
        var company = message.Last(Cue.OtherParty | Cue.This | Cue.Customer, message.SentenceStart(at), at);
        return company >= 0 && message.Items[company].Has(Cue.OtherParty) && IsKoreanGroup(message, company);
    }

    // "본사 EA", "자회사 M365", "under our parent company's EA", "본사가 체결한 EA": a company of the same group says whose it is within
    // the group, and is no case of its own.
    private static bool IsOfGroup(Message message, int other, int at)
    {
        var item = message.Items[other];
        var key = item.Phrase!.Key;
        if (!Array.Exists(GroupCompanies, company => key.StartsWith(company, StringComparison.Ordinal)))
        {
            return false;
        }

        if (!Phrase.IsHangul(key[0]))
        {
            var named = other + 1 < message.Items.Count && message.Items[other + 1].Phrase?.Key == "s" ? other + 2 : other + 1;
            return at >= named && message.Names(named, Fact.PurchaseChannel)
                && (message.Items[named].Particle is Particle.Way or Particle.Source || message.Any(Cue.Through | Cue.From, other - 2, other));
        }

        return item.Particle == Particle.None && key[^1] is not ('는' or '가') ? at == other + 1 || !message.Items[other + 1].IsUnknown && message.NamesAny(other + 1) && at > other + 1
            : at > other + 1 && message.Items[other + 1] is { Phrase: { } verb } next && next.Has(Cue.Hold | Cue.Buy) && verb.Key[^1] is '한' or '은' or '된';
    }

    // "purchased by the parent company under their EA", "the mother company bought them under its Open agreement".
    private static bool IsBoughtByGroup(Message message, int other)
    {
        var item = message.Items[other];
        if (!Array.Exists(GroupCompanies, company => item.Phrase!.Key.StartsWith(company, StringComparison.Ordinal)))
        {
            return false;
        }

        // "모회사가 EA로 사 준 오피스 365".
        if (message.First(Cue.Sold, other + 1, message.ClauseEnd(other)) is > 0 and var sold && message.Items[sold].Phrase!.Key is ['사', '준' or '줬' or '주', ..])
        {
            return true;
        }

        var before = other > 0 && message.Items[other - 1].IsFiller && message.Items[other - 1].Phrase!.Key is "the" or "their" or "its" ? other - 2 : other - 1;
        var isBy = before > 0 && message.Items[before].Phrase?.Key == "by" && message.Items[before - 1].Has(Cue.Buy);
        return isBy || (other + 2 < message.Items.Count && message.Items[other + 1].Has(Cue.Buy) && message.Items[other + 2].Phrase?.Key is "them" or "it");
    }
}
