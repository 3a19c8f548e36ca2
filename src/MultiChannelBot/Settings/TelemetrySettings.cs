namespace MultiChannelBot.Settings;

/// <summary>Section "Telemetry": what the host shows of itself to those who run it. None of it names a person or a case.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The protocol of the collector: gRPC, port 4317 by convention.</summary>
    public const string Grpc = "grpc";

    /// <summary>The protocol of the collector: protobuf over HTTP, port 4318 by convention.</summary>
    public const string Http = "http/protobuf";

    /// <summary>True to serve figures at /metrics, in the text form of Prometheus.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>The one port of the host on which /metrics is served; 0 for every port it listens on.</summary>
    public int MetricsPort { get; init; }

    /// <summary>
    /// The address of an OpenTelemetry collector, such as "http://collector:4317"; empty to send nothing. What the collector
    /// wants in headers goes into the environment as OTEL_EXPORTER_OTLP_HEADERS.
    /// </summary>
    public string Otlp { get; init; } = "";

    /// <summary>How the collector is spoken to: "grpc" or "http/protobuf".</summary>
    public string OtlpProtocol { get; init; } = Grpc;

    /// <summary>Which part of the turns is traced, from 0 (none) to 1 (all).</summary>
    public double TraceRatio { get; init; } = 1;

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (MetricsPort is < 0 or > 65535)
        {
            yield return new SettingFault("Telemetry:MetricsPort", $"{MetricsPort} is no port.", "Set a port that the host listens on, or 0 for all of them.");
        }

        if (Otlp.Length > 0 && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new SettingFault("Telemetry:Otlp", "This is no address.", "Write the collector's address as \"http://collector:4317\", or leave it empty.");
        }

        if (OtlpProtocol is not (Grpc or Http))
        {
            yield return new SettingFault("Telemetry:OtlpProtocol", $"\"{OtlpProtocol}\" is not known.", $"Write \"{Grpc}\" or \"{Http}\".");
        }

        if (TraceRatio is not (>= 0 and <= 1))
        {
            yield return new SettingFault("Telemetry:TraceRatio", $"{TraceRatio} is out of range.", "Set 0 for none, 1 for every turn, or something between.");
        }
    }
}
