using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// What follows from what was stated: an Azure offer is metered; the licences of a product in neither class are no seats; an
/// ordinary order states nothing of a subscription that exists.
/// </summary>
internal sealed class ImplicationPass : IPass
{
    public void Apply(Message message)
    {
        foreach (var offer in message.Held(Fact.AzureOffer).ToList())
        {
            if (!message.Held(Fact.ServiceType).Any(mention => mention.Value == ServiceType.UsageBased))
            {
                message.Mentions.Add(new Mention(offer.At, ServiceType.UsageBased, Needs.Nothing));
            }
        }

        foreach (var outside in message.Held(Fact.OutsideClass).ToList())
        {
            MarkClass(message, message.SentenceStart(outside.At), message.SentenceEnd(outside.At));
        }

        if (message.Any(Cue.Order) && !message.Held(Fact.PurchaseChannel).Any() && !message.Held(Fact.Intent).Any())
        {
            foreach (var mention in message.Mentions.Where(mention => mention.Fact is Fact.ServiceType or Fact.LicenseOffer))
            {
                mention.Mark(Standing.Offered);
            }
        }
    }

    private static void MarkClass(Message message, int start, int end)
    {
        foreach (var mention in message.Held(Fact.ServiceType).Where(mention => mention.Product is null && mention.At >= start && mention.At < end).ToList())
        {
            mention.Mark(Standing.Others);
        }
    }
}
