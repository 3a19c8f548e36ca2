using System.Globalization;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Slack.Installs;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>Translates what comes from Slack into arrivals and hands them to delivery. It decides nothing.</summary>
internal sealed class SlackChannel(
    TurnDelivery delivery, SlackApi api, SlackCards cards, Say say, ISlackTokens tokens, SlackLeaving leaving, PeopleLimits limits, KeyMaker keys, CaseReference references,
    BotSettings settings, TimeProvider clock, ILogger<SlackChannel> logger) : ISlackIntake, IAsyncDisposable
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
                _ => true,
            };
        }
        catch (StateUnavailableException)
        {
            // Whether the workspace is served cannot be told now.
            return false;
        }
    }

    private async Task<bool> TakeAsync(SlackEvent.Said said, string token)
    {
        var place = SlackPlace.Of(said);
        var arrival = ArrivalOf(said, place);
        var sender = new SlackSender(api, Messages(place), place, token, said.User, pressed: null);
        if (await limits.RefusesAsync(arrival, sender, logger))
        {
            return true;
        }

        var turn = delivery.DeliverAsync(arrival, sender);
        if (await IsDoneAsync(turn))
        {
            return await turn is not DeliveryOutcome.TryLater;
        }

        // Slack will not send it again: what would have been left to that is done here.
        after.Start(async () => _ = await turn is DeliveryOutcome.TryLater ? await delivery.DeliverAsync(arrival with { Retried = false }, sender) : null);
        return true;
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> TakeAsync(SlackCommand command)
    {
        if (!await IsServedAsync(command.Workspace))
        {
            return default;
        }

        var place = SlackPlace.OfCommand(command.Workspace, command.Channel);
        var sender = new SlackCommandSender(api, Messages(place), command.ResponseUrl);
        var user = keys.User(Channel.Slack, command.Workspace.Team, command.User);
        var input = new Input.Said(command.Text.Length == 0 ? Begin : command.Text)
        {
            Asker = user.Value,
            SaidAt = clock.GetUtcNow(),
            DefaultRole = RoleIn(command.Workspace),
        };
        var arrival = ArrivalOf(place, user, keys.Case(place.Conversation, command.User), input, keys.Claim("slack", "command", command.Workspace.Team, command.TriggerId), isRetried: false);
        if (!await limits.RefusesAsync(arrival, sender, logger))
        {
            var turn = delivery.DeliverAsync(arrival, sender);
            if (!await IsDoneAsync(turn))
            {
                after.Start(() => turn);
            }
        }

        return sender.Close();
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> TakeAsync(SlackInteraction interaction)
    {
        if (interaction is SlackInteraction.Clicked { Message: { } message } clicked && await tokens.OfAsync(clicked.Workspace) is { } token
            && SlackPress.TryRead(clicked.Value, out var press, out var reference)
            && PlaceOf(clicked, message, reference) is var (place, referred))
        {
            var turn = PressAsync(clicked, message, press, place, referred, token);
            if (!await IsDoneAsync(turn))
            {
                after.Start(() => turn);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await after.SettleAsync();

    private async Task PressAsync(SlackInteraction.Clicked clicked, SlackPressedMessage message, Press press, SlackPlace place, CaseKey? referred, string token)
    {
        var user = keys.User(Channel.Slack, clicked.Workspace.Team, clicked.User);
        var startsOwn = press.Do == Conversation.Commands.Commands.Code(Conversation.Commands.Command.StartMine);
        var key = referred is { } shown && !startsOwn ? shown : keys.Case(place.Conversation, clicked.User);
        var input = new Input.Clicked(press) { Asker = user.Value, SaidAt = TimeOf(clicked.Time), DefaultRole = RoleIn(clicked.Workspace) };
        var claim = keys.Claim("slack", "press", clicked.Workspace.Team, message.Channel, message.Time, clicked.ActionId, clicked.Time, clicked.TriggerId);
        var arrival = ArrivalOf(place, user, key, input, claim, isRetried: false) with { IsOnCard = key == referred };
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

    private Arrival ArrivalOf(SlackEvent.Said said, SlackPlace place)
    {
        var user = keys.User(Channel.Slack, said.Workspace.Team, said.User);
        Input input = said.Edited is { } edited
            ? new Input.Edited(said.Text, TimeOf(said.Time)) { Asker = user.Value, SaidAt = TimeOf(edited), DefaultRole = RoleIn(said.Workspace) }
            : new Input.Said(said.Text) { Asker = user.Value, SaidAt = TimeOf(said.Time), DefaultRole = RoleIn(said.Workspace) };
        var claim = keys.Claim("slack", "message", said.Workspace.Team, said.Channel, said.Time, said.Edited ?? string.Empty);
        return ArrivalOf(place, user, keys.Case(place.Conversation, said.User), input, claim, isRetried: true);
    }

    private Arrival ArrivalOf(SlackPlace place, UserKey user, CaseKey key, Input input, ClaimId claim, bool isRetried) => new()
    {
        Channel = Channel.Slack,
        Case = key,
        User = user,
        Tenant = keys.Tenant(Channel.Slack, place.Workspace.Team),
        Claim = claim,
        Input = input with { Edition = settings.Guidance.EditionFor(Channel.Slack.Code(), place.Workspace.Team) },
        Retried = isRetried,
        Fallback = new Delivery.Speaker(LanguageCodes.Parse(settings.Conversation.Language)!.Value, RoleIn(place.Workspace)),
    };

    /// <summary>Whether commands of a workspace are answered. No token is needed for that: while nobody can look, they are.</summary>
    private async Task<bool> IsServedAsync(SlackWorkspace workspace)
    {
        try
        {
            return await tokens.OfAsync(workspace) is not null;
        }
        catch (StateUnavailableException)
        {
            return true;
        }
    }

    private SlackMessages Messages(SlackPlace place) => new(cards, say, references, place);

    private Role RoleIn(SlackWorkspace workspace) => settings.Conversation.RoleFor(workspace.Team);

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

    // "1700000000.000100": seconds since 1970 with a fraction that makes it unique.
    private DateTimeOffset TimeOf(string time) =>
        decimal.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : clock.GetUtcNow();
}
