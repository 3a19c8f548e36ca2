using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace MultiChannelBot.Tests.Telemetry;

/// <summary>The figures of one test, as they are counted.</summary>
public sealed class Figures : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly List<string> seen = [];

    /// <param name="of">Whose figures; null for those of parts that are given <see cref="Meters"/>.</param>
    public Figures(IMeterFactory? of = null)
    {
        Meters = of ?? services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, heard) =>
        {
            // Others run tests in this process, too.
            if (ReferenceEquals(instrument.Meter.Scope, Meters))
            {
                heard.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note($"{instrument.Name} {value} {Text(tags)}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note($"{instrument.Name} {Text(tags)}"));
        listener.Start();
    }

    public IMeterFactory Meters { get; }

    /// <summary>"mcb.turns 1 channel=teams step=answer ...": the instrument, what was added to a count, the labels.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (gate)
            {
                return [.. seen];
            }
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        services.Dispose();
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));

    private void Note(string line)
    {
        lock (gate)
        {
            seen.Add(line);
        }
    }
}
