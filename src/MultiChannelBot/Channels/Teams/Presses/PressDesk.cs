using Microsoft.Bot.Builder;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using Say = MultiChannelBot.Cards.Content.Say;

namespace MultiChannelBot.Channels.Teams.Presses;

/// <summary>Answers presses by Action.Execute: always with a 200, and with the card as it stands or a line that helps.</summary>
internal sealed class PressDesk(
    TurnDelivery delivery, CaseLook look, PeopleLimits limits, TeamsCards cards, CardUpdates updates, Say say, TimeProvider clock, ILogger<PressDesk> logger)
{
    /// <summary>
    /// Clients give up on a bot after 10 to 15 seconds, and deliver no invoke again:
    /// https://learn.microsoft.com/azure/bot-service/bot-builder-howto-long-operations-guidance. Less than a reply may take to be
    /// sent (<see cref="CaseTimes.SendingTime"/>): what is still on its way is said to come.
    /// </summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(7);

    /// <summary>A line for whoever pressed, in the language of their client.</summary>
    public InvokeAnswer Tell(string key, Speaker speaker) => PressAnswer.Message(Text(key, speaker));

    /// <summary>Takes the turn of a press and answers it.</summary>
    /// <param name="arrival">The press.</param>
    /// <param name="pressed">The card that it stands on.</param>
    /// <param name="referred">The case that the card shows; null where it shows none.</param>
    public async Task<InvokeAnswer> AnswerAsync(ITurnContext turn, Arrival arrival, PressedCard pressed, CaseKey? referred, TeamsMessages messages)
    {
        var speaker = Speakers.Of(state: null, arrival);
        if (limits.Take(arrival) != Pace.Fits)
        {
            DeliveryLog.TooMany(logger, arrival.Channel.Code());
            return Tell(Notices.TooMany, speaker);
        }

        var posts = new TeamsPosts(turn, updates, clock, logger);
        var sender = new PressSender(
            pressed, posts, messages, new TeamsSender(posts, messages, pressed), reply => cards.Render(reply, TeamsChannel.NoCase).Text, key => Text(key, speaker));
        var delivering = delivery.DeliverWithTwinAsync(arrival, sender);
        try
        {
            await delivering.WaitAsync(AnswerTime, clock);
        }
        catch (TimeoutException)
        {
            updates.Follow(delivering);
            return sender.Give() ?? Tell("press.slow", speaker);
        }

        var given = sender.Give();
        if (given is not null && (pressed.IsOfCase || referred is null))
        {
            return given;
        }

        // Started from the card of somebody else: theirs is shown again in the place of the question whether to take it over.
        return referred is { } shown && pressed.Kind != CardKind.Welcome && await delivering is not DeliveryOutcome.TryLater
            ? await SeeAsync(arrival.Input, shown, pressed.Id, messages, speaker) ?? given ?? Tell("press.again", speaker)
            : given ?? Tell(await delivering is DeliveryOutcome.TryLater ? "press.later" : "press.again", speaker);
    }

    /// <summary>Shows a case as it stands, to whosoever client asks. Nobody did anything, and nothing is changed.</summary>
    public async Task<InvokeAnswer> ShowAsync(Arrival arrival, string? card, TeamsMessages messages)
    {
        var speaker = Speakers.Of(state: null, arrival);
        if (!limits.TakeLook(arrival.User))
        {
            return Tell(Notices.TooMany, speaker);
        }

        return await SeeAsync(arrival.Input, arrival.Case, card, messages, speaker) ?? Tell("press.gone", speaker);
    }

    private async Task<InvokeAnswer?> SeeAsync(Input input, CaseKey key, string? card, TeamsMessages messages, Speaker speaker)
    {
        try
        {
            var looked = new Input.Looked { SaidAt = input.SaidAt, Asker = input.Asker, Locale = input.Locale, DefaultRole = input.DefaultRole, Edition = input.Edition };
            if (await look.SeeAsync(key, looked) is not { } seen)
            {
                return null;
            }

            // A card that was answered below, and could not be made inert then.
            var isLive = seen.Card is null || card is null || seen.Card == card;
            return PressAnswer.Card((isLive
                ? messages.IsShared && !seen.IsTheirs ? messages.ToOthers(seen.Reply, key) : messages.ToOwner(seen.Reply, key)
                : messages.Inert(seen.Reply)).Utf8);
        }
        catch (StateUnavailableException)
        {
            return Tell(Notices.Away, speaker);
        }
    }

    private string Text(string key, Speaker speaker) => say(Line.Of(key), speaker.Language, speaker.Role.Voice());
}
