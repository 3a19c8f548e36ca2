using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Hosts;
using MultiChannelBot.Tests.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.Reminders;

/// <summary>A reminder that comes long after the time that a case is kept: its case is there, and its button works.</summary>
public sealed partial class ReminderOutlivesTests : IAsyncLifetime
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(200);

    private readonly FakeTimeProvider clock = Stores.NewClock();
    private StandInConnector connector = null!;

    public async ValueTask InitializeAsync() => connector = await StandInConnector.StartAsync();

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task In_a_real_redis()
    {
        await using var redis = await RedisServer.StartAsync();
        await RemindAsync("--State:Redis", redis.Address, "--State:HashKey", new string('k', 32));
    }

    [Fact]
    public async Task In_the_store_inside_the_process()
    {
        var directory = Directory.CreateTempSubdirectory("mcb-reminders-");
        await RemindAsync("--State:Directory", directory.FullName);
        directory.Delete(recursive: true);
    }

    private async Task RemindAsync(params string[] settings)
    {
        await using var host = await ReminderHost.StartAsync(clock, settings);
        var talk = new Talk(connector.Url);
        var day = DateOnly.FromDateTime((clock.GetUtcNow() + Ahead).UtcDateTime).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        string[] said = ["Office 365 from an EA, manage", $"remind me on {day}", "language english"];
        for (var number = 0; number < said.Length; number++)
        {
            Assert.Equal(HttpStatusCode.OK, await host.PostAsync(talk.Message(said[number], number)));
        }

        await host.Services.GetRequiredService<MultiChannelBot.Delivery.TurnDelivery>().SettleAsync();

        // The store's own clock does not move here: what it was told is what it would do.
        var kept = await KeptForAsync(host.Services.GetRequiredService<RedisLink>());
        Assert.Equal(["case", "code", "person", "tenant"], kept.Select(key => key.Kind).Order(StringComparer.Ordinal));
        Assert.All(kept, key => Assert.True(key.Left > Ahead, $"The {key.Kind} would be gone in {key.Left}."));

        clock.Advance(Ahead - TimeSpan.FromDays(1));
        await clock.PassAsync(TimeSpan.FromMinutes(5), 2000, () => connector.Created(talk.Conversation).Count > said.Length);
        Assert.True(connector.Created(talk.Conversation).Count > said.Length, "It did not come.");

        var reminder = connector.Created(talk.Conversation)[^1].ToJsonString(SampleTexts.Relaxed);
        var code = Code().Match(reminder).Value;
        Assert.Contains($"open {code}", reminder, StringComparison.Ordinal);
        var press = talk.Message(string.Empty, 100);
        press.Remove("text");
        press["value"] = JsonNode.Parse(Data().Match(reminder).Value);
        await host.PostAsync(press);
        Assert.Contains("reseller relationship", connector.Created(talk.Conversation)[^1].ToJsonString(), StringComparison.Ordinal);

        var elsewhere = new Talk(connector.Url) { Person = "29:other" };
        await host.PostAsync(elsewhere.Message($"open {code}", 101));
        Assert.Contains("reseller relationship", connector.Created(elsewhere.Conversation)[^1].ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<List<(string Kind, TimeSpan Left)>> KeptForAsync(RedisLink link)
    {
        var kept = new List<(string, TimeSpan)>();
        var found = (RedisResult[])(await link.RunAsync(database => database.ExecuteAsync("SCAN", "0", "COUNT", "1000")))!;
        foreach (var key in (string[])found[1]!)
        {
            var kind = key.EndsWith(":case", StringComparison.Ordinal) ? "case"
                : key.StartsWith("{mcb:code:", StringComparison.Ordinal) ? "code"
                : key.StartsWith("{mcb:u:", StringComparison.Ordinal) ? "person"
                : key.StartsWith("{mcb:t:", StringComparison.Ordinal) ? "tenant" : null;
            if (kind is not null)
            {
                kept.Add((kind, await link.RunAsync(database => database.KeyTimeToLiveAsync(key)) ?? TimeSpan.Zero));
            }
        }

        return kept;
    }

    [GeneratedRegex("[2-9CDFGHJKMNPQRTVWX]{4}-[2-9CDFGHJKMNPQRTVWX]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("""
        \{"mcb":[^}]*"do":"status"[^}]*\}
        """)]
    private static partial Regex Data();
}
