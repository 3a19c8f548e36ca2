using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// A product named in passing ("what is new in Microsoft 365 this month") states no purchase: without one word of the trade
/// the product alone is reported.
/// </summary>
internal sealed class RestraintPass : IPass
{
    private const int MostUnknown = 3;

    public void Apply(Message message)
    {
        if (message.Asked is not null || message.Items.Count(item => item.IsUnknown) < MostUnknown)
        {
            return;
        }

        var states = message.Mentions.Any(mention => mention.IsHeld && mention.Product is null);
        if (states || message.Any(Cue.Buy | Cue.Hold | Cue.Customer | Cue.Trade | Cue.Seats | Cue.Seller | Cue.Want))
        {
            return;
        }

        foreach (var mention in message.Mentions.Where(mention => mention.Fact != Fact.Product))
        {
            mention.Mark(Standing.Bare);
        }
    }
}
