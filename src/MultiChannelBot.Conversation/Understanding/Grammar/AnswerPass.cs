using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>A bare answer is read by the fact that was asked: "direct" is a purchase or a kind of partner.</summary>
internal sealed class AnswerPass : IPass
{
    private const int MostUnknown = 2;
    private const int FarthestWay = 3;

    /// <summary>"Outlook", "아웃룩이요": a word of faults is an answer where it is all that is said.</summary>
    private const int ShortestAnswer = 2;

    public void Apply(Message message)
    {
        if (message.Asked is not { } asked || !IsShort(message))
        {
            return;
        }

        RestoreBare(message, asked);
        if (message.Of(asked).Any(mention => mention.Standing is not Standing.Others and not Standing.Bare))
        {
            return;
        }

        if (asked == Fact.PartnerType)
        {
            ReadOwnContract(message);
        }

        for (var at = 0; at < message.Items.Count; at++)
        {
            if (AnswerAt(message, at, asked) is { } value && !IsOtherAnswer(message, at) && !IsDenied(message, at) && !IsMakerBesideSeller(message, value) && !message.Names(at, asked) && !IsOwnSupplier(message, at, asked))
            {
                message.Mentions.Add(new Mention(at, value, Needs.Nothing));
                message.OffTopic = OffTopic.None;
            }
        }
    }

    // "let me change the purchase channel": another answer is to be changed, and nothing is to be moved.
    private static bool IsOtherAnswer(Message message, int at) =>
        message.Items[at].Has(Cue.ChangeVerb) && message.Items.Exists(item => item.Phrase?.Find<Sense.NamesFact>() is { Fact: not Fact.Product });

    // "마이크로소프트랑 직접 계약했어요", "we deal with Microsoft directly": to the question what kind of partner one is.
    private static void ReadOwnContract(Message message)
    {
        if (message.Any(Cue.Customer | Cue.OtherParty))
        {
            return;
        }

        foreach (var channel in message.Held(Fact.PurchaseChannel))
        {
            if (channel.Value == PurchaseChannel.MicrosoftDirect)
            {
                channel.Mark(Standing.Others);
                message.Mentions.Add(new Mention(channel.At, PartnerType.DirectBill, Needs.Nothing));
                return;
            }
        }
    }

    // "we pay a local guy for the microsoft stuff": the maker is named, the seller is another.
    private static bool IsMakerBesideSeller(Message message, FactValue value) =>
        value == PurchaseChannel.MicrosoftDirect && message.Likely.Contains(PurchaseChannel.ThirdParty);

    // "indirect, we buy from a provider": whom the speaker buys from is not what the speaker is.
    private static bool IsOwnSupplier(Message message, int at, Fact asked) =>
        asked == Fact.PartnerType
        && message.Any(Cue.From | Cue.Through, Math.Max(message.ClauseStart(at), at - FarthestWay), at)
        && message.Any(Cue.Self | Cue.We | Cue.Buy, message.ClauseStart(at), at);

    // "csp", "advisor" alone: the question is what makes them a statement.
    private static void RestoreBare(Message message, Fact asked)
    {
        foreach (var mention in message.Of(asked).Where(mention => mention.Standing == Standing.Bare && !IsMakerBesideSeller(message, mention.Value) && !IsOurselves(message, mention)).ToList())
        {
            mention.Restore();
        }
    }

    // "we're a CSP shop ourselves": what the speaker is, whatever was asked.
    private static bool IsOurselves(Message message, Mention mention) =>
        mention.Value == PurchaseChannel.CspPartner && message.Any(Cue.Self, message.ClauseStart(mention.At), mention.At)
        && message.Items.FindIndex(mention.At, message.ClauseEnd(mention.At) - mention.At, item => item.Phrase?.Key is "ourselves" or "myself") > mention.At;

    private static bool IsShort(Message message) => message.Items.Count(item => item.IsUnknown || item.IsDecoy) <= MostUnknown
        && message.Items.Count <= 12
        && (!message.Any(Cue.OffTopic) || message.Items.Count <= ShortestAnswer)
        && !message.Any(Cue.Doubt | Cue.Hedge | Cue.Price | Cue.Definition | Cue.Injection);

    private static FactValue? AnswerAt(Message message, int at, Fact asked)
    {
        foreach (var sense in message.Items[at].Phrase?.Senses ?? [])
        {
            if (sense is Sense.Answers { Value: var value } && value.Fact == asked)
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsDenied(Message message, int at) =>
        message.Any(Cue.Not | Cue.No, Math.Max(0, at - 3), at) || message.Any(Cue.NotAfter, at + 1, Math.Min(at + 3, message.Items.Count));
}
