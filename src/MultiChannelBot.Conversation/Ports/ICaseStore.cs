namespace MultiChannelBot.Conversation.Ports;

/// <summary>
/// Keeps cases and the claims on inputs, so that each input takes effect exactly once on however many hosts.
/// Values are text written elsewhere; a store never looks inside them. Every member is one round trip to the store and
/// throws <see cref="StateUnavailableException"/> where the store cannot be reached or does not answer in time.
/// </summary>
public interface ICaseStore
{
    /// <summary>
    /// Claims an input for <see cref="CaseTimes.Lease"/> and loads its case in the same step. Pending replies that were taken
    /// longer than <see cref="CaseTimes.PendingAge"/> ago, or handed back, come along and count as taken: nobody else is given
    /// them for that long, not even a redelivery of the input that they answer.
    /// </summary>
    Task<Opening> OpenAsync(CaseKey key, ClaimId claim);

    /// <summary>Looks at a case without claiming anything, for a copy of it.</summary>
    Task<StoredCase> ReadAsync(CaseKey key);

    /// <summary>
    /// Writes what a turn made of the case, with the replies that are still to be sent, and sets the claim to saved: all
    /// of it or, where the version or the lease no longer holds, nothing. Safe to repeat with the same lease.
    /// </summary>
    Task<Closing> CloseAsync(Lease lease, Closure closure);

    /// <summary>
    /// Notes that the replies of a saved input reached the channel: clears them if they are still those of
    /// <paramref name="version"/>, keeps <paramref name="card"/> as the live card unless a later turn has sent one, and
    /// sets the claim to sent.
    /// </summary>
    /// <param name="card">The channel's id of the card that was sent; null leaves the live card as it is.</param>
    Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card);

    /// <summary>
    /// Gives replies back that were taken and not sent: whoever asks next gets them at once. Nothing happens where somebody
    /// else has taken them since.
    /// </summary>
    /// <param name="unsent">As it was taken, with those replies that are still to be sent.</param>
    Task HandBackAsync(CaseKey key, Pending unsent);

    /// <summary>Sets a claim to sent without touching the case: for a turn that answered but changed nothing.</summary>
    Task FinishAsync(Lease lease);

    /// <summary>
    /// Gives a claim back after a fault, so that a redelivery may take it at once. The number of attempts is kept.
    /// </summary>
    Task ReleaseAsync(Lease lease);

    /// <summary>Keeps a value that could not be read where an operator finds it, until the case's expiry.</summary>
    Task SetAsideAsync(CaseKey key, string value);

    /// <summary>
    /// Deletes a case with its pending replies.
    /// </summary>
    /// <param name="onlyOf">Only if it belongs to this person; null deletes it whosesoever it is.</param>
    /// <returns>True where a case was deleted.</returns>
    Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf);
}

/// <summary>The times of the claim protocol. They are part of the promise in docs/state.md, hence not settings.</summary>
public static class CaseTimes
{
    /// <summary>How long a claim is held before another delivery may take it over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>How long replies belong to whoever took them; after that their host is taken for dead and others may send them.</summary>
    public static readonly TimeSpan PendingAge = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long whoever took replies may be sending them. Less than <see cref="PendingAge"/> by what hosts' clocks may differ:
    /// two hosts never send the same replies at the same time.
    /// </summary>
    public static readonly TimeSpan SendingTime = TimeSpan.FromSeconds(8);

    /// <summary>How long a claim is remembered: longer than any channel redelivers.</summary>
    public static readonly TimeSpan ClaimKept = TimeSpan.FromHours(1);
}
