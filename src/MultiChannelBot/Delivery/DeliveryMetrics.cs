using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Delivery;

/// <summary>
/// The figures of deliveries, counted where the log line is written. Every label has few values, all of them ours: codes of
/// channels, steps, rules and outcomes. Nothing that a person typed or that names one gets in (docs/operations.md).
/// </summary>
public sealed class DeliveryMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "MultiChannelBot.Delivery";

    private readonly Counter<long> turns;
    private readonly Histogram<double> turnSeconds;
    private readonly Counter<long> redeliveries;
    private readonly Counter<long> conflicts;
    private readonly Counter<long> retries;
    private readonly Counter<long> faults;
    private readonly Counter<long> unremembered;
    private readonly Histogram<double> sendSeconds;
    private readonly UpDownCounter<long> verdicts;
    private readonly Counter<long> reminders;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        turns = meter.CreateCounter<long>("mcb.turns", "{turn}", "Turns taken, by what they came to.");
        turnSeconds = meter.CreateHistogram("mcb.turn.duration", "s", "From the input's arrival to its sent reply.", advice: Buckets());
        redeliveries = meter.CreateCounter<long>("mcb.redeliveries", "{input}", "Inputs that were delivered before, by the claim that was found.");
        conflicts = meter.CreateCounter<long>("mcb.conflicts", "{conflict}", "Turns run again because another turn of the case was faster.");
        retries = meter.CreateCounter<long>("mcb.retries", "{input}", "Inputs given back for another delivery, by the cause.");
        faults = meter.CreateCounter<long>("mcb.faults", "{fault}", "Faults that a person was told of by a code.");
        unremembered = meter.CreateCounter<long>("mcb.unremembered", "{turn}", "Turns answered without a memory because the store was away.");
        sendSeconds = meter.CreateHistogram("mcb.send.duration", "s", "Sending one turn's replies, by what became of them.", advice: Buckets());
        verdicts = meter.CreateUpDownCounter<long>("mcb.verdicts", "{verdict}", "Verdicts on answers counted by this host, less those taken back.");
        reminders = meter.CreateCounter<long>("mcb.reminders", "{reminder}", "Reminders that were due, by what became of them.");
    }

    /// <summary>A reminder was due.</summary>
    /// <param name="result">"sent", "put-off", "dead", "ambiguous", "unwanted", "too-late" or "unreadable".</param>
    public void Reminder(string result) => reminders.Add(1, new TagList { { "result", result } });

    /// <summary>A turn was taken.</summary>
    public void Turn(string channel, TurnTrace trace, string language, TimeSpan took)
    {
        var labels = new TagList
        {
            { "channel", channel },
            { "step", MetricLabel.Of(trace.Step) },
            { "rule", MetricLabel.OfOne(trace.Rule) },
            { "outcome", MetricLabel.OfOne(trace.Outcome) },
            { "language", language },
        };
        turns.Add(1, labels);
        turnSeconds.Record(took.TotalSeconds, new TagList { { "channel", channel } });
    }

    /// <summary>An input came that was delivered before.</summary>
    public void Redelivery(string channel, string claim) => redeliveries.Add(1, new TagList { { "channel", channel }, { "claim", claim } });

    /// <summary>Another turn of the case was faster.</summary>
    public void Conflict(string channel) => conflicts.Add(1, new TagList { { "channel", channel } });

    /// <summary>The channel was asked to deliver an input again.</summary>
    /// <param name="cause">"fault", "away" or "not-sent".</param>
    public void Retry(string channel, string cause) => retries.Add(1, new TagList { { "channel", channel }, { "cause", cause } });

    /// <summary>A person was told of a fault.</summary>
    public void Fault(string channel) => faults.Add(1, new TagList { { "channel", channel } });

    /// <summary>The store was away.</summary>
    public void Unremembered(string channel) => unremembered.Add(1, new TagList { { "channel", channel } });

    /// <summary>Replies were handed to the channel.</summary>
    /// <param name="result">"sent", "ambiguous", "not-sent" or "fault".</param>
    public void Send(string channel, string result, TimeSpan took) =>
        sendSeconds.Record(took.TotalSeconds, new TagList { { "channel", channel }, { "result", result } });

    /// <summary>Verdicts were counted.</summary>
    public void Verdicts(ImmutableArray<FeedbackCount> counted)
    {
        foreach (var (mark, times) in counted)
        {
            verdicts.Add(times, new TagList
            {
                { "edition", MetricLabel.Of(mark.Edition) },
                { "rule", MetricLabel.OfOne(mark.Rule) },
                { "verdict", mark.Verdict.Code() },
                { "reason", mark.Reason?.Code() ?? MetricLabel.None },
            });
        }
    }

    // From a turn by button to a store and a channel that are both slow.
    private static InstrumentAdvice<double> Buckets() => new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };
}
