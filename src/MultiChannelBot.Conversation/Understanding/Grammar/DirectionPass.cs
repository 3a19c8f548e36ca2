using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// The goal of a move is no channel ("from EA to CSP" is EA); a finished move makes its goal the channel; going to anything
/// but a CSP is another question.
/// </summary>
internal sealed partial class DirectionPass : IPass
{
    private const int FarthestMove = 6;
    private const int LongestOrder = 7;

    /// <summary>"Change to another CSP" wishes for another partner; no answer is called so.</summary>
    private static readonly string[] Others = ["another", "adifferent", "different", "other", "다른", "타", "딴"];

    private static readonly string[] SoldIt = ["thatsold", "whosold", "whichsold"];

    private static readonly string[] Leavings = ["나가", "나간다", "나간대", "나간답", "나갈", "떠나", "떠난", "떠날"];

    public void Apply(Message message)
    {
        ReadMoved(message);
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing is Standing.Held or Standing.Bare).ToList())
        {
            if (IsTarget(message, mention.At))
            {
                mention.Restore();
                if (!IsNewAnswer(message, mention.At))
                {
                    mention.Mark(Standing.Target);
                }
            }
        }

        ReadSwaps(message);
        ReadInstead(message);
        ReadLeaving(message);
        ReadGoingAway(message);
        ReadTargets(message);
    }

    // "customer wants to move from us to another CSP", "우리 고객이 다른 CSP로 나가겠대요": they leave the speaker, which is no question here.
    private static void ReadGoingAway(Message message)
    {
        foreach (var goal in message.Of(Fact.PurchaseChannel).Where(mention => mention.Value == PurchaseChannel.CspPartner && mention.Standing is not Standing.Denied and not Standing.Past).ToList())
        {
            var (start, end) = (message.SentenceStart(goal.At), message.SentenceEnd(goal.At));
            if (!IsGoalOfLeaving(message, goal) || !LeavesUs(message, start, end, goal.At))
            {
                continue;
            }

            goal.Mark(Standing.Target);
            message.OtherQuestion = true;
            foreach (var intent in message.Held(Fact.Intent).Where(intent => intent.Value == Intent.Move && intent.At >= start && intent.At < end))
            {
                intent.Mark(Standing.Others);
            }
        }
    }

    private static bool IsGoalOfLeaving(Message message, Mention goal) =>
        goal.Standing == Standing.Target
        || message.Items[goal.At].Particle == Particle.Way
        || (goal.At > 0 && message.Items[goal.At - 1].Phrase?.Key == "for" && message.Any(Cue.Leave, message.ClauseStart(goal.At), goal.At));

    private static bool LeavesUs(Message message, int start, int end, int goal)
    {
        for (var at = start; at < end; at++)
        {
            var item = message.Items[at];
            if (item.Phrase is { } phrase && Leavings.Any(leaving => phrase.Key.StartsWith(leaving, StringComparison.Ordinal)) && at > goal)
            {
                return true;
            }

            if (item.Has(Cue.Us) && at > 0 && (message.Items[at - 1].Has(Cue.From | Cue.Leave) || (at < goal && IsKoreanSource(item))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKoreanSource(Item item) =>
        Phrase.IsHangul(item.Phrase!.Key[0])
        && (item.Particle == Particle.Source || item.Phrase.Key.EndsWith("에서", StringComparison.Ordinal));

    private static bool IsTarget(Message message, int at) => !message.IsTurned(at) && !message.Names(at, Intent.Move) && !HasSoldIt(message, at) && (IsEnglishTarget(message, at) || IsKoreanTarget(message, at));

    private static bool IsEnglishTarget(Message message, int at) =>
        SourcePass.Governor(message, at) is { } governor && message.Items[governor].Has(Cue.To) && !message.Any(Cue.Us, governor + 1, Math.Min(at, governor + 2)) && !IsFinished(message, at) && !IsPaidTo(message, governor, at) && !IsSaidOfGoal(message, governor, at) && !IsSwapped(message, governor, at)
        || IsSwappedFor(message, at);

    // "paid by credit card to Microsoft" goes nowhere.
    private static bool IsPaidTo(Message message, int governor, int at)
    {
        for (var before = message.ClauseStart(at); before < governor; before++)
        {
            if (message.Items[before].Phrase?.Key is "paid" or "pay" or "pays" or "paying" or "payment" or "payments")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKoreanTarget(Message message, int at)
    {
        if (IsNewWayOfBilling(message, at))
        {
            return true;
        }

        if (message.Items[at].Particle != Particle.Way)
        {
            return false;
        }

        var end = Math.Min(message.SentenceEnd(at), at + 1 + FarthestMove);
        if (IsFromTo(message, at, end))
        {
            return true;
        }

        for (var next = at + 1; next < end; next++)
        {
            var item = message.Items[next];
            // "MPSA로 굴리던 걸 저희로 넘기": where it goes is said after it.
            if (item.Has(Cue.Buy | Cue.Hold | Cue.Sold) || IsUsAsGoal(item))
            {
                return false;
            }

            if (item.Has(Cue.ChangeVerb) && IsChangedByNow(message, at, next))
            {
                return false;
            }

            if (IsMove(message, next) || item.Has(Cue.ChangeVerb))
            {
                // "그 뒤에 저희 CSP로 옮기려고": an adverb before the verb finishes nothing.
                return !IsFinished(message, next) || (message.Names(next, Fact.Intent) && !message.Any(Cue.Moved, next, message.ClauseEnd(next)));
            }

            if (item.Clause != message.Items[at].Clause)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsMove(Message message, int at) =>
        message.Items[at].Has(Cue.Moved) || message.Mentions.Any(mention => mention.At == at && mention.Value == Intent.Move);

    // "moved": a wish where a wish stands before it ("wants it moved"), done otherwise.
    private static bool IsFinished(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var moved = message.First(Cue.Moved, start, end);
        return moved >= 0 && !IsWish(message, moved);
    }

    private static bool IsWish(Message message, int moved) =>
        message.Any(Cue.Want | Cue.Please | Cue.Must, message.SentenceStart(moved), message.SentenceEnd(moved)) || IsStillToBe(message, moved);

    // "whether it can be transferred to another CSP", "could the seats be switched": nothing has moved yet.
    private static bool IsStillToBe(Message message, int moved) =>
        moved > 1 && message.Items[moved - 1].Phrase?.Key is "be" or "get" or "getting"
        && message.Any(Cue.Modal, message.ClauseStart(moved), moved - 1);

    private static void ReadMoved(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (!message.Items[at].Has(Cue.Moved) || message.IsNegated(at))
            {
                continue;
            }

            if (IsWish(message, at))
            {
                // "견적은 나중에 요청드리겠습니다": says when, and moves nothing.
                if (!IsChangedPrice(message, at) && !TransitionPass.IsAdverb(message.Items[at]))
                {
                    message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
                }

                continue;
            }

            foreach (var mention in message.Held(Fact.PurchaseChannel).Where(_ => !TransitionPass.IsAdverb(message.Items[at])).ToList())
            {
                var governor = SourcePass.Governor(message, mention.At);
                if (message.Items[mention.At].Clause == message.Items[at].Clause
                    && (governor is { } found && message.Items[found].Has(Cue.From) || message.Items[mention.At].Particle == Particle.Source))
                {
                    mention.Mark(Standing.Past);
                }
            }

            RestoreGoals(message, at);
        }
    }

    private static void RestoreGoals(Message message, int moved)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Bare))
        {
            var governor = SourcePass.Governor(message, mention.At);
            if (message.Items[mention.At].Clause == message.Items[moved].Clause
                && (governor is { } found && message.Items[found].Has(Cue.To) || message.Items[mention.At].Particle == Particle.Way))
            {
                mention.Restore();
            }
        }
    }

    private static void ReadLeaving(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (!message.Items[at].Has(Cue.Leave) || message.IsNegated(at) || message.HasTurned || IsLeftThere(message, at) || IsLeftThing(message, at) || IsBillSent(message, at) || !LeavesSeller(message, at))
            {
                continue;
            }

            if (IsLeavingUs(message, at))
            {
                message.OtherQuestion = true;
                continue;
            }

            message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
            MarkGoalOfLeaving(message, at);
        }
    }

    // "청구는 MS에서 고객한테 바로 나가고": the bill goes out, nobody leaves.
    private static bool IsBillSent(Message message, int leave)
    {
        if (message.Items[leave].Phrase!.Key is not (['나', '가' or '간' or '오' or '와', ..] or ['빠', '져', ..]) || message.Any(Cue.Want, leave, leave + 2))
        {
            return false;
        }

        for (var at = message.ClauseStart(leave); at < leave; at++)
        {
            if (message.Items[at].Phrase?.Key is ['청', '구', ..] or ['인', '보', '이', ..] or ['계', '산', '서', ..] or ['세', '금', ..] or ['요', '금', ..] or ['비', '용', ..] or ['카', '드', ..] or ['결', '제', ..] or ['대', '금', ..] or ['돈', ..])
            {
                return true;
            }
        }

        return false;
    }

    // "the customer is leaving us".
    private static bool IsLeavingUs(Message message, int leave) =>
        leave + 1 < message.Items.Count && message.Items[leave + 1].Has(Cue.Us) && leave + 2 == message.ClauseEnd(leave);

    // "leave CSP and sign an EA", "CSP를 그만두고 EA로": the programme that comes after is where they go.
    private static void MarkGoalOfLeaving(Message message, int leave)
    {
        var (start, end) = (message.SentenceStart(leave), message.SentenceEnd(leave));
        var leavesCsp = message.Of(Fact.PurchaseChannel).Any(mention => mention.Value == PurchaseChannel.CspPartner && mention.At >= start && mention.At < end);
        foreach (var goal in message.Of(Fact.PurchaseChannel).Where(mention => mention.At > leave && mention.At < end))
        {
            if (leavesCsp && goal.Value != PurchaseChannel.CspPartner && goal.Standing is Standing.Held or Standing.Bare)
            {
                goal.Restore();
                goal.Mark(Standing.Target);
            }
        }
    }

    // "change the channel to EA", "애저 채널을 오픈으로 바꿔 주세요": what an answer is to become.
    private static bool IsNewAnswer(Message message, int at) =>
        message.NamesFact(Fact.PurchaseChannel, message.SentenceStart(at), message.SentenceEnd(at))
            ? message.Any(Cue.ChangeVerb, message.SentenceStart(at), message.SentenceEnd(at))
            : IsOrderedChange(message, at);

    // "azure: change to EA": an order to the program; "they want to change to an EA" is none.
    public static bool IsOrderedChange(Message message, int at)
    {
        var start = message.ClauseStart(at);
        var verb = message.First(Cue.ChangeVerb, start, message.ClauseEnd(at));
        if (verb < 0 || Others.Any(other => message.Items[at].Phrase!.Key.StartsWith(other, StringComparison.Ordinal)) || message.Any(Cue.Want | Cue.Customer | Cue.From | Cue.Question, message.SentenceStart(at), at))
        {
            return false;
        }

        return verb < at
            ? message.Last(Cue.To, verb, at) is > 0 and var to && to - verb <= 2 && IsCourtesy(message, start, verb) && !message.Any(Cue.Us, verb, message.SentenceEnd(at))
            : IsKoreanOrder(message, at, verb);
    }

    private static bool IsCourtesy(Message message, int start, int verb)
    {
        for (var at = start; at < verb; at++)
        {
            if (!message.Items[at].IsFiller && !message.Items[at].Has(Cue.Modal | Cue.Please | Cue.We))
            {
                return false;
            }
        }

        return true;
    }

    // "어드바이저로 바꿔 주실 수 있나요?", "EA로 변경해 주세요"; "EA로 바꾸고 싶대요" wishes for an EA, "인튠인데 CSP로 바꿀 수 있어요?" asks.
    private static bool IsKoreanOrder(Message message, int at, int verb) =>
        verb == at + 1
        && message.Items[at].Particle == Particle.Way
        && message.Items.Count <= LongestOrder
        && !message.Any(Cue.Want | Cue.Us | Cue.Must)
        && !(message.Items[verb].Phrase!.Key.StartsWith("바꿀", StringComparison.Ordinal) && message.Names(at, PurchaseChannel.CspPartner) && message.NamesWithin(Fact.ServiceType, 0, at))
        && (message.Asks || message.Any(Cue.Please));

    // "they want to leave them": whom, was said before.
    private static bool LeavesSeller(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        if (at + 2 == end && message.Items[at + 1].Phrase?.Key == "them" && message.Any(Cue.Want, start, at))
        {
            return true;
        }

        // "업체랑 안 맞아서 거기서 빼고 싶어요": Korean tells whom in the clause before.
        var sellerStart = Phrase.IsHangul(message.Items[at].Phrase!.Key[0]) ? message.SentenceStart(at) : start;
        return message.Any(Cue.Seller, sellerStart, end)
            || message.Mentions.Any(mention => mention.Fact == Fact.PurchaseChannel && mention.At >= start && mention.At < end && !IsEverydayWord(message, mention))
            || message.Any(Cue.Us, message.SentenceStart(at), message.SentenceEnd(at));
    }

    private static void ReadTargets(Message message)
    {
        foreach (var target in message.Of(Fact.PurchaseChannel).Where(mention => mention.Standing == Standing.Target).ToList())
        {
            if (target.Value == PurchaseChannel.CspPartner || target.Value == PurchaseChannel.ThirdParty)
            {
                AddImpliedMove(message, target);
                continue;
            }

            message.OtherQuestion = true;
            foreach (var intent in message.Held(Fact.Intent).Where(intent => intent.Value == Intent.Move))
            {
                intent.Mark(Standing.Others);
            }
        }
    }

    // "어드바이저를 통해 샀습니다. CSP로 변경 원합니다": what is changed was said in a sentence before.
    private static bool IsChangeWished(Message message, int target) =>
        message.Items[target].Particle == Particle.Way
        && message.First(Cue.ChangeVerb, target + 1, Math.Min(message.ClauseEnd(target), target + 3)) is >= 0 and var change
        && message.Any(Cue.Want | Cue.Please, change, message.ClauseEnd(target))
        && message.Held(Fact.PurchaseChannel).Any(mention => mention.At < target && mention.Value != PurchaseChannel.CspPartner);

    // "from EA to CSP" without a verb is a move all the same.
    private static void AddImpliedMove(Message message, Mention target)
    {
        var start = message.SentenceStart(target.At);
        var comesFrom = message.Held(Fact.PurchaseChannel).Any(mention => mention.At >= start && mention.At < target.At);
        if ((comesFrom || IsChangeWished(message, target.At)) && !message.Of(Fact.Intent).Any())
        {
            message.Mentions.Add(new Mention(target.At, Intent.Move, Needs.Nothing));
        }
    }
}
