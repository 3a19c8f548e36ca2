using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Through whom the speaker buys or sells says what the speaker is, and names no seller of the case.</summary>
internal sealed partial class OwnerPass
{
    /// <summary>"총판 통해서 파는": how far the speaker's selling may stand from through whom.</summary>
    private const int FarthestSale = 5;

    /// <summary>"through one of the big distributors".</summary>
    private const int FarthestWay = 4;

    private const int FarthestRole = 4;

    /// <summary>True where an item stands in what the speaker says of their own selling.</summary>
    public static bool SellsThrough(Message message, int at) =>
        (message.Items[at].Has(Cue.Seller) || message.Names(at, Fact.PartnerType)) && (SellsOn(message, at) || IsRoleSaid(message, at) || IsSpeakersSupplier(message, at));

    // "we sell through a distributor", "저희는 총판 통해서 파는 리셀러예요": through whom the speaker sells is no seller of the case.
    private static bool IsOwnSupplier(Message message, int at) =>
        message.Names(at, PartnerType.IndirectProvider) && (SellsThrough(message, at) || IsOurOwnSupplier(message, at));

    // What the speaker is otherwise said to be stands beside it.
    private static void ReadSupplier(Message message, int at)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At == at)
            {
                mention.Mark(Standing.Others);
            }
        }

        if (!message.Of(Fact.PartnerType).Any(mention => mention.At != at && mention.IsHeld && mention.Value != PartnerType.IndirectProvider))
        {
            message.Mentions.Add(new Mention(at, PartnerType.IndirectReseller, Needs.Nothing));
        }
    }

    private static bool SellsOn(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var self = message.Last(Cue.Self, start, at);
        if (self < 0 || message.Any(Cue.Customer, start, at))
        {
            return false;
        }

        var end = Math.Min(message.SentenceEnd(at), at + FarthestSale);
        return Phrase.IsHangul(message.Items[self].Phrase!.Key[0])
            ? message.Any(Cue.Sell, at + 1, end) && !message.Any(Cue.Buy, at + 1, end)
            : message.Items[self].Has(Cue.Sell) && message.Any(Cue.Through, self + 1, at);
    }

    // "간접 공급자를 통해 공급받는 리셀러입니다": nobody is named before it, so it is the speaker who is one.
    private static bool IsRoleSaid(Message message, int at)
    {
        var last = message.Last(Cue.Seller, at + 1, message.ClauseEnd(at));
        return at == message.SentenceStart(at)
            && last > at
            && message.Items[last].Particle == Particle.Copula
            && message.Names(at, Fact.PartnerType)
            && message.Any(Cue.Through | Cue.Buy | Cue.Sell | Cue.Hold, at + 1, last);
    }

    private static bool IsSpeakersSupplier(Message message, int at) =>
        message.Names(at, PartnerType.IndirectProvider)
        && (message.Items[at].Phrase!.EndsInHangul ? IsKoreanSupplier(message, at) : IsEnglishSupplier(message, at));

    // "we go through a distributor", "we are an indirect reseller and order through a distributor"; not "we have it through a distributor".
    private static bool IsEnglishSupplier(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var way = message.Last(message.Asked == Fact.PartnerType ? Cue.Through | Cue.From | Cue.Hold | Cue.Our : Cue.Through | Cue.From, Math.Max(start, at - FarthestWay), at);
        if (way < 0 || message.Any(Cue.Customer | Cue.OtherParty | Cue.This | Cue.Another, start, at))
        {
            return false;
        }

        var isSpeaker = SpeakerBefore(message, start, way) >= 0;
        if (message.Asked == Fact.PartnerType)
        {
            return isSpeaker || way == start;
        }

        if (SaysReseller(message, at))
        {
            return isSpeaker || !message.Any(Cue.Customer, message.SentenceStart(at), at) && message.Any(Cue.Self, message.SentenceStart(at), at);
        }

        return isSpeaker
            && !message.Any(Cue.Buy | Cue.Hold, SpeakerBefore(message, start, way) + 1, way)
            && (message.Any(Cue.Customer) || !(message.Of(Fact.Intent).Any() || message.Of(Fact.ServiceType).Any()));
    }

    private static int SpeakerBefore(Message message, int start, int end)
    {
        for (var at = end - 1; at >= start; at--)
        {
            if (message.Items[at].Has(Cue.Self) || message.Items[at].Phrase?.Key is "we" or "i" or "ourcompany" or "ourfirm")
            {
                return at;
            }
        }

        return -1;
    }

    // "we're a reseller", "we are an indirect reseller"; not "we have a reseller", "we are with a reseller".
    private static bool SaysReseller(Message message, int before)
    {
        for (var self = message.First(Cue.Self, 0, before); self >= 0; self = message.First(Cue.Self, self + 1, before))
        {
            var end = Math.Min(message.ClauseEnd(self), self + 1 + FarthestRole);
            for (var role = self + 1; message.Items[self].Phrase!.Key != "wehave" && role < Math.Min(end, before) && !message.Items[role].Has(Cue.From | Cue.Through | Cue.Customer | Cue.Hold); role++)
            {
                if (message.Items[role].Has(Cue.Seller) || message.Names(role, PartnerType.IndirectReseller))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "총판 통해서 거래하는 간접 리셀러입니다", "저희는 총판 밑에 있는 리셀러예요", "총판 끼고 거래해요".
    private static bool IsKoreanSupplier(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var role = LastRole(message, at + 1, end);
        var isNamed = role > at && message.Names(role, PartnerType.IndirectReseller);
        if (!(isNamed || FollowsWay(message, at)) || message.Any(Cue.Customer | Cue.OtherParty | Cue.This, start, at) || IsOfSeller(message, start, at))
        {
            return false;
        }

        var isSpeaker = message.Any(Cue.Self, start, at);
        if (role > at && (isSpeaker || isNamed || at == start))
        {
            return true;
        }

        return message.Asked == Fact.PartnerType
            ? isSpeaker || at == start
            : isSpeaker && !message.Any(Cue.Buy, at + 1, end) && !(message.Of(Fact.Intent).Any() || message.Of(Fact.ServiceType).Any());
    }

    // "저희는 총판을 통해 M365를 샀는데": through whom it was bought, and not what the speaker is.
    private static bool IsKoreanWay(Message message, int at) =>
        message.Items[at].Phrase!.EndsInHangul && FollowsWay(message, at) && message.Any(Cue.Buy | Cue.Hold | Cue.Through, at + 1, message.ClauseEnd(at));

    // "판 곳은 총판 밑에 있는 리셀러예요": said of the seller.
    private static bool IsOfSeller(Message message, int start, int at) => message.Any(Cue.Seller | Cue.Sold, start, at) && !message.Any(Cue.Self, start, at);

    private static bool FollowsWay(Message message, int at) =>
        message.Items[at].Particle == Particle.Source
        || (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key.StartsWith("거래", StringComparison.Ordinal) == true)
        || (at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.Through) && Phrase.IsHangul(message.Items[at + 1].Phrase!.Key[0]));

    private static int LastRole(Message message, int from, int end)
    {
        for (var at = end - 1; at >= from; at--)
        {
            var isRole = message.Items[at].Has(Cue.Seller) || message.Names(at, PartnerType.IndirectReseller);
            if (isRole && (message.Items[at].Particle == Particle.Copula || message.Any(Cue.RoleMark, at + 1, at + 2)))
            {
                return at;
            }
        }

        return -1;
    }

    // "총판을 통해 거래하는 간접 리셀러입니다": what the speaker is follows through whom.
    private static bool IsRoleBesideSupplier(Message message, int at)
    {
        if (!message.Names(at, PartnerType.IndirectReseller))
        {
            return false;
        }

        for (var before = message.ClauseStart(at); before < at; before++)
        {
            if (message.Names(before, PartnerType.IndirectProvider) && SellsThrough(message, before))
            {
                return true;
            }
        }

        return false;
    }

    // "we are a CSP ourselves (direct bill)": nothing but the role, after what the speaker is.
    private static bool IsNoteOnSpeaker(Message message, int at)
    {
        var (start, before) = (message.ClauseStart(at), message.ClauseStart(at) - 1);
        if (before < 0 || message.ClauseEnd(at) - start > 2 || (start < at && !message.Items[start].IsFiller) || message.Items[before].Sentence != message.Items[at].Sentence)
        {
            return false;
        }

        var self = message.Last(Cue.Self, message.ClauseStart(before), before);
        return self >= 0
            && message.Items[self].Phrase!.Key != "wehave"
            && (message.Any(Cue.Seller | Cue.RoleMark, self + 1, before + 1) || message.NamesWithin(Fact.PurchaseChannel, self + 1, before + 1))
            && !message.Any(Cue.Customer | Cue.From | Cue.Through | Cue.Buy | Cue.Hold, self + 1, before + 1);
    }

    // "우리 총판 쪽으로 옮기려고", "저희 총판에서 받아요": whose distributor it is; "저희 총판은" may be the speaker.
    private static bool IsOurOwnSupplier(Message message, int at) =>
        at > 0
        && message.Items[at].Gap <= Gap.Space
        && message.Items[at - 1] is { Particle: Particle.None, Phrase.Key: "우리" or "저희" or "당사" }
        && (message.Items[at].Particle is Particle.Way or Particle.Source or Particle.Recipient || (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key.StartsWith('쪽') == true));

    // "I said a distributor, it is Microsoft": a role answered to where it was bought.
    private static bool IsAnswerTakenBack(Message message, int at)
    {
        var earlier = message.First(Cue.Earlier, message.ClauseStart(at), message.ClauseEnd(at));
        return earlier >= 0
            && !message.Items[earlier].Has(Cue.Self)
            && !message.NamesFact(Fact.PartnerType, 0, message.Items.Count)
            && message.NamesWithin(Fact.PurchaseChannel, message.ClauseEnd(at), message.Items.Count)
            && !message.NamesWithin(Fact.PartnerType, message.ClauseEnd(at), message.Items.Count);
    }
}
