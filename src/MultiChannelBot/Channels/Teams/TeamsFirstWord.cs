using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Writes to a conversation that nobody has just written from, with the credentials and clients of every other reply.</summary>
internal sealed class TeamsFirstWord(TeamsAdapter adapter, BotSettings settings, TimeProvider clock)
{
    /// <summary>Posts a new message; never throws.</summary>
    /// <param name="where">Service URL, channel, bot and conversation.</param>
    /// <param name="until">Until when a channel that asks to wait is waited for; null waits for none.</param>
    public async Task<FirstWordSent> PostAsync(ConversationReference where, Activity message, DateTimeOffset? until = null)
    {
        try
        {
            await adapter.ContinueConversationAsync(
                Ourselves(),
                where,
                audience: null,
                (turn, stop) => new SendRetry(clock, until).RunAsync(() => PostAsync(turn, message, stop), repeatable: false),
                CancellationToken.None);
            return new FirstWordSent.Taken();
        }
        catch (ErrorResponseException answered) when (answered.Response?.StatusCode is { } status)
        {
            return Read(answered, status, ((int)status).ToString(CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return new FirstWordSent.Unsent("refused");
        }
        catch (Exception unclear) when (unclear is ErrorResponseException or HttpRequestException or TaskCanceledException or IOException)
        {
            return new FirstWordSent.Unclear(unclear is TaskCanceledException ? "timeout" : unclear.GetType().Name);
        }
        catch (Exception unready)
        {
            // What the SDK throws where there is no token for us; nothing has been posted by then.
            return new FirstWordSent.Unsent(unready.GetType().Name);
        }
    }

    // What 5xx means for a new message nobody knows.
    private FirstWordSent Read(ErrorResponseException answered, HttpStatusCode status, string reason) =>
        status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
            ? new FirstWordSent.Unclear(reason)
            : new FirstWordSent.Refused(status, SendRetry.NamedBy(answered, clock), reason);

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
