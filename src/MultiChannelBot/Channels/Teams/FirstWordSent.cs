using System.Net;

namespace MultiChannelBot.Channels.Teams;

/// <summary>What came of a message to a conversation that nobody has just written from.</summary>
internal abstract record FirstWordSent
{
    private FirstWordSent()
    {
    }

    /// <summary>The channel took it.</summary>
    public sealed record Taken : FirstWordSent;

    /// <summary>The channel certainly did not take it.</summary>
    /// <param name="Status">What it answered.</param>
    /// <param name="After">How long it asks to wait; null where it says nothing.</param>
    /// <param name="Reason">Short and without ids: "403".</param>
    public sealed record Refused(HttpStatusCode Status, TimeSpan? After, string Reason) : FirstWordSent;

    /// <summary>It never got as far as the channel.</summary>
    /// <param name="Reason">Short and without ids: "refused".</param>
    public sealed record Unsent(string Reason) : FirstWordSent;

    /// <summary>Whether it arrived is not known. It is not repeated.</summary>
    /// <param name="Reason">Short and without ids: "502", "timeout".</param>
    public sealed record Unclear(string Reason) : FirstWordSent;
}
