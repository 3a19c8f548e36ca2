using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Manners;

/// <summary>Messages that their writers change after sending them, as Teams tells of it.</summary>
public sealed class EditedMessageTests
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en-US", "Office 365, bought through Advisor", "Office 365, bought through an EA", "Enterprise Agreement")]
    [InlineData("ko-KR", "어드바이저로 산 오피스 365입니다", "EA로 산 오피스 365입니다", "기업 계약(EA)")]
    public async Task An_edit_within_two_minutes_corrects_what_was_said(string locale, string first, string second, string known)
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await SayAsync(host, connector, locale, first);
        Assert.DoesNotContain(known, connector.Texts[0], StringComparison.Ordinal);

        await EditAsync(host, connector, locale, second, Sent.AddSeconds(119));
        Assert.Equal(2, connector.Texts.Count);
        Assert.Contains(known, connector.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_subscriptions_in_one_message_the_edit_corrects_the_one_that_it_changes()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await SayAsync(host, connector, "en-US", "Office 365 from Advisor and Azure from another CSP partner, we want to manage both");
        await EditAsync(host, connector, "en-US", "Office 365 from an EA and Azure from another CSP partner, we want to manage both", Sent.AddSeconds(30));

        Assert.Equal(2, connector.Texts.Count);
        Assert.Contains("Enterprise Agreement", connector.Texts[1], StringComparison.Ordinal);
        Assert.Contains("Advisor → Enterprise Agreement", connector.Texts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("No. 3", connector.Texts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Office 365, bought through an EA", 121, "editMessage")]
    [InlineData("Office 365, bought through an EA", 30, "undeleteMessage")]
    [InlineData("thank you all", 30, "editMessage")]
    [InlineData("back", 30, "editMessage")]
    [InlineData("forget me", 30, "editMessage")]
    public async Task What_is_too_late_or_states_nothing_is_passed_over_in_silence(string text, int seconds, string eventType)
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await SayAsync(host, connector, "en-US", "Office 365, bought through Advisor");
        await EditAsync(host, connector, "en-US", text, Sent.AddSeconds(seconds), eventType);
        Assert.Single(connector.Texts);

        // The case is as it was: the answer to the open question is still one.
        await SayAsync(host, connector, "en-US", "keep it there", second: 200);
        Assert.Contains("Advisor", connector.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_edit_delivered_twice_is_answered_once()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        await SayAsync(host, connector, "en-US", "Office 365, bought through Advisor");
        await EditAsync(host, connector, "en-US", "Office 365, bought through an EA", Sent.AddSeconds(30));
        await EditAsync(host, connector, "en-US", "Office 365, bought through an EA", Sent.AddSeconds(30));
        Assert.Equal(2, connector.Texts.Count);
    }

    private static Task SayAsync(ProtectedHost host, StandInConnector connector, string locale, string text, int second = 0) =>
        PostAsync(host, connector, locale, text, Sent.AddSeconds(second), Sent.AddSeconds(second), _ => { });

    private static Task EditAsync(ProtectedHost host, StandInConnector connector, string locale, string text, DateTimeOffset at, string eventType = "editMessage") =>
        PostAsync(host, connector, locale, text, Sent, at, activity =>
        {
            activity["type"] = "messageUpdate";
            activity["channelData"] = new JsonObject { ["eventType"] = eventType };
        });

    private static async Task PostAsync(
        ProtectedHost host, StandInConnector connector, string locale, string text, DateTimeOffset written, DateTimeOffset at, Action<JsonObject> change)
    {
        var activity = ProtectedHost.Message(text, connector.Url);
        activity["id"] = written.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        activity["timestamp"] = at.ToString("O", CultureInfo.InvariantCulture);
        activity["locale"] = locale;
        change(activity);
        using var response = await host.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
