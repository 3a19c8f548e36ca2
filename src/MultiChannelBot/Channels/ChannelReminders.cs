using MultiChannelBot.Channels.Slack;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Reminders;

namespace MultiChannelBot.Channels;

/// <summary>Writes each reminder by the channel that its address is of.</summary>
/// <param name="slack">Null where Slack is not set up.</param>
internal sealed class ChannelReminders(TeamsReminders teams, SlackReminders? slack = null) : IReminderSender
{
    /// <inheritdoc/>
    public Task<ReminderSent> SendAsync(Notice notice, ReturnAddress to, CaseKey about) =>
        to.ChannelId != SlackPlace.ChannelId ? teams.SendAsync(notice, to, about)
        : slack is not null ? slack.SendAsync(notice, to, about)
        : Task.FromResult<ReminderSent>(new ReminderSent.Refused("not-allowed"));
}
