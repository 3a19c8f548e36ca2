using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>Verbs that are a move where what is carried goes to the speaker's side: "bring everything to us".</summary>
internal sealed partial class IntentPass
{
    private const int FarthestGoal = 9;
    private const int FarthestTaken = 5;

    private static readonly string[] Takings = ["pickup", "pickingup", "takeon", "takingon", "inherit", "inheriting", "absorb", "absorbing", "swallow"];

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
            if (IsSentBill(message, at) || IsHandedWork(message, at))
            {
                continue;
            }

            if ((IsTakenOver(message, at, end) && !IsUnwanted(message, at)) || IsTakenOn(message, at) || IsTaken(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
                continue;
            }

            var us = message.First(Cue.Us, at + 1, end);
            if (us > at && !message.Names(us, PurchaseChannel.CspPartner) && (IsGoal(message, us, at) || IsLaterGoal(message, us, at, end)) && !message.Any(Cue.Not, message.ClauseStart(at), at))
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
            if (IsChangeToUs(message, at))
            {
                message.Mentions.Add(new Mention(at, Intent.Move, Needs.Nothing));
                continue;
            }

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

    // "I want to change from our CSP to your company".
    private static bool IsChangeToUs(Message message, int change)
    {
        if (message.Items[change].Phrase!.Key is not ("change" or "changing" or "changes") || message.IsNegated(change))
        {
            return false;
        }

        var end = Math.Min(message.ClauseEnd(change), change + FarthestGoal);
        var us = message.First(Cue.Us, message.First(Cue.To, change + 1, end) + 1, end);
        return us > change + 1 && message.Any(Cue.To, change + 1, us) && IsGoal(message, us, change)
            && (message.Any(Cue.Want | Cue.Modal | Cue.Question, message.ClauseStart(change), change) || message.NamesWithin(Fact.PurchaseChannel, change + 1, us));
    }

    private static bool IsWishedAfter(Message message, int at) =>
        message.Any(Cue.Want, at + 1, at + 3) || (at + 1 < message.Items.Count && message.Items[at + 1].Phrase?.Key is ['싶', ..]);

    // "sent the invoice to us": the paper, not the wish.
    private static bool IsSentBill(Message message, int carry) =>
        carry > 0 && message.Items[carry].Phrase!.Key is "invoice" or "bill" && message.Items[carry - 1].Phrase?.Key is "the" or "an" or "a" or "this" or "that" or "their";

    // "please take our Dynamics seats as well. They're with another CSP": nothing but what is taken follows.
    private static bool IsTakenToo(Message message, int carry)
    {
        var (start, end) = (message.ClauseStart(carry), message.ClauseEnd(carry));
        if (message.Items[carry].Phrase!.Key is not "take" || !(message.Any(Cue.Please, start, carry) || (message.Any(Cue.We, start, carry) && message.Any(Cue.Modal | Cue.Want, start, carry))) || !message.NamesWithin(Fact.ServiceType, carry, end))
        {
            return false;
        }

        for (var at = carry + 1; at < end; at++)
        {
            var item = message.Items[at];
            if (!item.IsFiller && !item.IsNumber && !message.Names(at, Fact.ServiceType) && !item.Has(Cue.Our | Cue.Seats | Cue.Trade | Cue.Also))
            {
                return false;
            }
        }

        return message.Held(Fact.PurchaseChannel).Any(mention => mention.Value == PurchaseChannel.CspPartner);
    }

    // "Azure with another CSP, we'd take it".
    private static bool IsTaken(Message message, int carry) =>
        IsTakenToo(message, carry) || IsTakenLater(message, carry) || message.Items[carry].Phrase!.Key is "take" or "takeon"
        && carry + 2 == message.ClauseEnd(carry)
        && message.Items[carry + 1].Phrase?.Key is "it" or "them" or "that" or "those" or "both"
        && message.Any(Cue.We, message.ClauseStart(carry), carry)
        && message.Any(Cue.Modal | Cue.Want, message.ClauseStart(carry), carry)
        && message.Held(Fact.PurchaseChannel).Any();

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
            if (message.Names(at, Fact.ServiceType) || item.Has(Cue.Both | Cue.Trade | Cue.Seats) || item.Phrase?.Has<Sense.Points>() == true)
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

    // "we're not looking to bring the Azure over": the wish before the verb is denied.
    private static bool IsUnwanted(Message message, int carry) => message.Any(Cue.Not, message.ClauseStart(carry), carry);

    // "take our Office 365 over".
    private static bool IsTakenOver(Message message, int carry, int end)
    {
        if (message.Items[carry].Phrase!.Key is not ("take" or "takes" or "taking" or "bring" or "brings" or "bringing" or "pull" or "grab" or "grabbing" or "snatch" or "lift"))
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

            if (message.Items[at].Phrase?.Key is "over" or "across" or "aboard" or "overto" or "acrossto" || (message.Items[at].Phrase?.Key is "on" && at + 1 == message.ClauseEnd(at)))
            {
                return message.Any(Cue.Trade | Cue.Seats, carry, at) || message.Items[at - 1].Phrase?.Has<Sense.Points>() == true || message.Mentions.Exists(mention => mention.At > carry && mention.At < at && mention.Fact == Fact.ServiceType);
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
            if (!item.IsFiller && !item.IsNumber && !item.Has(Cue.Seats | Cue.Trade | Cue.Our) && !IsHaving(message, at) && !message.NamesAny(at))
            {
                return false;
            }

            names |= IsHaving(message, at) && message.Any(Cue.Trade | Cue.Seats, at + 1, way);
        }

        return false;
    }

    // "we would like to have the subscription with the new company".
    private static bool IsHaving(Message message, int at) =>
        message.Items[at].Phrase?.Key is "have" or "get" or "keep" or "hold" && message.Items[at - 1].Has(Cue.Want | Cue.To);

    // "get us off the EA and onto you": who is carried stands before the goal.
    private static bool IsLaterGoal(Message message, int carried, int carry, int end)
    {
        var us = carried == carry + 1 ? message.First(Cue.Us, carried + 1, end) : -1;
        return us > carried && message.Items[us - 1].Has(Cue.To) && message.Any(Cue.From, carried, us);
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

        // Buying from the speaker is a wish only where a wish is said: "they bought it from us" is ours already; "it goes to us" is said.
        return !message.Items[carry].Has(Cue.Buy | Cue.Hold) || (item.Has(Cue.To) && message.Items[carry].Phrase!.Key is "goes" or "comes") || message.Any(Cue.Want | Cue.Modal | Cue.Question, message.SentenceStart(carry), carry);
    }
}
