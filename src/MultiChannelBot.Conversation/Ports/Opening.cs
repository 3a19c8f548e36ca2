using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Ports;

/// <summary>What came of claiming an input.</summary>
public abstract record Opening
{
    private Opening()
    {
    }

    /// <summary>The input is ours to work on: nobody had it, or whoever had it gave it back or let the lease run out.</summary>
    /// <param name="Older">Replies of earlier inputs that were never sent, oldest first.</param>
    public sealed record Fresh(Lease Lease, StoredCase Case, ImmutableArray<Pending> Older) : Opening;

    /// <summary>Somebody else is at work on it and the lease still runs.</summary>
    public sealed record Running : Opening;

    /// <summary>Its effect is saved, and somebody has taken its replies to send them within <see cref="CaseTimes.PendingAge"/>.</summary>
    public sealed record Sending : Opening;

    /// <summary>Its effect is saved and nobody is sending; these replies are to be sent, oldest first, its own among them.</summary>
    public sealed record Saved(StoredCase Case, ImmutableArray<Pending> Pending) : Opening;

    /// <summary>It is done with.</summary>
    public sealed record AlreadySent : Opening;
}

/// <summary>A claim that is held.</summary>
/// <param name="Token">Drawn anew for each claim: only who holds it may close.</param>
/// <param name="Attempt">1 for the first delivery, more where an earlier one came to nothing.</param>
public sealed record Lease(CaseKey Case, ClaimId Claim, string Token, int Attempt);

/// <summary>A case as it is kept.</summary>
/// <param name="Version"><see cref="CaseVersion.None"/> where there is none.</param>
/// <param name="Value">The state as it was written; null where there is none.</param>
/// <param name="Card">The channel's id of the case's live card, if one was sent.</param>
public sealed record StoredCase(CaseVersion Version, string? Value, string? Card)
{
    /// <summary>A case that nobody has written.</summary>
    public static StoredCase Absent { get; } = new(CaseVersion.None, null, null);
}

/// <summary>Replies that were saved with a turn and, as far as the store knows, not sent.</summary>
/// <param name="Claim">The input they answer.</param>
/// <param name="Version">The version that the turn wrote.</param>
/// <param name="Since">When they were taken to be sent: they are the taker's for <see cref="CaseTimes.PendingAge"/> from then on.</param>
public sealed record Pending(ClaimId Claim, CaseVersion Version, string Replies, DateTimeOffset Since);
