using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Desk;

/// <summary>
/// Passes a case on to the desk and says what came of it. Only the delivery that saved a turn gets here, and it never tries
/// twice by itself. A name goes to the desk from here, so that neither the case nor a pending reply ever holds one.
/// </summary>
public sealed partial class HandingOver(IDesk desk, DeskNotes notes, TimeProvider clock, ILogger<HandingOver> logger)
{
    /// <summary>Enough for a channel that answers; the person's own reply has to fit in what is left of its time.</summary>
    public static readonly TimeSpan PostTime = TimeSpan.FromSeconds(4);

    /// <summary>Carries the order out.</summary>
    /// <param name="unknown">The replies of the turn, which say that nothing is known of it.</param>
    /// <returns>What is to be said.</returns>
    internal async Task<ImmutableArray<Reply>> CarryOutAsync(Arrival arrival, HandOff order, ImmutableArray<Reply> unknown)
    {
        switch (await PostAsync(order.Card, order.Post.WithName ? arrival.Introduce?.Invoke() : null).ConfigureAwait(false))
        {
            case SendResult.Sent:
                Passed(logger);
                await notes.KeepAsync(arrival, order.Post, order.Post.Taken()).ConfigureAwait(false);
                return [order.Passed];
            case SendResult.NotSent refused:
                Refused(logger, refused.Reason);
                await notes.KeepAsync(arrival, order.Post, order.Post.Refused()).ConfigureAwait(false);
                return [order.Failed];
            case var unclear:
                Unclear(logger, (unclear as SendResult.Ambiguous)?.Reason ?? "unknown");
                return unknown;
        }
    }

    private async Task<SendResult> PostAsync(Notice card, NamedAsker? asker)
    {
        var posting = desk.PostAsync(card, asker, clock.GetUtcNow() + PostTime);
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

    [LoggerMessage(1060, LogLevel.Information, "A case was passed on to the desk")]
    private static partial void Passed(ILogger logger);

    [LoggerMessage(1061, LogLevel.Warning, "A case was not passed on to the desk ({Reason}); the person was told")]
    private static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(1062, LogLevel.Warning, "A case may or may not have reached the desk ({Reason}); it is not repeated, and the person was told")]
    private static partial void Unclear(ILogger logger, string reason);
}
