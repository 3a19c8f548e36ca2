using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What was taken back within one message: the last value holds, and it is no act.</summary>
internal sealed partial class CorrectionPass
{
    // "카드로 샀... 아 아니다 오픈 밸류네요": the channel after it is what keeps the card from being one.
    private static bool ReplacesBare(Message message, int correction)
    {
        if (ReplacesDenied(message, correction))
        {
            return true;
        }

        var isHeldAfter = message.Held(Fact.PurchaseChannel).Any(mention => mention.At > correction);
        return isHeldAfter && !message.Items[correction].Has(Cue.Earlier)
            && message.Of(Fact.PurchaseChannel).Any(mention => mention.At < correction && (mention.Needs.HasFlag(Needs.NoSeller) || mention.Standing == Standing.Bare));
    }

    // "it came from a reseller, no wait, from Microsoft's own shop": a seller of no stated kind was what was taken back.
    private static bool ReplacesSeller(Message message, int correction)
    {
        var seller = message.First(Cue.Seller, 0, correction);
        return seller > 0 && !message.Items[correction].Has(Cue.Earlier) && !message.Any(Cue.Earlier, 0, correction)
            && message.Any(Cue.From | Cue.Through, message.ClauseStart(seller), seller) && message.Any(Cue.Buy | Cue.Hold, message.ClauseStart(seller), seller)
            && message.Held(Fact.PurchaseChannel).Any(mention => mention.At > correction);
    }

    // "expires on 15 November, correction, 15 December"; "the date was wrong: not 31 October, 30 November" takes back what was said before.
    private static bool ReplacesDate(Message message, int correction) =>
        !message.Any(Cue.Earlier, 0, message.Items.Count) && message.Of(Fact.TermEnd).Any(date => IsBefore(message, date, correction) && date.Standing == Standing.TakenBack);

    // "2026년 11월 30일, 아니다 12월 31일": a date that opens the message has no word before it to stand at.
    private static bool IsBefore(Message message, Mention date, int correction) =>
        date.At < correction || (date.Date is { } found && found.Start < message.Items[correction].OriginStart);

    // "간접 리셀러, 아 아니다 직접 청구 파트너예요": a role said a moment ago, of nobody named.
    private static bool ReplacesRole(Message message, int correction)
    {
        if (message.Items[correction].Has(Cue.Earlier) || message.Any(Cue.Earlier | Cue.ChangeVerb))
        {
            return false;
        }

        foreach (var role in message.Of(Fact.PartnerType))
        {
            if (role.Standing == Standing.Others && role.At < correction && message.Item(role).Sentence == message.Items[correction].Sentence
                && message.Held(Fact.PartnerType).Any(other => other.At > correction && other.Value != role.Value))
            {
                return true;
            }
        }

        return false;
    }
}
