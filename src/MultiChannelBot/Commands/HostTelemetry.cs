using System.Reflection;
using MultiChannelBot.Channels.WebChat;
using MultiChannelBot.Delivery;
using MultiChannelBot.Settings;
using MultiChannelBot.State;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MultiChannelBot.Commands;

/// <summary>
/// What those who run the host see of it: figures at /metrics, figures and traces at an OpenTelemetry collector. Spans of the
/// web server and of outgoing requests stay out: their addresses name conversations.
/// </summary>
internal static class HostTelemetry
{
    public const string MetricsPath = "/metrics";

    // The web server's meters name routes and status codes, never an address.
    private static readonly string[] Meters =
        [DeliveryMetrics.MeterName, StateMetrics.MeterName, WebMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetrySettings settings)
    {
        builder.Services.AddSingleton<DeliveryMetrics>();
        builder.Services.AddSingleton<StateMetrics>();
        if (!settings.Metrics && settings.Otlp.Length == 0)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("multi-channel-bot", serviceVersion: Version()))
            .WithMetrics(metrics => AddExporters(metrics.AddMeter(Meters), settings));
        if (settings.Otlp.Length > 0)
        {
            // Each turn is decided on by itself: whoever sends a header of theirs must not decide for us.
            telemetry.WithTracing(traces => traces
                .AddSource(TurnSpan.SourceName)
                .SetSampler(new TraceIdRatioBasedSampler(settings.TraceRatio))
                .AddOtlpExporter(exporter => Direct(exporter, settings, "v1/traces")));
        }
    }

    /// <summary>Serves /metrics, where the settings have it; elsewhere the address is not found.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<BotSettings>().Telemetry;
        if (settings.Metrics)
        {
            app.UseOpenTelemetryPrometheusScrapingEndpoint(context =>
                context.Request.Path == MetricsPath && (settings.MetricsPort == 0 || context.Connection.LocalPort == settings.MetricsPort));
        }
    }

    private static void AddExporters(MeterProviderBuilder metrics, TelemetrySettings settings)
    {
        if (settings.Metrics)
        {
            metrics.AddPrometheusExporter();
        }

        if (settings.Otlp.Length > 0)
        {
            metrics.AddOtlpExporter(exporter => Direct(exporter, settings, "v1/metrics"));
        }
    }

    // An address given in code is taken as it is: over HTTP the path of the signal belongs to it.
    private static void Direct(OtlpExporterOptions exporter, TelemetrySettings settings, string signal)
    {
        var overHttp = settings.OtlpProtocol == TelemetrySettings.Http;
        exporter.Protocol = overHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = overHttp ? new Uri(settings.Otlp.TrimEnd('/') + "/" + signal) : new Uri(settings.Otlp);
    }

    private static string Version() =>
        typeof(HostTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
