namespace MultiChannelBot.Delivery;

/// <summary>What became of a delivery, and so what the channel is told.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>Done: 200.</summary>
    public sealed record Delivered : DeliveryOutcome;

    /// <summary>It was done before: 200, and nothing is said.</summary>
    public sealed record Silent : DeliveryOutcome;

    /// <summary>Not done, and worth another delivery: 503. A 200 would eat the channel's only retry.</summary>
    public sealed record TryLater : DeliveryOutcome
    {
        /// <summary>True where another delivery of the same input is at work on it: that one answers.</summary>
        public bool IsAtWork { get; init; }
    }

    /// <summary>Not done: the case that the sender took over is not theirs any more, so that their own goes on. Never leaves the delivery.</summary>
    internal sealed record NotTheirs(bool IsTakenOver) : DeliveryOutcome;

    /// <summary>Failed for good; the person and the log have the code: 200.</summary>
    public sealed record Faulted(string Code) : DeliveryOutcome;
}
