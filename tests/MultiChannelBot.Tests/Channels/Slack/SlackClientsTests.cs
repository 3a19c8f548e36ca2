using System.Net;
using System.Text.Json.Nodes;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>The stand-in is as good as what it stands for: Slack's own libraries work with it and with what it sends.</summary>
public sealed class SlackClientsTests : SlackHosted
{
    [Fact]
    public async Task Slacks_own_client_of_the_web_api_takes_the_stand_in_for_slack()
    {
        Slack.Locale = "ko-KR";
        Slack.Next("chat.postMessage", """{"ok":true,"ts":"1.000001","channel":"D1"}""");
        Slack.Next("chat.postMessage", """{"ok":false,"error":"ratelimited"}""", status: 429, retryAfter: "1");
        Slack.Next("chat.postMessage", """{"ok":true,"ts":"1.000002","channel":"D1"}""");
        Slack.Next("chat.postMessage", """{"ok":false,"error":"channel_not_found"}""");
        var settings = new JsonObject { ["api"] = Slack.ApiUrl, ["token"] = SlackHost.Token };

        var said = await NodeScript.Run("slack-client.mjs", [settings.ToJsonString()], TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "chat.postMessage ok", "chat.update ok", "chat.postEphemeral ok", "chat.postMessage ok", "chat.postMessage channel_not_found", "users.info ok",
                "views.open ok", "views.open exchanged_trigger_id", "views.update ok", "views.update hash_conflict", "views.update ok", "views.publish ok",
                "views.open invalid_arguments", "no.such.method unknown_method",
            ],
            said.Select(line => JsonNode.Parse(line)!).Select(line => $"{line["method"]} {((bool)line["ok"]! ? "ok" : ((string)line["error"]!).Split(' ')[0])}"));
        Assert.Equal("Bearer " + SlackHost.Token, Slack.Calls[0].Authorization);
        Assert.Equal("*Bold* &amp; 구독", (string?)Slack.Calls[0].Body["blocks"]![0]!["text"]!["text"]);
        Assert.Equal("Third", (string?)Slack.Views.Modal["title"]!["text"]);
    }

    [Fact]
    public async Task Bolt_takes_what_the_stand_in_sends_for_slacks()
    {
        var port = FreePorts.Next();
        Host.Target = new Uri($"http://127.0.0.1:{port}");
        var settings = new JsonObject
        {
            ["api"] = Slack.ApiUrl,
            ["port"] = port,
            ["secret"] = SlackHost.Secret,
            ["paths"] = new JsonArray("/slack/events", "/slack/commands", "/slack/interactivity"),
            ["count"] = 6,
        };
        var bolt = NodeScript.Run("slack-bolt.mjs", [settings.ToJsonString()], TestContext.Current.CancellationToken);
        await Task.WhenAny(Slack.HasAsync(1), bolt);

        Assert.Equal("", await SendAsync(Host.SayAsync("Office 365")));
        Assert.Equal("", await SendAsync(Host.MentionAsync("Azure", thread: "1772452000.000100")));
        Assert.Equal("only you see this", await SendAsync(Host.CommandAsync("help", Slack.ResponseUrl)));
        Assert.Equal("", await SendAsync(Host.PressAsync(("a", "pressed value"), Slack.ResponseUrl, "1772452809.000100")));
        Assert.Equal("", await SendAsync(Host.HomeAsync()));
        Assert.Equal("", await SendAsync(Host.ShortcutAsync("Office 365 from an EA", Slack.ResponseUrl)));

        Assert.Equal(
            [
                """{"kind":"command","text":"help"}""", """{"kind":"home","user":"U1"}""", """{"kind":"mention","text":"<@U0BOT> Azure"}""",
                """{"kind":"message","user":"U1","text":"Office 365"}""", """{"kind":"press","value":"pressed value"}""",
                """{"kind":"shortcut","id":"triage-message","text":"Office 365 from an EA"}""",
            ],
            (await bolt).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["api.test:", "chat.postMessage: heard", "chat.postMessage: in the thread 1772452000.000100", "chat.update: pressed"],
            Slack.Calls.Select(call => $"{call.Method}: {call.Text("text")} {call.Text("thread_ts")}".TrimEnd(' ')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bolt_refuses_what_another_secret_signed()
    {
        var port = FreePorts.Next();
        Host.Target = new Uri($"http://127.0.0.1:{port}");
        var settings = new JsonObject { ["api"] = Slack.ApiUrl, ["port"] = port, ["secret"] = SlackHost.Secret, ["paths"] = new JsonArray("/slack/events"), ["count"] = 1 };
        var bolt = NodeScript.Run("slack-bolt.mjs", [settings.ToJsonString()], TestContext.Current.CancellationToken);
        await Task.WhenAny(Slack.HasAsync(1), bolt);

        using var forged = await Host.PostAsync("/slack/events", "application/json", """{"type":"event_callback"}""", signature: "v0=" + new string('0', 64));
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Equal("", await SendAsync(Host.SayAsync("Office 365")));
        Assert.Single(await bolt);
    }

    private static async Task<string> SendAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
