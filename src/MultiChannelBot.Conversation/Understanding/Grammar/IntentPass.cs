using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What is wanted: a question whether a move is needed wants none; other questions and ordinary orders are told apart.
/// </summary>
internal sealed partial class IntentPass : IPass
{
    private const int FarthestSubject = 4;
    private const int FarthestGoal = 9;
    private const int FarthestObject = 6;

    private const int FarthestTaken = 5;

    private static readonly string[] Takings = ["pickup", "pickingup", "takeon", "takingon", "inherit", "inheriting", "absorb", "absorbing", "swallow"];

    private static readonly string[] Stays = ["stay", "remain", "keep", "where", "그대로", "유지"];

    private static readonly string[] Suggestions = ["suggested", "suggests", "suggest", "recommended", "proposed", "advised", "pitched", "offered"];

    public void Apply(Message message)
    {
        ReadTending(message);
        ReadCarrying(message);
        ReadWishedHere(message);
        ReadBoughtHere(message);
        ReadReplacing(message);
        ReadBilling(message);
        ReadGoals(message);
        foreach (var mention in message.Held(Fact.Intent).Where(mention => mention.Value == Intent.Move).ToList())
        {
            if (IsOnlyAsked(message, mention.At) || MovesContent(message, mention.At) || IsSuggested(message, mention.At))
            {
                mention.Mark(Standing.Offered);
            }
        }

        foreach (var mention in message.Held(Fact.Intent).Where(mention => mention.Value == Intent.Manage).ToList())
        {
            if (StaysContent(message, mention.At) || TendsHardware(message, mention.At) || IsOthersWork(message, mention.At))
            {
                mention.Mark(Standing.Offered);
            }
        }

        MarkUnreal(message);
        if (message.Held(Fact.Intent).Any(mention => mention.Value == Intent.ResellToCsp))
        {
            // "a CSP wants to buy it from us": buying from us is no move then.
            message.Held(Fact.Intent).Where(mention => mention.Value != Intent.ResellToCsp).ToList().ForEach(mention => mention.Mark(Standing.Others));
        }

        message.OtherQuestion |= message.Any(Cue.OtherQuestion);
        message.OrdinaryOrder = message.Any(Cue.Order) && !message.Held(Fact.Intent).Any();
        if (message.Any(Cue.OtherQuestion))
        {
            foreach (var mention in message.Held(Fact.Intent))
            {
                mention.Mark(Standing.Others);
            }
        }
    }

    // "migrate the mailboxes", "메일을 옮기", "files to be moved".
    private static bool MovesContent(Message message, int at)
    {
        var end = Math.Min(message.ClauseEnd(at), at + 4);
        for (var next = at + 1; next < end; next++)
        {
            if (message.Items[next].Has(Cue.Content))
            {
                return true;
            }

            if (!message.Items[next].IsFiller)
            {
                break;
            }
        }

        if (MovesPlace(message, at))
        {
            return true;
        }

        return IsContentObject(message, at) || message.Any(Cue.Content, Math.Max(message.ClauseStart(at), at - 3), at)
            && !message.Mentions.Any(mention => mention.Fact is Fact.PurchaseChannel or Fact.ServiceType && message.Item(mention).Clause == message.Items[at].Clause);
    }

    // "Office 365 메일함을 지사에서 본사로 옮기는 작업": whose mailboxes they are does not move.
    private static bool IsContentObject(Message message, int at)
    {
        if (!message.Items[at].Phrase!.EndsInHangul)
        {
            return false;
        }

        for (var before = at - 1; before >= Math.Max(message.ClauseStart(at), at - FarthestObject); before--)
        {
            if (message.NamesAny(before) || message.Items[before].Has(Cue.Content))
            {
                return !message.NamesAny(before) && message.Items[before].Particle == Particle.Other;
            }
        }

        return false;
    }

    // "데이터는 그대로 유지돼?", "will the users stay where they are?": content that stays, not the contract.
    private static bool StaysContent(Message message, int at)
    {
        var key = message.Items[at].Phrase!.Key;
        return Stays.Any(stay => key.StartsWith(stay, StringComparison.Ordinal))
            && (message.Asks || message.Any(Cue.Question, message.ClauseStart(at), message.ClauseEnd(at)))
            && Enumerable.Range(message.ClauseStart(at), at - message.ClauseStart(at)).Any(before => IsContent(message.Items[before]));
    }

    private static bool IsContent(Item item) => item.Has(Cue.Content) || (item.Has(Cue.Seats) && item.Phrase!.Key.Length > 1);

    // "Microsoft suggested switching to CSP": a proposal is no wish.
    private static bool IsSuggested(Message message, int at) =>
        (at > 0 && Suggestions.Contains(message.Items[at - 1].Phrase?.Key) && !message.Any(Cue.Want, message.ClauseStart(at), at))
        || (message.Items[at].Phrase!.EndsInHangul && at + 1 < message.ClauseEnd(at) && message.Items[at + 1].Phrase?.Key is ['권', ..] or ['제', '안', ..] or ['추', '천', ..]);

    // "do they have to move it?": asked, not wanted.
    private static bool IsOnlyAsked(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        var must = message.First(Cue.Must, start, end);
        return must >= 0
            && !IsOfAnotherVerb(message, must, at)
            && message.Any(Cue.Question, start, end)
            && !message.Any(Cue.Want, start, end);
    }

    // "귀사로 변경하는 거 그 전에 신청해야 하나요?": what must be done is something else.
    private static bool IsOfAnotherVerb(Message message, int must, int at) =>
        must > at + 1 && Phrase.IsHangul(message.Items[must].Phrase!.Key[0]);

    // "want us to support it", "we just run it"; "we run 20 machines" is a holding.
    private static void ReadTending(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (!message.Items[at].Has(Cue.Tend) || message.Mentions.Any(mention => mention.At == at && mention.IsHeld) || IsOffTopic(message, at))
            {
                continue;
            }

            var modal = message.Last(Cue.Modal | Cue.To | Cue.Must, Math.Max(message.ClauseStart(at), at - FarthestSubject), at);
            if (IsOurWork(message, at) || IsOurTask(message, at) || IsOurDuty(message, modal, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Manage, Needs.Nothing));
            }
            else if (!IsDuty(message, modal) && HasAntecedent(message, at) && IsModalWork(message, at))
            {
                var intent = new Mention(at, Intent.Manage, Needs.Nothing);
                message.Mentions.Add(intent);
                if (message.Any(Cue.Not, Math.Max(message.ClauseStart(at), at - FarthestSubject), at))
                {
                    intent.Mark(Standing.Denied);
                }
            }
        }
    }

    // "want us to support it", "we would run those", "can we get in and run the VMs".
    private static bool IsModalWork(Message message, int at)
    {
        var start = Math.Max(message.ClauseStart(at), at - FarthestSubject);
        var modal = message.Last(Cue.Modal | Cue.To, start, at);
        if (modal >= 0 && OnlyFillers(message, modal + 1, at))
        {
            return message.Any(Cue.We, start, at) || IsJust(message, modal) || IsOnlyTo(message, modal) || IsOurWish(message, modal);
        }

        // The verb before the "and" has the same subject.
        return at > start && message.Items[at - 1].Has(Cue.And) && IsBase(message, at)
            && message.Any(Cue.We, message.ClauseStart(at), at)
            && message.Any(Cue.Modal | Cue.To, message.ClauseStart(at), at)
            && !message.NamesWithin(Fact.Product, message.ClauseStart(at), at);
    }

    private static bool IsBase(Message message, int at) => !message.Items[at].Phrase!.Key.EndsWith("ing", StringComparison.Ordinal);

    // "Azure (EA, stays, we operate)", "for us to be the ones running Intune"; "we support 20 customers" is the speaker's trade.
    private static bool IsOurTask(Message message, int at)
    {
        var start = message.ClauseStart(at);
        if (!IsBase(message, at))
        {
            return at - start >= 2 && IsDoer(message, at - 1) && message.Any(Cue.Us | Cue.We, start, at) && !message.Any(Cue.Not, start, at);
        }

        var we = at - 1;
        while (we > start && message.Items[we].IsFiller && !message.Items[we].Has(Cue.We))
        {
            we--;
        }

        return we >= start
            && message.Items[we].Has(Cue.We)
            && message.Items[we].Phrase!.Key is "we"
            && (at + 1 == message.ClauseEnd(at) || message.Items[at + 1].Phrase?.Key is "only" or "those" or "that" or "asis" or "both" or "all" or "everything")
            && !message.Any(Cue.Not, start, at);
    }

    // "us to be the ones running", "we'd be the ones supporting".
    private static bool IsDoer(Message message, int at) =>
        message.Items[at].Phrase?.Key is "one" or "ones" or "be" or "being" or "keep" or "start" or "stay" or "only" or "just";

    // "it stays and we support it"; "we run 20 machines" is a holding.
    private static bool IsOurWork(Message message, int at) =>
        at > 0
        && message.Items[at - 1].Phrase?.Key is "we"
        && at + 1 < message.ClauseEnd(at)
        && message.Items[at + 1].Phrase?.Key is "it" or "them";

    // "we work as a reseller and want to support it".
    private static bool IsOurWish(Message message, int to) =>
        to > 0
        && message.Items[to - 1].Has(Cue.Want)
        && message.Any(Cue.We | Cue.Self, message.ClauseStart(to), to)
        && !message.Any(Cue.Customer, message.ClauseStart(to), to);

    private static bool IsJust(Message message, int modal) => !message.Items[modal].Has(Cue.To) && message.Items[modal].Phrase?.Key is "just" or "only" or "simply" or "merely";

    // "only to run the Azure for them".
    private static bool IsOnlyTo(Message message, int to) => to > 0 && message.Items[to].Has(Cue.To) && IsJust(message, to - 1);

    private static bool IsOffTopic(Message message, int at) =>
        message.Any(Cue.OffTopic | Cue.Price | Cue.Definition, message.SentenceStart(at), message.SentenceEnd(at));

    private static bool OnlyFillers(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!message.Items[at].IsFiller && !message.Items[at].Has(Cue.Modal | Cue.We))
            {
                return false;
            }
        }

        return true;
    }

    // "bring everything to us", "come over to you", "buy Azure from you instead".
    private static void ReadCarrying(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (!message.Items[at].Has(Cue.Carry) || message.IsNegated(at) || IsOffTopic(message, at))
            {
                continue;
            }

            var end = Math.Min(message.ClauseEnd(at), at + FarthestGoal);
            if (IsTakenOver(message, at, end) || IsTakenOn(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
                continue;
            }

            var us = message.First(Cue.Us, at + 1, end);
            if (us > at && IsGoal(message, us, at) && !message.Any(Cue.Not, message.ClauseStart(at), at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
            }
        }
    }

    // "지금 업체가 너무 불친절해서 바꾸고 싶어요", "our provider is rude, we want to change": the seller is what is changed.
    private static void ReadReplacing(Message message)
    {
        for (var at = message.First(Cue.ChangeVerb, 0, message.Items.Count); at >= 0; at = message.First(Cue.ChangeVerb, at + 1, message.Items.Count))
        {
            var (start, end) = (message.SentenceStart(at), message.SentenceEnd(at));
            var isKorean = Phrase.IsHangul(message.Items[at].Phrase!.Key[0]);
            var seller = message.First(Cue.Seller, start, at);
            if (seller < 0 || message.NamesFact(Fact.PurchaseChannel, start, end) || message.NamesFact(Fact.PartnerType, start, end) || message.Mentions.Exists(mention => mention.At == at))
            {
                continue;
            }

            var isWished = isKorean
                ? IsWishedAfter(message, at) && message.Items[seller].Particle is Particle.Other or Particle.Topic
                : message.Any(Cue.Want, seller, at) && at + 1 == message.ClauseEnd(at);
            if (isWished && !message.IsNegated(at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
            }
        }
    }

    private static bool IsWishedAfter(Message message, int at) =>
        message.Any(Cue.Want, at + 1, at + 3) || (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is ['싶', ..]);

    // "we'd be inheriting the seats", "wants us to pick up the 7 licences", "swallow the Power BI".
    private static bool IsTakenOn(Message message, int carry)
    {
        if (!Takings.Contains(message.Items[carry].Phrase!.Key) || !message.Any(Cue.We | Cue.Us, message.SentenceStart(carry), carry))
        {
            return false;
        }

        var end = Math.Min(message.ClauseEnd(carry), carry + FarthestTaken);
        for (var at = carry + 1; at < end; at++)
        {
            var item = message.Items[at];
            if (message.Names(at, Fact.ServiceType) || item.Has(Cue.Both | Cue.Trade | Cue.Seats))
            {
                return true;
            }

            if (!item.IsFiller && !item.IsNumber && !item.Has(Cue.Our))
            {
                return false;
            }
        }

        return false;
    }

    // "take our Office 365 over".
    private static bool IsTakenOver(Message message, int carry, int end)
    {
        if (message.Items[carry].Phrase!.Key is not ("take" or "takes" or "taking" or "bring" or "brings" or "bringing" or "pull"))
        {
            return false;
        }

        for (var at = carry + 2; at < end; at++)
        {
            // "take a customer's Azure plan off their present CSP".
            if (message.Items[at].Has(Cue.From) && message.NamesWithin(Fact.PurchaseChannel, at + 1, at + 4))
            {
                return message.NamesWithin(Fact.ServiceType, carry, at) || message.Any(Cue.Trade | Cue.Seats, carry, at);
            }

            if (message.Items[at].Phrase?.Key is "over" or "across" or "aboard" || (message.Items[at].Phrase?.Key is "on" && at + 1 == message.ClauseEnd(at)))
            {
                return message.Any(Cue.Trade | Cue.Seats, carry, at) || message.Mentions.Exists(mention => mention.At > carry && mention.At < at && mention.Fact == Fact.ServiceType);
            }
        }

        return false;
    }

    // "they want the Office 365 seats with us": nothing but what is named stands between the wish and the speaker's side.
    private static void ReadWishedHere(Message message)
    {
        for (var at = 1; at < message.Items.Count; at++)
        {
            if (message.Items[at].Has(Cue.Us) && message.Items[at - 1].Phrase?.Key is "with" or "under" && !IsOffTopic(message, at) && IsWishedObject(message, at - 1))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
            }
        }
    }

    // "저희한테서 라이선스를 사고 싶어 해요", where it is held elsewhere; without that it is an ordinary order.
    private static void ReadBoughtHere(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (IsKoreanSource(message.Items[at]) && !IsOffTopic(message, at) && message.Held(Fact.PurchaseChannel).Any() && BuyWish(message, at) is { } wish)
            {
                message.Mentions.Add(new Mention(wish, Intent.Move, Needs.Nothing));
            }
        }
    }

    private static bool IsKoreanSource(Item item) =>
        item.Has(Cue.Us) && item.Phrase is { EndsInHangul: true } phrase && (item.Particle == Particle.Source || phrase.Key.EndsWith("한테", StringComparison.Ordinal) || phrase.Key.EndsWith("로부터", StringComparison.Ordinal));

    private static int? BuyWish(Message message, int us)
    {
        for (var at = us + 1; at < message.ClauseEnd(us); at++)
        {
            var item = message.Items[at];
            if (item.Has(Cue.Buy | Cue.Carry))
            {
                var end = message.SentenceEnd(at);
                return message.Any(Cue.Want, at, Math.Min(end, at + 3)) && !message.Any(Cue.Sell | Cue.NotAfter, at, end) ? at : null;
            }

            if (!item.IsFiller && !item.IsNumber && !item.Has(Cue.Seats | Cue.Trade) && !message.NamesAny(at))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsWishedObject(Message message, int way)
    {
        var start = message.ClauseStart(way);
        var names = false;
        for (var at = way - 1; at >= start; at--)
        {
            var item = message.Items[at];
            if (item.Has(Cue.Want))
            {
                return names && !message.IsNegated(at) && !message.Any(Cue.Not, start, at);
            }

            names |= message.Names(at, Fact.ServiceType);
            if (!item.IsFiller && !item.IsNumber && !item.Has(Cue.Seats | Cue.Trade) && !message.NamesAny(at))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsGoal(Message message, int us, int carry)
    {
        var way = us - 1;
        while (way > carry && message.Items[way].IsFiller && !message.Items[way].Has(Cue.To | Cue.From | Cue.Through))
        {
            way--;
        }

        var item = message.Items[way];
        if (way <= carry || !item.Has(Cue.To | Cue.From | Cue.Through))
        {
            return false;
        }

        // Buying from the speaker is a wish only where a wish is said: "they bought it from us" is ours already.
        return !message.Items[carry].Has(Cue.Buy | Cue.Hold) || message.Any(Cue.Want | Cue.Modal | Cue.Question, message.SentenceStart(carry), carry);
    }
}
