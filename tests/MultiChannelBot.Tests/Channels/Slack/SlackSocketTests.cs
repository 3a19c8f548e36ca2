using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiChannelBot.Channels.Slack.Socket;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Channels.Manners;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Socket Mode against a stand-in for Slack's end of the connection.</summary>
public sealed class SlackSocketTests : IAsyncLifetime
{
    private StandInSlack slack = null!;

    public async ValueTask InitializeAsync() => slack = await StandInSlack.StartAsync();

    public ValueTask DisposeAsync() => slack.DisposeAsync();

    [Fact]
    public async Task An_event_is_answered_as_by_a_request_and_acknowledged_by_its_envelope()
    {
        await using var host = await SlackHost.BySocketAsync(slack);
        var link = await slack.Links.NextAsync();
        var opened = Assert.Single(slack.Calls);
        Assert.Equal(("apps.connections.open", "Bearer " + SlackHost.AppToken), (opened.Method, opened.Authorization));

        await link.EnvelopeAsync("events_api", "e1", host.Envelope(SlackHost.Message("Office 365 from an EA", "U1", host.NextTime())));

        Assert.Equal("""{"envelope_id":"e1"}""", (await link.NextAsync()).ToJsonString());
        Assert.Equal(("chat.postMessage", "Bearer " + SlackHost.Token), (slack.Calls[^1].Method, slack.Calls[^1].Authorization));
    }

    [Fact]
    public async Task A_command_is_answered_within_its_acknowledgement_and_a_press_by_its_address()
    {
        await using var host = await SlackHost.BySocketAsync(slack);
        var link = await slack.Links.NextAsync();
        var fields = host.CommandFields("Office 365 from an EA", slack.ResponseUrl).Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value));
        await link.EnvelopeAsync("slash_commands", "c1", new JsonObject([.. fields, KeyValuePair.Create<string, JsonNode?>("is_enterprise_install", "false")]));
        var answered = await link.NextAsync();
        var question = new SlackCall("body", answered["payload"]!, string.Empty);

        await link.EnvelopeAsync("interactive", "i1", host.Press(question.Press("manage"), slack.ResponseUrl, time: null, channel: "C1"));

        Assert.Equal(("c1", "ephemeral"), ((string?)answered["envelope_id"], question.Text("response_type")));
        Assert.Equal("""{"envelope_id":"i1"}""", (await link.NextAsync()).ToJsonString());
        Assert.Equal("response_url", slack.Calls[^1].Method);
        Assert.Contains("S5", slack.Calls[^1].Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_was_not_answered_is_not_acknowledged_and_what_nobody_knows_is()
    {
        await using var host = await SlackHost.BySocketAsync(slack);
        var link = await slack.Links.NextAsync();
        slack.Next("chat.postMessage", """{"ok":false,"error":"ratelimited"}""", 429, retryAfter: "300");
        await link.EnvelopeAsync("events_api", "e1", host.Envelope(SlackHost.Message("Office 365", "U1", host.NextTime())));
        await slack.HasAsync(2);

        await link.SendAsync("no JSON");
        await link.SendAsync(new string('x', 400_000));
        await link.EnvelopeAsync("options", "o1", []);
        await link.EnvelopeAsync("slash_commands", "c1", []);

        var acknowledged = new[] { (string?)(await link.NextAsync())["envelope_id"], (string?)(await link.NextAsync())["envelope_id"] };
        Assert.Equal(["c1", "o1"], acknowledged.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task The_next_connection_is_open_before_one_is_left_that_slack_wants_refreshed(string reason)
    {
        await using var host = await SlackHost.BySocketAsync(slack);
        var first = await slack.Links.NextAsync();
        slack.Links.SaysHello = false;
        await first.DisconnectAsync(reason);
        var second = await slack.Links.NextAsync();

        await first.EnvelopeAsync("events_api", "e1", host.Envelope(SlackHost.Message("Office 365", "U1", host.NextTime())));
        Assert.Equal("e1", (string?)(await first.NextAsync())["envelope_id"]);
        Assert.False(first.Closed.IsCompleted);

        await second.HelloAsync();
        await first.Closed;
        await second.EnvelopeAsync("events_api", "e2", host.Envelope(SlackHost.Message("from an EA", "U1", host.NextTime())));
        Assert.Equal("e2", (string?)(await second.NextAsync())["envelope_id"]);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_anew()
    {
        await using var host = await SlackHost.BySocketAsync(slack);
        var first = await slack.Links.NextAsync();
        first.Break();
        var second = await slack.Links.NextAsync();

        await second.EnvelopeAsync("events_api", "e1", host.Envelope(SlackHost.Message("Office 365", "U1", host.NextTime())));
        Assert.Equal("e1", (string?)(await second.NextAsync())["envelope_id"]);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"internal_error"}""", 200)]
    [InlineData("""{"ok":false,"error":"invalid_auth"}""", 200)]
    [InlineData("""{"ok":true,"url":"http://127.0.0.1/no-socket"}""", 200)]
    [InlineData("""{"ok":true,"url":"ws://127.0.0.1:1/nobody"}""", 200)]
    [InlineData("", 503)]
    public async Task While_slack_does_not_let_it_connect_the_host_runs_and_tries_again_later(string answer, int status)
    {
        for (var times = 0; times < 2; times++)
        {
            slack.Next("apps.connections.open", answer, status);
        }

        await using var host = await SlackHost.BySocketAsync(slack);
        using var health = await host.Host.SendAsync("GET", "/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        for (var tries = 0; tries < 3; tries = slack.Calls.Count(call => call.Method == "apps.connections.open"))
        {
            // It may not have begun to wait. Steps are shorter than it waits for a connection.
            host.Advance(TimeSpan.FromSeconds(4));
            await Task.WhenAny(slack.HasAsync(tries + 1), Task.Delay(20, TestContext.Current.CancellationToken));
        }

        var link = await slack.Links.NextAsync();
        await link.EnvelopeAsync("events_api", "e1", host.Envelope(SlackHost.Message("Office 365", "U1", host.NextTime())));
        Assert.Equal("e1", (string?)(await link.NextAsync())["envelope_id"]);
    }

    [Fact]
    public async Task A_host_that_stops_ends_what_is_under_way_and_says_goodbye()
    {
        var slow = new SlowPreferences();
        await using var host = await SlackHost.BySocketAsync(slack, services => services.AddSingleton<IPreferenceStore>(slow));
        var link = await slack.Links.NextAsync();
        await link.EnvelopeAsync("events_api", "e1", host.Envelope(SlackHost.Message("Office 365", "U1", host.NextTime())));
        await slow.Asked.Task;
        var stopping = host.Service<IEnumerable<IHostedService>>().OfType<SlackSocketService>().Single().StopAsync(TestContext.Current.CancellationToken);
        Assert.False(link.Closed.IsCompleted);
        slow.Go.SetResult();

        Assert.Equal("e1", (string?)(await link.NextAsync())["envelope_id"]);
        await stopping;
        await link.Closed;
        Assert.Equal("chat.postMessage", slack.Calls[^1].Method);
    }

    /// <summary>The stand-in is as good as what it stands for: Slack's own client works with it, and acknowledges as the host does.</summary>
    [Fact]
    public async Task Slacks_own_client_takes_the_stand_in_for_slack_and_acknowledges_alike()
    {
        var settings = new JsonObject { ["api"] = slack.ApiUrl, ["token"] = SlackHost.AppToken, ["answer"] = new JsonObject { ["text"] = "x" }, ["last"] = "e2" };
        var client = NodeScript.Run("slack-socket.mjs", [settings.ToJsonString()], TestContext.Current.CancellationToken);
        var connecting = slack.Links.NextAsync();
        await (await Task.WhenAny(connecting, client));
        var first = await connecting;
        await first.EnvelopeAsync("events_api", "e1", new JsonObject { ["type"] = "event_callback", ["event"] = new JsonObject { ["type"] = "message" } });
        Assert.Equal("""{"envelope_id":"e1","payload":{}}""", (await first.NextAsync()).ToJsonString());
        await first.EnvelopeAsync("slash_commands", "c1", new JsonObject { ["command"] = "/multichannel" });
        Assert.Equal("""{"envelope_id":"c1","payload":{"text":"x"}}""", (await first.NextAsync()).ToJsonString());

        await first.DisconnectAsync("refresh_requested");
        var second = await slack.Links.NextAsync();
        await second.EnvelopeAsync("interactive", "e2", new JsonObject { ["type"] = "block_actions" });

        Assert.Equal(
            ["""{"type":"events_api","envelope":"e1"}""", """{"type":"slash_commands","envelope":"c1"}""", """{"type":"interactive","envelope":"e2"}"""], await client);
    }

    [Fact]
    public async Task Nobody_can_send_requests_to_a_host_without_a_signing_secret()
    {
        await using var host = await SlackHost.BySocketAsync(slack);
        using var response = await host.SayAsync("Office 365");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0.5, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(7, 16, 32)]
    [InlineData(9, 30, 60)]
    [InlineData(int.MaxValue, 30, 60)]
    public void Waits_double_up_to_a_minute_and_hosts_do_not_all_wait_as_long(int failures, double least, double most) => Assert.Equal(
        (TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most)), (SlackSocketService.WaitAfter(failures, 0), SlackSocketService.WaitAfter(failures, 1)));
}
