using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// Wording that adds to the case: "also", "plus Azure", "what about Azure?", "Azure도 있어요", "Azure는요?". Where the bot has
/// just asked what was bought, a name is the answer, however it is introduced.
/// </summary>
internal sealed class AdditionPass : IPass
{
    private const int FarthestObject = 4;

    private static readonly string[] Openers = ["and", "plus", "aswellas", "alongwith", "togetherwith", "whatabout", "howabout"];
    private static readonly string[] Questions = ["어때", "어떤", "어떻", "어쩌", "어떡"];

    public void Apply(Message message) => message.Adds =
        (NamesSubscription(message) && (message.Any(Cue.Also) || NamesOneMore(message)))
        || (message.Asked is not (Fact.ServiceType or Fact.Product) && (OpensWithOneMore(message) || AsksAfterOne(message) || AsksToAdd(message)));

    // "they also want it moved" adds nothing: a wish is no subscription.
    private static bool NamesSubscription(Message message)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.IsHeld && mention.Fact is Fact.Product or Fact.ServiceType or Fact.OutsideClass or Fact.PurchaseChannel)
            {
                return true;
            }
        }

        return false;
    }

    // "Azure도 있어요": what was bought, with 도 behind it, is one more; "저도 EA예요" is not.
    private static bool NamesOneMore(Message message)
    {
        for (var at = 0; at < message.Items.Count; at++)
        {
            if (message.Items[at].Particle == Particle.Also && IsBought(message, at))
            {
                return true;
            }
        }

        return false;
    }

    // "and perpetual Office 2019?", "plus Azure direct from Microsoft", "what about Azure?", "how about their Dynamics?".
    private static bool OpensWithOneMore(Message message)
    {
        var first = 0;
        while (first < message.Items.Count && message.Items[first].IsFiller && !Opens(message.Items[first]))
        {
            first++;
        }

        return first < message.Items.Count && Opens(message.Items[first]) && HasObject(message, first, mostUnknown: 1);
    }

    private static bool Opens(Item item) => Openers.Contains(item.Phrase?.Key);

    private static bool HasObject(Message message, int opener, int mostUnknown)
    {
        var end = Math.Min(message.ClauseEnd(opener), opener + 1 + FarthestObject);
        for (var at = opener + 1; at < end; at++)
        {
            if (IsBought(message, at))
            {
                return true;
            }

            mostUnknown -= message.Items[at].IsUnknown ? 1 : 0;
            if (mostUnknown < 0 || message.Items[at].Has(Cue.Buy | Cue.Hold | Cue.From | Cue.Through | Cue.To) || message.NamesAny(at))
            {
                return false;
            }
        }

        return false;
    }

    // "Azure는요?", "애저는 어때요?": the name is all there is.
    private static bool AsksAfterOne(Message message)
    {
        if (message.Items.Count > FarthestObject || !message.Items.Exists(item => item.Particle == Particle.Topic))
        {
            return false;
        }

        var at = message.Items.FindLastIndex(item => item.Particle == Particle.Topic);
        return IsBought(message, at) && (at + 1 < message.Items.Count && AsksHow(message.Items[at + 1])
            || (message.Asks && message.Items.Skip(at + 1).All(item => item.IsFiller)));
    }

    private static bool AsksHow(Item item) =>
        item.Phrase is { } phrase && Questions.Any(question => phrase.Key.StartsWith(question, StringComparison.Ordinal));

    // "please add Azure to it", "Azure도 추가해 주세요"; "add five licences" is an order.
    private static bool AsksToAdd(Message message)
    {
        if (message.Any(Cue.Order | Cue.Seats) || message.Items.Exists(item => item.IsNumber))
        {
            return false;
        }

        for (var at = 0; at < message.Items.Count; at++)
        {
            var key = message.Items[at].Phrase?.Key ?? string.Empty;
            if (key is "add" or "include" ? HasObject(message, at, mostUnknown: 0) : key.StartsWith("추가", StringComparison.Ordinal) && NamesProduct(message, at - 1))
            {
                return true;
            }
        }

        return false;
    }

    // "오피스 라이선스 추가해 주세요" is an order.
    private static bool NamesProduct(Message message, int at) =>
        at >= 0 && message.Names(at, Fact.Product) && message.Items[at].Phrase?.Key is { } key && !key.EndsWith("라이선스", StringComparison.Ordinal);

    private static bool IsBought(Message message, int at)
    {
        foreach (var mention in message.Mentions)
        {
            if (mention.At == at && mention.Standing is Standing.Held or Standing.Bare or Standing.Offered && mention.Fact is Fact.Product or Fact.ServiceType or Fact.OutsideClass)
            {
                return true;
            }
        }

        return false;
    }
}
