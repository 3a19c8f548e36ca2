using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Desk;
using MultiChannelBot.Reminders;

namespace MultiChannelBot.Delivery;

/// <summary>
/// Takes an input from claim to sent reply: claims it and opens its case, takes the turn, saves it, sends what it says.
/// The effect on the case is exactly once whatever is redelivered; docs/state.md says what holds for the replies. Every
/// fault of a turn is caught here and nowhere else.
/// </summary>
public sealed partial class TurnDelivery : IAsyncDisposable
{
    private static readonly DeliveryOutcome AtWork = new DeliveryOutcome.TryLater { IsAtWork = true };

    private readonly ICaseStore cases;
    private readonly IPreferenceStore preferences;
    private readonly CaseCodes codes;
    private readonly ITurn turn;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly AfterWork after;
    private readonly ReplyDelivery replies;
    private readonly TurnRun turns;
    private readonly FeedbackCounting feedback;
    private readonly DeliveryMetrics? metrics;
    private readonly ReminderKeeping? reminders;
    private readonly HandingOver? handing;
    private readonly TakenCases? takeOvers;

    public TurnDelivery(
        ICaseStore cases, IPreferenceStore preferences, IFeedbackCounters counters, CaseCodes codes, ITurn turn, TimeProvider clock, ILogger<TurnDelivery> logger,
        DeliveryMetrics? metrics = null, ReminderKeeping? reminders = null, HandingOver? handing = null, TakenCases? takeOvers = null)
    {
        (this.metrics, this.reminders, this.handing, this.takeOvers) = (metrics, reminders, handing, takeOvers);
        (this.cases, this.preferences, this.codes, this.turn, this.clock, this.logger) = (cases, preferences, codes, turn, clock, logger);
        after = new AfterWork(fault => DeliveryLog.AfterWorkFailed(logger, fault));
        replies = new ReplyDelivery(cases, after, clock, logger);
        turns = new TurnRun(cases, preferences, codes, turn, clock, logger, metrics, reminders);
        feedback = new FeedbackCounting(counters, after, logger, metrics);
    }

    /// <summary>Delivers an input; never throws. The channel translates the outcome into its own acknowledgement.</summary>
    public async Task<DeliveryOutcome> DeliverAsync(Arrival arrival, IReplySender sender)
    {
        var channel = arrival.Channel.Code();
        using var span = TurnSpan.Start(channel);
        var outcome = await DeliverAsync(
            new Delivery(arrival, new MeasuredSender(sender, channel, metrics, clock), clock.GetTimestamp(), span)).ConfigureAwait(false);
        span.Note(outcome);
        return outcome;
    }

    private async Task<DeliveryOutcome> DeliverAsync(Delivery delivery)
    {
        var arrival = delivery.Arrival;

        // Both are on their way before either is awaited: one round trip.
        var asker = StartAsync(() => preferences.OpenAsync(arrival.User, arrival.Tenant, arrival.Case));
        Opening opening;
        try
        {
            opening = await cases.OpenAsync(arrival.Case, arrival.Claim).ConfigureAwait(false);
        }
        catch (StateUnavailableException away)
        {
            return await AnswerWithoutMemoryAsync(delivery, away).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return await FaultAsync(delivery, lease: null, StoredCase.Absent, fault).ConfigureAwait(false);
        }

        return opening switch
        {
            Opening.Fresh fresh => await TakeAsync(delivery, fresh, asker).ConfigureAwait(false),
            Opening.Saved saved => await ResendAsync(delivery, saved).ConfigureAwait(false),
            Opening.Running => Redelivered(delivery, "running", AtWork),
            Opening.Sending => Redelivered(delivery, "sending", AtWork),
            _ => Redelivered(delivery, "sent", new DeliveryOutcome.Silent()),
        };
    }

    /// <summary>Completes when all work that no reply waits for is done. A host that stops calls it before the store closes.</summary>
    public Task SettleAsync() => after.SettleAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await SettleAsync().ConfigureAwait(false);

    private async Task<DeliveryOutcome> TakeAsync(Delivery delivery, Opening.Fresh fresh, Task<Preferences> opening)
    {
        try
        {
            var asker = await opening.ConfigureAwait(false);
            var card = await replies.SendOlderAsync(delivery.Arrival, delivery.Sender, fresh.Older, fresh.Case.Card).ConfigureAwait(false);
            LookAfterReminders(delivery.Arrival, fresh);
            var prepared = delivery.Arrival with { Input = await codes.PrepareAsync(delivery.Arrival, after).ConfigureAwait(false) };
            var outcome = await turns.RunAsync(prepared, fresh, asker).ConfigureAwait(false);
            if (outcome is TurnOutcome.Continued continued)
            {
                var there = await TakeInTakenAsync(delivery, fresh.Lease, continued.Taken).ConfigureAwait(false);
                if (there is not DeliveryOutcome.NotTheirs not)
                {
                    return there;
                }

                outcome = await turns.RunAsync(prepared with { IsOwnAgain = true, IsAfterTakenOver = not.IsTakenOver }, fresh, asker).ConfigureAwait(false);
            }

            return outcome switch
            {
                TurnOutcome.Saved saved => await SendAsync(delivery, fresh.Lease, asker, Newest(saved, fresh, card)).ConfigureAwait(false),
                TurnOutcome.TakenOver => await TakeInOwnAsync(delivery, fresh.Lease).ConfigureAwait(false),
                TurnOutcome.NotTheirs not => await HandBackAsync(fresh.Lease, not).ConfigureAwait(false),
                TurnOutcome.Gone => await TellGoneAsync(delivery, fresh.Lease, asker).ConfigureAwait(false),
                TurnOutcome.Conflicted conflicted => await GiveUpAsync(delivery, fresh.Lease, conflicted.Before).ConfigureAwait(false),
                _ => Redelivered(delivery, "lost", new DeliveryOutcome.TryLater()),
            };
        }
        catch (StateUnavailableException away) when (delivery.Arrival.Retried)
        {
            // The redelivery finds out whether the turn was saved.
            metrics?.Retry(delivery.Channel, "away");
            DeliveryLog.FaultToBeRetried(logger, delivery.Channel, fresh.Lease.Attempt, away);
            after.Start(() => cases.ReleaseAsync(fresh.Lease));
            return new DeliveryOutcome.TryLater();
        }
        catch (StateUnavailableException away)
        {
            after.Start(() => cases.FinishAsync(fresh.Lease));
            return await AnswerWithoutMemoryAsync(delivery, away).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return await FaultAsync(delivery, fresh.Lease, fresh.Case, fault).ConfigureAwait(false);
        }
    }

    // Older replies that were sent just now may have left a newer card than the one loaded before.
    private static TurnOutcome.Saved Newest(TurnOutcome.Saved saved, Opening.Fresh fresh, string? card) =>
        saved.Card == fresh.Case.Card ? saved with { Card = card } : saved;

    private async Task<DeliveryOutcome> SendAsync(Delivery delivery, Lease lease, Preferences asker, TurnOutcome.Saved saved)
    {
        var arrival = delivery.Arrival;
        if (saved.Result.State is { } state && Speakers.After(asker, saved.Before, state) is var chosen && chosen != asker)
        {
            after.Start(() => preferences.SaveAsync(arrival.User, chosen));
        }

        feedback.Start(saved.Result.Counted);
        // The code of a case lives as long as the case: each turn of it renews both.
        if (saved.Result.State?.Code is { } code && code == saved.Before?.Code)
        {
            after.Start(() => codes.KeepAsync(code, arrival.Case));
        }

        var speaker = Speakers.Of(saved.Result.State ?? saved.Before, arrival);
        var taken = new Pending(arrival.Claim, saved.Written.Version, Replies: "", saved.Written.Since);
        var said = saved.Replies;
        try
        {
            // Before it is said, so that what they type next finds its way.
            if (takeOvers is not null && TakenJustNow(arrival, saved) is { } now)
            {
                await takeOvers.NoteAsync(arrival, now).ConfigureAwait(false);
            }

            // Before it is said; where the store fails now, the redelivery does it.
            if (saved.Result is { Reminder: { } wanted, State: { } ordering } && reminders is not null)
            {
                await reminders.CarryOutAsync(arrival, ordering, wanted).ConfigureAwait(false);
            }

            if (saved.Result.HandOff is { } order && handing is not null)
            {
                said = await handing.CarryOutAsync(arrival, order, saved.Replies).ConfigureAwait(false);
            }

            var result = await replies.SendAsync(arrival, delivery.Sender, taken, said, new Sending(arrival.Case, saved.Card, IsResend: false)).ConfigureAwait(false);
            LogTurn(delivery, saved.Result.Trace, speaker);
            return Answered(delivery, result);
        }
        catch (Exception fault) when (arrival.Retried && lease.Attempt == 1)
        {
            metrics?.Retry(delivery.Channel, "fault");
            // The turn is saved; the redelivery sends its replies, or tells the code.
            DeliveryLog.FaultToBeRetried(logger, delivery.Channel, lease.Attempt, fault);
            await replies.HandBackAsync(arrival.Case, taken, said).ConfigureAwait(false);
            return new DeliveryOutcome.TryLater();
        }
        catch (Exception fault)
        {
            var told = await TellFaultAsync(delivery, speaker, lease.Attempt, fault).ConfigureAwait(false);
            replies.NoteSettled(arrival.Case, taken.Claim, taken.Version);
            return told;
        }
    }

    private async Task<DeliveryOutcome> ResendAsync(Delivery delivery, Opening.Saved saved)
    {
        var arrival = delivery.Arrival;
        if (replies.IsSending(arrival.Case, arrival.Claim))
        {
            return Redelivered(delivery, "sending", AtWork);
        }

        var card = await replies.SendOlderAsync(
            arrival, delivery.Sender, saved.Pending.Where(pending => pending.Claim != arrival.Claim), saved.Case.Card).ConfigureAwait(false);
        if (saved.Pending.FirstOrDefault(pending => pending.Claim == arrival.Claim) is not { } own)
        {
            return Redelivered(delivery, "saved", new DeliveryOutcome.Silent());
        }

        var speaker = Speakers.Of(saved.Case, arrival);
        try
        {
            await MakeUpAsync(arrival, saved.Case).ConfigureAwait(false);
            var said = CaseJson.ReadReplies(own.Replies) ?? Notices.Only(Line.Of(Notices.PleaseRepeat), speaker);
            var result = await replies.SendAsync(arrival, delivery.Sender, own, said, new Sending(arrival.Case, card, IsResend: true)).ConfigureAwait(false);
            return Redelivered(delivery, "saved", Answered(delivery, result));
        }
        catch (Exception fault)
        {
            var told = await TellFaultAsync(delivery, speaker, attempt: 2, fault).ConfigureAwait(false);
            replies.NoteSettled(arrival.Case, own.Claim, own.Version);
            return told;
        }
    }

    /// <summary>
    /// A host died over an earlier turn: what that wanted of reminders is made up for. And where the case is new, or a reminder of
    /// it has been due, the person writes to a conversation that may have refused one: it may be sent now.
    /// </summary>
    private void LookAfterReminders(Arrival arrival, Opening.Fresh fresh)
    {
        if (reminders is null)
        {
            return;
        }

        if (!fresh.Older.IsEmpty)
        {
            after.Start(() => MakeUpAsync(arrival, fresh.Case));
        }

        if (fresh.Case.Value is not { } kept || kept.Contains("\"reminders\":", StringComparison.Ordinal))
        {
            after.Start(() => reminders.ReviveAsync(arrival.User));
        }
    }

    private Task MakeUpAsync(Arrival arrival, StoredCase kept) =>
        reminders is not null && arrival.ReturnAddress is not null && kept.Value is { } value && CaseJson.ReadState(value) is StateReading.Read { State: { Reminders: not null } state }
            ? reminders.MakeUpAsync(arrival, state, clock.GetUtcNow())
            : Task.CompletedTask;

    private async Task<DeliveryOutcome> GiveUpAsync(Delivery delivery, Lease lease, CaseState? before)
    {
        var speaker = Speakers.Of(before, delivery.Arrival);
        DeliveryLog.Conflicts(logger, delivery.Channel, TurnRun.MostReruns);
        var asked = await replies.TellAsync(
            delivery.Sender,
            Notices.Only(Line.Of(Notices.PleaseRepeat), speaker),
            new Sending(delivery.Arrival.Case, LiveCard: null, IsResend: false)).ConfigureAwait(false);
        if (asked is SendResult.NotSent && delivery.Arrival.Retried)
        {
            // Nobody has heard anything: the redelivery takes the turn once more.
            await ReleaseAsync(lease).ConfigureAwait(false);
            return new DeliveryOutcome.TryLater();
        }

        after.Start(() => cases.FinishAsync(lease));
        LogTurn(delivery, new TurnTrace("conflict", null, null), speaker);
        return new DeliveryOutcome.Delivered();
    }

    private async Task<DeliveryOutcome> AnswerWithoutMemoryAsync(Delivery delivery, StateUnavailableException away)
    {
        var arrival = delivery.Arrival;
        DeliveryLog.StateAway(logger, delivery.Channel, away);
        metrics?.Unremembered(delivery.Channel);
        var speaker = Speakers.Of(state: null, arrival);
        if (arrival.Input is Input.Clicked)
        {
            var told = await replies.TellAsync(
                delivery.Sender, Notices.Only(Line.Of(Notices.Away), speaker), new Sending(arrival.Case, LiveCard: null, IsResend: false)).ConfigureAwait(false);
            LogTurn(delivery, new TurnTrace("away", null, null), speaker);
            return Answered(delivery, told);
        }

        try
        {
            var result = turn.Take(null, codes.WithoutStore(arrival.Input), clock.GetUtcNow());

            // "Forget me" cannot be done now, so it is not said to be done.
            var said = Notices.Before(result.State is null ? [] : result.Replies, Notices.CannotRemember, speaker);
            var sent = await replies.TellAsync(
                delivery.Sender, said, new Sending(arrival.Case, LiveCard: null, IsResend: false)).ConfigureAwait(false);
            LogTurn(delivery, result.Trace, speaker);
            return Answered(delivery, sent);
        }
        catch (Exception fault)
        {
            return await FaultAsync(delivery, lease: null, StoredCase.Absent, fault).ConfigureAwait(false);
        }
    }

    // A channel that delivers again gets its second chance in silence; only then, or where there is none, is the person told.
    // Without a lease no attempt was counted: the person is told rather than the channel kept trying for ever.
    private async Task<DeliveryOutcome> FaultAsync(Delivery delivery, Lease? lease, StoredCase kept, Exception fault)
    {
        if (delivery.Arrival.Retried && lease is { Attempt: 1 })
        {
            DeliveryLog.FaultToBeRetried(logger, delivery.Channel, lease.Attempt, fault);
            metrics?.Retry(delivery.Channel, "fault");
            await ReleaseAsync(lease).ConfigureAwait(false);
            return new DeliveryOutcome.TryLater();
        }

        var told = await TellFaultAsync(delivery, Speakers.Of(kept, delivery.Arrival), lease?.Attempt ?? 1, fault).ConfigureAwait(false);
        if (lease is not null)
        {
            // Not before: a host killed in between would leave the person without a word.
            after.Start(() => cases.FinishAsync(lease));
        }

        return told;
    }

    // Awaited, unlike the other notes: the redelivery that a 503 asks for may come at once.
    private async Task ReleaseAsync(Lease lease)
    {
        try
        {
            await cases.ReleaseAsync(lease).ConfigureAwait(false);
        }
        catch (StateUnavailableException away)
        {
            DeliveryLog.AfterWorkFailed(logger, away);
        }
    }

    private async Task<DeliveryOutcome> TellFaultAsync(Delivery delivery, Speaker speaker, int attempt, Exception fault)
    {
        var code = FaultCode.Draw();
        DeliveryLog.Fault(logger, code, delivery.Channel, attempt, fault);
        metrics?.Fault(delivery.Channel);
        try
        {
            await replies.TellAsync(
                delivery.Sender, Notices.OfFault(code, speaker), new Sending(delivery.Arrival.Case, LiveCard: null, IsResend: false)).ConfigureAwait(false);
        }
        catch (Exception unsaid)
        {
            DeliveryLog.FaultNotTold(logger, code, unsaid);
        }

        return new DeliveryOutcome.Faulted(code);
    }

    private DeliveryOutcome Redelivered(Delivery delivery, string claim, DeliveryOutcome outcome)
    {
        DeliveryLog.Redelivery(logger, delivery.Channel, claim, Took(delivery).TotalMilliseconds);
        metrics?.Redelivery(delivery.Channel, claim);
        return outcome;
    }

    private DeliveryOutcome Answered(Delivery delivery, SendResult result)
    {
        if (result is not SendResult.NotSent)
        {
            return new DeliveryOutcome.Delivered();
        }

        metrics?.Retry(delivery.Channel, "not-sent");
        return new DeliveryOutcome.TryLater();
    }

    private void LogTurn(Delivery delivery, TurnTrace trace, Speaker speaker)
    {
        var (language, took) = (Guidance.LanguageCodes.Code(speaker.Language), Took(delivery));
        DeliveryLog.Turn(logger, delivery.Channel, trace.Step, trace.Rule, trace.Outcome, language, took.TotalMilliseconds);
        metrics?.Turn(delivery.Channel, trace, language, took);
        delivery.Span.Note(trace, language);
    }

    private TimeSpan Took(Delivery delivery) => clock.GetElapsedTime(delivery.Started);

    // Where only the opening of the case matters, nobody looks at how this ended.
    private static async Task<T> StartAsync<T>(Func<Task<T>> work) => await work().ConfigureAwait(false);

    private sealed record Delivery(Arrival Arrival, IReplySender Sender, long Started, TurnSpan Span)
    {
        public string Channel => Arrival.Channel.Code();
    }
}
