namespace MultiChannelBot.Conversation.Ports;

/// <summary>What a turn asks to be written.</summary>
/// <param name="Expected">The version the turn was computed from; <see cref="CaseVersion.None"/> asks that there be no case.</param>
/// <param name="State">The new state; null deletes the case.</param>
/// <param name="Replies">What is still to be sent; null for nothing.</param>
/// <param name="Owner">Whose case it is from now on; who asks to be forgotten deletes their own cases only.</param>
public sealed record Closure(CaseVersion Expected, string? State, string? Replies, UserKey Owner)
{
    /// <summary>Until when the case is kept at least; null where it is kept as long as any other.</summary>
    public DateTimeOffset? KeptUntil { get; init; }
}

/// <summary>What came of closing a turn.</summary>
public abstract record Closing
{
    private Closing()
    {
    }

    /// <summary>Written. <paramref name="Version"/> is the case's version now.</summary>
    /// <param name="Since">Since when the replies are ours to send; see <see cref="Pending.Since"/>.</param>
    public sealed record Saved(CaseVersion Version, DateTimeOffset Since) : Closing;

    /// <summary>Another turn was faster: nothing was written, the lease was renewed, and this is the case by now.</summary>
    public sealed record Conflict(StoredCase Now) : Closing;

    /// <summary>The lease ran out and somebody else took the input over: nothing was written, and it is theirs.</summary>
    public sealed record LeaseLost : Closing;
}

/// <summary>The store cannot be reached or did not answer in time. Whether it did what was asked is not known.</summary>
public sealed class StateUnavailableException : Exception
{
    /// <summary>Wraps the store's own failure.</summary>
    public StateUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>A failure without a cause of its own.</summary>
    public StateUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>A failure that says no more than its name.</summary>
    public StateUnavailableException()
    {
    }
}
