using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Channels.Teams.Presses;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Telemetry;

namespace MultiChannelBot.Tests.Channels;

/// <summary>Presses by Action.Execute on a host with a channel behind it: what is answered, and what then stands in the conversation.</summary>
public sealed class PressTests : PressedHost
{
    [Fact]
    public async Task A_press_is_answered_with_the_card_and_the_message_is_replaced_by_the_same()
    {
        var chat = Chat();
        var card = await chat.SayAsync("Office 365");

        var second = await chat.PressAsync(card, Channel.Card(card), "answer", "ea");
        Assert.Equal("intent", second.Asks);
        await SettledAsync();
        Assert.True(JsonNode.DeepEquals(second.Card, Channel.Card(card)));

        var answer = await chat.PressAsync(card, second.Card!, "answer", "manage");
        await SettledAsync();
        Assert.True(answer.Shows("S5"));
        Assert.True(JsonNode.DeepEquals(answer.Card, Channel.Card(card)));
        Assert.Equal([card], Channel.Ids);
        Assert.DoesNotContain("refresh", answer.Card!.AsObject().Select(part => part.Key));
    }

    [Fact]
    public async Task The_answer_to_a_press_does_not_wait_for_the_message_to_be_replaced()
    {
        var chat = Chat();
        var card = await chat.SayAsync("Office 365");
        var replaced = new TaskCompletionSource();
        Channel.Replacing = replaced.Task;

        var second = await chat.PressAsync(card, Channel.Card(card), "answer", "ea");
        var answer = await chat.PressAsync(card, second.Card!, "answer", "manage");
        Assert.True(answer.Shows("S5"));

        replaced.SetResult();
        await SettledAsync();
        Assert.True(JsonNode.DeepEquals(answer.Card, Channel.Card(card)));
    }

    [Fact]
    public async Task Help_is_posted_below_and_the_answer_stays_where_it_is()
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        var before = Channel.Card(card).ToJsonString();

        var more = await chat.PressAsync(card, Channel.Card(card), "more");
        await SettledAsync();

        Assert.Equal(Say("press.below"), more.Line);
        Assert.Equal(before, Channel.Card(card).ToJsonString());
        Assert.Equal(2, Channel.Ids.Count);
    }

    [Fact]
    public async Task A_question_that_nobody_answered_is_not_said_to_be_answered()
    {
        var chat = Chat();
        var card = await chat.SayAsync("hello");

        await chat.SayAsync("restart");
        await SettledAsync();

        var left = Channel.Card(card).ToJsonString(SampleTexts.Relaxed);
        Assert.Contains("The conversation goes on below.", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Answered", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_that_comes_in_twice_at_the_same_moment_shows_both_the_card()
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        var shown = Channel.Card(card).DeepClone();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Channel.Creating = go.Task;

        var first = chat.PressAsync(card, shown, "more", activity: "twin");
        await Channel.Waits;
        using var figures = new Figures(Host.Services.GetRequiredService<IMeterFactory>());
        var second = chat.PressAsync(card, shown, "more", activity: "twin");
        while (!figures.Seen.Any(line => line.StartsWith("mcb.redeliveries", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        go.SetResult();
        Assert.Equal(Say("press.below"), (await first).Line);
        ((FakeTimeProvider)Host.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromSeconds(1));
        Assert.True((await second).Shows("S5"));
        Assert.Equal(2, Channel.Ids.Count);
    }

    [Fact]
    public async Task From_one_step_to_the_next_the_same_notice_is_replaced()
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        await chat.SayAsync("steps");
        var notice = Channel.Ids[^1];

        var next = await chat.PressAsync(notice, Channel.Card(notice), "done");
        await SettledAsync();

        Assert.NotNull(next.Card);
        Assert.True(JsonNode.DeepEquals(next.Card, Channel.Card(notice)));
        Assert.Equal([card, notice], Channel.Ids);
        Assert.NotEmpty(PressedChat.Actions(Channel.Card(card)));
    }

    [Fact]
    public async Task A_question_in_the_place_of_a_notice_makes_the_card_before_inert()
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        var notice = await chat.SayAsync("help");

        var again = await chat.PressAsync(notice, Channel.Card(notice), "restart");
        await SettledAsync();

        Assert.Equal("serviceType", again.Asks);
        Assert.Empty(PressedChat.Actions(Channel.Card(card)));
        Assert.NotEmpty(PressedChat.Actions(Channel.Card(notice)));
    }

    [Fact]
    public async Task A_typed_answer_gets_a_new_card_and_the_one_before_is_inert()
    {
        var chat = Chat();
        var first = await chat.SayAsync("Office 365");
        await chat.PressAsync(first, Channel.Card(first), "answer", "ea");
        await SettledAsync();

        var second = await chat.SayAsync("manage");
        await SettledAsync();

        Assert.Empty(PressedChat.Actions(Channel.Card(first)));
        Assert.Contains("S5", Channel.Card(second).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_on_an_older_card_gets_the_present_state_there_and_the_other_card_is_inert()
    {
        var chat = Chat();
        var first = await chat.SayAsync("Office 365");
        var old = Channel.Card(first).DeepClone();
        var second = await chat.SayAsync("EA");

        var stale = await chat.PressAsync(first, old, "answer", "third-party");
        await SettledAsync();

        Assert.Equal("intent", stale.Asks);
        Assert.True(stale.Shows(Say("lead.stale")));
        Assert.True(JsonNode.DeepEquals(stale.Card, Channel.Card(first)));
        Assert.Empty(PressedChat.Actions(Channel.Card(second)));
    }

    [Fact]
    public async Task The_second_of_two_presses_gets_the_present_state()
    {
        var chat = Chat();
        var card = await chat.SayAsync("Office 365");
        var shown = Channel.Card(card).DeepClone();

        Assert.Equal("intent", (await chat.PressAsync(card, shown, "answer", "ea", "the same")).Asks);
        Assert.Equal("intent", (await chat.PressAsync(card, shown, "answer", "ea", "the same")).Asks);
        Assert.Equal("intent", (await chat.PressAsync(card, shown, "answer", "ea", "another")).Asks);
    }

    [Theory]
    [InlineData("""{"type":"Action.Execute","verb":"case","data":{"mcb":1,"do":"answer","fact":"purchaseChannel","value":"ea","rev":1,"ref":"made.up"}}""", "press.elsewhere")]
    [InlineData("""{"type":"Action.Execute","verb":"case","data":{"colour":"red"}}""", "press.unreadable")]
    [InlineData("""{"type":"Action.Execute","verb":7,"data":"text"}""", "press.unreadable")]
    [InlineData("""{"type":"Action.Execute"}""", "press.unreadable")]
    [InlineData("""[]""", "press.unreadable")]
    [InlineData("""null""", "press.unreadable")]
    public async Task What_is_not_ours_is_answered_with_a_line_that_helps(string action, string key)
    {
        var answer = await Chat().ExecuteAsync("1", JsonNode.Parse(action));
        var korean = await Chat().With("29:bo", "ko-KR").ExecuteAsync("1", JsonNode.Parse(action));

        Assert.Equal(Say(key), answer.Line);
        Assert.Equal(SampleTexts.Phrases.Say(key, Guidance.Language.Korean), korean.Line);
        Assert.Empty(Channel.Ids);
    }

    [Theory]
    [InlineData("en-US", """{"colour":"red"}""", "press.unreadable")]
    [InlineData("ko-KR", """["red"]""", "press.unreadable")]
    [InlineData("ko-KR", """{"mcb":1,"do":"answer","fact":"purchaseChannel","value":"ea","rev":1,"ref":"made.up"}""", "press.elsewhere")]
    public async Task What_is_not_ours_and_comes_as_a_message_gets_the_same_line_once_in_a_minute(string locale, string value, string key)
    {
        var chat = Chat().With("29:ann", locale);

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal((HttpStatusCode.OK, ""), await PostAsync(Host, chat.Activity("message", ("value", JsonNode.Parse(value)))));
        }

        var told = Channel.Card(Assert.Single(Channel.Ids)).ToJsonString(SampleTexts.Relaxed);
        Assert.Contains(SampleTexts.Phrases.Say(key, locale == "ko-KR" ? Guidance.Language.Korean : Guidance.Language.English), told, StringComparison.Ordinal);
        Assert.Equal("serviceType", new PressResult(Channel.Card(await chat.SayAsync("status")), null).Asks);
    }

    [Theory]
    [InlineData("en-US", null)]
    [InlineData("ko-KR", "")]
    public async Task Answer_with_nothing_chosen_asks_to_choose_first(string locale, string? choice)
    {
        var chat = Chat().With("29:ann", locale);
        var card = await chat.SayAsync("Office 365");
        var answer = PressedChat.Find(Channel.Card(card), "answer", choice);
        if (choice is null)
        {
            ((JsonObject)answer["data"]!).Remove("choice");
        }

        var again = await chat.ExecuteAsync(card, answer);

        Assert.Equal("purchaseChannel", again.Asks);
        Assert.True(again.Shows(SampleTexts.Phrases.Say("card.choose-first", choice is null ? Guidance.Language.English : Guidance.Language.Korean)));
    }

    [Fact]
    public async Task A_card_of_another_conversation_changes_nothing()
    {
        var chat = Chat();
        var card = await chat.SayAsync("Office 365");

        var elsewhere = await Chat().PressAsync("1", Channel.Card(card), "answer", "ea");

        Assert.Equal(Say("press.elsewhere"), elsewhere.Line);
        Assert.Equal("purchaseChannel", new PressResult(Channel.Card(await chat.SayAsync("status")), null).Asks);
    }

    [Fact]
    public async Task An_unknown_verb_is_a_press_on_a_case()
    {
        var chat = Chat();
        var card = await chat.SayAsync("Office 365");
        var action = PressedChat.Find(Channel.Card(card), "answer", "ea");
        action["verb"] = "unknown";

        Assert.Equal("intent", (await chat.ExecuteAsync(card, action)).Asks);
    }

    [Fact]
    public async Task A_message_that_cannot_be_replaced_costs_nobody_the_answer()
    {
        var chat = Chat();
        var card = await chat.SayAsync("Office 365");
        Channel.Refusals.Enqueue(HttpStatusCode.Forbidden);

        var second = await chat.PressAsync(card, Channel.Card(card), "answer", "ea");
        await SettledAsync();
        Assert.Equal("purchaseChannel", new PressResult(Channel.Card(card), null).Asks);

        Assert.True((await chat.PressAsync(card, second.Card!, "answer", "manage")).Shows("S5"));
        await SettledAsync();
        Assert.Contains("S5", Channel.Card(card).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_the_channel_does_not_take_is_told_and_comes_with_the_next_press()
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        Channel.Refusals.Enqueue(HttpStatusCode.TooManyRequests);

        var refused = await chat.PressAsync(card, Channel.Card(card), "more");
        Assert.Equal(Say("press.later"), refused.Line);
        Assert.Equal([card], Channel.Ids);

        await chat.PressAsync(card, Channel.Card(card), "more");
        Assert.Equal(3, Channel.Ids.Count);
    }

    [Fact]
    public async Task A_slow_press_is_answered_in_time_and_its_reply_comes_afterwards()
    {
        var clock = (FakeTimeProvider)Host.Services.GetRequiredService<TimeProvider>();
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        var posted = new TaskCompletionSource();
        Channel.Creating = posted.Task;
        var pressing = chat.PressAsync(card, Channel.Card(card), "more");
        await Channel.Waits;

        var step = TimeSpan.FromMilliseconds(100);
        await clock.PassAsync(step, (int)(PressDesk.AnswerTime / step) + 1, () => pressing.IsCompleted);

        Assert.Equal(Say("press.slow"), (await pressing).Line);

        posted.SetResult();
        await SettledAsync();
        while (Channel.Ids.Count < 2)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_client_that_cannot_execute_is_given_buttons_that_submit()
    {
        var chat = Chat();
        var message = chat.Activity("message", ("text", "Office 365"));
        message["channelId"] = "webchat";
        using var response = await Host.PostAsync(message);

        var card = Channel.Card(Assert.Single(Channel.Ids)).ToJsonString();
        Assert.Contains("Action.Submit", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", card, StringComparison.Ordinal);
        Assert.DoesNotContain("fallback\"", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_welcome_stays_for_others_in_a_channel_and_gives_way_to_the_question_in_a_chat()
    {
        var personal = Chat();
        var welcome = await ArrivedAsync(personal);
        Assert.Equal("serviceType", (await personal.PressAsync(welcome, Channel.Card(welcome), "next")).Asks);
        await SettledAsync();
        Assert.Equal([welcome], Channel.Ids);

        var group = Chat("channel");
        welcome = await ArrivedAsync(group);
        var before = Channel.Card(welcome).ToJsonString();
        Assert.Equal(Say("press.below"), (await group.PressAsync(welcome, Channel.Card(welcome), "next")).Line);
        await SettledAsync();
        Assert.Equal(before, Channel.Card(welcome).ToJsonString());
        Assert.Equal("serviceType", new PressResult(Channel.Card(Channel.Ids[^1]), null).Asks);
    }

    private async Task<string> ArrivedAsync(PressedChat chat)
    {
        using var response = await Host.PostAsync(chat.Activity("installationUpdate", ("action", "add")));
        return Channel.Ids[^1];
    }

    private static async Task<string> AnsweredAsync(PressedChat chat) => await chat.SayAsync("Office 365 from an EA, we should manage it");

    private PressedChat Chat(string type = "personal") => ChatOf(type);
}
