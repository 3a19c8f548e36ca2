using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Slack.Home;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Protection;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack.Forms;

/// <summary>Writes a form that was sent into its case, as an input like any other; the answer stands where the form was opened.</summary>
internal sealed class SlackFormSending(
    SlackForms forms, SlackHome home, TurnDelivery delivery, SlackApi api, SlackCards cards, Say say, SlackArrivals arrivals, PeopleLimits limits, KeyMaker keys, CaseReference references,
    TimeProvider clock, ILogger<SlackFormSending> logger)
{
    /// <summary>Takes a modal that was sent.</summary>
    /// <returns>What it is answered with; empty closes it.</returns>
    public async Task<ReadOnlyMemory<byte>> SendAsync(SlackInteraction.Submitted submitted, string token)
    {
        var sent = await forms.ReadAsync(submitted, token);
        if (sent is not { State: { } state, Form: { } form })
        {
            return sent.Answer;
        }

        var claim = keys.Claim("slack", "form", submitted.Workspace.Team, submitted.View.Id, submitted.TriggerId);
        var input = new Input.Filled(form) { Asker = arrivals.UserOf(submitted.Workspace, submitted.User).Value, SaidAt = clock.GetUtcNow() };
        var arrival = Goal(arrivals.Of(state.Place, submitted.User, state.Case, input, claim, isRetried: false, sent.Person.Language), state);
        var sender = SenderFor(state, submitted.User, token);
        if (await limits.RefusesAsync(arrival, sender, logger))
        {
            return forms.Told(sent.Person, Line.Of(Notices.TooMany));
        }

        var outcome = await delivery.DeliverAsync(arrival, sender);
        if (state.Goal is SlackFormGoal.New or SlackFormGoal.Chosen)
        {
            home.Renew(submitted.Workspace, submitted.User, state.Place.Channel, token);
        }

        return outcome switch
        {
            DeliveryOutcome.Faulted fault => forms.Told(sent.Person, Line.Of(Notices.Fault).With("code", new Arg.Setting(fault.Code))),
            DeliveryOutcome.TryLater => forms.Told(sent.Person, Line.Of("form.not-sent")),
            DeliveryOutcome.NotTheirs => forms.Told(sent.Person, Line.Of(Notices.Gone)),
            _ => default,
        };
    }

    // A case that was chosen in the home is theirs, or it is not written into.
    private Arrival Goal(Arrival arrival, SlackFormState state) => state.Goal switch
    {
        SlackFormGoal.Own or SlackFormGoal.New => arrival with { OwnAfter = keys.CaseAfter },
        SlackFormGoal.Chosen => arrival with { InTaken = new TakenCase(state.Case.Value, IsOver: false) },
        _ => arrival,
    };

    private IReplySender SenderFor(SlackFormState state, string user, string token)
    {
        var messages = new SlackMessages(cards, say, references, state.Place);
        return state.AnswerAddress is { } address
            ? new SlackAsideSender(api, messages, token, user, address, state.Replaces)
            : new SlackSender(api, messages, state.Place, token, user, pressed: null);
    }
}
