using MultiChannelBot.Channels.Slack.Forms;
using MultiChannelBot.Channels.Slack.Home;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>What happens in views: the form, what opens it, and the app's home.</summary>
internal sealed class SlackViewDesk(SlackForms forms, SlackFormSending sending, SlackHome home, KeyMaker keys, Triage triage)
{
    /// <summary>The callback id of the shortcut on messages; the app's manifest names the same.</summary>
    public const string TriageShortcut = "triage-message";

    private readonly FormWords words = new(triage.Phrases);

    /// <summary>Takes what was done in a view, or opens one.</summary>
    /// <returns>What a modal that was sent is answered with; empty for everything else.</returns>
    public async Task<ReadOnlyMemory<byte>> TakeAsync(SlackInteraction interaction, string token)
    {
        switch (interaction)
        {
            case SlackInteraction.Submitted submitted when submitted.View.CallbackId == SlackFormCards.Form:
                return await sending.SendAsync(submitted, token);
            case SlackInteraction.Clicked { View: { CallbackId: SlackHomeCards.Callback } view } clicked:
                await home.PressAsync(clicked, view, token);
                break;
            case SlackInteraction.Clicked { View: { CallbackId: SlackFormCards.Form } view } clicked:
                await forms.ChangeAsync(clicked, view, token);
                break;
            case SlackInteraction.OnMessage { CallbackId: TriageShortcut } shortcut:
                await forms.OpenAsync(OnMessage(shortcut), token);
                break;
        }

        return default;
    }

    /// <summary>Shows somebody the app's home.</summary>
    public Task OpenHomeAsync(SlackEvent.HomeOpened opened, string token) => home.ShowAsync(opened.Workspace, opened.User, opened.Channel, token);

    /// <summary>True for a command that asks for the form.</summary>
    public bool AsksForForm(SlackCommand command) => words.Ask(command.Text);

    /// <summary>Opens the form for a command; its answer is seen by the asker alone, as a command's answers are.</summary>
    public Task OpenAsync(SlackCommand command, string token) => forms.OpenAsync(
        new SlackFormOpening(SlackFormGoal.Own, SlackPlace.OfCommand(command.Workspace, command.Channel), command.User, command.TriggerId, command.ResponseUrl, Replaces: false), token);

    /// <summary>Opens the form for a button of a message.</summary>
    /// <param name="pressed">The case of that message; null where it is of none.</param>
    public Task OpenAsync(SlackInteraction.Clicked clicked, SlackPressedMessage message, SlackPlace place, CaseKey? pressed, string token) => forms.OpenAsync(
        new SlackFormOpening(SlackFormGoal.Own, place, clicked.User, clicked.TriggerId, message.IsEphemeral ? message.ResponseUrl : null, message.IsEphemeral) { Pressed = pressed }, token);

    // Each message is a case of its own, whatever else the person has under way there.
    private SlackFormOpening OnMessage(SlackInteraction.OnMessage shortcut)
    {
        var place = SlackPlace.OfCommand(shortcut.Workspace, shortcut.Channel);
        var about = new ConversationId(Channel.Slack, shortcut.Workspace.Team, place.Conversation.Id + shortcut.Time);
        return new SlackFormOpening(SlackFormGoal.Message, place, shortcut.User, shortcut.TriggerId, shortcut.ResponseUrl.Length > 0 ? shortcut.ResponseUrl : null, Replaces: false)
        {
            Case = keys.Case(about, shortcut.User),
            Text = shortcut.Text,
        };
    }
}
