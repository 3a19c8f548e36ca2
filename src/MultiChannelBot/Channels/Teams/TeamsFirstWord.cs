using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Writes to a conversation that nobody has just written from, with the credentials and clients of every other reply.</summary>
internal sealed class TeamsFirstWord(TeamsAdapter adapter, BotSettings settings)
{
    /// <summary>Posts a new message. Whatever the channel or the SDK throws is the caller's to read.</summary>
    /// <param name="where">Service URL, channel, bot and conversation.</param>
    /// <param name="retry">Runs the request, and may run it again.</param>
    public Task PostAsync(ConversationReference where, Activity message, Func<Func<Task<bool>>, Task<bool>> retry) =>
        adapter.ContinueConversationAsync(Ourselves(), where, audience: null, (turn, stop) => retry(() => PostAsync(turn, message, stop)), CancellationToken.None);

    private static async Task<bool> PostAsync(ITurnContext turn, Activity message, CancellationToken stop)
    {
        // The event that the SDK makes has an id of its own, which no message of the channel has: nothing is replied to.
        var where = turn.Activity.GetConversationReference();
        where.ActivityId = null;
        message.ApplyConversationReference(where);
        using var posted = await turn.TurnState.Get<IConnectorClient>().Conversations
            .SendToConversationWithHttpMessagesAsync(message.Conversation.Id, message, cancellationToken: stop).ConfigureAwait(false);
        return true;
    }

    private ClaimsIdentity Ourselves()
    {
        var id = settings.BotFramework.MicrosoftAppId ?? string.Empty;
        return new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, id), new Claim(AuthenticationConstants.AppIdClaim, id)]);
    }
}
