using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>
/// A product named in passing ("what is new in Microsoft 365 this month") states no purchase: without one word of the trade
/// the product alone is reported.
/// </summary>
internal sealed class RestraintPass : IPass
{
    private const int MostUnknownInStatement = 2;
    private const Cue Trade = Cue.Buy | Cue.Customer | Cue.Seller | Cue.Seats;
    private const Cue Holding = Cue.Hold | Cue.Trade | Cue.Want;

    public void Apply(Message message)
    {
        if (message.Asked is not null || message.Mentions.Any(mention => mention.IsHeld && mention.Product is null) || message.Any(Trade))
        {
            return;
        }

        var unknown = message.Items.Count(item => item.IsUnknown);
        var isPassing = message.Asks ? unknown > 0 : unknown > MostUnknownInStatement && !message.Any(Holding);
        if (!isPassing)
        {
            return;
        }

        foreach (var mention in message.Mentions.Where(mention => mention.Fact != Fact.Product))
        {
            mention.Mark(Standing.Bare);
        }
    }
}
