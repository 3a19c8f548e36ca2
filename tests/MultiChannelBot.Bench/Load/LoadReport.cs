using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiChannelBot.Bench.Load;

/// <summary>One system, as busy as it can be: medians of the rounds.</summary>
internal sealed record LoadFigures(
    [property: JsonPropertyName("tps")] double Tps,
    [property: JsonPropertyName("p50_ms")] double P50,
    [property: JsonPropertyName("p99_ms")] double P99,
    [property: JsonPropertyName("cpu_ms_per_turn")] double Cpu,
    [property: JsonPropertyName("memory_mb")] double Memory,
    [property: JsonPropertyName("redis_cpu_ms_per_turn")] double RedisCpu,
    [property: JsonPropertyName("driver_cpu_ms_per_turn")] double DriverCpu,
    [property: JsonIgnore] IReadOnlyList<double> Rounds);

/// <summary>What a run found.</summary>
internal sealed record LoadReport(
    [property: JsonPropertyName("stock")] LoadFigures Stock,
    [property: JsonPropertyName("bot")] LoadFigures Bot,
    [property: JsonPropertyName("slack")] LoadFigures Slack,
    [property: JsonPropertyName("relay")] LoadFigures Relay,
    [property: JsonPropertyName("bot_over_stock")] double BotOverStock,
    [property: JsonPropertyName("bot_over_relay")] double BotOverRelay,
    [property: JsonPropertyName("bot_half_rate_p99_ms")] double BotHalfRateP99,
    [property: JsonPropertyName("relay_same_rate_p99_ms")] double RelaySameRateP99,
    [property: JsonPropertyName("errors")] int Errors,
    [property: JsonPropertyName("half_rate_tps")] double HalfRate,
    [property: JsonPropertyName("bot_half_rate_p50_ms")] double BotHalfRateP50,
    [property: JsonPropertyName("relay_same_rate_p50_ms")] double RelaySameRateP50,
    [property: JsonPropertyName("state_bytes")] int StateBytes,
    [property: JsonPropertyName("reply_bytes")] int ReplyBytes,
    [property: JsonPropertyName("slack_over_bot")] double SlackOverBot,
    [property: JsonPropertyName("slack_half_rate_tps")] double SlackHalfRate,
    [property: JsonPropertyName("slack_half_rate_p99_ms")] double SlackHalfRateP99,
    [property: JsonPropertyName("slack_crowd_most_ms")] double SlackCrowdMost)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The report as it is written to a file.</summary>
    public string Json() => JsonSerializer.Serialize(this, Indented);

    /// <summary>The report as it is printed.</summary>
    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""
        |  | turns/s | p50 ms | p99 ms | CPU ms a turn | memory MB | Redis' CPU ms | driver's CPU ms | turns/s in each round |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        | stock | {Row(Stock)} |
        | bot | {Row(Bot)} |
        | bot in Slack | {Row(Slack)} |
        | relay | {Row(Relay)} |

        bot over stock {BotOverStock:F1}, bot over relay {BotOverRelay:F2}
        at {HalfRate:F0} turns/s, half the bot's peak: bot p50 {BotHalfRateP50:F2} ms, p99 {BotHalfRateP99:F2} ms; relay p50 {RelaySameRateP50:F2} ms, p99 {RelaySameRateP99:F2} ms; p99 {BotHalfRateP99 / RelaySameRateP99:F1} times the relay's
        in Slack {SlackOverBot:F2} of the bot's turns/s; at {SlackHalfRate:F0} turns/s, half its peak, p99 {SlackHalfRateP99:F2} ms; with {LoadPlan.Crowd} in flight the slowest of all {SlackCrowdMost:F0} ms
        a state of {StateBytes} bytes, a reply of {ReplyBytes} bytes; {Errors} errors
        """);

    private static string Row(LoadFigures figures) => string.Create(
        CultureInfo.InvariantCulture, $"{figures.Tps:F0} | {figures.P50:F2} | {figures.P99:F2} | {figures.Cpu:F3} | {figures.Memory:F0} | {figures.RedisCpu:F3} | {figures.DriverCpu:F3} | {string.Join(' ', figures.Rounds.Select(Whole))}");

    private static string Whole(double number) => number.ToString("F0", CultureInfo.InvariantCulture);
}
