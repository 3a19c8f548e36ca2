using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Desk;

/// <summary>
/// Passes a case on to the desk and says what came of it. Only the delivery that saved a turn gets here, and it never tries
/// twice. A name is put in here at last, so that neither the case nor a pending reply ever holds one.
/// </summary>
public sealed partial class HandingOver(IDesk desk, TimeProvider clock, ILogger<HandingOver> logger)
{
    /// <summary>Enough for a channel that answers; the person's own reply has to fit in what is left of its time.</summary>
    public static readonly TimeSpan PostTime = TimeSpan.FromSeconds(4);

    /// <summary>A longer name is no name.</summary>
    private const int LongestName = 100;

    /// <summary>Carries the order out.</summary>
    /// <param name="unknown">The replies of the turn, which say that nothing is known of it.</param>
    /// <returns>What is to be said.</returns>
    internal async Task<ImmutableArray<Reply>> CarryOutAsync(Arrival arrival, HandOff order, ImmutableArray<Reply> unknown)
    {
        var card = order.WithName && arrival.Introduce?.Invoke() is { } asker ? Named(order.Card, asker) : order.Card;
        switch (await PostAsync(card).ConfigureAwait(false))
        {
            case SendResult.Sent:
                Passed(logger);
                return [order.Passed];
            case SendResult.NotSent refused:
                Refused(logger, refused.Reason);
                return [order.Failed];
            case var unclear:
                Unclear(logger, (unclear as SendResult.Ambiguous)?.Reason ?? "unknown");
                return unknown;
        }
    }

    private async Task<SendResult> PostAsync(Notice card)
    {
        var posting = desk.PostAsync(card, clock.GetUtcNow() + PostTime);
        try
        {
            return await posting.WaitAsync(PostTime, clock).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!posting.IsCompleted)
        {
            _ = posting.ContinueWith(ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return new SendResult.Ambiguous("too slow");
        }
    }

    private static Notice Named(Notice card, NamedAsker asker) => card with
    {
        Body = asker.Name.Trim() is { Length: > 0 and <= LongestName } name
            ? card.Body.Add(Line.Of("desk.card.asker").With("name", new Arg.Setting(name)))
            : card.Body,
        Actions = asker.Thread is { } thread
            ? card.Actions.Add(new Button(Line.Of("desk.card.thread"), null, new Link("desk-thread", new TextKey("desk.card.thread"), thread)))
            : card.Actions,
    };

    [LoggerMessage(1060, LogLevel.Information, "A case was passed on to the desk")]
    private static partial void Passed(ILogger logger);

    [LoggerMessage(1061, LogLevel.Warning, "A case was not passed on to the desk ({Reason}); the person was told")]
    private static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(1062, LogLevel.Warning, "A case may or may not have reached the desk ({Reason}); it is not repeated, and the person was told")]
    private static partial void Unclear(ILogger logger, string reason);
}
