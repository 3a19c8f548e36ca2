using Microsoft.Extensions.Logging.Abstractions;

namespace MultiChannelBot.State;

/// <summary>What a link to Redis is given beside its address.</summary>
public sealed record RedisLinkParts
{
    /// <summary>How long one command is waited for.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of its waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where what it measures goes; null for nowhere.</summary>
    public StateMetrics? Metrics { get; init; }

    /// <summary>Where it says that Redis went away and came back.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
