using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// A seller said to be outside CSP, or to have lost its status, is a third party; selling on to a CSP partner is resale.
/// </summary>
internal sealed partial class SellerPass : IPass
{
    private const int FarthestLoss = 6;

    /// <summary>An answer that is no more than the seller: "컴퓨터 가게요", "a local shop I guess".</summary>
    private const int LongestAnswer = 6;

    private static readonly string[] Invoices = ["invoice", "bill", "세금계산서", "계산서", "청구서", "인보이스"];
    private static readonly string[] Pronouns = ["they", "he", "she", "re", "거기", "거기는", "그회사", "그업체", "그곳", "거긴"];

    private static readonly string[] Addressees = ["귀사", "당사", "그쪽", "귀하", "귀측"];

    public void Apply(Message message)
    {
        ReadUnnamed(message);
        ReadNamedPaper(message);
        ReadOutsiders(message);
        ReadCalled(message);
        ReadResale(message);
        ReadOwnResale(message);
        ReadKoreanResale(message);
        ReadKoreanBuyer(message);
        ReadResaleBefore(message);
        ReadSaleToPartner(message);
        ReadResaleBeside(message);
        SetAsideBuyer(message);
        ReadOwnSale(message);
        ReadNotOurSale(message);
        ReadSaleToUser(message);
        ReadCustomersCsp(message);
        ReadCustomersPhrase(message);
        ReadInvoice(message);
    }

    // "저희가 판 게 아니고 다른 리셀러가", "we did not sell it": not the speaker's own, then.
    private static void ReadNotOurSale(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.Sold | Cue.Sell) && IsDenied(message, at) && IsOurs(message, at))
            {
                Deny(message, at, AlreadyOurs.Yes);
            }
        }
    }

    // "we never sold it", "저희가 안 팔았어요".
    private static bool IsOurs(Message message, int sold)
    {
        var start = message.ClauseStart(sold);
        var subject = message.Last(Cue.Self | Cue.We | Cue.Us | Cue.Our, start, sold);
        return subject >= 0
            && message.Items[subject].Phrase!.Key is not ("someone" or "somebody")
            && !message.Any(Cue.Seller | Cue.Customer | Cue.Want | Cue.OtherParty, start, sold)
            && (subject == start || !message.Items[subject - 1].Has(Cue.From | Cue.To | Cue.Through))
            && !message.Any(Cue.To, sold, message.ClauseEnd(sold));
    }

    private static bool IsDenied(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.SentenceEnd(at));
        return Phrase.IsHangul(message.Items[at].Phrase!.Key[0])
            ? message.Any(Cue.NotAfter, at + 1, Math.Min(end, at + 3)) || message.Any(Cue.Not, at - 1, at)
            : message.Any(Cue.Not, start, at);
    }

    // "최종 고객한테 파는 거예요", "we sell it to an end customer": no resale to a CSP.
    private static void ReadSaleToUser(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.Customer) && IsEndCustomer(message.Items[at].Phrase!.Key) && IsSoldTo(message, at))
            {
                Deny(message, at, Intent.ResellToCsp);
            }
        }
    }

    private static bool IsEndCustomer(string key) =>
        key.StartsWith("endc", StringComparison.Ordinal) || key.StartsWith("endu", StringComparison.Ordinal)
        || key.StartsWith("최종", StringComparison.Ordinal) || key.StartsWith("엔드", StringComparison.Ordinal);

    private static bool IsSoldTo(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        return message.Items[at].Particle == Particle.Recipient
            ? message.First(Cue.Sell | Cue.Sold, at + 1, end) is >= 0 and var sells && !IsDenied(message, sells)
            : message.Any(Cue.Sell | Cue.Sold, start, at) && message.Any(Cue.To, start, at);
    }

    private static void Deny(Message message, int at, FactValue value)
    {
        foreach (var mention in message.Mentions.Where(mention => mention.Value == value))
        {
            mention.Mark(Standing.Denied);
        }

        var denied = new Mention(at, value, Needs.Nothing);
        denied.Mark(Standing.Denied);
        message.Mentions.Add(denied);
    }

    // Asked where it was bought, "세금계산서를 한빛정보에서 받아요", "컴퓨터 가게요": somebody who sells it, of a kind not said.
    private static void ReadInvoice(Message message)
    {
        if (message.Asked != Fact.PurchaseChannel || message.Likely.Count > 0 || message.Of(Fact.PurchaseChannel).Any() || message.Asks || message.Any(Cue.Not | Cue.NotAfter | Cue.Doubt | Cue.OffTopic | Cue.Modal))
        {
            return;
        }

        var seller = message.First(Cue.Seller, 0, message.Items.Count);
        if ((seller >= 0 && message.Items.Count <= LongestAnswer && !message.Any(Cue.Self, 0, seller)) || NamesIssuer(message))
        {
            SuggestSellers(message);
        }
    }

    private static bool NamesIssuer(Message message)
    {
        var invoice = message.Items.FindIndex(item => item.Phrase is { } phrase && Invoices.Any(word => phrase.Key.StartsWith(word, StringComparison.Ordinal)));
        return invoice >= 0 && message.Items.Exists(item => item.IsUnknown)
            && (message.Any(Cue.From | Cue.Buy | Cue.Hold | Cue.Carry) || Phrase.IsHangul(message.Items[invoice].Phrase!.Key[0]));
    }

    private static void SuggestSellers(Message message)
    {
        message.Likely.Add(PurchaseChannel.CspPartner);
        message.Likely.Add(PurchaseChannel.ThirdParty);
        message.Likely.Add(PurchaseChannel.Syndication);
    }

    // "bought from a reseller": likely a CSP partner, but only likely.
    private static void ReadUnnamed(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.Seller) && SourcePass.HasSource(message, at) && !OwnerPass.SellsThrough(message, at))
            {
                SuggestSellers(message);
                return;
            }
        }
    }

    private static void ReadOutsiders(Message message)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            if (IsOutside(message, mention) && (HasSeller(message, mention.At) || IsSaidOfSeller(message, mention.At) || IsSaidOfNamed(message, mention.At)))
            {
                mention.Restore();
                mention.Mark(Standing.Denied);
                AddOutsider(message, mention.At);
            }
        }
    }

    /// <summary>"The shop they bought it from used to be a CSP": whoever was one is none today; "used to be our CSP" was left.</summary>
    public static bool IsFormerStatus(Message message, int at)
    {
        var was = at - 1;
        while (was > 0 && message.Items[was].Phrase?.Key is "a" or "an" or "in" or "the" or "be" or "part" or "of")
        {
            was--;
        }

        return was > 0 && was < at - 2 && message.Items[was].Phrase?.Key == "usedto" && message.Items[at - 1].Phrase?.Key is "a" or "an" or "in" or "the"
            && message.Items[was + 1].Phrase?.Key == "be"
            && message.Any(Cue.Seller | Cue.Sold, message.ClauseStart(at), was) && !message.Any(Cue.Self | Cue.Us, message.ClauseStart(at), was);
    }

    // "was a CSP until spring, when Microsoft took the status away", "but it lost that status in June".
    private static bool LosesItNext(Message message, int at)
    {
        var next = message.ClauseEnd(at);
        return next < message.SentenceEnd(at)
            && message.Any(Cue.Past | Cue.WeakPast, message.ClauseStart(at), at)
            && message.First(Cue.Lost, next, Math.Min(message.ClauseEnd(next), next + FarthestLoss)) is >= 0 and var lost
            && (message.Any(Cue.RoleMark, lost, message.ClauseEnd(next)) || message.Items[lost].Phrase!.Key.Contains("status", StringComparison.Ordinal));
    }

    // "they're not in CSP I think" makes it no more than likely.
    private static void AddOutsider(Message message, int at)
    {
        var outsider = new Mention(at, PurchaseChannel.ThirdParty, Needs.Nothing);
        message.Mentions.Add(outsider);
        if (!HasSeller(message, at) && DoubtPass.IsGuess(message, message.SentenceStart(at), message.SentenceEnd(at)))
        {
            outsider.Mark(Standing.Doubtful);
            message.Likely.Add(outsider.Value);
        }
    }

    // "they are no longer a CSP", "거기는 이제 CSP가 아니래요"; "they are not CSP" may be said of the licences.
    private static bool IsSaidOfSeller(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return Enumerable.Range(start, at - start).Any(before => Pronouns.Contains(message.Items[before].Phrase?.Key))
            && (Phrase.IsHangul(message.Items[start].Phrase?.Key[0] ?? ' ') || (message.Any(Cue.Lost, start, at) && !message.Any(Cue.Hold | Cue.Buy, start, at)));
    }

    private static bool IsOutside(Message message, Mention mention)
    {
        var at = mention.At;
        var self = message.Last(Cue.Self, message.ClauseStart(at), at);
        if (self >= 0 && !message.Any(Cue.Seller | Cue.Customer, self, at))
        {
            return false;
        }

        if (mention.Standing == Standing.Denied)
        {
            return !IsNotGotFrom(message, at) && !IsNoneAtAll(message, at);
        }

        return message.Any(Cue.Lost, Math.Max(message.ClauseStart(at), at - FarthestLoss), Math.Min(message.ClauseEnd(at), at + FarthestLoss)) || IsFormerStatus(message, at) || LosesItNext(message, at);
    }

    // "There is no distributor involved": nobody is said to be outside CSP.
    private static bool IsNoneAtAll(Message message, int at) =>
        at > 0 && message.Items[at].Has(Cue.Seller)
        && (message.Items[at - 1].Has(Cue.No) || (!message.Items[at].Phrase!.EndsInHangul && message.Any(Cue.From | Cue.Through, Math.Max(message.ClauseStart(at), at - 3), at) && !message.Any(Cue.Seller | Cue.Sold, message.SentenceStart(at), at)));

    // "the firm which sold it has lost its CSP status": whoever sold it is a seller, by whatever name.
    private static bool HasSeller(Message message, int at) =>
        message.Any(Cue.Seller | Cue.Sold, message.SentenceStart(at), message.SentenceEnd(at)) || IsWhoSells(message, at) || IsWhoseSource(message, at) || IsFirmBoughtFrom(message, at);

    // "was arranged by a freelancer's firm, which isn't a CSP any more".
    private static bool IsWhoseSource(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (start == 0 || start < message.SentenceStart(at) + 1 || message.Items[start].Phrase?.Key is not ("which" or "who" or "whowas" or "whois"))
        {
            return false;
        }

        var before = message.ClauseStart(start - 1);
        return message.Any(Cue.From | Cue.Through, before, start) && message.NamesWithin(Fact.ServiceType, before, start);
    }

    // "bought it from somebody who sells printers and who is not a CSP".
    private static bool IsWhoSells(Message message, int at)
    {
        var sells = message.First(Cue.Sell, message.SentenceStart(at) + 1, at);
        return sells > 0 && message.Items[sells - 1].Phrase?.Key is "who" or "that" or "which";
    }

    private static void ReadResale(Message message)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner).ToList())
        {
            var (start, end) = (message.ClauseStart(mention.At), message.ClauseEnd(mention.At));
            var sells = IsBuyer(message, mention.At) ? message.First(Cue.Sell, start, end) : Math.Max(Math.Max(Wishes(message, mention.At), Between(message, mention.At, start)), Math.Max(SoldToOne(message, mention.At), SoldToOneThatIs(message, mention.At)));
            if (sells < 0 || mention.Standing == Standing.Denied)
            {
                continue;
            }

            mention.Restore();
            mention.Mark(Standing.Target);
            message.Mentions.Add(new Mention(sells, Intent.ResellToCsp, Needs.Nothing));
            SetAsideSeller(message, start, mention.At);
        }

        foreach (var role in message.Of(Fact.PartnerType).ToList())
        {
            if (SoldToOne(message, role.At) is >= 0 and var supplies)
            {
                message.Mentions.Add(new Mention(supplies, Intent.ResellToCsp, Needs.Nothing));
            }
        }
    }

    // "CSP 파트너사가 다른 CSP 파트너사에 재판매해도 되는지": the one that sells on is no source.
    private static void SetAsideSeller(Message message, int start, int buyer)
    {
        foreach (var seller in message.Held(Fact.PurchaseChannel))
        {
            if (seller.Value == PurchaseChannel.CspPartner && seller.At >= start && seller.At < buyer && message.Items[seller.At].Particle is Particle.Other or Particle.Topic)
            {
                seller.Mark(Standing.Others);
            }
        }
    }

    // "another CSP partner wants to buy from us to resell it", "CSP 파트너가 저희한테 사서 되팔고 싶어 합니다".
    private static int Wishes(Message message, int at)
    {
        var end = message.SentenceEnd(at);
        var isSubject = (SourcePass.Governor(message, at) is not { } governor || governor < SubjectStart(message, at) || !message.Items[governor].Has(Cue.From | Cue.Through | Cue.To | Cue.Buy | Cue.Hold | Cue.Leave) || IsAskedBy(message, governor, at))
            && !message.Any(Cue.Customer | Cue.Self, SubjectStart(message, at), at)
            && !message.Any(Cue.Customer, at + 1, at + 3)
            && !IsOwner(message, at)
            && !message.Names(at, Intent.Move)
            && message.Items[at].Particle is Particle.None or Particle.Other or Particle.Topic;
        var sells = Sells(message, at + 1, end);
        var takes = sells > 0 ? sells : message.First(Cue.Buy | Cue.Carry, at + 1, end);
        var isFromUs = (message.Any(Cue.Us, at + 1, end) && (sells > 0 || IsFromUs(message, at + 1, end))) || IsAskedOfUs(message, at, sells) || IsOfOurs(message, sells, end);
        return isSubject && takes > 0 && (sells > 0 || !SourcePass.IsRelative(message, at)) && !HasOtherSubject(message, at + 1, takes) && isFromUs && message.Any(Cue.Want | Cue.Question | Cue.Modal, message.ClauseStart(at), end) ? takes : -1;
    }

    // "we've been approached by another CSP partner that wants to ...": who comes up to the speaker.
    private static bool IsAskedBy(Message message, int by, int at) =>
        message.Items[by].Phrase?.Key == "by" && by > 0 && (message.Items[by - 1].IsUnknown || message.Items[by - 1].Has(Cue.Contact | Cue.Want))
        && at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is "that" or "who" or "which";

    // "기존 CSP가 팔았던 애저를 우리 쪽으로": what was sold is no wish to sell on.
    private static int Sells(Message message, int from, int end)
    {
        var sells = message.First(Cue.Sell, from, end);
        while (sells >= 0 && message.Items[sells].Has(Cue.Sold))
        {
            sells = message.First(Cue.Sell, sells + 1, end);
        }

        return sells;
    }

    // "their CSP's contract runs out": the contract is the subject.
    private static bool IsOwner(Message message, int at) =>
        at + 2 < message.Items.Count && message.Items[at + 1].Phrase?.Key == "s" && message.Items[at + 2].Has(Cue.Trade);

    // "another CSP asked whether we'd sell them the seats"; not "another CSP sold it, can we sell them more".
    private static bool IsAskedOfUs(Message message, int at, int sells) =>
        sells > 0
        && message.Any(Cue.Want, at + 1, sells)
        && message.Any(Cue.We | Cue.Self, Math.Max(at + 1, sells - 3), sells + 1)
        && !message.Any(Cue.Sold | Cue.Buy, at + 1, sells)
        && (message.First(Cue.Hold, at + 1, sells) is not (>= 0 and var holds) || message.Items[holds + 1].Has(Cue.No));

    // "자기 고객에게 되팔고": whom they sell to is no subject.
    private static bool HasOtherSubject(Message message, int from, int to)
    {
        var customer = message.First(Cue.Customer, from, to);
        return customer >= 0 && message.Items[customer].Particle != Particle.Recipient;
    }

    // "We're a direct bill partner and another CSP partner wants": after the "and" somebody else is the subject.
    private static int SubjectStart(Message message, int at) => Math.Max(message.ClauseStart(at), message.Last(Cue.And, message.ClauseStart(at), at));

    // "can one CSP partner buy from another CSP partner?"
    private static int Between(Message message, int at, int start)
    {
        var subject = message.Of(Fact.PurchaseChannel).LastOrDefault(other => other.Value == PurchaseChannel.CspPartner && other.At >= start && other.At < at);
        return subject is not null && !message.Any(Cue.Customer, start, at) && (message.Asks || message.Any(Cue.Modal | Cue.Question, start, at))
            ? message.First(Cue.Buy | Cue.Carry | Cue.Sell, subject.At + 1, at)
            : -1;
    }

    // "from us", "through us"; 우리한테서, 저희 쪽에서: not where somebody comes to.
    private static bool IsFromUs(Message message, int from, int end)
    {
        var us = message.First(Cue.Us, from, end);
        var key = message.Items[us].Phrase!.Key;
        return Phrase.IsHangul(key[0])
            ? message.Items[us].Particle == Particle.Source || key.EndsWith("에서", StringComparison.Ordinal) || key.EndsWith("한테", StringComparison.Ordinal)
            : message.Any(Cue.From | Cue.Through, us - 1, us);
    }
}
