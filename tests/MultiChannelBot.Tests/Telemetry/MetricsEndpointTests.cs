using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Commands;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Telemetry;

/// <summary>Where figures are served, and where they are not.</summary>
public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task Figures_are_served_on_every_port_or_on_the_one_that_is_set()
    {
        var (open, hidden) = (FreePorts.Next(), FreePorts.Next());

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await StatusesAsync(new TelemetrySettings(), open, hidden));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], await StatusesAsync(new TelemetrySettings { MetricsPort = hidden }, open, hidden));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await StatusesAsync(new TelemetrySettings { Metrics = false }, open, hidden));
    }

    [Fact]
    public void Settings_out_of_range_are_named_with_a_remedy()
    {
        var faults = new TelemetrySettings { MetricsPort = 70_000, Otlp = "collector", OtlpProtocol = "smoke", TraceRatio = 2 }.Faults().ToList();

        Assert.Equal(
            ["Telemetry:MetricsPort", "Telemetry:Otlp", "Telemetry:OtlpProtocol", "Telemetry:TraceRatio"],
            faults.Select(fault => fault.ToString().Split(' ')[0].TrimEnd(':')));
        Assert.Empty(new TelemetrySettings().Faults());
    }

    private static async Task<HttpStatusCode[]> StatusesAsync(TelemetrySettings settings, params int[] ports)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new BotSettings { Telemetry = settings });
        builder.AddTelemetry(settings);
        await using var app = builder.Build();
        var addresses = ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")).ToList();
        addresses.ForEach(app.Urls.Add);
        app.UseMetrics();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        var statuses = new List<HttpStatusCode>();
        foreach (var address in addresses)
        {
            // Whatever it is called by: the port that was reached decides.
            using var request = new HttpRequestMessage(HttpMethod.Get, address + HostTelemetry.MetricsPath);
            request.Headers.Host = "localhost:" + settings.MetricsPort.ToString(CultureInfo.InvariantCulture);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            statuses.Add(response.StatusCode);
        }

        return [.. statuses];
    }
}
