namespace MultiChannelBot.State;

/// <summary>The log of the store, with stable event ids (docs/operations.md); never a key.</summary>
internal static partial class StateLog
{
    [LoggerMessage(1040, LogLevel.Error, "Redis is away; until a probe succeeds, turns are answered without remembering")]
    public static partial void Away(ILogger logger);

    [LoggerMessage(1041, LogLevel.Information, "Redis is back after {Seconds:0.0} s")]
    public static partial void Back(ILogger logger, double seconds);

    [LoggerMessage(1042, LogLevel.Warning, "The connection to Redis is dropped and made anew")]
    public static partial void Renewing(ILogger logger);
}
