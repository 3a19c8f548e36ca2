using System.Collections.Immutable;
using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Sends replies to a Teams conversation. A click's card is replaced in place; a typed message gets a new card below it and
/// the card before becomes one inert line.
/// </summary>
internal sealed partial class TeamsSender(
    ITurnContext turn, TeamsCards cards, CaseReference references, ConversationId conversation, bool clicked, TimeProvider clock, ILogger logger) : IReplySender
{
    /// <summary>
    /// True where the caller collects the replies in the answer to its request: they get no ids, so that there is no card to
    /// replace, and nothing is posted.
    /// </summary>
    private readonly bool collected = turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies;

    private readonly StraightReplies straight = new(turn);

    public async Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending)
    {
        string? live = null;
        for (var place = 0; place < replies.Length; place++)
        {
            var reply = replies[place];
            var activity = Render(reply, sending.Case);
            var result = await SendAsync(reply, activity, sending);
            if (result is not SendResult.Sent sent)
            {
                return result is SendResult.NotSent refused ? refused with { Before = place } : result;
            }

            live = IsCaseCard(reply) ? sent.Card : live;
        }

        return new SendResult.Sent(live);
    }

    /// <summary>A question or an answer is the case's live card. A notice stands beside it and replaces nothing.</summary>
    private static bool IsCaseCard(Reply reply) => reply is Ask or Answer;

    private async Task<SendResult> SendAsync(Reply reply, Activity activity, Sending sending)
    {
        var retry = new SendRetry(clock, sending.Until);
        var pressed = clicked && !sending.IsResend && !collected ? turn.Activity.ReplyToId : null;
        if (IsCaseCard(reply) && pressed is not null && await UpdateAsync(activity, pressed, retry))
        {
            return new SendResult.Sent(pressed);
        }

        var result = await CreateAsync(activity, retry);
        if (result is SendResult.Sent && IsCaseCard(reply) && !collected && sending.LiveCard is { } before)
        {
            await UpdateAsync(Inert(reply), before, retry);
        }

        return result;
    }

    private Activity Render(Reply reply, CaseKey key)
    {
        // The welcome belongs to nobody's case: whoever presses on it begins their own.
        var card = cards.Render(reply, reply is Welcome ? TeamsChannel.NoCase : references.Sign(key, conversation));
        return Message(card);
    }

    /// <summary>What the card before was answered with: the last fact that somebody stated, its product only where there is no other.</summary>
    private Activity Inert(Reply reply)
    {
        var stated = reply.Known.Where(chip => chip is { Value: not null, Assumed: false }).ToList();
        var answered = stated.FindLast(chip => chip.Fact != Guidance.Facts.Fact.Product) ?? stated.LastOrDefault();
        return Message(cards.Inert(answered, reply.Language, reply.Role));
    }

    internal static Activity Message(TeamsCard card)
    {
        var activity = (Activity)MessageFactory.Attachment(new Attachment
        {
            ContentType = TeamsCard.ContentType,
            Content = new CardJson(card.Utf8),
        });
        activity.Summary = card.Summary;
        return activity;
    }

    /// <summary>Replaces a card. It may be gone, or the channel may not let it be replaced: then it stays as it is.</summary>
    private async Task<bool> UpdateAsync(Activity activity, string id, SendRetry retry)
    {
        try
        {
            activity.Id = id;
            await retry.RunAsync(() => straight.UpdateAsync(activity), repeatable: true);
            return true;
        }
        catch (Exception fault) when (fault is ErrorResponseException or HttpRequestException or TaskCanceledException or NotSupportedException)
        {
            activity.Id = null;
            NotUpdated(logger, Reason(fault));
            return false;
        }
    }

    /// <summary>Sends a new message. It is repeated by nobody unless the channel certainly did not take it.</summary>
    private async Task<SendResult> CreateAsync(Activity activity, SendRetry retry)
    {
        try
        {
            var response = collected
                ? await turn.SendActivityAsync(activity)
                : await retry.RunAsync(() => straight.PostAsync(activity), repeatable: false);
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
