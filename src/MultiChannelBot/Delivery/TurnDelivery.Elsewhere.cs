using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <content>Inputs that do not take their turn in the case that was opened for them.</content>
public sealed partial class TurnDelivery
{
    /// <summary>Says that a case is not kept any more. Nothing is saved, lest whoever was forgotten be remembered for a press.</summary>
    private async Task<DeliveryOutcome> TellGoneAsync(Delivery delivery, Lease lease, Preferences asker)
    {
        var speaker = Speakers.Of(Speakers.Complete(state: null, asker), delivery.Arrival);
        var told = await replies.TellAsync(
            delivery.Sender, Notices.Only(Line.Of(Notices.Gone), speaker), new Sending(delivery.Arrival.Case, LiveCard: null, IsResend: false)).ConfigureAwait(false);
        after.Start(() => cases.FinishAsync(lease));
        LogTurn(delivery, new TurnTrace("gone", null, null), speaker);
        return Answered(delivery, told);
    }

    /// <summary>
    /// Takes an input in the sender's own case, since somebody else has taken the one before over. Only when that is done is the claim
    /// there settled: a redelivery finds its way to the same claim again, and takes effect once.
    /// </summary>
    private async Task<DeliveryOutcome> TakeInOwnAsync(Delivery delivery, Lease taken)
    {
        var arrival = delivery.Arrival;
        var outcome = await DeliverAsync(delivery with { Arrival = arrival with { Case = arrival.OwnAfter!(arrival.Case), IsAfterTakenOver = true } }).ConfigureAwait(false);
        if (outcome is DeliveryOutcome.TryLater)
        {
            await ReleaseAsync(taken).ConfigureAwait(false);
        }
        else
        {
            after.Start(() => cases.FinishAsync(taken));
        }

        return outcome;
    }
}
