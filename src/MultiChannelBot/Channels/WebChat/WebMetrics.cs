using System.Diagnostics.Metrics;

namespace MultiChannelBot.Channels.WebChat;

/// <summary>The figures of the web chat.</summary>
internal sealed class WebMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "MultiChannelBot.WebChat";

    private readonly UpDownCounter<long> streams;

    public WebMetrics(IMeterFactory meters) =>
        streams = meters.Create(MeterName).CreateUpDownCounter<long>("mcb.web.streams", "{stream}", "Streams of the web chat that are open at this host.");

    /// <summary>A stream is open until what is returned is disposed.</summary>
    public IDisposable Open()
    {
        streams.Add(1);
        return new OpenOne(streams);
    }

    private sealed class OpenOne(UpDownCounter<long> streams) : IDisposable
    {
        public void Dispose() => streams.Add(-1);
    }
}
