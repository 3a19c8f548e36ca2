using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Posts and replaces messages in the conversation of a turn, also after the turn is over. Whoever collects the replies in the
/// answer to its request gets them there: they get no ids, so that there is no card to replace, and nothing is posted.
/// </summary>
internal sealed partial class TeamsPosts(ITurnContext turn, CardUpdates updates, TimeProvider clock, ILogger logger)
{
    private readonly StraightReplies straight = new(turn);

    /// <summary>True where the replies go into the answer to the request.</summary>
    public bool IsCollected { get; } = turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies;

    /// <summary>The conversation that is written to.</summary>
    public string Conversation { get; } = turn.Activity.Conversation.Id;

    /// <summary>Replaces a card. It may be gone, or the channel may not let it be replaced: then it stays as it is.</summary>
    public Task<bool> ReplaceAsync(string card, Func<Activity> message, DateTimeOffset? until) =>
        updates.ReplaceAsync(Conversation, card, () => PutAsync(card, message(), until));

    /// <summary>The same, without anybody waiting for it.</summary>
    public void StartReplacing(string card, Func<Activity> message, DateTimeOffset? until) =>
        updates.Start(Conversation, card, () => PutAsync(card, message(), until));

    /// <summary>Sends a new message. It is repeated by nobody unless the channel certainly did not take it.</summary>
    public async Task<SendResult> CreateAsync(Activity message, DateTimeOffset? until)
    {
        try
        {
            var response = IsCollected
                ? await turn.SendActivityAsync(message)
                : await new SendRetry(clock, until).RunAsync(() => straight.PostAsync(message), repeatable: false);
            return new SendResult.Sent(response?.Id is { Length: > 0 } id ? id : null);
        }
        catch (ErrorResponseException refused) when (refused.Response?.StatusCode is { } status && IsRefusal(status))
        {
            return new SendResult.NotSent(Reason(refused));
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return new SendResult.NotSent("refused");
        }
        catch (Exception unclear) when (unclear is ErrorResponseException or HttpRequestException or TaskCanceledException)
        {
            return new SendResult.Ambiguous(Reason(unclear));
        }
    }

    private async Task<bool> PutAsync(string card, Activity message, DateTimeOffset? until)
    {
        try
        {
            message.Id = card;
            await new SendRetry(clock, until).RunAsync(() => straight.UpdateAsync(message), repeatable: true);
            return true;
        }
        catch (Exception fault) when (fault is ErrorResponseException or HttpRequestException or TaskCanceledException or NotSupportedException)
        {
            NotUpdated(logger, Reason(fault));
            return false;
        }
    }

    private static bool IsRefusal(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests;

    private static string Reason(Exception fault) => fault switch
    {
        ErrorResponseException { Response.StatusCode: var status } => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
        TaskCanceledException => "timeout",
        _ => fault.GetType().Name,
    };

    [LoggerMessage(30, LogLevel.Information, "A card was not replaced: {Reason}")]
    private static partial void NotUpdated(ILogger logger, string reason);
}
