using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>
/// What was said in a conversation of the web chat, in order, for clients that come back to it. Entries are sealed by whoever
/// writes them: the store can read none. Each is kept for <see cref="Kept"/> at most. Every member throws
/// <see cref="StateUnavailableException"/> where the store is away.
/// </summary>
/// <remarks>A position is a watermark of Direct Line: how far a client has read. Positions of a log that was begun anew are larger than all before.</remarks>
internal interface IActivityLog
{
    /// <summary>How long an entry is kept at most, and a log in which nothing is said.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>So many entries at a time; the oldest give way.</summary>
    const int Most = 1_000;

    /// <summary>So many bytes they have together; the oldest give way, but not the last.</summary>
    const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Begins a log where there is none.</summary>
    /// <returns>True where it was begun now.</returns>
    Task<bool> BeginAsync(PlaceKey conversation);

    /// <summary>Adds an entry, once.</summary>
    /// <param name="once">What tells it from every other entry, so that it is added once however often it comes; null where it comes once.</param>
    Task<LogWrite> AppendAsync(PlaceKey conversation, ReadOnlyMemory<byte> entry, string? once);

    /// <summary>Reads on from a position.</summary>
    /// <param name="after">The position of the last entry that was read; 0 for all that are kept.</param>
    /// <param name="most">So many entries at a time.</param>
    /// <returns>Null where there is no such log.</returns>
    Task<LoggedActivities?> ReadAsync(PlaceKey conversation, long after, int most);

    /// <summary>Deletes the entries, and goes on.</summary>
    Task ClearAsync(PlaceKey conversation);

    /// <summary>Deletes the log.</summary>
    Task DeleteAsync(PlaceKey conversation);
}

/// <summary>What became of an entry.</summary>
internal enum LogWrite
{
    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was added before.</summary>
    Before,

    /// <summary>There is no such log (any more).</summary>
    NoLog,
}

/// <summary>Entries of a log.</summary>
/// <param name="Position">That of the last of them, from which to read on.</param>
/// <param name="IsAll">False where more are there.</param>
internal sealed record LoggedActivities(ImmutableArray<ReadOnlyMemory<byte>> Entries, long Position, bool IsAll);
