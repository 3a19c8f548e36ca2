using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Whose it is: a role belongs to the speaker or to the seller; a channel may be somebody else's, only offered, or the
/// speaker's own business.
/// </summary>
internal sealed partial class OwnerPass : IPass
{
    private const int NearOffer = 5;
    private const int FarthestTrade = 4;
    private static readonly string[] Ranges = ["취급", "다루", "파는", "판매하"];

    private static readonly string[] Generalities = ["다들", "보통", "대부분", "대체로", "일반적으로", "통상", "흔히", "흔하게", "너도나도", "누구나"];

    public void Apply(Message message)
    {
        foreach (var mention in message.Held(Fact.PartnerType).ToList())
        {
            ReadRole(message, mention);
        }

        ReadUnrelated(message);
        ReadBelonging(message);
        ReadBesideThePoint(message);
        foreach (var mention in message.Mentions.Where(mention => mention.Fact is not Fact.PartnerType and not Fact.Intent && mention.IsHeld).ToList())
        {
            if ((IsSomebodyElses(message, mention.At) && !IsResold(message, mention)) || IsOfAnotherCase(message, mention.At) || IsDoneForOthers(message, mention) || (mention.Fact == Fact.PurchaseChannel && (IsSellersRange(message, mention.At) || IsUsual(message, mention.At))))
            {
                mention.Mark(Standing.Others);
            }
            else if (mention.Value == PurchaseChannel.CspPartner && (IsSupplierOfReseller(message, mention.At) || IsOwnAside(message, mention.At) || IsOwnRole(message, mention.At)))
            {
                mention.Mark(Standing.Others);
            }
            else if (mention.Fact == Fact.PurchaseChannel ? IsOffered(message, mention.At) : IsStillPlanned(message, mention) || (IsReplacedLater(message, mention) && IsOffered(message, mention.At)))
            {
                mention.Mark(Standing.Offered);
            }
            else if (mention.Fact == Fact.PurchaseChannel && (IsOwnBusiness(message, mention.At) || IsOwnBesideCustomers(message, mention.At) || IsCustomersName(message, mention) || IsBillOfRole(message, mention) || (mention.Value == PurchaseChannel.CspPartner && IsOurselves(message, mention.At))))
            {
                mention.Mark(Standing.Others);
            }
        }

        SpreadOffers(message);
    }

    private static void ReadRole(Message message, Mention mention)
    {
        if (IsSomebodyElses(message, mention.At) || IsFormerRole(message, mention.At))
        {
            // "I used to work at a direct bill partner".
            message.Mentions.Where(other => other.At == mention.At).ToList().ForEach(other => other.Mark(Standing.Others));
            return;
        }

        if (IsSellersWord(message, mention.At))
        {
            mention.Mark(Standing.Others);
            MarkChannel(message, mention.At);
            message.Mentions.Add(new Mention(mention.At, PurchaseChannel.CspPartner, Needs.Nothing));
            return;
        }

        if (IsCorrectedRole(message, mention))
        {
            MarkChannel(message, mention.At);
            return;
        }

        if (IsOwnSupplier(message, mention.At))
        {
            ReadSupplier(message, mention.At);
            return;
        }

        if (IsAnswerTakenBack(message, mention.At))
        {
            // "제가 총판이라고 답했는데 사실은 MS": the seller that was answered.
            mention.Mark(Standing.Others);
            message.Mentions.Add(new Mention(mention.At, PurchaseChannel.CspPartner, Needs.Nothing));
            return;
        }

        if (IsSpeakers(message, mention.At) || IsSaidAgain(message, mention))
        {
            // "총판입니다", "we do direct CSP ourselves": the speaker, then, and no seller.
            MarkChannel(message, mention.At);
            return;
        }

        mention.Mark(Standing.Others);
        if (message.Asked == Fact.PartnerType && IsOfWhoSold(message, mention.At))
        {
            MarkChannel(message, mention.At);
            message.Mentions.Add(new Mention(mention.At, PurchaseChannel.CspPartner, Needs.Nothing));
            return;
        }

        if (message.Asked == Fact.PartnerType)
        {
            // "we're indirect, buying through a distributor": the speaker's own supplier.
            message.Mentions.Where(other => other.At == mention.At).ToList().ForEach(other => other.Mark(Standing.Others));
            return;
        }

        var isOwnSupplier = mention.At > 0 && message.Items[mention.At - 1].Has(Cue.Our);
        if (!isOwnSupplier && !IsKind(message, mention.At) && SellerPass.SoldToOne(message, mention.At) < 0 && !IsSaidAgain(message, mention) && !IsOver(message, mention.At) && (SourcePass.HasSource(message, mention.At) || message.Any(Cue.Seller, message.ClauseStart(mention.At), mention.At) || IsWhoSoldIt(message, mention.At) || IsOfNamedSeller(message, mention.At) || SellerPass.IsCalled(message, mention.At)))
        {
            message.Mentions.Add(new Mention(mention.At, PurchaseChannel.CspPartner, Needs.Nothing));
        }
    }

    // "고객사는 CSP 간접 리셀러한테 샀대요", "The company selling it is an indirect provider": asked what the speaker is, somebody tells of the seller.
    private static bool IsOfWhoSold(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return message.Items[at].Particle is Particle.Source or Particle.Recipient
            ? message.Any(Cue.Customer | Cue.OtherParty, start, at) && message.Any(Cue.Buy, at + 1, Math.Min(message.ClauseEnd(at), at + FarthestSale))
            : message.Any(Cue.Customer | Cue.Seller, start, at) && message.Any(Cue.Sell | Cue.Sold, start, at) && !message.Any(Cue.Self | Cue.We | Cue.Our, start, at);
    }

    // "sold to them by their hosting company which is a CSP indirect reseller".
    private static bool IsOfNamedSeller(Message message, int at) =>
        SourcePass.IsRelative(message, at) && message.Any(Cue.Sell | Cue.Sold | Cue.Buy | Cue.From, message.SentenceStart(at), at) && message.Any(Cue.From | Cue.Through, message.SentenceStart(at), at);

    private static void MarkChannel(Message message, int at)
    {
        foreach (var other in message.Of(Fact.PurchaseChannel))
        {
            if (other.At == at)
            {
                other.Mark(Standing.Others);
            }
        }
    }

    // "예전에 총판 통해 샀던 건": no seller of today.
    private static bool IsOver(Message message, int at) =>
        message.Of(Fact.PurchaseChannel).Any(other => other.At == at && other.Standing is Standing.Past or Standing.Denied or Standing.Target);

    private static bool IsSpeakers(Message message, int at)
    {
        if (IsPutDown(message, at))
        {
            return true;
        }

        if (IsKoreanWay(message, at))
        {
            return false;
        }

        if (message.NamesFact(Fact.PartnerType, SentencesStart(message, at), message.SentenceEnd(at)) || IsRoleBesideSupplier(message, at) || IsNoteOnSpeaker(message, at) || IsApposition(message, at))
        {
            return true;
        }

        if (message.Asked == Fact.PartnerType)
        {
            return !IsOfWhoSold(message, at) && ((at > 0 && (message.Items[at - 1].Has(Cue.RoleMark) || message.Items[at - 1].Phrase?.Key == "as")) || SourcePass.Governor(message, at) is not { } governor || !message.Items[governor].Has(Cue.From | Cue.Through));
        }

        if (message.Asked == Fact.PurchaseChannel && !message.Any(Cue.Self, 0, at))
        {
            return false;
        }

        if (IsOurRole(message, at) || IsInsteadOfDenied(message, at) || IsAnsweredRole(message, at) || IsSelfCorrected(message, at) || IsOtherRole(message, at) || IsInBrackets(message, at))
        {
            return true;
        }

        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var self = message.Last(Cue.Self, start, at);
        // "고객이 거래하던 곳은 간접 공급자고 저희는 직접 청구 파트너": with the speaker a new subject begins.
        if ((message.Any(Cue.Customer | Cue.OtherParty, IsSubject(message, self) ? self : start, at) || message.Any(Cue.From | Cue.Through, Math.Max(self, start), at)) && !IsCustomersOwn(message, self, at))
        {
            return false;
        }

        if (IsAnothersRole(message, start, self, at))
        {
            return false;
        }

        if (self >= 0)
        {
            // "저희는 간접 리셀러고 총판에서 산 애저를": from whom it was bought.
            if (message.Items[at].Particle == Particle.Source && message.Any(Cue.Buy | Cue.Sold, at + 1, Math.Min(end, at + FarthestSale)))
            {
                return false;
            }

            return !message.Any(Cue.Buy | Cue.Hold | Cue.Sell, self + 1, at);
        }

        // "losing partner는 CSP 총판이고": what another seller is.
        if (message.Any(Cue.Seller, start, at) || NamesSeller(message, start, at))
        {
            return false;
        }

        return (at > start && message.Items[at - 1].Has(Cue.RoleMark) && !message.Items[at - 1].Phrase!.EndsInHangul)
            || message.Any(Cue.RoleMark, at + 1, Math.Min(end, at + (at + 1 < end && message.Items[at + 1].Phrase?.Key == "만" ? 3 : 2)))
            || (message.Items[at].Particle == Particle.Copula && !message.Any(Cue.Seller, start, at));
    }

    // Not the buyer of "다른 CSP 파트너에게 재판매하고 싶은 direct CSP인데".
    private static bool NamesSeller(Message message, int start, int at)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At >= start && mention.At < at && !(mention.Standing == Standing.Target && message.Items[at].Particle == Particle.Copula))
            {
                return true;
            }
        }

        return false;
    }

    // "저희는", "in our company we are": what stands before it is of no matter.
    private static bool IsSubject(Message message, int self) =>
        self >= 0 && (message.Items[self].Phrase!.EndsInHangul
            ? message.Items[self].Phrase!.Key[^1] is '는' or '은' or '가' or '이'
            : message.Items[self].Phrase!.Key is "weare" or "wearea" or "wearean" or "wearethe" or "iam" or "iama" or "iaman");

    // "파트너 유형을 직접 청구라고 말씀드렸는데 틀렸습니다. 간접 재판매인이 맞아요": the sentence before says what is corrected.
    private static int SentencesStart(Message message, int at)
    {
        var start = message.SentenceStart(at);
        return start > 0 && message.Any(Cue.Correction | Cue.Earlier | Cue.ChangeVerb, message.SentenceStart(start - 1), start) ? message.SentenceStart(start - 1) : start;
    }

    private static bool IsSomebodyElses(Message message, int at)
    {
        var other = message.Last(Cue.OtherParty, message.SentenceStart(at), at);
        if (other > 0 && (message.Items[other - 1].Phrase?.Key == "your" || IsRivalBoughtFrom(message, other)))
        {
            // "your competitor charges us for it": who sold it to the customer.
            return false;
        }

        if (other > 0 && message.Items[other - 1].Phrase?.Key == "for" && message.Items[other].Phrase!.Key.StartsWith("some", StringComparison.Ordinal))
        {
            // "administer it for someone with an EA": of whom it is asked.
            return false;
        }

        if (other > 0 && message.Items[other - 1] is { IsUnknown: false } before && (before.Has(Cue.From | Cue.Through) || before.Phrase?.Key == "of") && !(other - 1 == message.SentenceStart(at) && before.Phrase?.Key is "at" or "in" or "with"))
        {
            // "the EA of their parent company": whose it is, not whom the sentence is about.
            return false;
        }

        return other >= 0 && !IsOnlyParty(message, other) && !message.Any((IsFormerWork(message, other) ? Cue.None : Cue.Customer) | Cue.Self | Cue.This | Cue.But, AfterCustomers(message, other), at) && !IsOursAgain(message, other, at) && !IsInQuestion(message, other) && !IsOfGroup(message, other, at) && !IsBoughtByGroup(message, other) && !IsGroupInQuestion(message, other, at) && !IsOneOfSites(message, other) && !IsOneOfPlaces(message, other, at) && !IsOnlySubsidiary(message, other);
    }

    // "경쟁사 고객은 EA로 쓴다던데", "a competitor's customer": theirs, and not the one in question.
    private static int AfterCustomers(Message message, int other)
    {
        var next = other + 1 < message.Items.Count && message.Items[other + 1].Phrase?.Key == "s" ? other + 2 : other + 1;
        return next < message.Items.Count && message.Items[next].Has(Cue.Customer) && message.Items[next].Gap <= Gap.Space && message.Items[other].Particle == Particle.None
            && (message.Items[other].Phrase!.Key is ['경', '쟁', ..] or ['타', '사'] || message.Items[other].Phrase!.Key.StartsWith("competitor", StringComparison.Ordinal))
            ? next + 1
            : other + 1;
    }

    // "the parent company has an EA which we'd administer", "the subsidiary's licences we'd like to switch": wished for, so in question.
    private static bool IsInQuestion(Message message, int other)
    {
        var end = other + 1 < message.Items.Count && message.Items[other + 1].Phrase?.Key == "s" ? message.SentenceEnd(other) : message.ClauseEnd(other);
        return message.Any(Cue.We, other, end) && message.Held(Fact.Intent).Any(intent => intent.At > other && intent.At < end);
    }

    // "my wife's bakery pays Microsoft by card": whom else but hers; "our own company has an EA, the customer none" tells two apart.
    private static bool IsOnlyParty(Message message, int other)
    {
        var key = message.Items[other].Phrase!.Key;
        return (key.StartsWith("my", StringComparison.Ordinal) && !IsFormer(key)) || key.StartsWith("ourown", StringComparison.Ordinal)
            ? !message.Any(Cue.Customer | Cue.This, other + 1, message.Items.Count) && !HasOurs(message, other) && !NamesOurs(message, other)
            : false;
    }

    // "ours is an EA"; not "our firm could take over the billing", which is what the speaker's side would do.
    private static bool HasOurs(Message message, int other)
    {
        for (var ours = message.First(Cue.Our, other + 1, message.Items.Count); ours >= 0; ours = message.First(Cue.Our, ours + 1, message.Items.Count))
        {
            if (ours + 2 >= message.Items.Count || !message.Items[ours + 1].IsUnknown || !message.Items[ours + 2].Has(Cue.Modal))
            {
                return true;
            }
        }

        return false;
    }

    // "my previous employer had an EA", "in my last job".
    private static bool IsFormer(string key) =>
        key.EndsWith("employer", StringComparison.Ordinal) || key.EndsWith("job", StringComparison.Ordinal) || key.Contains("previous", StringComparison.Ordinal)
        || key.Contains("former", StringComparison.Ordinal) || key.Contains("old", StringComparison.Ordinal) || key.Contains("last", StringComparison.Ordinal);

    // "I used to work for a customer with an MPSA": that customer is none of today's.
    private static bool IsFormerWork(Message message, int other) => message.Items[other].Phrase!.Key is ['u', 's', 'e', 'd', 't', 'o', ..];

    private static bool NamesOurs(Message message, int from) =>
        message.Items.FindIndex(from, item => item.Phrase?.Key is "we" or "wehave" or "were") >= 0;

    // "a sister company uses an EA, ours is Open"; not "a sister company of ours".
    private static bool IsOursAgain(Message message, int other, int at)
    {
        var ours = message.Last(Cue.Our, other + 1, at);
        return IsHereAgain(message, other, at) || ours >= 0 && message.Items[ours].Clause != message.Items[other].Clause;
    }

    // "at my former company it was MPSA, here we buy through a CSP".
    private static bool IsHereAgain(Message message, int other, int at)
    {
        for (var here = other + 1; here <= at; here++)
        {
            if (message.ClauseStart(here) == here && (message.Items[here].Phrase?.Key == "here" || IsOurPurchase(message, other, here)))
            {
                return true;
            }
        }

        return false;
    }

    // "a sister company has an EA, we ourselves bought it under Open".
    private static bool IsOurPurchase(Message message, int other, int at) =>
        message.Items[at].Clause != message.Items[other].Clause
        && message.Items[at].Phrase?.Key is "we" or "i"
        && at + 1 < message.ClauseEnd(at)
        && (message.Items[at + 1].Has(Cue.Buy | Cue.Hold) || message.Items[at + 1].Phrase?.Key is "ourselves" or "myself");

    // "EA도 취급하는 CSP 파트너": what the seller deals in, too.
    private static bool IsSellersRange(Message message, int at) =>
        at + 1 < message.Items.Count
        && message.Items[at + 1].Phrase?.Key is { } key
        && Ranges.Any(range => key.StartsWith(range, StringComparison.Ordinal))
        && (message.Any(Cue.Seller, at + 2, at + 4) || message.Mentions.Exists(other => other.Fact == Fact.PurchaseChannel && other.At > at && other.At <= at + 3));

    // "거래처는 다들 EA로 한다는데": what others usually do; "저희는 보통 총판에서 사요" says what the speaker does.
    private static bool IsUsual(Message message, int at)
    {
        var start = message.ClauseStart(at);
        for (var before = at - 1; before >= start; before--)
        {
            if (message.Items[before].Phrase is { } phrase && Generalities.Contains(phrase.Key))
            {
                return !message.Any(Cue.Self | Cue.Our | Cue.This | (phrase.Key == "다들" ? Cue.None : Cue.Customer), start, before)
                    && !message.Any(Cue.Self | Cue.Our | Cue.This, before, at);
            }
        }

        return false;
    }

    // "we are an EA partner", "we sell CSP"; "we are on an EA" is a holding.
    private static bool IsOwnBusiness(Message message, int at)
    {
        var self = message.Last(Cue.Self, message.ClauseStart(at), at);
        if (self > 0 && message.Items[self - 1].Phrase?.Key is "who" or "which")
        {
            // "who were a CSP but lost their authorization": not "we're a CSP" without its apostrophe.
            return false;
        }

        if (SellsThrough(message, at) || SellsUnder(message, self, at))
        {
            return true;
        }

        if (IsSoldToOthers(message, at) || IsAsWhat(message, at) || IsOwnApposition(message, at) || (self < 0 && message.Any(Cue.Self, message.SentenceStart(at), at) && (IsOwnCustomers(message, at) || IsSoldByRole(message, at))))
        {
            return true;
        }

        if (self < 0 || message.Any(Cue.Through | Cue.From | Cue.Buy | Cue.Hold, self + 1, at) || IsOwnersProduct(message, self, at))
        {
            return false;
        }

        // "저희 회사가 CSP 자격을 잃었어요".
        var lostIt = message.Mentions.Any(mention => mention.At == at && mention.Value == PurchaseChannel.ThirdParty) && !message.Any(Cue.Seller | Cue.Customer, self, at);
        return lostIt
            || message.Any(Cue.Sell, self, at)
            || IsKoreanTrade(message, at)
            || IsRegistered(message, at)
            || IsOwnCustomers(message, at)
            || (at + 1 < message.Items.Count && message.Items[at + 1].Has(Cue.Seller) && message.Items[at + 1].Gap <= Gap.Space);
    }
}
