namespace MultiChannelBot.Delivery;

/// <summary>The log of deliveries: one line a turn, with stable event ids; never free text, never a person's or a case's id.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(1000, LogLevel.Information, "Turn on {Channel}: step {Step}, rule {Rule}, outcome {Outcome}, language {Language}, {Milliseconds:0.0} ms")]
    public static partial void Turn(ILogger logger, string channel, string step, string? rule, string? outcome, string language, double milliseconds);

    [LoggerMessage(1001, LogLevel.Information, "Redelivery on {Channel}: {Claim}, {Milliseconds:0.0} ms")]
    public static partial void Redelivery(ILogger logger, string channel, string claim, double milliseconds);

    [LoggerMessage(1010, LogLevel.Error, "Fault {Code} on {Channel} at attempt {Attempt}")]
    public static partial void Fault(ILogger logger, string code, string channel, int attempt, Exception fault);

    [LoggerMessage(1011, LogLevel.Warning, "Fault on {Channel} at attempt {Attempt}; the claim was given back for a redelivery")]
    public static partial void FaultToBeRetried(ILogger logger, string channel, int attempt, Exception fault);

    [LoggerMessage(1012, LogLevel.Error, "The person could not be told of fault {Code}")]
    public static partial void FaultNotTold(ILogger logger, string code, Exception fault);

    [LoggerMessage(1020, LogLevel.Warning, "Reply on {Channel} may or may not have arrived ({Reason}); it is not repeated")]
    public static partial void Ambiguous(ILogger logger, string channel, string reason);

    [LoggerMessage(1021, LogLevel.Warning, "Reply on {Channel} was not taken ({Reason}); it stays pending")]
    public static partial void NotSent(ILogger logger, string channel, string reason);

    [LoggerMessage(1022, LogLevel.Error, "Pending replies on {Channel} cannot be sent and were dropped")]
    public static partial void PendingDropped(ILogger logger, string channel, Exception? fault);

    [LoggerMessage(1030, LogLevel.Error, "A case on {Channel} could not be read and was set aside: {Reason}")]
    public static partial void StateUnreadable(ILogger logger, string channel, string reason);

    [LoggerMessage(1031, LogLevel.Error, "The store is away; answering on {Channel} without remembering")]
    public static partial void StateAway(ILogger logger, string channel, Exception fault);

    [LoggerMessage(1032, LogLevel.Warning, "Work after a turn failed; the next delivery makes up for it")]
    public static partial void AfterWorkFailed(ILogger logger, Exception fault);

    [LoggerMessage(1034, LogLevel.Warning, "A verdict on an answer could not be counted; it is not tried again, lest it count twice")]
    public static partial void NotCounted(ILogger logger, Exception fault);

    [LoggerMessage(1033, LogLevel.Warning, "A turn on {Channel} conflicted {Times} times and was given up")]
    public static partial void Conflicts(ILogger logger, string channel, int times);

    [LoggerMessage(1035, LogLevel.Warning, "An input on {Channel} was dropped: more than Limits:InputsPerPerson or Limits:InputsPerCase in a minute")]
    public static partial void TooMany(ILogger logger, string channel);
}
