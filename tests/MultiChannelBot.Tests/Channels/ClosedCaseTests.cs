using System.Net;
using System.Text.Json.Nodes;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels;

/// <summary>What stands in the conversation once a case is closed or forgotten.</summary>
public sealed class ClosedCaseTests : PressedHost
{
    [Theory]
    [InlineData("cancel")]
    [InlineData("stop")]
    [InlineData("forget me")]
    public async Task A_case_that_is_closed_leaves_one_line_of_its_card(string closing)
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);

        await chat.SayAsync(closing);
        await SettledAsync();

        Assert.Empty(PressedChat.Actions(Channel.Card(card)));
        Assert.Contains(Say("card.forgotten"), Channel.Card(card).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_closed_stays_so_when_the_next_one_begins()
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        var notice = await chat.SayAsync("cancel");
        await SettledAsync();
        var line = Channel.Card(card).ToJsonString();

        await chat.SayAsync("Office 365");
        await SettledAsync();

        Assert.Equal(line, Channel.Card(card).ToJsonString());
        Assert.Empty(PressedChat.Actions(Channel.Card(notice)));
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("forget me")]
    public async Task A_case_that_is_closed_leaves_one_line_of_its_card_although_the_first_attempt_to_say_so_failed(string closing)
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        var said = chat.Activity("message", ("text", closing));
        Channel.Refusals.Enqueue(HttpStatusCode.TooManyRequests);

        var refused = await PostAsync(Host, said);
        var again = await PostAsync(Host, said);
        await SettledAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.Status, again.Status));
        Assert.Empty(PressedChat.Actions(Channel.Card(card)));
        Assert.Contains(Say("card.forgotten"), Channel.Card(card).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    public async Task Forget_me_leaves_one_line_of_the_card_and_a_press_on_what_was_left_is_told(string type)
    {
        var chat = Chat(type);
        var card = await AnsweredAsync(chat);
        var left = Channel.Card(card).DeepClone();

        await chat.SayAsync("forget me");
        await SettledAsync();

        Assert.Empty(PressedChat.Actions(Channel.Card(card)));
        Assert.Contains(Say("card.forgotten"), Channel.Card(card).ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        var sent = Channel.Ids.Count;
        foreach (var who in new[] { chat, chat.With("29:bo") })
        {
            Assert.Equal(Say("press.gone"), (await who.PressAsync(card, left, "more")).Line);
        }

        // Nobody's case began of it.
        Assert.Equal(sent, Channel.Ids.Count);
        Assert.Equal("serviceType", new PressResult(Channel.Card(await chat.SayAsync("restart")), null).Asks);
    }

    [Fact]
    public async Task Forget_me_by_the_button_leaves_one_line_of_the_card()
    {
        var chat = Chat();
        var card = await AnsweredAsync(chat);
        await chat.PressAsync(card, Channel.Card(card), "more");
        var menu = Channel.Ids[^1];
        var button = (JsonObject)PressedChat.Actions(Channel.Card(menu)).First().DeepClone();
        button["data"]!["do"] = "forget-me";

        var forgotten = await chat.ExecuteAsync(menu, button);
        await SettledAsync();

        Assert.True(forgotten.Shows(Say("notice.forgotten")));
        Assert.Empty(PressedChat.Actions(Channel.Card(card)));
    }

    private static async Task<string> AnsweredAsync(PressedChat chat) => await chat.SayAsync("Office 365 from an EA, we should manage it");

    private PressedChat Chat(string type = "personal") => ChatOf(type);
}
