using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>The speaker's own role.</summary>
internal sealed partial class OwnerPass
{
    private static readonly string[] Conclusions = ["makesus", "makeus", "makingus", "makesme", "soindirect", "sodirect", "soan", "soa", "hence", "therefore", "thus", "weresell", "wesell"];

    private static readonly string[] Tellings = ["says", "say", "said", "toldus", "toldme", "claims", "claimstobe", "callsitself", "callsthemselves", "describesitself", "describesthemselves"];

    // "our seller told us 'we are a direct partner'", "'I'm direct-bill', says the man who sold us the seats": the word of another.
    private static bool IsSellersWord(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
        for (var told = start; told < end; told++)
        {
            if (!Tellings.Contains(message.Items[told].Phrase?.Key))
            {
                continue;
            }

            if (told < at ? message.Any(Cue.Seller | Cue.Sold, start, told) && !message.Any(Cue.Customer, start, told) : message.ClauseStart(told) == told && message.Any(Cue.Seller | Cue.Sold, told + 1, end))
            {
                return true;
            }
        }

        return false;
    }

    // "we're an indirect reseller... strike that, indirect provider".
    private static bool IsCorrectedRole(Message message, Mention mention)
    {
        foreach (var before in message.Held(Fact.PartnerType))
        {
            if (before.At < mention.At && before.Value != mention.Value && (IsPutDown(message, before.At) || message.Any(Cue.Correction | Cue.WeakCorrection | Cue.Earlier, before.At + 1, mention.At))
                && !message.Any(Cue.Customer | Cue.Seller | Cue.From | Cue.Through | Cue.Buy | Cue.Hold, before.At + 1, mention.At))
            {
                return true;
            }
        }

        return false;
    }

    // "I entered us as a distributor, it should be direct bill", "저희를 총판으로 적었는데": what was answered of the speaker.
    private static bool IsPutDown(Message message, int at) =>
        at > 0 && ((message.Items[at - 1].Has(Cue.Self) && message.Items[at - 1].Has(Cue.Earlier))
            || (message.Items[at - 1].Phrase?.Key is "저희를" or "우리를" or "당사를" or "저를" && message.Any(Cue.Earlier, at + 1, message.ClauseEnd(at))));

    // "we're a distributor (indirect provider)", "we are distributor of CSP, means indirect provider": one role by two names.
    private static bool IsSaidAgain(Message message, Mention mention)
    {
        foreach (var other in message.Mentions)
        {
            if (other.IsHeld && other.Value == mention.Value && other.At < mention.At && message.Item(other).Sentence == message.Item(mention).Sentence
                && !message.Any(Cue.Customer | Cue.Another | Cue.From | Cue.Through | Cue.Hold | Cue.Buy, other.At + 1, mention.At))
            {
                return true;
            }
        }

        return false;
    }

    // "we work through a provider as an indirect reseller"; "Indirect reseller, that's us".
    private static bool IsOurRole(Message message, int at)
    {
        var start = message.ClauseStart(at);
        // "we go through a provider, so indirect reseller": the phrase itself draws it from what the speaker does.
        return (message.Items[at].Phrase!.Key.Contains("csp자격", StringComparison.Ordinal) && !message.Any(Cue.Customer | Cue.Seller | Cue.OtherParty, start, at))
            || Array.Exists(Conclusions, conclusion => message.Items[at].Phrase!.Key.StartsWith(conclusion, StringComparison.Ordinal))
            || (at + 1 < message.SentenceEnd(at) && message.Items[at + 1].Has(Cue.RoleMark) && message.Items[at + 1].Phrase!.Key.StartsWith("that", StringComparison.Ordinal))
            || IsBeing(message, start, at)
            || OpensNote(message, at)
            || IsPartTaken(message, start, at)
            || (at > start && message.Items[at - 1].Has(Cue.RoleMark) && message.Items[at - 1].Phrase!.Key.StartsWith("as", StringComparison.Ordinal)
                && message.Items[start].Has(Cue.We | Cue.Self) && !message.Any(Cue.Customer | Cue.OtherParty, start, at));
    }

    // "Being direct-bill with Microsoft, do we need anything": what opens the sentence tells of its subject.
    private static bool IsBeing(Message message, int start, int at) =>
        at > start && at <= start + 2 && start == message.SentenceStart(at) && message.Items[start].Phrase?.Key == "being"
        && message.Items[at - 1].IsFiller && !message.Any(Cue.Customer | Cue.Seller | Cue.OtherParty, at + 1, Math.Min(message.SentenceEnd(at), at + 4));

    // "if we, a direct-bill CSP, took on the running", "As direct bill partner we've been asked": beside the speaker as subject.
    private static bool IsApposition(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var first = start;
        while (first < at && message.Items[first].IsFiller && !message.Items[first].Has(Cue.We))
        {
            first++;
        }

        if (first != at || message.Items[at].Phrase!.EndsInHangul)
        {
            return false;
        }

        var isAlone = end == at + 1 && start > 0 && IsSpeaker(message, start - 1) && message.Items[start - 1].Sentence == message.Items[start].Sentence;
        return isAlone || (message.Items[start].Phrase?.Key == "as" && at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is "we" or "i");
    }

    // "indirect reseller, customer has ...": what opens a note says who writes it.
    private static bool OpensNote(Message message, int at)
    {
        var end = message.ClauseEnd(at);
        return at == 0 && !message.Items[at].Phrase!.EndsInHangul
            && (end == 1 || (end == 2 && message.Items[1].Phrase?.Key == "here"))
            && end < message.Items.Count && message.Items[end].Sentence == message.Items[0].Sentence
            && (message.Items[end].Has(Cue.Customer) ? message.Any(Cue.Hold | Cue.Buy | Cue.Want, end, message.ClauseEnd(end)) : message.NamesWithin(Fact.ServiceType, end, message.ClauseEnd(end)) && message.Of(Fact.Intent).Any());
    }

    private static bool IsSpeaker(Message message, int at) =>
        message.Items[at].Phrase?.Key is "we" or "us" or "i" or "me" or "ourcompany" or "ourfirm";

    // "We sell our own stuff mostly on EA": what the speaker sells under.
    private static bool SellsUnder(Message message, int self, int at) =>
        self >= 0
        && message.Items[self].Has(Cue.Sell)
        && !message.Items[self].Phrase!.EndsInHangul
        && !message.Any(Cue.Customer | Cue.To | Cue.This | Cue.Hold | Cue.But | Cue.From, self + 1, at)
        && !message.Items.Exists(item => item.Clause == message.Items[at].Clause && item.Phrase?.Key is "they" or "them" or "he" or "she" or "who");

    // "we were an indirect reseller once", "저희도 한때는 간접 재판매인이었는데": not any more.
    private static bool IsFormerRole(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return message.Any(Cue.Past, start, end)
            && !message.Any(Cue.Now | Cue.Customer | Cue.Buy | Cue.Sold | Cue.Earlier, start, end)
            && (message.Any(Cue.WeakPast, at + 1, Math.Min(end, at + 2)) || message.Items.Exists(item => item.Clause == message.Items[at].Clause && item.Phrase?.Key is "were" or "was" or "werean" or "werea" or "iwas" or "wewere"));
    }

    // "we're not a direct CSP but an indirect one": the speaker's in place of the one denied.
    private static bool IsOtherRole(Message message, int at)
    {
        var start = message.SentenceStart(at);
        foreach (var denied in message.Of(Fact.PartnerType))
        {
            if (denied.At < at && denied.At >= start && denied.Standing == Standing.Denied
                && (message.Any(Cue.Self, start, denied.At) || denied.At == start)
                && !message.Any(Cue.Customer | Cue.OtherParty | Cue.Seller | Cue.From | Cue.Through | Cue.Buy | Cue.Hold, start, at))
            {
                return true;
            }
        }

        return false;
    }

    // "we're not a reseller, I should have said indirect provider".
    private static bool IsSelfCorrected(Message message, int at)
    {
        var before = at > 0 && message.Items[at - 1].IsFiller ? at - 2 : at - 1;
        var start = message.SentenceStart(at);
        return before >= start && message.Items[before].Has(Cue.Correction) && (message.Any(Cue.Self, start, before) || IsAfterPutDown(message, before))
            && !message.Any(Cue.Customer | Cue.OtherParty | Cue.From | Cue.Through | Cue.Buy, start, at);
    }

    // "I registered us as a reseller; should have been distributor": no more than that one sentence before.
    private static bool IsAfterPutDown(Message message, int correction)
    {
        for (var at = 0; at < correction; at++)
        {
            if (message.Items[at].Has(Cue.Self) && message.Items[at].Has(Cue.Earlier) && message.Items[at].Sentence + 1 >= message.Items[correction].Sentence)
            {
                return true;
            }
        }

        return false;
    }

    // "저희를 간접 재판매인으로 입력했는데 직접 청구 파트너가 맞습니다": a role answered before and the one in its place.
    private static bool IsAnsweredRole(Message message, int at) =>
        at + 1 < message.ClauseEnd(at) && message.Items[at + 1].Has(Cue.Earlier) && message.NamesWithin(Fact.PartnerType, at + 1, message.Items.Count);

    // "we bill direct (direct-bill CSP), the customer ...": a role alone in its clause says what the speaker before it is.
    private static bool IsInBrackets(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (start == 0 || start != at || message.ClauseEnd(at) != at + 1 || message.Items[start - 1].Sentence != message.Items[at].Sentence)
        {
            return false;
        }

        var before = message.ClauseStart(start - 1);
        return IsSubjectOfNote(message, before) && !message.Any(Cue.Customer | Cue.OtherParty | Cue.Seller | Cue.From | Cue.Through | Cue.Buy | Cue.Hold | Cue.Sold, before, start);
    }

    // "we", "we're the gaining one" in one phrase.
    private static bool IsSubjectOfNote(Message message, int at) =>
        message.Items[at].Phrase is { } phrase && !message.Items[at].IsDecoy
        && (phrase.Key is "we" or "i" || ((phrase.Key.StartsWith("were", StringComparison.Ordinal) || phrase.Key.StartsWith("weare", StringComparison.Ordinal)) && (phrase.Key.Length > 5 || message.Items[at].Has(Cue.Self))));

    // "we'd be doing this as indirect reseller", "we'd be in it as direct bill": as what the speaker takes part.
    private static bool IsPartTaken(Message message, int start, int at)
    {
        if (at - start < 4 || message.Items[at - 1].Phrase?.Key is not ("as" or "asa" or "asan" or "asthe") || message.Items[at - 2].Phrase?.Key is not ("this" or "it" or "that" or "here"))
        {
            return false;
        }

        var we = message.First(Cue.We, start, at);
        return we >= 0 && message.Any(Cue.Modal, we + 1, we + 3) && !message.Any(Cue.Customer | Cue.OtherParty | Cue.Seller | Cue.From, start, at);
    }

    // "we are a distributor, a CSP ourselves".
    private static bool IsOurselves(Message message, int at) =>
        at + 1 < message.ClauseEnd(at) && message.Items[at + 1].Phrase?.Key is "ourselves" or "myself"
        && (!message.Any(Cue.Through | Cue.From | Cue.Buy | Cue.Hold, message.ClauseStart(at), at) || (message.Items[at - 1].Phrase?.Key == "in" && message.Items[message.ClauseStart(at)].Has(Cue.Self) && at - message.ClauseStart(at) == 2));

    // "We aren't an indirect provider but a direct-bill partner": what the speaker is instead.
    private static bool IsSetRight(Message message, int start, int denied, int at) =>
        denied > start && denied < at && message.Items[start].Has(Cue.We | Cue.Self) && message.Any(Cue.But, denied + 1, at)
        && !message.Any(Cue.Customer | Cue.OtherParty | Cue.Seller | Cue.Buy | Cue.From | Cue.Through | Cue.Us, start, at);

    // "우리 회사가 간접 공급자는 아니에요, MS와 거래하는 직접 청구 파트너입니다": the role that is so, after the one that is not.
    private static bool IsInsteadOfDenied(Message message, int at)
    {
        var (start, end) = (message.SentenceStart(at), message.ClauseEnd(at));
        foreach (var denied in message.Of(Fact.PartnerType))
        {
            if (denied.Standing == Standing.Denied && IsSetRight(message, start, denied.At, at))
            {
                return true;
            }

            if (denied.Standing == Standing.Denied && denied.At >= start && denied.At < at && (message.Items[denied.At].Phrase!.EndsInHangul || message.Items[denied.At + 1] is { Phrase.EndsInHangul: true })
                && message.First(Cue.Self, start, denied.At) is >= 0 and var self && (IsSubject(message, self) || message.Items[self].Phrase!.Key is "우리" or "저희")
                && !message.Any(Cue.Customer | Cue.OtherParty | Cue.Buy, self, at) && !NamesOtherSeller(message, self, at)
                && (message.Items[at].Particle == Particle.Copula || message.Any(Cue.RoleMark, at + 1, Math.Min(end, at + 2))))
            {
                return true;
            }
        }

        return false;
    }

    // "provider 밑에 있는 indirect reseller": above whom the speaker stands is no seller of the case.
    private static bool NamesOtherSeller(Message message, int from, int at)
    {
        for (var seller = message.First(Cue.Seller, from, at); seller >= 0; seller = message.First(Cue.Seller, seller + 1, at))
        {
            if (!(message.Items[seller].Phrase!.Key is "provider" or "distributor" || message.Names(seller, PartnerType.IndirectProvider)))
            {
                return true;
            }
        }

        return false;
    }

    // "저희가 아니라 그쪽이 직접 청구 파트너예요", "귀사가 간접 공급자인가요": who is spoken to.
    private static bool IsAnothersRole(Message message, int start, int self, int at)
    {
        if (self >= 0 && self + 1 < at && message.Items[self + 1].Has(Cue.NotAfter))
        {
            return true;
        }

        for (var subject = start; self < 0 && subject < at; subject++)
        {
            if (message.Items[subject].Phrase?.Key is "그쪽" or "귀사" or "귀하" or "귀측" or "거기" or "그쪽이" or "귀사가" or "귀사는")
            {
                return true;
            }
        }

        return false;
    }

    // "MS와 거래하는 직접 청구 파트너입니다": with whom such a partner deals, and no purchase.
    private static bool IsBillOfRole(Message message, Mention mention)
    {
        if (mention.Value != PurchaseChannel.MicrosoftDirect)
        {
            return false;
        }

        foreach (var role in message.Held(Fact.PartnerType))
        {
            if (role.Value == PartnerType.DirectBill && role.At > mention.At && role.At <= mention.At + 2 && message.Item(role).Clause == message.Item(mention).Clause)
            {
                return true;
            }
        }

        return false;
    }

    // "we're the customer's indirect provider".
    private static bool IsCustomersOwn(Message message, int self, int at) =>
        self >= 0 && at >= self + 2 && message.Items[at - 1].Phrase?.Key == "s" && message.Items[at - 2].Has(Cue.Customer);

    // "CSP 파트너로서, ...": as what the speaker asks.
    private static bool IsAsWhat(Message message, int at) =>
        at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is "로서" or "으로서" && message.Names(at, PurchaseChannel.CspPartner) && !message.Any(Cue.Seller | Cue.Customer, message.ClauseStart(at), at);

    // "Is it allowed that we, a CSP partner, resell it": what the speaker is.
    private static bool IsOwnApposition(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return start > 0 && message.Items[start].Gap == Gap.Comma && at + 1 == message.ClauseEnd(at) && at - start <= 1 && message.Items[start].Phrase?.Key is "a" or "an" or "as"
            && message.Items[start - 1].Phrase?.Key is "we" or "us" or "i" or "ourselves";
    }

    // "저희 회사는 CSP 파트너로 등록되어 있습니다": what the speaker is.
    private static bool IsRegistered(Message message, int at) =>
        message.Items[at] is { Particle: Particle.Way, Phrase.Key.Length: > 3 } && message.Names(at, PurchaseChannel.CspPartner)
        && at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.RoleMark) && message.Items[at + 1].Phrase!.EndsInHangul;

    // "the firm that sold us the Visio licences is an indirect provider".
    private static bool IsWhoSoldIt(Message message, int at)
    {
        var sold = message.First(Cue.Sold, message.ClauseStart(at), at);
        return sold >= 0 && message.Items[sold].Phrase!.Key is ['t', 'h', 'a', 't', ..] or ['w', 'h', 'o', ..] or ['w', 'h', 'i', 'c', 'h', ..];
    }

    // "only deals with direct-bill partners": a kind of partners, of whom none sold it.
    private static bool IsKind(Message message, int at) =>
        at > 0 && message.Items[at - 1].Phrase?.Key is "with" or "for" or "to" or "dealswith" or "dealwith"
        && (message.Items[at].Phrase!.Key is [.., 'r', 's'] || (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is "partners" or "resellers" or "providers"));
}
