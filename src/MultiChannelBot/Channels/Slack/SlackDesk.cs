using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>The desk as a channel in Slack: posts to it with the workspace's token, and knows the references that its cards carry.</summary>
internal sealed class SlackDesk(SlackApi api, ISlackTokens tokens, SlackCards cards, DeskReference desk, CaseReference references, Say say, BotSettings settings) : IDesk
{
    private readonly SlackPlace place = new(new SlackWorkspace(settings.Desk.Tenant ?? string.Empty, Enterprise: null), settings.Desk.Conversation ?? string.Empty, Thread: null, IsPrivate: false);

    /// <summary>True for a card of ours in the desk's own channel.</summary>
    public bool IsOurs(string reference, SlackWorkspace workspace, string channel) =>
        settings.Desk.IsOfWorkspace(workspace.Team) && channel == place.Channel && desk.IsOf(reference, place.Conversation);

    /// <summary>Arguments of chat.update that leave one line of a card.</summary>
    public ReadOnlyMemory<byte> Closed(string line, string message) => Messages.Update(cards.OneLine(line), message);

    /// <inheritdoc/>
    public async Task<SendResult> PostAsync(Notice card, NamedAsker? asker, DateTimeOffset until)
    {
        try
        {
            return await tokens.OfAsync(place.Workspace) is { } token
                ? Read(await api.CallAsync("chat.postMessage", token, Messages.Post(Message(card, asker)), until))
                : new SendResult.NotSent("not-served");
        }
        catch (StateUnavailableException)
        {
            return new SendResult.NotSent("state-away");
        }
    }

    private SlackMessages Messages => new(cards, say, references, place);

    private static SendResult Read(SlackAnswer answer) => answer switch
    {
        SlackAnswer.Done => new SendResult.Sent(Card: null),
        SlackAnswer.Refused refused => new SendResult.NotSent(refused.Error),
        SlackAnswer.Unclear unclear => new SendResult.Ambiguous(unclear.Reason),
        _ => throw new InvalidOperationException($"No reading of {answer.GetType().Name}."),
    };

    private SlackMessage Message(Notice card, NamedAsker? asker)
    {
        var nameless = say(Line.Of("desk.card.nameless"), card.Language, card.Role.Voice());
        var message = cards.Render(DeskCard.Of(card, asker, nameless), desk.Sign(place.Conversation));
        return asker is { Id: { } id } ? Mentioning(message, $"<@{id}>") : message;
    }

    // docs.slack.dev/messaging/formatting-message-text, "Mentioning users".
    private static SlackMessage Mentioning(SlackMessage message, string mention)
    {
        var blocks = JsonNode.Parse(message.Blocks.Span)!.AsArray();
        foreach (var text in blocks.OfType<JsonObject>().Select(block => block["text"]).OfType<JsonObject>().Where(text => DeskCard.HasMark((string?)text["text"])))
        {
            text["text"] = DeskCard.Instead((string)text["text"]!, mention);
        }

        return new SlackMessage(DeskCard.Instead(message.Text, mention), JsonSerializer.SerializeToUtf8Bytes<JsonNode>(blocks));
    }
}
