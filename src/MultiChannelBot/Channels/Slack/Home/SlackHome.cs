using System.Collections.Immutable;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Forms;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack.Home;

/// <summary>The app's home: what it does, what somebody has under way, and how they want to be spoken to. Shown anew with each change.</summary>
internal sealed class SlackHome(
    AsideDelivery aside, AsideTurns turns, PersonCases cases, SlackForms forms, SlackHomeCards cards, SlackApi api, SlackArrivals arrivals, SlackLocales locales, Triage triage,
    PeopleLimits limits, KeyMaker keys, CaseReference references, ILogger<SlackHome> logger) : IAsyncDisposable
{
    // The ids of what can be pressed, as cards/slack/home.json has them.
    private const string Start = "start";
    private const string Open = "open";
    private const string Language = "language";
    private const string Role = "role";

    private readonly AfterWork after = new(fault => DeliveryLog.AfterWorkFailed(logger, fault));

    /// <summary>Shows it to a person.</summary>
    /// <param name="channel">The bot's conversation with them.</param>
    public async Task ShowAsync(SlackWorkspace workspace, string user, string channel, string token)
    {
        if (!limits.TakeLook(arrivals.UserOf(workspace, user)))
        {
            return;
        }

        var view = await aside.RunAsync<ReadOnlyMemory<byte>?>(
            Channel.Slack,
            async () =>
            {
                var content = await ContentAsync(workspace, user, channel, token);
                return new Aside<ReadOnlyMemory<byte>?>(cards.Render(content), new TurnTrace("home", null, null), content.Language);
            },

            // What it showed before is worth more than the code of a fault.
            _ => null,
            CancellationToken.None);
        if (view is { } shown && await api.CallAsync("views.publish", token, SlackViews.Publish(user, shown), until: null) is SlackAnswer.Refused refused)
        {
            DeliveryLog.NotSent(logger, Channel.Slack.Code(), refused.Error);
        }
    }

    /// <summary>Shows it anew, without anybody waiting for that.</summary>
    public void Renew(SlackWorkspace workspace, string user, string channel, string token) => after.Start(() => ShowAsync(workspace, user, channel, token));

    /// <summary>Takes what was pressed or chosen in it.</summary>
    public async Task PressAsync(SlackInteraction.Clicked clicked, SlackView view, string token)
    {
        if (view.Metadata.Length == 0)
        {
            return;
        }

        var (workspace, user, place) = (clicked.Workspace, clicked.User, SlackPlace.Direct(clicked.Workspace, view.Metadata));
        switch (clicked.ActionId)
        {
            case Start:
                await forms.OpenAsync(new SlackFormOpening(SlackFormGoal.New, place, user, clicked.TriggerId, AnswerAddress: null, Replaces: false), token);
                break;
            case Open when references.TryRead(clicked.Value, SlackPlace.OfHome(workspace, user).Conversation, out var key):
                await forms.OpenAsync(new SlackFormOpening(SlackFormGoal.Chosen, place, user, clicked.TriggerId, AnswerAddress: null, Replaces: false) { Case = key }, token);
                break;
            case Language when LanguageCodes.Parse(clicked.Value) is { } language:
                await SetAsync(clicked, place, language, role: null, token);
                break;
            case Role when Roles.Parse(clicked.Value) is { } role:
                await SetAsync(clicked, place, language: null, role, token);
                break;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await after.SettleAsync();

    private async Task SetAsync(SlackInteraction.Clicked clicked, SlackPlace place, Language? language, Role? role, string token)
    {
        var asker = arrivals.AskerOf(place, clicked.User, locale: null);
        if (!limits.Take(asker.User))
        {
            DeliveryLog.TooMany(logger, Channel.Slack.Code());
            return;
        }

        try
        {
            await cases.SetAsync(asker.User, asker.Tenant, asker.Case, keys.Claim("slack", "home", clicked.Workspace.Team, clicked.User, clicked.Time, clicked.TriggerId), language, role);
        }
        catch (StateUnavailableException away)
        {
            // The home that is shown then has the setting as it still is.
            DeliveryLog.StateAway(logger, Channel.Slack.Code(), away);
        }

        await ShowAsync(clicked.Workspace, clicked.User, place.Channel, token);
    }

    private async Task<SlackHomeContent> ContentAsync(SlackWorkspace workspace, string user, string channel, string token)
    {
        var key = arrivals.UserOf(workspace, user);
        var open = CasesAsync(workspace, user, key);
        var locale = await locales.OfAsync(workspace, user, key, token);
        var person = await turns.PersonAsync(arrivals.AskerOf(SlackPlace.Direct(workspace, channel), user, locale));
        return new SlackHomeContent(person.Language, person.Role, await open, triage.TurnBy(arrivals.EditionIn(workspace)).Edition, channel);
    }

    private async Task<ImmutableArray<(OpenCase Case, string Reference)>?> CasesAsync(SlackWorkspace workspace, string user, UserKey key)
    {
        try
        {
            var home = SlackPlace.OfHome(workspace, user).Conversation;
            return [.. (await cases.OfAsync(key, arrivals.EditionIn(workspace))).Select(open => (open, references.Sign(open.Key, home)))];
        }
        catch (StateUnavailableException)
        {
            return null;
        }
    }
}
