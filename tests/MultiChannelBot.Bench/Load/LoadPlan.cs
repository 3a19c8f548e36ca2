namespace MultiChannelBot.Bench.Load;

/// <summary>How long and how often is measured.</summary>
/// <param name="Phase">The length of one measured phase. All of them with their warm-ups take about 36 times as long.</param>
internal sealed record LoadPlan(TimeSpan Phase)
{
    /// <summary>Rounds in which each system is as busy as it can be; the systems take turns in each.</summary>
    public int ClosedRounds { get; init; } = 4;

    /// <summary>Rounds at a fixed rate.</summary>
    public int OpenRounds { get; init; } = 3;

    /// <summary>So many turns are under way at once in a closed loop.</summary>
    public int InFlight { get; init; } = 16;

    /// <summary>So many turns are under way at once in Slack where the slowest is looked for.</summary>
    public const int Crowd = 50;

    /// <summary>Rounds at a fixed rate in Slack, at the most: a run is not to take more than forty phases.</summary>
    public const int SlackOpenRounds = 2;

    /// <summary>Phases of warm-up: what runs long enough is compiled anew by the runtime, the larger a program the later.</summary>
    public int BotWarmUp { get; init; } = 4;

    /// <summary>As <see cref="BotWarmUp"/>, for each of the two others.</summary>
    public int WarmUp { get; init; } = 2;

    /// <summary>What is run before each phase and does not count.</summary>
    public TimeSpan Lead => Phase / 10;
}
