using System.Diagnostics;
using MultiChannelBot.Conversation;

namespace MultiChannelBot.Delivery;

/// <summary>
/// The trace of one delivery. It begins a trace of its own: whoever calls us from outside has no say in what is traced here,
/// and the web server's own spans, which may hold addresses, stay out.
/// </summary>
public sealed class TurnSpan : IDisposable
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "MultiChannelBot";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Activity? activity;

    private TurnSpan(Activity? activity) => this.activity = activity;

    /// <summary>Starts the span of a delivery. Spans of store and channel become its children.</summary>
    public static TurnSpan Start(string channel)
    {
        // Of no consequence to the caller: what flows with a method ends with it.
        Activity.Current = null;
        return new TurnSpan(Source.StartActivity("turn", ActivityKind.Consumer)?.SetTag("mcb.channel", channel));
    }

    /// <summary>Starts a span below the present one; null where nobody listens.</summary>
    public static Activity? Below(string name, string? operation = null) => Activity.Current is null
        ? null
        : Source.StartActivity(operation is null ? name : name + " " + operation, ActivityKind.Client);

    /// <summary>What the turn came to, as in the log line.</summary>
    public void Note(TurnTrace trace, string language) => activity?
        .SetTag("mcb.step", MetricLabel.Of(trace.Step))
        .SetTag("mcb.rule", MetricLabel.OfOne(trace.Rule))
        .SetTag("mcb.outcome", MetricLabel.OfOne(trace.Outcome))
        .SetTag("mcb.language", language);

    /// <summary>How the delivery ended.</summary>
    public void Note(DeliveryOutcome outcome)
    {
        activity?.SetTag("mcb.delivery", outcome switch
        {
            DeliveryOutcome.Delivered => "delivered",
            DeliveryOutcome.Silent => "silent",
            DeliveryOutcome.TryLater => "try-later",
            _ => "faulted",
        });
        if (outcome is DeliveryOutcome.Faulted)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => activity?.Dispose();
}
