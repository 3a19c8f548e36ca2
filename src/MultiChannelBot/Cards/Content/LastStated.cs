using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Cards.Content;

/// <summary>What the card before a reply was answered with.</summary>
internal static class LastStated
{
    /// <summary>The last fact that somebody stated, its product only where there is no other; null where nobody stated any.</summary>
    public static Chip? Of(Reply reply)
    {
        var stated = reply.Known.Where(chip => chip is { Value: not null, Assumed: false }).ToList();
        return stated.FindLast(chip => chip.Fact != Fact.Product) ?? stated.LastOrDefault();
    }
}
