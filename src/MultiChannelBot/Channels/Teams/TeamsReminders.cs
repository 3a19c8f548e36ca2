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
    TeamsFirstWord firstWord, TeamsCards cards, CaseReference references, CallerCheck callers, BotSettings settings) : IReminderSender
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
        return await firstWord.PostAsync(ReferenceTo(to), activity) switch
        {
            FirstWordSent.Taken => new ReminderSent.Sent(),
            FirstWordSent.Unclear unclear => new ReminderSent.Ambiguous(unclear.Reason),
            FirstWordSent.Unsent unsent => new ReminderSent.Later(null, unsent.Reason),
            FirstWordSent.Refused { Status: HttpStatusCode.TooManyRequests } busy => new ReminderSent.Later(busy.After, busy.Reason),
            // A matter of our credentials.
            FirstWordSent.Refused { Status: HttpStatusCode.Unauthorized } ours => new ReminderSent.Later(null, ours.Reason),
            // For good: 403 where the bot was removed or blocked, 404 where the conversation is gone
            // (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
            FirstWordSent.Refused refused => new ReminderSent.Refused(refused.Reason),
            var other => throw new InvalidOperationException($"No reading of {other.GetType().Name}."),
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
