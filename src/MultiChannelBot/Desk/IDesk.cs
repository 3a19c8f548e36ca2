using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Desk;

/// <summary>The desk that cases are passed on to.</summary>
public interface IDesk
{
    /// <summary>Posts a card, once. What the channel says of it is a result, never an exception.</summary>
    /// <param name="asker">Who said yes to being named to the desk; null names nobody.</param>
    /// <param name="until">Until when a channel that asks to wait is waited for.</param>
    Task<SendResult> PostAsync(Notice card, NamedAsker? asker, DateTimeOffset until);
}
