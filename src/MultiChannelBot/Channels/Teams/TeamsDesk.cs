using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// The desk as a channel in Teams: posts to it with the credentials and clients of every other reply, and knows the references
/// that its cards carry, which are signed for that channel.
/// </summary>
internal sealed class TeamsDesk(
    TeamsFirstWord firstWord, TeamsCards cards, CaseReference references, CallerCheck callers, BotSettings settings, TimeProvider clock) : IDesk
{
    /// <summary>Stands where other cards name a case. No key of a case is as short.</summary>
    private static readonly CaseKey Mark = new("desk");

    /// <summary>True for the reference of a desk's card, whosoever made it.</summary>
    public static bool IsDesks(string? reference) => reference?.StartsWith(Mark.Value + ".", StringComparison.Ordinal) == true;

    /// <summary>True for a card of ours in the desk's own channel.</summary>
    public bool IsOurs(string? reference, ConversationId conversation) =>
        settings.Desk.Posts
        && conversation with { Id = ThreadLink.ChannelOf(conversation.Id) } == Place
        && references.TryRead(reference, Place, out var key) && key == Mark;

    /// <inheritdoc/>
    public async Task<SendResult> PostAsync(Notice card, DateTimeOffset until)
    {
        if (!callers.MayAnswerAt(settings.Desk.ServiceUrl))
        {
            return new SendResult.NotSent("not-allowed");
        }

        var activity = TeamsMessages.Message(cards.Render(card, references.Sign(Mark, Place)));
        try
        {
            await firstWord.PostAsync(Reference(), activity, post => new SendRetry(clock, until).RunAsync(post, repeatable: false));
            return new SendResult.Sent(Card: null);
        }
        catch (ErrorResponseException answered) when (answered.Response?.StatusCode is { } status)
        {
            var reason = ((int)status).ToString(CultureInfo.InvariantCulture);
            return status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError ? new SendResult.Ambiguous(reason) : new SendResult.NotSent(reason);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return new SendResult.NotSent("refused");
        }
        catch (Exception unclear) when (unclear is ErrorResponseException or HttpRequestException or TaskCanceledException or IOException)
        {
            return new SendResult.Ambiguous(unclear is TaskCanceledException ? "timeout" : unclear.GetType().Name);
        }
        catch (Exception unready)
        {
            // What the SDK throws where there is no token for us; nothing has been posted by then.
            return new SendResult.NotSent(unready.GetType().Name);
        }
    }

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
