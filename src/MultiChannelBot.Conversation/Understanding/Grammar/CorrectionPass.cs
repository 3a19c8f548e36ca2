using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Taking back an earlier answer changes that fact; taking back a value within one message leaves the last one and is no act;
/// a wish to change an answer names the fact alone.
/// </summary>
internal sealed partial class CorrectionPass : IPass
{
    /// <summary>"바꾸는 게 아니라": how far the denial may stand from the verb.</summary>
    private const int FarthestDenial = 2;

    public void Apply(Message message)
    {
        ReadCorrections(message);
        if (message.OtherQuestion && IsPutRight(message))
        {
            message.OtherQuestion = false;
        }
    }

    // "EA라고 한 거 잘못됐어요. 오픈 라이선스로 수정해 주세요": what takes the place of an answer is no channel that somebody wants to move to.
    private static bool IsPutRight(Message message) =>
        message is { Act: Act.Change, ChangeOf: Fact.PurchaseChannel }
        && message.Held(Fact.PurchaseChannel).Any()
        && !message.Of(Fact.PurchaseChannel).Any(mention => mention.Standing == Standing.Target)
        && !message.Any(Cue.OtherQuestion | Cue.Leave);

    private static void ReadCorrections(Message message)
    {
        RestoreBare(message);
        ReadMoveBesideManage(message);
        ReadPapers(message);
        ReadContractOfRole(message);
        TakeBackEarlier(message);
        TakeBackNotReally(message);
        SetAsideNamed(message);
        ReadOrders(message);
        ReadWrong(message);
        var correction = FirstCorrection(message);
        if (message.Act == Act.Change)
        {
            return;
        }

        if (correction >= 0 && IsOrderToChange(message, correction))
        {
            ReadWishToChange(message);
        }

        if (message.Act != Act.Change)
        {
            ReadAnswerToChange(message);
        }

        if (correction >= 0 && message.Act != Act.Change)
        {
            Correct(message, correction);
        }

        if (message.Act != Act.Change)
        {
            ReadWishToChange(message);
        }
    }

    // "change what I said about where it was bought".
    private static bool IsOrderToChange(Message message, int correction) =>
        correction > 0 && correction < message.Items.Count && message.Items[correction].Has(Cue.Earlier) && message.Items[correction - 1].Has(Cue.ChangeVerb) && !IsDenied(message, correction - 1);

    // "I answered Advisor for where they bought it": the name of the fact, and no wish to leave it there.
    private static void SetAsideNamed(Message message)
    {
        foreach (var mention in message.Held(Fact.Intent))
        {
            if (mention.At > 0 && message.Item(mention).Phrase?.Has<Sense.NamesFact>() == true
                && (message.Items[mention.At - 1].Has(Cue.ChangeVerb | Cue.Earlier) || message.Items[mention.At - 1].Phrase?.Key is "for" or "about" or "on" or "regarding" or "concerning" or "as" or "asked")
                && message.Any(Cue.ChangeVerb | Cue.Earlier | Cue.Correction))
            {
                mention.Mark(Standing.Others);
            }
        }
    }

    /// <summary>"What if it was Open instead?" tries another answer; without the "instead" it supposes.</summary>
    public static bool IsPutInstead(Message message) => message.Items.Exists(item => item.Phrase?.Key == "instead");

    private static int Strong(Message message, Cue cues)
    {
        var first = message.First(cues, 0, message.Items.Count);
        first = first >= 0 && IsRepeated(message, first) ? message.First(cues, first + 1, message.Items.Count) : first;
        return first >= 0 && message.Items[first].Has(Cue.Whether) && !IsPutInstead(message)
            ? message.First(cues, first + 1, message.Items.Count)
            : first;
    }

    private static int FirstCorrection(Message message)
    {
        var strong = Strong(message, Cue.Correction | Cue.Earlier);
        if (strong >= 0 && Afterthought(message, strong) is >= 0 and var weaker)
        {
            return weaker;
        }

        // "remember the brewery? Turns out it was Advisor": told, and not taken back.
        if (strong >= 0 && !(message.Items[strong].Has(Cue.WeakCorrection) && !message.Any(Cue.Earlier | Cue.ChangeVerb) && IsTold(message, strong)))
        {
            return strong;
        }

        if (FirstNo(message) is >= 0 and var no)
        {
            return no;
        }

        if (message.OpensWithOh && message.Points)
        {
            return 0;
        }

        var weak = message.First(Cue.WeakCorrection, 0, message.Items.Count);
        return (weak < 3 && weak >= 0 && !message.Asks && !message.Items[weak].Has(Cue.NotAfter) && !IsCourtesy(message, weak) && !IsSorryNotToKnow(message, weak) && Opens(message, weak)) || IsTakenBack(message, weak) ? weak : -1;
    }

    // "from a CSP, sorry, from Microsoft directly, I mean": what closes the message only stresses the word before.
    private static int Afterthought(Message message, int strong)
    {
        if (strong + 1 < message.Items.Count)
        {
            return -1;
        }

        for (var at = message.First(Cue.WeakCorrection | Cue.No, 1, strong); at >= 0; at = message.First(Cue.WeakCorrection | Cue.No, at + 1, strong))
        {
            if (message.Items[at].Gap >= Gap.Comma && IsTakenBackAt(message, at))
            {
                return at;
            }
        }

        return -1;
    }

    // "sorry, I don't know how it was bought": nothing is taken back.
    private static bool IsSorryNotToKnow(Message message, int weak) =>
        message.Items[weak].Phrase!.Key == "sorry" && !message.Mentions.Exists(mention => mention.IsHeld)
        && message.Any(Cue.Doubt, weak + 1, Math.Min(message.Items.Count, weak + 3));

    // "죄송합니다, EA로 구매했습니다" is polite; "죄송해요, EA였어요" takes back.
    private static bool IsCourtesy(Message message, int weak) =>
        message.Items[weak].Phrase!.Key is ['죄' or '미', ..] && !message.Any(Cue.WeakPast, weak + 1, message.Items.Count)
        && !(message.OpensWithOh && message.Any(Cue.NotAfter, weak + 1, message.Items.Count));

    // "they bought it on Open, no, on an EA".
    private static int FirstNo(Message message)
    {
        var no = message.First(Cue.No, 1, message.Items.Count - 1);
        return no > 0 && message.Items[no].Gap >= Gap.Comma && message.Items[no + 1].Gap >= Gap.Comma && IsTakenBackAt(message, no) ? no : -1;
    }

    // "both actually" confirms; "no, actually", "the first one was actually" takes back.
    private static bool Opens(Message message, int weak)
    {
        if (IsLookedAt(message, weak) || IsTold(message, weak) || IsAddressed(message, weak))
        {
            return false;
        }

        for (var at = 0; at < weak; at++)
        {
            if (message.Items[at].Has(Cue.Both | Cue.Rest) || message.NamesAny(at))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTakenBack(Message message, int at) => at > 0 && IsTakenBackAt(message, at);

    private static bool IsTakenBackAt(Message message, int at) => (message.ClauseStart(at) == at || (message.ClauseStart(at) == at - 1 && message.Items[at - 1].Phrase?.Key is "아" or "oh" or "ah" or "no")) && message.Mentions.Any(before => before.IsHeld && before.At < at
        && message.Held(before.Fact).Any(after => after.At > at && after.Value != before.Value));

    // "scratch that, it is Open": a correction is what makes the bare word a statement.
    private static void RestoreBare(Message message)
    {
        var earlier = message.First(Cue.Earlier, 0, message.Items.Count);
        var correction = earlier >= 0 ? earlier : Strong(message, Cue.Correction | Cue.WeakCorrection);
        if (correction < 0)
        {
            return;
        }

        RestoreBare(message, correction);
    }

    private static void RestoreBare(Message message, int correction)
    {
        var isShort = message.Items.Count(item => item.IsUnknown) <= 2;
        var isEarlier = message.Items[correction].Has(Cue.Earlier);
        if (!isShort || message.Held(Fact.PurchaseChannel).Any(mention =>
            mention.At > correction && !(isEarlier && message.Item(mention).Clause == message.Items[correction].Clause)))
        {
            return;
        }

        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.At > correction && mention.Standing == Standing.Bare && !IsOwnName(message, mention.At) && !IsOwnRole(message, mention.At)).ToList())
        {
            mention.Restore();
        }
    }

    // "저희 CSP가 다른 CSP에 파는 건이에요": what the speaker is.
    private static bool IsOwnName(Message message, int at) =>
        at > 0 && message.Items[at].Particle == Particle.Other && message.Items[at - 1].Has(Cue.Our) && message.Items[at - 1].Clause == message.Items[at].Clause;

    // "I put us down as distributor, should have been indirect reseller": no seller.
    private static bool IsOwnRole(Message message, int at) =>
        message.Of(Fact.PartnerType).Any(role => role.At == at && role.Standing is Standing.Held or Standing.TakenBack) && (message.Of(Fact.PartnerType).AreSeveral() || message.Items.Exists(item => item.Has(Cue.Self) && item.Has(Cue.Earlier)));

    // "아까 EA라고 했는데 오픈이었어요": the value beside "I said" is the one taken back.
    private static void TakeBackEarlier(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.Earlier))
            {
                TakeBackBeside(message, at);
            }
        }
    }

    private static void TakeBackBeside(Message message, int earlier)
    {
        var (start, end) = (message.ClauseStart(earlier), EndOfSaid(message, earlier));
        var beside = message.Mentions.Where(mention => mention.IsHeld && mention.At >= start && mention.At < end).OrderBy(mention => mention.At).ToList();
        foreach (var mention in beside.Where(mention => beside[0].Fact != mention.Fact || beside[0].Value == mention.Value || beside[0].At == mention.At))
        {
            if (message.Held(mention.Fact).Any(other => other.Value != mention.Value))
            {
                mention.Mark(Standing.TakenBack);
            }
        }
    }

    private static void Correct(Message message, int correction)
    {
        var isWithin = ReplacesDate(message, correction);
        if (!message.Items[correction].Has(Cue.Earlier) && message.Held(Fact.AzureOffer).FirstOrDefault(offer => offer.At < correction) is { } said)
        {
            OtherOffer(message, said, correction);
        }

        foreach (var mention in message.Mentions.Where(mention => mention.IsHeld && mention.At < correction).ToList())
        {
            if (message.Held(mention.Fact).Any(other => other.At > correction && other.Value != mention.Value)
                && !message.Items[correction].Has(Cue.Earlier))
            {
                mention.Mark(Standing.TakenBack);
                isWithin = true;
            }
        }

        if (isWithin || ReplacesRole(message, correction) || ReplacesBare(message, correction) || ReplacesSeller(message, correction))
        {
            return;
        }

        var stated = message.Mentions.Where(mention => mention.IsHeld && mention.Fact != Fact.Product).ToList();
        var first = stated.Where(mention => !message.PointedAt.Contains(mention.At)).MinBy(mention => mention.At) ?? stated.MinBy(mention => mention.At);
        var fact = TakenBackOf(message) ?? (first?.Fact == Fact.PurchaseChannel ? null : DeniedOf(message, correction)) ?? FactOf(message, first) ?? FactNamed(message) ?? FactLikely(message) ?? (message.Any(Cue.TermEnd) ? Fact.TermEnd : null);
        if (fact is not null)
        {
            message.Act = Act.Change;
            message.ChangeOf = fact;
        }
    }

    // "확인해 보니 애저 플랜이었습니다": the offer, not the class that comes with it.
    private static Fact? FactOf(Message message, Mention? first)
    {
        if (first?.Fact != Fact.ServiceType)
        {
            return first?.Fact;
        }

        foreach (var offer in message.Held(Fact.AzureOffer))
        {
            if (offer.At == first.At || IsOnlyUsage(message, first))
            {
                return Fact.AzureOffer;
            }
        }

        return first.Fact;
    }

    // "I wrote that the Azure is on the old offer; it is the Azure plan": of its class nothing was taken back.
    private static bool IsOnlyUsage(Message message, Mention first) =>
        first.Value == ServiceType.UsageBased && !message.Of(Fact.ServiceType).Any(other => other.Value != first.Value);

    // "I told you Azure plan, it's the legacy offer": the fact whose value was taken back, not one that comes with it.
    private static Fact? TakenBackOf(Message message)
    {
        Fact? fact = null;
        foreach (var mention in message.Mentions)
        {
            if (mention.Standing == Standing.TakenBack && mention.Fact is not Fact.Product && (fact is null or Fact.ServiceType) && message.Held(mention.Fact).Any(held => held.Value != mention.Value))
            {
                fact = mention.Fact;
            }
        }

        return fact;
    }

    // "I mixed it up, the Azure is on Open, not on an EA": the fact of what is denied is the one that changes.
    private static Fact? DeniedOf(Message message, int correction)
    {
        foreach (var denied in message.Mentions)
        {
            if (denied.At > correction && denied.Standing == Standing.Denied && denied.Fact is not Fact.Product
                && message.Held(denied.Fact).Any(held => held.At > correction && held.Value != denied.Value))
            {
                return denied.Fact;
            }
        }

        return null;
    }

    private static void ReadWishToChange(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.ChangeVerb) && OrderedChannel(message, at) is not null)
            {
                message.Act = Act.Change;
                message.ChangeOf = Fact.PurchaseChannel;
                return;
            }

            if (message.Items[at].Has(Cue.ChangeVerb)
                && !IsDenied(message, at)
                && FactNamed(message, StartOfNamed(message, at), message.SentenceEnd(at)) is { } fact && !(fact == Fact.TermEnd && IsOnPaper(message, at)))
            {
                message.Act = Act.Change;
                message.ChangeOf = fact;
                foreach (var mention in message.Of(fact).Where(mention => mention.Standing is Standing.Target or Standing.Bare))
                {
                    mention.Restore();
                }

                SetAsideNames(message);

                return;
            }
        }
    }

    // "구매처 변경 없이 진행", "구매처는 안 바꾸고", "구매처를 바꾸는 게 아니라".
    private static bool IsDenied(Message message, int verb)
    {
        if (message.IsNegated(verb) && !message.Items[verb].Phrase!.EndsInHangul || verb > 0 && message.Items[verb - 1].Has(Cue.Not) && message.Items[verb].Gap <= Gap.Space)
        {
            return true;
        }

        var not = message.First(Cue.NotAfter, verb + 1, Math.Min(message.ClauseEnd(verb), verb + 1 + FarthestDenial));
        return not > verb && (not == verb + 1 || !message.NamesAny(verb + 1));
    }

    // "azure: change to EA": the order names the value alone.
    private static Mention? OrderedChannel(Message message, int verb) => message.Held(Fact.PurchaseChannel)
        .FirstOrDefault(mention => message.Item(mention).Clause == message.Items[verb].Clause && DirectionPass.IsOrderedChange(message, mention.At));

    // "아니다, 업체 통해서 샀다고 하네요": a seller in place of the channel said before.
    private static Fact? FactLikely(Message message) =>
        message.Likely.Exists(likely => likely.Fact == Fact.PurchaseChannel) ? Fact.PurchaseChannel : null;

    // "correct where it was bought": the name of the fact is no wish to leave it there.
    private static void SetAsideNames(Message message)
    {
        foreach (var mention in message.Mentions.Where(mention => mention.Date is null && message.Item(mention).Phrase?.Has<Sense.NamesFact>() == true))
        {
            mention.Mark(Standing.Others);
        }
    }
}
