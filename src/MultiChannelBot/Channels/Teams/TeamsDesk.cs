using System.Net;
using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Settings;
using MultiChannelBot.State;
using Say = MultiChannelBot.Cards.Content.Say;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// The desk as a channel in Teams: posts to it with the credentials and clients of every other reply, and knows the references
/// that its cards carry, which are signed for that channel.
/// </summary>
internal sealed class TeamsDesk(
    TeamsFirstWord firstWord, TeamsCards cards, DeskReference references, CallerCheck callers, Say say, BotSettings settings) : IDesk
{
    /// <summary>True for a card of ours in the desk's own channel.</summary>
    public bool IsOurs(string? reference, ConversationId conversation) =>
        settings.Desk.Posts && conversation with { Id = ThreadLink.ChannelOf(conversation.Id) } == Place && references.IsOf(reference, Place);

    /// <inheritdoc/>
    public async Task<SendResult> PostAsync(Notice card, NamedAsker? asker, DateTimeOffset until)
    {
        if (!callers.MayAnswerAt(settings.Desk.ServiceUrl))
        {
            return new SendResult.NotSent("not-allowed");
        }

        var posted = await TryAsync(card, asker, until);
        // Teams refuses a mention that it cannot read ("Invalid mention entity", github.com/microsoft/botbuilder-js/issues/317), and
        // has taken nothing where it answers 400: the name goes without a mention.
        if (posted is FirstWordSent.Refused { Status: HttpStatusCode.BadRequest } && asker is { Id: not null })
        {
            posted = await TryAsync(card, asker with { Id = null }, until);
        }

        return posted switch
        {
            FirstWordSent.Taken => new SendResult.Sent(Card: null),
            FirstWordSent.Unsent unsent => new SendResult.NotSent(unsent.Reason),
            FirstWordSent.Refused refused => new SendResult.NotSent(refused.Reason),
            FirstWordSent.Unclear unclear => new SendResult.Ambiguous(unclear.Reason),
            _ => throw new InvalidOperationException($"No reading of {posted.GetType().Name}."),
        };
    }

    private Task<FirstWordSent> TryAsync(Notice card, NamedAsker? asker, DateTimeOffset until) => firstWord.PostAsync(
        Reference(),
        DeskMention.Message(card, asker, say(Line.Of("desk.card.nameless"), card.Language, card.Role.Voice()), shown => cards.Render(shown, references.Sign(Place))),
        until);

    private ConversationId Place => new(Channel.Teams, settings.Desk.Tenant ?? string.Empty, ThreadLink.ChannelOf(settings.Desk.Conversation ?? string.Empty));

    // Teams names a bot by its app id behind "28:" (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
    private ConversationReference Reference() => new()
    {
        ServiceUrl = settings.Desk.ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount("28:" + settings.BotFramework.MicrosoftAppId),
        Conversation = new ConversationAccount(id: settings.Desk.Conversation, tenantId: settings.Desk.Tenant),
    };
}
