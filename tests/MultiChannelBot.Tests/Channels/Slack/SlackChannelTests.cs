using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Channels.Slack;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Tests.Channels.Manners;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Cases through Slack: messages, mentions, presses and commands, against a stand-in for Slack.</summary>
public sealed class SlackChannelTests
{
    [Fact]
    public async Task A_direct_message_is_answered_beside_it_and_a_press_replaces_the_answer()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        await TakenAsync(host.SayAsync("Office 365 from an EA"));
        var question = Assert.Single(slack.Calls);
        Assert.Equal(("chat.postMessage", "D1", null, "Bearer " + SlackHost.Token), (question.Method, question.Text("channel"), question.Text("thread_ts"), question.Authorization));
        Assert.NotEmpty(question.Text("text")!);

        await TakenAsync(host.PressAsync(question.Press("manage"), slack.ResponseUrl, "1772452810.000001"));
        var answer = slack.Calls[^1];
        Assert.Equal((2, "chat.update", "1772452810.000001"), (slack.Calls.Count, answer.Method, answer.Text("ts")));
        Assert.Contains("S5", answer.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_answer_stands_below_and_the_card_before_becomes_one_line()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        await TakenAsync(host.SayAsync("Office 365 from an EA"));
        await SettledAsync(host);
        await TakenAsync(host.SayAsync("just manage it"));
        Assert.Equal(["chat.postMessage", "chat.postMessage", "chat.update"], slack.Calls.Select(call => call.Method));
        Assert.Equal("1772452810.000001", slack.Calls[2].Text("ts"));
        Assert.Empty(slack.Calls[2].Presses());
    }

    [Fact]
    public async Task In_a_channel_the_answer_stands_in_the_thread_of_the_mention_and_a_mention_there_goes_on()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        await TakenAsync(host.MentionAsync("Office 365 from an EA", time: "1772452000.000100"));
        await TakenAsync(host.MentionAsync("just manage it", thread: "1772452000.000100"));
        var posts = slack.Calls.Where(call => call.Method == "chat.postMessage").ToList();
        Assert.Equal(2, posts.Count);
        Assert.All(posts, post => Assert.Equal(("C1", "1772452000.000100"), (post.Text("channel"), post.Text("thread_ts"))));
        Assert.Contains("S5", posts[1].Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_delivered_again_or_comes_as_two_events_is_answered_once()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        var what = SlackHost.Message("Office 365", "U1", "1772452809.000100");
        foreach (var id in new[] { "Ev1", "Ev1", "Ev2" })
        {
            await TakenAsync(host.EventAsync((JsonObject)what.DeepClone(), id));
            await SettledAsync(host);
        }

        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task A_message_that_comes_late_does_not_take_back_what_was_said_after_it()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        await TakenAsync(host.SayAsync("Office 365", time: "1772452801.000100"));
        await TakenAsync(host.SayAsync("it was bought through EA", time: "1772452803.000100"));
        await SettledAsync(host);
        await TakenAsync(host.SayAsync("it was bought through Advisor", time: "1772452802.000100"));
        await SettledAsync(host);

        await TakenAsync(host.SayAsync("status", time: "1772452804.000100"));
        var standing = slack.Calls.Last(call => call.Method == "chat.postMessage").Text("text");
        Assert.Contains("Enterprise Agreement", standing, StringComparison.Ordinal);
        Assert.DoesNotContain("Advisor", standing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_message_corrects_the_case()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        var what = SlackHost.Message("Office 365 from an EA, just manage it", "U1", "1772452809.000100");
        await TakenAsync(host.EventAsync(what));
        var changed = SlackHost.Message("Office 365 from Advisor, just manage it", "U1", "1772452809.000100");
        changed["edited"] = new JsonObject { ["user"] = "U1", ["ts"] = "1772452810.000000" };
        await TakenAsync(host.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "message_changed", ["channel_type"] = "im", ["channel"] = "D1", ["ts"] = "1772452810.000000", ["message"] = changed }));
        Assert.Contains("Advisor", slack.Calls.Last(call => call.Method == "chat.postMessage").Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bot_id", "B1")]
    [InlineData("user", SlackHost.Bot)]
    [InlineData("subtype", "message_deleted")]
    [InlineData("channel_type", "channel")]
    public async Task What_bots_write_and_what_is_no_message_to_it_gets_no_answer(string member, string value)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        var what = SlackHost.Message("Office 365", "U1", "1772452809.000100");
        what[member] = value;
        await TakenAsync(host.EventAsync(what));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task A_command_is_answered_in_its_response_and_what_is_pressed_there_by_its_address()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        using var response = await host.CommandAsync("Office 365 from an EA", slack.ResponseUrl);
        var question = new SlackCall("body", JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!, string.Empty);
        Assert.Equal(("ephemeral", 0), (question.Text("response_type"), slack.Calls.Count));

        await TakenAsync(host.PressAsync(question.Press("manage"), slack.ResponseUrl, time: null, channel: "C1"));
        var answer = Assert.Single(slack.Calls);
        Assert.Equal(("response_url", true), (answer.Method, (bool)answer.Body["replace_original"]!));
        Assert.Contains("S5", answer.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_without_words_begins_and_help_helps()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        using var begin = await host.CommandAsync(string.Empty, slack.ResponseUrl);
        using var help = await host.CommandAsync("help", slack.ResponseUrl);
        var (asked, helped) = (await begin.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await help.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("license-based", asked, StringComparison.Ordinal);
        Assert.NotEqual(asked, helped);
        Assert.Contains("ephemeral", helped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_takes_long_is_acknowledged_and_goes_on()
    {
        await using var slack = await StandInSlack.StartAsync();
        var slow = new SlowPreferences();
        await using var host = await SlackHost.StartAsync(slack, services => services.AddSingleton<IPreferenceStore>(slow));
        var acknowledged = host.SayAsync("Office 365");
        await slow.Asked.Task;
        for (var step = 0; step < 20 && !acknowledged.IsCompleted; step++)
        {
            // It may not have begun to wait.
            ((FakeTimeProvider)host.Host.Services.GetRequiredService<TimeProvider>()).Advance(SlackChannel.AcknowledgedWithin / 5);
            await Task.WhenAny(acknowledged, Task.Delay(50, TestContext.Current.CancellationToken));
        }

        await TakenAsync(acknowledged);
        Assert.Empty(slack.Calls);
        slow.Go.SetResult();
        await slack.HasAsync(1);
        Assert.Equal("chat.postMessage", slack.Calls[0].Method);
    }

    [Fact]
    public async Task A_message_that_slack_finds_too_long_goes_without_its_blocks()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        slack.Next("chat.postMessage", """{"ok":false,"error":"msg_too_long"}""");
        await TakenAsync(host.SayAsync("Office 365"));
        Assert.Equal(2, slack.Calls.Count);
        Assert.Null(slack.Calls[1].Body["blocks"]);
        Assert.Equal(slack.Calls[0].Text("text"), slack.Calls[1].Text("text"));
    }

    [Fact]
    public async Task Where_slack_asks_to_wait_it_is_waited_for_while_there_is_time()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        slack.Next("chat.postMessage", """{"ok":false,"error":"ratelimited"}""", 429, retryAfter: "1");
        var acknowledged = host.SayAsync("Office 365");
        await slack.HasAsync(1);
        for (var step = 0; step < 40 && slack.Calls.Count < 2; step++)
        {
            ((FakeTimeProvider)host.Host.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromSeconds(0.1));
            await Task.WhenAny(slack.HasAsync(2), Task.Delay(50, TestContext.Current.CancellationToken));
        }

        await TakenAsync(acknowledged);
        Assert.Equal(["chat.postMessage", "chat.postMessage"], slack.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task Where_slack_asks_for_a_long_wait_the_event_comes_again()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        slack.Next("chat.postMessage", """{"ok":false,"error":"ratelimited"}""", 429, retryAfter: "300");
        var what = SlackHost.Message("Office 365", "U1", "1772452809.000100");
        using var refused = await host.EventAsync((JsonObject)what.DeepClone());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        await SettledAsync(host);
        await TakenAsync(host.EventAsync(what));
        Assert.Equal(2, slack.Calls.Count);
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("token_revoked")]
    [InlineData("internal_error")]
    public async Task What_slack_refuses_is_not_tried_again_for_the_same_message(string error)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        slack.Next("chat.postMessage", $$"""{"ok":false,"error":"{{error}}"}""");
        await TakenAsync(host.SayAsync("Office 365"));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task A_press_of_a_card_of_another_conversation_or_made_up_does_nothing()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        await TakenAsync(host.SayAsync("Office 365 from an EA"));
        var press = slack.Calls[0].Press("manage");
        await TakenAsync(host.PressAsync(press, slack.ResponseUrl, "1772452810.000001", channel: "D2"));
        await TakenAsync(host.PressAsync((press.ActionId, "{}"), slack.ResponseUrl, "1772452810.000001"));
        await TakenAsync(host.PressAsync((press.ActionId, new string('x', 2000)), slack.ResponseUrl, "1772452810.000001"));
        Assert.Single(slack.Calls);
    }

    private static async Task TakenAsync(Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Task SettledAsync(SlackHost host) => host.Host.Services.GetRequiredService<MultiChannelBot.Delivery.TurnDelivery>().SettleAsync();
}
