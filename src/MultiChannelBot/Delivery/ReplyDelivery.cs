using System.Collections.Concurrent;
using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <summary>
/// Sends saved replies and notes that they were sent, without anybody waiting for the note. Sending ends while the replies
/// are still ours: what the channel has not answered by then may have arrived and is not repeated.
/// </summary>
internal sealed class ReplyDelivery(ICaseStore cases, AfterWork after, TimeProvider clock, ILogger logger)
{
    // Other hosts are kept away by the time of taking; this keeps us away from what was sent and could not be noted yet.
    private readonly ConcurrentDictionary<(CaseKey, ClaimId), bool> inFlight = new();

    /// <summary>True while this host is sending the replies of an input.</summary>
    public bool IsSending(CaseKey key, ClaimId claim) => inFlight.ContainsKey((key, claim));

    /// <summary>
    /// Sends replies that are ours to send. What the channel did not take is handed back, to be sent by whoever asks next.
    /// </summary>
    /// <param name="taken">Whose they are and since when; its own text of them is not read.</param>
    /// <exception cref="Exception">They could not be rendered; they stay ours.</exception>
    public async Task<SendResult> SendAsync(
        Arrival arrival, IReplySender sender, Pending taken, ImmutableArray<Reply> replies, Sending sending)
    {
        inFlight[(arrival.Case, taken.Claim)] = true;
        var noted = false;
        try
        {
            var result = replies.IsEmpty
                ? new SendResult.Sent(Card: null)
                : await SendInTimeAsync(sender, replies, sending, taken.Since + CaseTimes.SendingTime).ConfigureAwait(false);
            noted = Note(arrival, taken, result);
            if (result is SendResult.NotSent refused)
            {
                inFlight.TryRemove((arrival.Case, taken.Claim), out _);
                await HandBackAsync(arrival.Case, taken, replies.RemoveRange(0, refused.Before)).ConfigureAwait(false);
            }

            return result;
        }
        finally
        {
            if (!noted)
            {
                inFlight.TryRemove((arrival.Case, taken.Claim), out _);
            }
        }
    }

    /// <summary>Says what was not saved: nobody would send it a second time.</summary>
    public Task<SendResult> TellAsync(IReplySender sender, ImmutableArray<Reply> replies, Sending sending) =>
        SendInTimeAsync(sender, replies, sending, clock.GetUtcNow() + CaseTimes.SendingTime);

    /// <summary>Gives replies back that were taken and not sent. Awaited: the redelivery that a 503 asks for may come at once.</summary>
    public async Task HandBackAsync(CaseKey key, Pending taken, ImmutableArray<Reply> left)
    {
        try
        {
            await cases.HandBackAsync(key, taken with { Replies = CaseJson.WriteReplies(left) }).ConfigureAwait(false);
        }
        catch (StateUnavailableException away)
        {
            // They are free when their time is up.
            DeliveryLog.AfterWorkFailed(logger, away);
        }
    }

    /// <summary>
    /// Sends replies of earlier inputs, oldest first. What cannot be read or rendered is dropped, lest it stand in the way
    /// of the case for ever; what the channel did not take stays pending.
    /// </summary>
    /// <returns>The case's live card afterwards.</returns>
    public async Task<string?> SendOlderAsync(Arrival arrival, IReplySender sender, IEnumerable<Pending> older, string? card)
    {
        foreach (var pending in older.Where(pending => !IsSending(arrival.Case, pending.Claim)))
        {
            if (CaseJson.ReadReplies(pending.Replies) is not { } replies)
            {
                Drop(arrival, pending, fault: null);
                continue;
            }

            try
            {
                var result = await SendAsync(
                    arrival, sender, pending, replies, new Sending(arrival.Case, card, IsResend: true)).ConfigureAwait(false);
                card = (result as SendResult.Sent)?.Card ?? card;
            }
            catch (Exception fault)
            {
                Drop(arrival, pending, fault);
            }
        }

        return card;
    }

    /// <summary>Takes the replies of an input off the case: they were answered by something else.</summary>
    public void NoteSettled(CaseKey key, ClaimId claim, CaseVersion version) =>
        after.Start(() => cases.SentAsync(key, claim, version, card: null));

    private void Drop(Arrival arrival, Pending pending, Exception? fault)
    {
        DeliveryLog.PendingDropped(logger, arrival.Channel.Code(), fault);
        NoteSettled(arrival.Case, pending.Claim, pending.Version);
    }

    private async Task<SendResult> SendInTimeAsync(IReplySender sender, ImmutableArray<Reply> replies, Sending sending, DateTimeOffset until)
    {
        if (until - clock.GetUtcNow() is var left && left <= TimeSpan.Zero)
        {
            return new SendResult.NotSent("late");
        }

        var sent = sender.SendAsync(replies, sending with { Until = until });
        try
        {
            return await sent.WaitAsync(left, clock).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!sent.IsCompleted)
        {
            // It goes on by itself, and how it ends changes nothing any more.
            _ = sent.ContinueWith(ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return new SendResult.Ambiguous("too slow");
        }
    }

    private bool Note(Arrival arrival, Pending taken, SendResult result)
    {
        switch (result)
        {
            case SendResult.NotSent refused:
                DeliveryLog.NotSent(logger, arrival.Channel.Code(), refused.Reason);
                return false;
            case SendResult.Ambiguous ambiguous:
                DeliveryLog.Ambiguous(logger, arrival.Channel.Code(), ambiguous.Reason);
                break;
        }

        after.Start(() => NoteSentAsync(arrival.Case, taken, (result as SendResult.Sent)?.Card));
        return true;
    }

    private async Task NoteSentAsync(CaseKey key, Pending taken, string? card)
    {
        try
        {
            await SentAsync(key, taken, card).ConfigureAwait(false);
        }
        finally
        {
            inFlight.TryRemove((key, taken.Claim), out _);
        }
    }

    // Noting is safe to repeat, and a note that is lost means that the person gets the reply a second time.
    private async Task SentAsync(CaseKey key, Pending taken, string? card)
    {
        try
        {
            await cases.SentAsync(key, taken.Claim, taken.Version, card).ConfigureAwait(false);
        }
        catch (StateUnavailableException)
        {
            await cases.SentAsync(key, taken.Claim, taken.Version, card).ConfigureAwait(false);
        }
    }
}
