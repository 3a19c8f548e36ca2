using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MultiChannelBot.State;

/// <summary>How long the store takes, by what it was asked: names of ours, never a key.</summary>
public sealed class StateMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "MultiChannelBot.State";

    private readonly Histogram<double> seconds;

    public StateMetrics(IMeterFactory meters) => seconds = meters.Create(MeterName).CreateHistogram(
        "mcb.state.duration",
        "s",
        "One command or script of the store, by what became of it.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] });

    /// <summary>The store was asked.</summary>
    /// <param name="result">"done", "away" (no answer, or none in time), "refused", or "skipped" while it is known to be away.</param>
    public void Asked(string operation, string result, TimeSpan took) =>
        seconds.Record(took.TotalSeconds, new TagList { { "operation", operation }, { "result", result } });
}
