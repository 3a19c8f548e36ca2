using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Sends the replies of a turn by the client that the adapter made for it, addressed as the turn context addresses them. What
/// lies between the two in the SDK has nothing to do: there are no handlers of sending, and our replies are messages all.
/// </summary>
internal sealed class StraightReplies(ITurnContext turn)
{
    private readonly ConversationReference where = turn.Activity.GetConversationReference();

    // Kept: some messages are replaced when the turn is over, which then has no client any more.
    private readonly IConversations conversations = turn.TurnState.Get<IConnectorClient>().Conversations;

    /// <summary>Posts a new message below the one that it answers.</summary>
    public async Task<ResourceResponse?> PostAsync(Activity activity)
    {
        activity.ApplyConversationReference(where);
        var conversation = activity.Conversation.Id;
        using var posted = string.IsNullOrWhiteSpace(activity.ReplyToId)
            ? await conversations.SendToConversationWithHttpMessagesAsync(conversation, activity).ConfigureAwait(false)
            : await conversations.ReplyToActivityWithHttpMessagesAsync(conversation, activity.ReplyToId, activity).ConfigureAwait(false);
        return posted.Body;
    }

    /// <summary>Puts a message in the place of the one that has its id.</summary>
    public async Task<ResourceResponse?> UpdateAsync(Activity activity)
    {
        activity.ApplyConversationReference(where);
        using var updated = await conversations.UpdateActivityWithHttpMessagesAsync(activity.Conversation.Id, activity.Id, activity).ConfigureAwait(false);
        return updated.Body;
    }
}
