using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Desk;

/// <summary>The desk that cases are passed on to.</summary>
public interface IDesk
{
    /// <summary>Posts a card, once. What the channel says of it is a result, never an exception.</summary>
    /// <param name="until">Until when a channel that asks to wait is waited for.</param>
    Task<SendResult> PostAsync(Notice card, DateTimeOffset until);
}
