using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <content>Inputs that do not take their turn in the case that was opened for them.</content>
public sealed partial class TurnDelivery
{
    /// <summary>Until an input that came in twice at once is looked at again.</summary>
    private static readonly TimeSpan TwinTime = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Delivers an input that no channel delivers again. Where it came in twice at once it waits for its twin, at most as long as a claim
    /// holds: what can be shown afterwards is what came of it. Never throws.
    /// </summary>
    public async Task<DeliveryOutcome> DeliverWithTwinAsync(Arrival arrival, IReplySender sender)
    {
        while (true)
        {
            var outcome = await DeliverAsync(arrival, sender).ConfigureAwait(false);
            if (outcome is not DeliveryOutcome.TryLater { IsAtWork: true })
            {
                return outcome;
            }

            await Task.Delay(TwinTime, clock).ConfigureAwait(false);
        }
    }

    /// <summary>The case, where the turn made its sender the owner of somebody else's; null where it did not.</summary>
    private static CaseState? TakenJustNow(Arrival arrival, TurnOutcome.Saved saved) =>
        saved is { Result.State: { } now, Before.Owner: { } former } && former != now.Owner && now.Owner == arrival.User.Value ? now : null;

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
        return await SettleAsync(taken, outcome).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes an input in the case that the sender took over. The claim in their own is settled after that, and stays as it is where the
    /// other case is not theirs any more: the input is then taken here.
    /// </summary>
    private async Task<DeliveryOutcome> TakeInTakenAsync(Delivery delivery, Lease own, TakenCase noted)
    {
        var there = delivery.Arrival with { Case = new CaseKey(noted.Key), OwnAfter = null, IsAfterTakenOver = false, InTaken = noted };
        var outcome = await DeliverAsync(delivery with { Arrival = there }).ConfigureAwait(false);
        return outcome is DeliveryOutcome.NotTheirs ? outcome : await SettleAsync(own, outcome).ConfigureAwait(false);
    }

    /// <summary>Gives the claim in a case back that was the sender's once: a further attempt finds the same.</summary>
    private async Task<DeliveryOutcome> HandBackAsync(Lease lease, TurnOutcome.NotTheirs not)
    {
        await ReleaseAsync(lease).ConfigureAwait(false);
        return new DeliveryOutcome.NotTheirs(not.IsTakenOver);
    }

    private async Task<DeliveryOutcome> SettleAsync(Lease lease, DeliveryOutcome elsewhere)
    {
        if (elsewhere is DeliveryOutcome.TryLater)
        {
            await ReleaseAsync(lease).ConfigureAwait(false);
        }
        else
        {
            after.Start(() => cases.FinishAsync(lease));
        }

        return elsewhere;
    }
}
