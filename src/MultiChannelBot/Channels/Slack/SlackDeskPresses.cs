using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Protection;

namespace MultiChannelBot.Channels.Slack;

/// <summary>
/// Takes presses on a desk's card: "Close" puts one line in its place for everybody, in the desk's own channel alone. What else is to be
/// said, whoever pressed is told alone.
/// </summary>
internal sealed class SlackDeskPresses(
    SlackDesk desk, DeskClosing closing, SlackApi api, SlackArrivals arrivals, SlackLocales locales, PeopleLimits limits, Say say, TimeProvider clock, ILogger<SlackDeskPresses> logger)
{
    /// <summary>Takes one.</summary>
    public async Task TakeAsync(SlackInteraction.Clicked clicked, SlackPressedMessage message, Press press, string reference, string token)
    {
        if (!limits.Take(arrivals.UserOf(clicked.Workspace, clicked.User)))
        {
            await TellAsync(clicked, message, Notices.TooMany, token);
        }
        else if (closing.LineOf(press) is not { } line || !desk.IsOurs(reference, clicked.Workspace, message.Channel))
        {
            await TellAsync(clicked, message, DeskClosing.Elsewhere, token);
        }
        else if (await api.CallAsync("chat.update", token, desk.Closed(line, message.Time), clock.GetUtcNow() + CaseTimes.SendingTime) is SlackAnswer.Refused refused)
        {
            DeliveryLog.NotSent(logger, Channel.Slack.Code(), refused.Error);
        }
    }

    private async Task TellAsync(SlackInteraction.Clicked clicked, SlackPressedMessage message, string key, string token)
    {
        var person = arrivals.UserOf(clicked.Workspace, clicked.User);
        var language = await locales.OfAsync(clicked.Workspace, clicked.User, person, token) ?? arrivals.DefaultLanguage;
        await api.AnswerAsync(message.ResponseUrl, SlackMessages.Whispered(say(Line.Of(key), language, arrivals.RoleIn(clicked.Workspace).Voice())), until: null);
    }
}
