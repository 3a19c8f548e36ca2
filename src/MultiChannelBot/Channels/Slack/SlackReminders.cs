using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Reminders;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>Writes to a conversation in Slack by its kept address, with the workspace's token.</summary>
internal sealed class SlackReminders(SlackApi api, ISlackTokens tokens, SlackCards cards, Say say, CaseReference references) : IReminderSender
{
    /// <inheritdoc/>
    public async Task<ReminderSent> SendAsync(Notice notice, ReturnAddress to, CaseKey about)
    {
        var place = SlackPlace.Of(to);
        try
        {
            return await tokens.OfAsync(place.Workspace) is { } token
                ? Read(await api.CallAsync("chat.postMessage", token, new SlackMessages(cards, say, references, place).Post(notice, about), until: null))
                : new ReminderSent.Refused("not-served");
        }
        catch (StateUnavailableException)
        {
            return new ReminderSent.Later(null, "state-away");
        }
    }

    // What Slack refuses, it refuses for good: a channel that is gone or archived, or that the bot was removed from, and a token
    // that was taken back (docs.slack.dev/reference/methods/chat.postMessage#errors).
    private static ReminderSent Read(SlackAnswer answer) => answer switch
    {
        SlackAnswer.Done => new ReminderSent.Sent(),
        SlackAnswer.Unclear unclear => new ReminderSent.Ambiguous(unclear.Reason),
        SlackAnswer.Refused { IsPassing: true } busy => new ReminderSent.Later(busy.After, busy.Error),
        SlackAnswer.Refused { IsOurs: true } ours => new ReminderSent.Later(null, ours.Error),
        SlackAnswer.Refused refused => new ReminderSent.Refused(refused.Error),
        _ => throw new InvalidOperationException($"No reading of {answer.GetType().Name}."),
    };
}
