using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Slack.Installs;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Protection;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>Translates what comes from Slack into arrivals and hands them to delivery. It decides nothing.</summary>
internal sealed class SlackChannel(
    TurnDelivery delivery, SlackViewDesk views, SlackDeskPresses desk, SlackApi api, SlackCards cards, Say say, ISlackTokens tokens, SlackLeaving leaving, PeopleLimits limits, KeyMaker keys,
    CaseReference references, SlackArrivals arrivals, SlackLocales locales, TimeProvider clock, ILogger<SlackChannel> logger) : ISlackIntake, IAsyncDisposable
{
    /// <summary>Slack waits three seconds. What takes longer is acknowledged, and goes on.</summary>
    public static readonly TimeSpan AcknowledgedWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>What a command without words means.</summary>
    private const string Begin = "start";

    private readonly AfterWork after = new(fault => DeliveryLog.AfterWorkFailed(logger, fault));

    /// <inheritdoc/>
    public async Task<bool> TakeAsync(SlackEvent happened)
    {
        try
        {
            return happened switch
            {
                SlackEvent.Removed removed => await leaving.TakeAsync(removed),
                SlackEvent.Said said when await tokens.OfAsync(said.Workspace) is { } token => await TakeAsync(said, token),
                SlackEvent.HomeOpened opened when await tokens.OfAsync(opened.Workspace) is { } token => await TakeAsync(opened, token),
                _ => true,
            };
        }
        catch (StateUnavailableException)
        {
            // Whether the workspace is served cannot be told now.
            return false;
        }
    }

    private async Task<bool> TakeAsync(SlackEvent.HomeOpened opened, string token)
    {
        // Whoever opens it again asks again.
        await InTimeAsync(async () =>
        {
            await views.OpenHomeAsync(opened, token);
            return default;
        });
        return true;
    }

    private async Task<bool> TakeAsync(SlackEvent.Said said, string token)
    {
        var taking = DeliverAsync(said, SlackPlace.Of(said), token);
        if (await IsDoneAsync(taking))
        {
            return (await taking).Outcome is not DeliveryOutcome.TryLater;
        }

        // Slack will not send it again: what would have been left to that is done here.
        after.Start(async () =>
        {
            var (arrival, sender, outcome) = await taking;
            _ = outcome is DeliveryOutcome.TryLater ? await delivery.DeliverAsync(arrival with { Retried = false }, sender) : null;
        });
        return true;
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> TakeAsync(SlackCommand command)
    {
        var (isServed, token) = await ServedAsync(command.Workspace);
        if (!isServed)
        {
            return default;
        }

        var place = SlackPlace.OfCommand(command.Workspace, command.Channel);
        if (token is not null && views.AsksForForm(command))
        {
            return await InTimeAsync(async () =>
            {
                await views.OpenAsync(command, token);
                return default;
            });
        }

        var sender = new SlackCommandSender(api, Messages(place), command.ResponseUrl);
        var taking = DeliverAsync(command, place, sender, token);
        if (!await IsDoneAsync(taking))
        {
            after.Start(() => taking);
        }

        return sender.Close();
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> TakeAsync(SlackInteraction interaction)
    {
        var (isServed, known) = await ServedAsync(interaction.Workspace);
        if (known is not { } token)
        {
            return await (isServed ? TellAwayAsync(interaction) : Task.FromResult(ReadOnlyMemory<byte>.Empty));
        }

        return await InTimeAsync(async () =>
        {
            if (interaction is not SlackInteraction.Clicked { Message: { } message } clicked)
            {
                return await views.TakeAsync(interaction, token);
            }

            if (!SlackPress.TryRead(clicked.Value, out var press, out var reference))
            {
                return default;
            }

            if (DeskReference.IsDesks(reference))
            {
                await desk.TakeAsync(clicked, message, press, reference, token);
            }
            else if (PlaceOf(clicked, message, reference) is var (place, referred))
            {
                await (press.Do == Press.Form ? views.OpenAsync(clicked, message, place, referred, token) : PressAsync(clicked, message, press, place, referred, token));
            }

            return default;
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await after.SettleAsync();

    /// <summary>Null for the outcome where the sender was in haste.</summary>
    private async Task<(Arrival Arrival, SlackSender Sender, DeliveryOutcome? Outcome)> DeliverAsync(SlackEvent.Said said, SlackPlace place, string token)
    {
        var arrival = await ArrivalAsync(said, place, token);
        var sender = new SlackSender(api, Messages(place), place, token, said.User, pressed: null);
        return (arrival, sender, await limits.RefusesAsync(arrival, sender, logger) ? null : await delivery.DeliverAsync(arrival, sender));
    }

    private async Task DeliverAsync(SlackCommand command, SlackPlace place, SlackCommandSender sender, string? token)
    {
        var user = arrivals.UserOf(command.Workspace, command.User);
        var input = new Input.Said(command.Text.Length == 0 ? Begin : command.Text) { Asker = user.Value, SaidAt = clock.GetUtcNow() };
        var claim = keys.Claim("slack", "command", command.Workspace.Team, command.TriggerId);
        var locale = token is null ? null : await locales.OfAsync(command.Workspace, command.User, user, token);
        var arrival = arrivals.Of(place, command.User, arrivals.OwnCase(place, command.User), input, claim, isRetried: false, locale) with { OwnAfter = keys.CaseAfter };
        if (!await limits.RefusesAsync(arrival, sender, logger))
        {
            await delivery.DeliverAsync(arrival, sender);
        }
    }

    private async Task PressAsync(SlackInteraction.Clicked clicked, SlackPressedMessage message, Press press, SlackPlace place, CaseKey? referred, string token)
    {
        var startsOwn = press.Do == Conversation.Commands.Commands.Code(Conversation.Commands.Command.StartMine);
        var own = arrivals.OwnCase(place, clicked.User);
        var key = referred is { } shown && !startsOwn ? shown : own;
        var isOnCard = referred is not null && !startsOwn;
        var user = arrivals.UserOf(clicked.Workspace, clicked.User);
        var input = new Input.Clicked(press) { Asker = user.Value, SaidAt = arrivals.TimeOf(clicked.Time) };
        var claim = keys.Claim("slack", "press", clicked.Workspace.Team, message.Channel, message.Time, clicked.ActionId, clicked.Time, clicked.TriggerId);
        var locale = await locales.OfAsync(clicked.Workspace, clicked.User, user, token);
        var arrival = arrivals.Of(place, clicked.User, key, input, claim, isRetried: false, locale) with { IsOnCard = isOnCard, Own = isOnCard ? own : null, OwnAfter = isOnCard ? null : keys.CaseAfter };
        var sender = new SlackSender(api, Messages(place), place, token, clicked.User, key == referred ? message : null);
        if (!await limits.RefusesAsync(arrival, sender, logger))
        {
            await delivery.DeliverAsync(arrival, sender);
        }
    }

    /// <summary>The place that signed the reference, and the case that it names; null where none did.</summary>
    private (SlackPlace Place, CaseKey? Case)? PlaceOf(SlackInteraction.Clicked clicked, SlackPressedMessage message, string reference)
    {
        var places = SlackPlace.Of(clicked.Workspace, message);
        if (reference == SlackMessages.NoCase)
        {
            return (places[0], null);
        }

        foreach (var place in places)
        {
            if (references.TryRead(reference, place.Conversation, out var key))
            {
                return (place, key);
            }
        }

        return null;
    }

    private async Task<Arrival> ArrivalAsync(SlackEvent.Said said, SlackPlace place, string token)
    {
        var user = arrivals.UserOf(said.Workspace, said.User);
        Input input = said.Edited is { } edited
            ? new Input.Edited(said.Text, arrivals.TimeOf(said.Time)) { Asker = user.Value, SaidAt = arrivals.TimeOf(edited) }
            : new Input.Said(said.Text) { Asker = user.Value, SaidAt = arrivals.TimeOf(said.Time) };
        var claim = keys.Claim("slack", "message", said.Workspace.Team, said.Channel, said.Time, said.Edited ?? string.Empty);
        var locale = await locales.OfAsync(said.Workspace, said.User, user, token);
        return arrivals.Of(place, said.User, arrivals.OwnCase(place, said.User), input, claim, isRetried: true, locale) with { OwnAfter = keys.CaseAfter };
    }

    /// <summary>Whether a workspace is served, and its token: null where that cannot be looked up. Commands are answered without one, and presses told so.</summary>
    private async Task<(bool IsServed, string? Token)> ServedAsync(SlackWorkspace workspace)
    {
        try
        {
            var token = await tokens.OfAsync(workspace);
            return (token is not null, token);
        }
        catch (StateUnavailableException)
        {
            return (true, null);
        }
    }

    /// <summary>
    /// Says that the store is away, by the address for answers, which takes no token. A form or a home has none: Slack then says itself
    /// that it could not reach the app, and the form stays.
    /// </summary>
    /// <exception cref="StateUnavailableException">There is no such address.</exception>
    private async Task<ReadOnlyMemory<byte>> TellAwayAsync(SlackInteraction interaction)
    {
        var address = interaction switch
        {
            SlackInteraction.Clicked { Message: { } pressed } => pressed.ResponseUrl,
            SlackInteraction.OnMessage shortcut => shortcut.ResponseUrl,
            _ => throw new StateUnavailableException("Whether the workspace is served cannot be looked up."),
        };
        await api.AnswerAsync(address, SlackMessages.Whispered(say(Line.Of(Notices.Away), arrivals.DefaultLanguage, arrivals.RoleIn(interaction.Workspace).Voice())), until: null);
        return default;
    }

    private SlackMessages Messages(SlackPlace place) => new(cards, say, references, place);

    /// <summary>What comes of it where that is there in time; otherwise it is acknowledged, and goes on.</summary>
    private async Task<ReadOnlyMemory<byte>> InTimeAsync(Func<Task<ReadOnlyMemory<byte>>> work)
    {
        var working = work();
        if (await IsDoneAsync(working))
        {
            return await working;
        }

        after.Start(() => working);
        return default;
    }

    private async Task<bool> IsDoneAsync(Task turn)
    {
        try
        {
            await turn.WaitAsync(AcknowledgedWithin, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return turn.IsCompleted;
        }
    }
}
