using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Tests.Hosts;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Reminders;

/// <summary>At which hour a reminder is due: by the clock of whoever asked, so far as their client tells.</summary>
public sealed class ReminderHourTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = Stores.NewClock();
    private StandInConnector connector = null!;

    public async ValueTask InitializeAsync() => connector = await StandInConnector.StartAsync();

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Theory]
    [InlineData("Asia/Seoul", null, "2026-04-01T00:00:00Z")]
    [InlineData("Asia/Seoul", "2026-03-02T10:00:00.000+01:00", "2026-04-01T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-02T10:00:00.000+01:00", "2026-04-01T07:00:00Z")]
    [InlineData("America/New_York", null, "2026-04-01T13:00:00Z")]
    [InlineData(null, "2026-03-02T10:00:00.000+01:00", "2026-04-01T08:00:00Z")]
    [InlineData(null, "2026-03-02T05:30:00.000-03:30", "2026-04-01T12:30:00Z")]
    [InlineData("Nowhere/At_all", "2026-03-02T10:00:00.000+01:00", "2026-04-01T08:00:00Z")]
    [InlineData("Nowhere/At_all", null, "2026-04-01T05:00:00Z")]
    [InlineData("../../etc/passwd", "2026-03-02T09:00:00", "2026-04-01T05:00:00Z")]
    [InlineData(null, "2026-03-02T09:00:00+23:00", "2026-04-01T05:00:00Z")]
    [InlineData(null, null, "2026-04-01T05:00:00Z")]
    public async Task It_is_nine_in_the_morning_where_the_person_is(string? zone, string? written, string due)
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock, "--Reminders:HourUtc", "5");
        await AskAsync(host, "remind me on 1 April 2026", zone, written);

        Assert.Equal(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), await NextAsync(host));
    }

    [Fact]
    public async Task An_hour_that_the_clocks_leave_out_is_the_one_after()
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock, "--Reminders:LocalHour", "2");
        await AskAsync(host, "remind me on 29 March 2026", "Europe/Berlin", null);

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), await NextAsync(host));
    }

    [Fact]
    public async Task Tomorrow_is_the_persons_own()
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        var morning = new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.FromHours(9));
        clock.Advance(morning - clock.GetUtcNow());
        await AskAsync(host, "remind me tomorrow", "Asia/Seoul", null);

        Assert.Equal(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), await NextAsync(host));
    }

    private static Task<DateTimeOffset?> NextAsync(ReminderHost host) => host.Services.GetRequiredService<IReminderStore>().NextAsync();

    private async Task AskAsync(ReminderHost host, string said, string? zone, string? written)
    {
        var talk = new Talk(connector.Url);
        string[] texts = ["Office 365 from an EA, manage", said];
        for (var number = 0; number < texts.Length; number++)
        {
            JsonObject message = talk.Message(texts[number], number);
            (message["localTimezone"], message["localTimestamp"]) = (zone, written);
            Assert.Equal(HttpStatusCode.OK, await host.PostAsync(message));
        }
    }
}
