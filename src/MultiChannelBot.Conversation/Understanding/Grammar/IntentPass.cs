using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What is wanted: a question whether a move is needed wants none; other questions and ordinary orders are told apart.
/// </summary>
internal sealed partial class IntentPass : IPass
{
    private const int FarthestObject = 6;

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
        ReadBillers(message);
        ReadGoals(message);
        ReadChoices(message);
        foreach (var mention in message.Held(Fact.Intent).Where(mention => mention.Value == Intent.Move).ToList())
        {
            if (IsOnlyAsked(message, mention.At) || MovesContent(message, mention.At) || IsSuggested(message, mention.At) || IsOfWork(message, mention.At) || MovesAway(message, mention.At))
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

        ReadHandedWork(message);
        MarkUnreal(message);
        MarkLater(message);
        if (message.Held(Fact.Intent).Any(mention => mention.Value == Intent.ResellToCsp))
        {
            // "a CSP wants to buy it from us": buying from us is no move then.
            message.Held(Fact.Intent).Where(mention => mention.Value != Intent.ResellToCsp).ToList().ForEach(mention => mention.Mark(Standing.Others));
            MarkBuyersRole(message);
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

    // "a company enrolled as a CSP partner wants to buy from us and resell": what the buyer is.
    private static void MarkBuyersRole(Message message)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.IsHeld && mention.Value == PurchaseChannel.CspPartner && mention.At > 0 && message.Items[mention.At - 1].Has(Cue.RoleMark) && message.Any(Cue.Customer, message.SentenceStart(mention.At), mention.At))
            {
                mention.Mark(Standing.Others);
            }
        }
    }

    // "migrate the mailboxes", "메일을 옮기", "files to be moved".
    private static bool MovesContent(Message message, int at)
    {
        var isKorean = message.Items[at].Phrase!.EndsInHangul;
        var end = isKorean ? at : Math.Min(message.ClauseEnd(at), at + 4);
        for (var next = at + 1; next < end; next++)
        {
            // Not "이전 희망 / VM = MS 직접 구매": a machine in the cloud is a subscription's.
            if (message.Items[next].Has(Cue.Content) && !message.Names(next, Fact.ServiceType))
            {
                return true;
            }

            if (!message.Items[next].IsFiller)
            {
                break;
            }
        }

        // In Korean what is moved stands before: "이전 희망 / VM은 MS에서".
        if (!isKorean && MovesPlace(message, at))
        {
            return true;
        }

        return IsContentObject(message, at) || (!IsSaidInMail(message, at) && message.Any(Cue.Content, Math.Max(message.ClauseStart(at), at - 3), at)
            && !message.Mentions.Any(mention => mention.Fact is Fact.PurchaseChannel or Fact.ServiceType && message.Item(mention).Clause == message.Items[at].Clause));
    }

    // "In their last mail they asked to be passed over to us".
    private static bool IsSaidInMail(Message message, int at)
    {
        var start = message.ClauseStart(at);
        return message.Items[start].Phrase?.Key is "in" or "by" or "during" && (message.Any(Cue.Want | Cue.Customer, start, at) || message.Items[at - 1].Phrase?.Key is "they" or "he" or "she");
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
        || (message.Items[at].Phrase!.EndsInHangul && !IsInvited(message, at) && at + 1 < message.ClauseEnd(at) && message.Items[at + 1].Phrase?.Key is ['권', ..] or ['제', '안', ..] or ['추', '천', ..]);

    // "저희가 CSP로 옮겨 오라고 권했습니다": the speaker invites; "MS가 옮겨 오라고 권했습니다" is somebody else.
    private static bool IsInvited(Message message, int at) =>
        message.Items[at].Phrase!.Key is [.., '오'] && !message.Any(Cue.Seller | Cue.Customer | Cue.OtherParty, message.ClauseStart(at), at)
        && !IsSubjectNamed(message, message.ClauseStart(at), at);

    // "MS가", "다른 CSP 업체가".
    private static bool IsSubjectNamed(Message message, int start, int end)
    {
        foreach (var mention in message.Of(Fact.PurchaseChannel))
        {
            if (mention.At >= start && mention.At < end && message.Item(mention).Particle == Particle.Other)
            {
                return true;
            }
        }

        return false;
    }

    // "do they have to move it?": asked, not wanted.
    private static bool IsOnlyAsked(Message message, int at)
    {
        var (start, end) = (message.ClauseStart(at), message.ClauseEnd(at));
        if (IsMoveAMust(message, start, at))
        {
            return true;
        }

        var must = message.First(Cue.Must, start, end);
        return IsAdviceAsked(message, start, at) || must >= 0
            && !IsOfAnotherVerb(message, must, at)
            && message.Any(Cue.Question, start, end)
            && !message.Any(Cue.Want, start, end);
    }

    // "They asked if they should move to CSP": advice is asked for.
    private static bool IsAdviceAsked(Message message, int start, int at)
    {
        var whether = message.Last(Cue.Whether, start, at);
        return whether >= 0 && whether + 2 >= at - 1 && message.Items[at - 1].Phrase?.Key is "should" && message.Items[whether].Phrase!.Key is "ifthey" or "whether" or "if" or "whetherthey";
    }

    // "would the subscription have to be moved to you?": asked in one phrase with the move.
    private static bool IsMoveAMust(Message message, int start, int at) =>
        at > start
        && message.Items[at].Phrase!.Key.StartsWith("tobe", StringComparison.Ordinal)
        && message.Items[at - 1].Phrase?.Key is "have" or "has" or "need" or "needs"
        && (message.Items[start].Has(Cue.Modal) || message.Items[start].Phrase?.Key is "does" or "do")
        && message.Asks | message.Any(Cue.Question, start, message.SentenceEnd(at)) | message.Items[start].Has(Cue.Modal);

    // "귀사로 변경하는 거 그 전에 신청해야 하나요?": what must be done is something else.
    private static bool IsOfAnotherVerb(Message message, int must, int at) =>
        must > at + 1 && Phrase.IsHangul(message.Items[must].Phrase!.Key[0]);

    private static bool IsOffTopic(Message message, int at) =>
        message.Any(Cue.OffTopic | Cue.Price | Cue.Definition, message.SentenceStart(at), message.SentenceEnd(at));

    private static bool OnlyFillers(Message message, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!message.Items[at].IsFiller && !message.Items[at].Has(Cue.Modal | Cue.We | Cue.Also) && message.Items[at].Phrase?.Key != "still")
            {
                return false;
            }
        }

        return true;
    }
}
