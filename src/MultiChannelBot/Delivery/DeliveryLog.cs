namespace MultiChannelBot.Delivery;

/// <summary>The log of deliveries: one line a turn, with stable event ids; never free text, never a person's or a case's id.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(1000, LogLevel.Information, "Turn on {Channel}: step {Step}, rule {Rule}, outcome {Outcome}, language {Language}, {Milliseconds:0.0} ms")]
    public static partial void Turn(ILogger logger, string channel, string step, string? rule, string? outcome, string language, double milliseconds);

    [LoggerMessage(1001, LogLevel.Information, "Redelivery on {Channel}: {Claim}, {Milliseconds:0.0} ms")]
    public static partial void Redelivery(ILogger logger, string channel, string claim, double milliseconds);

    public static void Fault(ILogger logger, string code, string channel, int attempt, Exception fault) => LogFault(logger, code, channel, attempt, LoggedException.Of(fault));

    [LoggerMessage(1010, LogLevel.Error, "Fault {Code} on {Channel} at attempt {Attempt}")]
    private static partial void LogFault(ILogger logger, string code, string channel, int attempt, LoggedException? fault);

    public static void FaultToBeRetried(ILogger logger, string channel, int attempt, Exception fault) => LogFaultToBeRetried(logger, channel, attempt, LoggedException.Of(fault));

    [LoggerMessage(1011, LogLevel.Warning, "Fault on {Channel} at attempt {Attempt}; the claim was given back for a redelivery")]
    private static partial void LogFaultToBeRetried(ILogger logger, string channel, int attempt, LoggedException? fault);

    public static void FaultNotTold(ILogger logger, string code, Exception fault) => LogFaultNotTold(logger, code, LoggedException.Of(fault));

    [LoggerMessage(1012, LogLevel.Error, "The person could not be told of fault {Code}")]
    private static partial void LogFaultNotTold(ILogger logger, string code, LoggedException? fault);

    [LoggerMessage(1020, LogLevel.Warning, "Reply on {Channel} may or may not have arrived ({Reason}); it is not repeated")]
    public static partial void Ambiguous(ILogger logger, string channel, string reason);

    [LoggerMessage(1021, LogLevel.Warning, "Reply on {Channel} was not taken ({Reason}); it stays pending")]
    public static partial void NotSent(ILogger logger, string channel, string reason);

    public static void PendingDropped(ILogger logger, string channel, Exception? fault) => LogPendingDropped(logger, channel, LoggedException.Of(fault));

    [LoggerMessage(1022, LogLevel.Error, "Pending replies on {Channel} cannot be sent and were dropped")]
    private static partial void LogPendingDropped(ILogger logger, string channel, LoggedException? fault);

    [LoggerMessage(1030, LogLevel.Error, "A case on {Channel} could not be read and was set aside: {Reason}")]
    public static partial void StateUnreadable(ILogger logger, string channel, string reason);

    public static void StateAway(ILogger logger, string channel, Exception fault) => LogStateAway(logger, channel, LoggedException.Of(fault));

    [LoggerMessage(1031, LogLevel.Error, "The store is away; answering on {Channel} without remembering")]
    private static partial void LogStateAway(ILogger logger, string channel, LoggedException? fault);

    public static void AfterWorkFailed(ILogger logger, Exception fault) => LogAfterWorkFailed(logger, LoggedException.Of(fault));

    [LoggerMessage(1032, LogLevel.Warning, "Work after a turn failed; the next delivery makes up for it")]
    private static partial void LogAfterWorkFailed(ILogger logger, LoggedException? fault);

    public static void NotCounted(ILogger logger, Exception fault) => LogNotCounted(logger, LoggedException.Of(fault));

    [LoggerMessage(1034, LogLevel.Warning, "A verdict on an answer could not be counted; it is not tried again, lest it count twice")]
    private static partial void LogNotCounted(ILogger logger, LoggedException? fault);

    [LoggerMessage(1033, LogLevel.Warning, "A turn on {Channel} conflicted {Times} times and was given up")]
    public static partial void Conflicts(ILogger logger, string channel, int times);

    [LoggerMessage(1035, LogLevel.Warning, "An input on {Channel} was dropped: more than Limits:InputsPerPerson or Limits:InputsPerCase in a minute")]
    public static partial void TooMany(ILogger logger, string channel);
}
