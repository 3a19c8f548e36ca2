using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Reminders;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Writes to a Teams conversation by its kept address, with the credentials and clients of every other reply.</summary>
internal sealed class TeamsReminders(
    TeamsFirstWord firstWord, TeamsCards cards, CaseReference references, CallerCheck callers, BotSettings settings, TimeProvider clock) : IReminderSender
{
    /// <inheritdoc/>
    public async Task<ReminderSent> SendAsync(Notice notice, ReturnAddress to, CaseKey about)
    {
        // Settings may have changed since the address was kept.
        if (!callers.MayAnswerAt(to.ServiceUrl) || !settings.BotFramework.Admits(to.Tenant))
        {
            return new ReminderSent.Refused("not-allowed");
        }

        var activity = TeamsMessages.Message(cards.Render(notice, references.Sign(about, new ConversationId(Channel.Teams, to.Tenant, to.Conversation))));
        try
        {
            await firstWord.PostAsync(ReferenceTo(to), activity, post => post());
            return new ReminderSent.Sent();
        }
        catch (ErrorResponseException answered) when (answered.Response?.StatusCode is { } status)
        {
            return Read(answered, status);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return new ReminderSent.Later(null, "refused");
        }
        catch (Exception unclear) when (unclear is ErrorResponseException or HttpRequestException or TaskCanceledException or IOException)
        {
            return new ReminderSent.Ambiguous(unclear is TaskCanceledException ? "timeout" : unclear.GetType().Name);
        }
        catch (Exception unready)
        {
            // What the SDK throws where there is no token for us; nothing has been posted by then.
            return new ReminderSent.Later(null, unready.GetType().Name);
        }
    }

    // 401 is a matter of our credentials, and what 5xx means for a new message nobody knows. What else is refused, is for good:
    // 403 where the bot was removed or blocked, 404 where the conversation is gone
    // (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
    private ReminderSent Read(ErrorResponseException answered, HttpStatusCode status)
    {
        var reason = ((int)status).ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            HttpStatusCode.TooManyRequests => new ReminderSent.Later(SendRetry.NamedBy(answered, clock), reason),
            HttpStatusCode.Unauthorized => new ReminderSent.Later(null, reason),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new ReminderSent.Ambiguous(reason),
            _ => new ReminderSent.Refused(reason),
        };
    }

    private static ConversationReference ReferenceTo(ReturnAddress to) => new()
    {
        ServiceUrl = to.ServiceUrl,
        ChannelId = to.ChannelId,
        Bot = new ChannelAccount(to.Bot),
        Conversation = new ConversationAccount(id: to.Conversation, tenantId: to.Tenant.Length > 0 ? to.Tenant : null),
    };
}
