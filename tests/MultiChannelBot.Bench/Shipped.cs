using MultiChannelBot.Settings;

namespace MultiChannelBot.Bench;

/// <summary>The bot as it is shipped, loaded once, and the days and words that the benchmarks share.</summary>
internal static class Shipped
{
    private static readonly Lazy<Triage> Loaded = new(() => Triage.Load(new BotSettings()));

    public static Triage Triage => Loaded.Value;

    /// <summary>The day that readings and turns count from.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 2);

    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
}
