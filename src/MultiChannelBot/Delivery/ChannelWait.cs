namespace MultiChannelBot.Delivery;

/// <summary>How long a channel that asks to be left alone for a while is waited for.</summary>
internal static class ChannelWait
{
    /// <summary>Nothing is gained by less.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    /// <summary>The channel needs some time to answer, too: a wait that ends with the time for sending would be for nothing.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(1);

    /// <summary>The wait; null where it does not fit in what is left.</summary>
    /// <param name="named">What the channel named; null where it named nothing.</param>
    /// <param name="until">The end of the time for sending; null where nobody waits.</param>
    public static TimeSpan? Fitting(TimeSpan? named, DateTimeOffset? until, TimeProvider clock) =>
        named is { } time && AtLeast(time) is var wait && until - clock.GetUtcNow() >= wait + AnswerTime ? wait : null;

    /// <summary>The same wait, or the shortest.</summary>
    public static TimeSpan AtLeast(TimeSpan named) => named < Shortest ? Shortest : named;
}
