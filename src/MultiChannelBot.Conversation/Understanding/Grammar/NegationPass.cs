using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What is denied is no fact: English denies what follows, Korean what stands before.</summary>
internal sealed partial class NegationPass : IPass
{
    private const int MostUnknownForward = 6;

    /// <summary>No sentence is longer; without a bound, a text of nothing but denials would be read once for each of them.</summary>
    private const int LongestScope = 160;

    private const int MostUnknownBack = 3;

    private static readonly string[] Keeps = ["stays", "stay", "stayed", "remains", "remain", "remained", "keeps", "keep", "kept", "retains", "continues", "sticks", "stickswith", "staysput", "stayson", "remainson", "stayswith", "keepsusing", "holds", "uses"];

    private static readonly string[] Exceptions = ["except", "exceptfor", "otherthan", "unlike", "apartfrom", "asidefrom", "excluding", "withtheexceptionof", "everythingbut", "allbut"];

    public void Apply(Message message)
    {
        SetAsideUnsaid(message);
        for (var at = 0; at < message.Items.Count; at++)
        {
            var item = message.Items[at];
            if (item.Phrase?.Key == "nothing" && at + 1 < message.Items.Count && message.Names(at + 1, Fact.Intent))
            {
                Deny(message, at + 1);
            }
            else if (IsKoreanNot(item))
            {
                DenyBack(message, at);
            }
            else if (item.Has(Cue.Not | Cue.Nor))
            {
                ReadNotLast(message, at);
                DenyForward(message, at, Math.Min(at + (IsKorean(item) ? 1 : LongestScope), message.Items.Count - 1));
            }
            else if (item.Has(Cue.No))
            {
                ReadNotLast(message, at);
                DenyNext(message, at);
            }

            if (item.Has(Cue.NotAfter) && !IsInterjection(item))
            {
                DenyBack(message, at);
            }
        }

        DenyUninvolved(message);
        DenySuchThing(message);
        DenyAsked(message);
        RestorePresent(message);
        RestoreProducts(message);
    }

    // "indirect provider는 not이고": with the Korean copula the English word denies what stands before it.
    private static bool IsKoreanNot(Item item) => item.Particle == Particle.Copula && item.Phrase?.Key is "not" or "never";

    // "volume licensing은 절대 not, 그냥 CSP": in a Korean sentence the English word denies what stands before it.
    private static void ReadNotLast(Message message, int not)
    {
        if (message.Items[not].Phrase!.Key is "not" or "never" or "no" or "nope" && not + 1 == message.ClauseEnd(not)
            && not > message.ClauseStart(not) && message.Mentions.Exists(mention => mention.At < not && mention.At >= message.ClauseStart(not) && (message.Item(mention).Particle is not Particle.None || IsTopicOfNo(message, mention.At, not))))
        {
            DenyBack(message, not);
        }
    }

    // "아니, MPSA요" opens a sentence: there is nothing before it to deny.
    private static bool IsInterjection(Item item) => item.Gap >= Gap.Sentence;

    // 안, 못: right before the verb they deny.
    private static bool IsKorean(Item item) => Phrase.IsHangul(item.Phrase!.Key[0]);

    private static void DenyForward(Message message, int not, int last)
    {
        var unknown = 0;
        var denied = false;
        for (var at = not + 1; at <= last && unknown <= MostUnknownForward; at++)
        {
            var item = message.Items[at];
            if (EndsScope(message, not, at, denied))
            {
                return;
            }

            unknown += item.IsUnknown ? 1 : 0;
            if (item.Has(Cue.Leave | Cue.Moved) || message.Names(at, Fact.Intent))
            {
                message.Negate(at);
                Deny(message, at);
                if (!IsJoinedToIntent(message, at))
                {
                    return;
                }
            }
            else if (item.Has(Cue.ChangeVerb) && !message.Any(Cue.To | Cue.From, at + 1, message.ClauseEnd(at)))
            {
                // "they don't wish to change how they pay Microsoft": what is not changed is what there is.
                message.Negate(at);
                return;
            }
            else if (message.NamesAny(at))
            {
                if (IsSubjectOfNone(message, not, at))
                {
                    continue;
                }

                Deny(message, at);
                denied = true;
            }
            else if (item.Has(Cue.Buy | Cue.Hold | Cue.Want))
            {
                message.Negate(at);
            }
        }
    }

    // "we did not buy Dynamics 365 from a CSP", "neither the EA nor the MPSA covers these Copilot seats": the channel is denied, not the product.
    private static void RestoreProducts(Message message)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention is { Standing: Standing.Denied, Fact: Fact.ServiceType or Fact.Product } && (IsOfDeniedWish(message, mention.At) || (mention.Product is not null && IsOfDeniedChannel(message, mention.At))))
            {
                mention.Restore();
            }
        }
    }

    // "she doesn't want her licences run by us", "not looking to bring the Azure over": the wish is denied, not what it is for.
    private static bool IsOfDeniedWish(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        // The denial has set the wish itself aside, so it is looked for among all items.
        var want = at == start ? -1 : message.Items.FindLastIndex(at - 1, at - start, item => item.Has(Cue.Want));
        if (want < start || !message.Any(Cue.Not, start, want))
        {
            return false;
        }

        return message.Any(Cue.Carry, want + 1, at) || message.NamesWithin(Fact.Intent, at + 1, end) || message.Any(Cue.Tend | Cue.Moved, at + 1, end);
    }

    private static bool IsOfDeniedChannel(Message message, int at)
    {
        foreach (var channel in message.Of(Fact.PurchaseChannel))
        {
            if (channel.Standing == Standing.Denied && channel.At != at && message.Item(channel).Clause == message.Items[at].Clause
                && (channel.At < at ? Covers(message, channel.At + 1, at) : (IsWayItself(message.Items[channel.At]) || (SourcePass.Governor(message, channel.At) is { } way && way > at && message.Items[way].Has(Cue.From | Cue.Through)))))
            {
                return true;
            }
        }

        return false;
    }

    // "from Microsoft directly" in one phrase.
    private static bool IsWayItself(Item channel) => channel.Phrase!.Key is ['f', 'r', 'o', 'm', ..] or ['t', 'h', 'r', 'o', 'u', 'g', 'h', ..] or ['v', 'i', 'a', ..];

    // A verb stands between them; "no EA Azure" denies both.
    private static bool Covers(Message message, int from, int to)
    {
        var verb = false;
        for (var at = from; at < to; at++)
        {
            var item = message.Items[at];
            verb |= item.IsUnknown || item.Has(Cue.Hold);
            if (item.Has(Cue.Or | Cue.Nor | Cue.And))
            {
                return false;
            }
        }

        return verb;
    }

    // "none of their seats came through a CSP": that there are seats is not denied; "none of it's pay-as-you-go" denies just that.
    private static bool IsSubjectOfNone(Message message, int not, int at) =>
        message.Items[not].Phrase!.Key is ['n', 'o', 'n', 'e', 'o', 'f', ..] or ['n', 'o', 't', 'o', 'n', 'e', ..] or ['n', 'o', 't', 'a', 's', 'i', 'n', 'g', ..]
        && (message.Names(at, Fact.ServiceType) || message.Names(at, Fact.Product))
        && !(at == not + 1 && at + 1 == message.ClauseEnd(at) && message.Items[not].Phrase!.Key.EndsWith("its", StringComparison.Ordinal));

    // "an EA and MPSA", "an EA and an MPSA".
    private static bool JoinsSameFact(Message message, int and)
    {
        var next = and + 1;
        while (next < message.Items.Count - 1 && message.Items[next].IsFiller && !message.NamesAny(next))
        {
            next++;
        }

        return next < message.Items.Count
            && message.Mentions.Any(after => after.At == next
                && message.Mentions.Any(before => before.At < and && before.At >= and - 2 && before.Fact == after.Fact));
    }

    private static bool IsJoinedToIntent(Message message, int at)
    {
        var next = at + 1;
        return next + 1 < message.Items.Count
            && message.Items[next].Has(Cue.Or | Cue.Nor)
            && (message.Names(next + 1, Fact.Intent) || (next + 2 < message.Items.Count && message.Names(next + 2, Fact.Intent)));
    }

    private static void DenyNext(Message message, int no)
    {
        for (var at = no + 1; at < Math.Min(no + 3, message.Items.Count); at++)
        {
            if (message.Items[at].Gap > Gap.Space)
            {
                return;
            }

            if (message.NamesAny(at))
            {
                Deny(message, at);
                return;
            }

            if (!message.Items[at].IsFiller || message.Items[at].Has(Cue.Self | Cue.This))
            {
                return;
            }
        }
    }

    private static void DenyBack(Message message, int not)
    {
        var unknown = 0;
        if (not > 0 && IsSpeaker(message.Items[not - 1]) && !message.NamesAny(not - 1))
        {
            return;
        }

        Fact? denied = null;
        var wish = false;
        // "CSP 파트너가 응대를 안 해줘서": 안 and 못 deny their own verb, and what it is done to.
        var isAdverb = IsKorean(message.Items[not]) && (message.Items[not].Has(Cue.Not) || message.Items[not].Phrase!.Key is ['안' or '않' or '못', _, ..]);
        var mostUnknown = isAdverb ? 0 : MostUnknownBack;
        for (var at = not - 1; at >= 0 && unknown <= mostUnknown; at--)
        {
            var item = message.Items[at];
            if (item.Clause != message.Items[not].Clause && !IsJoinedAcross(message, at, denied))
            {
                return;
            }

            if ((item.Has(Cue.Seller) && IsTurnedDown(message, at, not)) || (isAdverb && IsPaperOf(message, at, not)))
            {
                SetAsideAnswer(message, at);
                return;
            }

            if (IsLacking(message, at, not))
            {
                return;
            }

            unknown += item.IsUnknown || (isAdverb && item.IsDecoy) ? 1 : 0;
            if (wish && denied is null && message.Names(at, Fact.ServiceType) && Ceases(message, at + 1, not))
            {
                return;
            }

            if (message.NamesAny(at))
            {
                if (denied is { } fact && (!message.Names(at, fact) || !(IsListed(message, at) || NamesSame(message, at))))
                {
                    return;
                }

                denied = FactAt(message, at);
                message.Negate(at);
                Deny(message, at);
                if (denied == Fact.Intent)
                {
                    // "저희가 청구를 넘겨받지는 않을 겁니다": two words for one wish.
                    if (at > 0 && message.Names(at - 1, Fact.Intent) && message.Items[at - 1].Clause == item.Clause)
                    {
                        Deny(message, at - 1);
                    }

                    RestoreNotReplaced(message, at);
                    return;
                }
            }
            else if (item.Has(Cue.Leave))
            {
                // "EA에서 뺄 생각은 없고": what is not left is where it stays.
                message.Negate(at);
                RestoreNotLeft(message, at);
                return;
            }
            else if (item.Has(Cue.Buy | Cue.Hold | Cue.Want | Cue.Moved))
            {
                wish |= item.Has(Cue.Want);
                message.Negate(at);
            }
        }
    }

    // "Teams를 판 곳은 저희가 아니라 다른 CSP": whom it was not, and no more.
    private static bool IsSpeaker(Item item) =>
        item.Has(Cue.Self | Cue.Us) && item.Phrase is { EndsInHangul: true } phrase && phrase.Key is ['저', '희', ..] or ['우', '리', ..] or ['당', '사', ..] or ['귀', '사', ..];

    // "오피스365를 기존 업체 말고": the seller alone is denied, not what was bought from them.
    private static bool IsTurnedDown(Message message, int at, int not) =>
        at + 1 == not && message.Items[not].Phrase!.Key is ['말', ..];

    private static void RestoreNotLeft(Message message, int leave)
    {
        var left = message.Mentions.FindLast(mention => mention.Fact == Fact.PurchaseChannel && mention.At < leave && mention.At >= message.ClauseStart(leave));
        if (left is { Standing: Standing.Bare })
        {
            left.Restore();
        }
    }

    // "볼륨 라이선스 MPSA 아닙니다", "좌석당 내는 라이선스가 아니라": two names of one value.
    private static bool NamesSame(Message message, int at)
    {
        var next = at + 2 < message.Items.Count && !message.NamesAny(at + 1) && (message.Items[at + 1].IsUnknown || message.Items[at + 1].IsFiller) ? at + 2 : at + 1;
        foreach (var mention in message.Mentions)
        {
            if (mention.At == at && message.Names(next == at + 2 && mention.Product is not null ? at + 1 : next, mention.Value))
            {
                return true;
            }
        }

        return false;
    }

    // "CSP를 바꾸려는 게 아니라": the one that is not to be replaced is the one they have.
    private static void RestoreNotReplaced(Message message, int intent)
    {
        if (message.Items[intent].Phrase!.Key is ['c', 's', 'p', '를' or '을', ..] && message.Names(intent, Intent.Move))
        {
            message.Mentions.Add(new Mention(intent, PurchaseChannel.CspPartner, Needs.Nothing));
        }
    }

    private static bool IsJoinedAcross(Message message, int at, Fact? denied) =>
        denied is { } fact && message.Names(at, fact) && IsListed(message, at);

    private static bool IsListed(Message message, int at) =>
        message.Items[at].Particle is Particle.Also
        || (at + 1 < message.Items.Count && (message.Items[at + 1].Gap is Gap.Comma or Gap.Slash || message.Items[at + 1].Has(Cue.Or | Cue.And)));

    private static Fact FactAt(Message message, int at) => message.Mentions.First(mention => mention.At == at).Fact;

    private static void Deny(Message message, int at)
    {
        foreach (var mention in message.Mentions.Where(mention => mention.At == at))
        {
            if (mention.Value == Cloud.UsGovernment && mention.IsHeld)
            {
                // The one fact with two values where the denial of one states the other.
                mention.Value = Cloud.Commercial;
            }
            else
            {
                if (mention.Standing == Standing.Bare)
                {
                    // An everyday word that was denied is no word that waits for its question.
                    mention.Restore();
                }

                mention.Mark(Standing.Denied);
            }
        }
    }
}
