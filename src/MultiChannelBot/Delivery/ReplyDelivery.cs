using System.Collections.Concurrent;
using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <summary>Sends saved replies and notes that they were sent, without anybody waiting for the note.</summary>
internal sealed class ReplyDelivery(ICaseStore cases, AfterWork after, ILogger logger)
{
    // A redelivery that reaches this host while it is still sending must not send too.
    private readonly ConcurrentDictionary<(CaseKey, ClaimId), bool> inFlight = new();

    /// <summary>True while this host is sending the replies of an input.</summary>
    public bool IsSending(CaseKey key, ClaimId claim) => inFlight.ContainsKey((key, claim));

    /// <summary>
    /// Sends the replies that were saved as <paramref name="version"/> for an input.
    /// </summary>
    /// <exception cref="Exception">They could not be rendered; they stay pending.</exception>
    public async Task<SendResult> SendAsync(
        Arrival arrival, IReplySender sender, ClaimId claim, CaseVersion version, ImmutableArray<Reply> replies, Sending sending)
    {
        inFlight[(arrival.Case, claim)] = true;
        var noted = false;
        try
        {
            var result = replies.IsEmpty
                ? new SendResult.Sent(Card: null)
                : await sender.SendAsync(replies, sending).ConfigureAwait(false);
            noted = Note(arrival, claim, version, result);
            return result;
        }
        finally
        {
            if (!noted)
            {
                inFlight.TryRemove((arrival.Case, claim), out _);
            }
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
                    arrival, sender, pending.Claim, pending.Version, replies, new Sending(arrival.Case, card, IsResend: true)).ConfigureAwait(false);
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

    private bool Note(Arrival arrival, ClaimId claim, CaseVersion version, SendResult result)
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

        after.Start(() => NoteSentAsync(arrival.Case, claim, version, (result as SendResult.Sent)?.Card));
        return true;
    }

    private async Task NoteSentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card)
    {
        try
        {
            await cases.SentAsync(key, claim, version, card).ConfigureAwait(false);
        }
        finally
        {
            inFlight.TryRemove((key, claim), out _);
        }
    }
}
