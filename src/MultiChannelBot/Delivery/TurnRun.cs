using System.Collections.Immutable;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Reminders;

namespace MultiChannelBot.Delivery;

/// <summary>What came of computing and saving a turn. Nothing has been sent yet.</summary>
internal abstract record TurnOutcome
{
    private TurnOutcome()
    {
    }

    /// <summary>Saved.</summary>
    /// <param name="Before">The state that the turn was given.</param>
    /// <param name="Replies">What is to be said, with what the delivery adds to it.</param>
    /// <param name="Written">The version that was written, and since when the replies are ours to send.</param>
    /// <param name="Card">The case's live card until now.</param>
    public sealed record Saved(
        TurnResult Result, CaseState? Before, ImmutableArray<Reply> Replies, Closing.Saved Written, string? Card) : TurnOutcome;

    /// <summary>Given up: the case changed under the turn every time.</summary>
    public sealed record Conflicted(CaseState? Before) : TurnOutcome;

    /// <summary>Somebody else has taken the case over, and the sender does not mean theirs. Nothing was changed.</summary>
    public sealed record TakenOver : TurnOutcome;

    /// <summary>The sender has taken over another case, in which this input goes on. Nothing was changed.</summary>
    public sealed record Continued(TakenCase Taken) : TurnOutcome;

    /// <summary>The case that the sender took over is not theirs any more. Nothing was changed.</summary>
    /// <param name="IsTakenOver">True where somebody else has it.</param>
    public sealed record NotTheirs(bool IsTakenOver) : TurnOutcome;

    /// <summary>The case that was pressed on is not kept any more. Nothing was changed.</summary>
    public sealed record Gone : TurnOutcome;

    /// <summary>The lease ran out and another delivery took the input over.</summary>
    public sealed record LeaseLost : TurnOutcome;
}

/// <summary>Computes a turn and saves it, again and again while other turns of the case are faster.</summary>
internal sealed class TurnRun(ICaseStore cases, IPreferenceStore preferences, CaseCodes codes, ITurn turn, TimeProvider clock, ILogger logger, DeliveryMetrics? metrics, ReminderKeeping? reminders)
{
    /// <summary>How often a turn is rerun after a conflict. Nothing was sent, so that costs nothing but time.</summary>
    public const int MostReruns = 5;

    /// <summary>Runs the turn of a claimed input.</summary>
    /// <exception cref="StateUnavailableException">The store went away; whether the turn was saved is not known.</exception>
    public async Task<TurnOutcome> RunAsync(Arrival arrival, Opening.Fresh opened, Preferences asker)
    {
        var current = opened.Case;
        CaseState? before = null;
        for (var run = 0; run <= MostReruns; run++)
        {
            var reading = await ReadAsync(arrival, current).ConfigureAwait(false);
            if (Elsewhere(arrival, reading.State, opened.Lease) is { } elsewhere)
            {
                return elsewhere;
            }

            if (IsGone(arrival, current, reading.State))
            {
                return new TurnOutcome.Gone();
            }

            before = Speakers.Complete(reading.State, asker);
            var result = Noted(arrival, before, turn.Take(before, arrival.Input, clock.GetUtcNow()));
            if (result.State?.Code is { } code && code != before?.Code && !await codes.KeepAsync(code, arrival.Case).ConfigureAwait(false))
            {
                // Another case has that very code: another one is drawn. A code that is shown works.
                arrival = arrival with { Input = CaseCodes.WithFreshCode(arrival.Input) };
                continue;
            }

            var replies = Opened(arrival, reading, result, Speakers.Of(before, arrival));
            if (result.State is null)
            {
                // All but this case, which is deleted with the closing of the turn: a kill in between repeats the whole.
                await (reminders?.ForgetAsync(arrival.User) ?? Task.CompletedTask).ConfigureAwait(false);
                await preferences.ForgetAsync(arrival.User, except: arrival.Case).ConfigureAwait(false);
            }

            var closing = await CloseAsync(opened.Lease, Closure(arrival, current, before, result, replies)).ConfigureAwait(false);
            switch (closing)
            {
                case Closing.Saved saved:
                    return new TurnOutcome.Saved(result, before, replies, saved, current.Card);
                case Closing.Conflict conflict:
                    metrics?.Conflict(arrival.Channel.Code());
                    current = conflict.Now;
                    break;
                default:
                    return new TurnOutcome.LeaseLost();
            }
        }

        return new TurnOutcome.Conflicted(before);
    }

    /// <summary>Whether the input is to be taken in another case than this one; null where it belongs here.</summary>
    private static TurnOutcome? Elsewhere(Arrival arrival, CaseState? state, Lease lease)
    {
        if (arrival.InTaken is { } here)
        {
            return !here.IsOver && state?.Owner == arrival.User.Value ? null : new TurnOutcome.NotTheirs(!here.IsOver && state is not null);
        }

        if (arrival.OwnAfter is null)
        {
            return null;
        }

        if (state?.Owner is { } owner && owner != arrival.User.Value)
        {
            return new TurnOutcome.TakenOver();
        }

        // A host may have died after it took the input there, and the note be over since: a further attempt looks once more.
        return !arrival.IsOwnAgain && arrival.Input is not Input.Clicked && state?.Taken is { } taken && (!taken.IsOver || lease.Attempt > 1)
            ? new TurnOutcome.Continued(taken)
            : null;
    }

    /// <summary>The note of a case taken over outlives every turn; it is over once the owner goes on with their own.</summary>
    private static TurnResult Noted(Arrival arrival, CaseState? before, TurnResult result)
    {
        if (before?.Taken is not { } taken || result.State is not { } state)
        {
            return result;
        }

        var isOver = taken.IsOver || arrival.IsOwnAgain || (arrival.Input is Input.Clicked && state.Owner == arrival.User.Value);
        return result with { State = state with { Taken = taken with { IsOver = isOver } } };
    }

    /// <summary>A button that begins a case, as a late reminder has it, does so whatever there was before.</summary>
    private static bool IsGone(Arrival arrival, StoredCase current, CaseState? state) =>
        arrival is { IsOnCard: true, Input: Input.Clicked { Press.Revision: not Press.AnyRevision } } && (current.Value is null || state is { IsNoteAlone: true });

    /// <summary>The replies, with what is to be said of why the case begins anew.</summary>
    private static ImmutableArray<Reply> Opened(Arrival arrival, (CaseState? State, bool Unreadable) reading, TurnResult result, Speaker speaker) =>
        reading.Unreadable ? Notices.Before(result.Replies, Notices.StateUnreadable, speaker)
        : arrival.IsAfterTakenOver && reading.State is null or { IsNoteAlone: true } && result is { State: not null, Replies.IsEmpty: false } ? Notices.Before(result.Replies, Notices.TakenOver, speaker)
        : result.Replies;

    // Closing is safe to repeat with one lease, so a connection that broke in the middle costs nothing.
    private async Task<Closing> CloseAsync(Lease lease, Closure closure)
    {
        try
        {
            return await cases.CloseAsync(lease, closure).ConfigureAwait(false);
        }
        catch (StateUnavailableException)
        {
            return await cases.CloseAsync(lease, closure).ConfigureAwait(false);
        }
    }

    private async Task<(CaseState? State, bool Unreadable)> ReadAsync(Arrival arrival, StoredCase kept)
    {
        if (kept.Value is null)
        {
            return (null, false);
        }

        switch (CaseJson.ReadState(kept.Value))
        {
            case StateReading.Read read:
                return (read.State, false);
            case StateReading.Unreadable unreadable:
                DeliveryLog.StateUnreadable(logger, arrival.Channel.Code(), unreadable.Reason);
                break;
        }

        await cases.SetAsideAsync(arrival.Case, kept.Value).ConfigureAwait(false);
        return (null, true);
    }

    private static Closure Closure(
        Arrival arrival, StoredCase current, CaseState? before, TurnResult result, ImmutableArray<Reply> replies)
    {
        var pending = replies.IsEmpty ? null : CaseJson.WriteReplies(replies);
        if (result.State is not null)
        {
            return new Closure(current.Version, CaseJson.WriteState(result.State), pending, Owner(result.State, arrival)) { KeptUntil = result.State.KeptUntil() };
        }

        // Whoever asks to be forgotten in a case of somebody else is forgotten; the case stays.
        var theirs = before?.Owner is { } owner && owner != arrival.User.Value;
        return new Closure(current.Version, theirs ? current.Value : null, pending, Owner(before, arrival));
    }

    private static UserKey Owner(CaseState? state, Arrival arrival) => state?.Owner is { } owner ? new UserKey(owner) : arrival.User;
}
