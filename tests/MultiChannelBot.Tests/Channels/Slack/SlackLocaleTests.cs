using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>In which language people are answered of whom nothing is known yet.</summary>
public sealed class SlackLocaleTests : SlackHosted
{
    private const string Korean = "구매";

    [Fact]
    public async Task By_the_language_of_their_client_which_is_asked_for_once()
    {
        Slack.Locale = "ko-KR";
        await SayAsync("Office 365, EA");
        Assert.Contains(Korean, Last(), StringComparison.Ordinal);
        await SayAsync("Azure");
        using var command = await Host.CommandAsync("Azure", Slack.ResponseUrl);
        Assert.Contains(Korean, await command.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["U1"], Slack.Lookups);
    }

    [Fact]
    public async Task What_they_said_before_holds_whatever_their_client_has()
    {
        Slack.Locale = "ko-KR";
        await SayAsync("language english");
        ((FakeTimeProvider)Host.Host.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromHours(13));
        await SayAsync("status");
        Assert.Equal(["U1", "U1"], Slack.Lookups);
        Assert.DoesNotContain(Korean, Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_ask_by_what_they_write_and_slack_is_asked_no_more()
    {
        await SayAsync("Office 365, EA");
        Assert.DoesNotContain(Korean, Last(), StringComparison.Ordinal);
        await SayAsync("오피스 365, EA로 샀어요", "U2", "D2");
        Assert.Contains(Korean, Last(), StringComparison.Ordinal);
        Assert.Equal(["U1"], Slack.Lookups);
        ((FakeTimeProvider)Host.Host.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromHours(1.1));
        await SayAsync("Office 365", "U3", "D3");
        Assert.Equal(["U1", "U3"], Slack.Lookups);
    }

    [Fact]
    public async Task What_they_write_is_followed_into_korean_whatever_their_client_has()
    {
        Slack.Locale = "en-US";
        await SayAsync("오피스 365, EA로 샀어요");
        Assert.Contains(Korean, Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_at_once_is_not_asked_about_without_end()
    {
        Slack.Locale = "ko-KR";
        for (var number = 0; number < 70; number++)
        {
            await SayAsync("Azure", $"U{number}A", $"D{number}A");
        }

        Assert.InRange(Slack.Lookups.Count, 1, 60);
    }

    [Fact]
    public async Task A_language_that_is_asked_for_by_command_holds_everywhere()
    {
        Slack.Locale = "en-US";
        using var command = await Host.CommandAsync("language korean", Slack.ResponseUrl);
        await Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
        await SayAsync("Office 365, EA");
        Assert.Contains(Korean, Last(), StringComparison.Ordinal);
        using var opened = await Host.HomeAsync();
        Assert.Contains("설정", Slack.Views.Home().ToJsonString(Cards.SampleTexts.Relaxed), StringComparison.Ordinal);
    }

    private async Task SayAsync(string text, string user = "U1", string channel = "D1")
    {
        var message = SlackHost.Message(text, user, Host.NextTime());
        message["channel"] = channel;
        using var response = await Host.EventAsync(message);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
    }

    private string Last() => Slack.Calls.Last(call => call.Method == "chat.postMessage").Text("text")!;
}
