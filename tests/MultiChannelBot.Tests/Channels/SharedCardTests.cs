using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Delivery;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels;

/// <summary>One card that several people see and press: in group chats and channels.</summary>
public sealed class SharedCardTests : IAsyncLifetime
{
    private PressedChannel channel = null!;
    private ProtectedHost host = null!;

    public async ValueTask InitializeAsync()
    {
        channel = await PressedChannel.StartAsync();
        host = await ProtectedHost.InDevelopmentAsync("--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0");
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await channel.DisposeAsync();
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Others_are_told_whose_card_it_is_and_the_asker_is_not(string type)
    {
        var ann = Chat(type);
        var card = await ann.SayAsync("Office 365");

        var standing = channel.Card(card);
        Assert.Contains(Say("card.shared"), standing.ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.Equal("""["29:ann"]""", standing["refresh"]!["userIds"]!.ToJsonString());
        Assert.Equal("refresh", (string?)standing["refresh"]!["action"]!["verb"]);

        var own = await ann.ExecuteAsync(card, standing["refresh"]!["action"], "automatic");
        Assert.Equal("purchaseChannel", own.Asks);
        Assert.False(own.Shows("refresh"));
        Assert.DoesNotContain(Say("card.shared"), own.Card!.ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.Single(channel.Methods);
    }

    [Fact]
    public async Task In_a_personal_chat_nothing_is_refreshed() =>
        Assert.DoesNotContain("refresh", channel.Card(await Chat("personal").SayAsync("Office 365")).AsObject().Select(part => part.Key));

    [Fact]
    public async Task A_card_that_asks_by_itself_is_no_press_whatever_it_says()
    {
        var ann = Chat();
        var card = await ann.SayAsync("Office 365");
        var answer = PressedChat.Find(channel.Card(card), "answer", "ea");

        Assert.Equal("purchaseChannel", (await ann.ExecuteAsync(card, answer, "automatic")).Asks);
        Assert.Equal("purchaseChannel", (await ann.ExecuteAsync(card, answer, "automatic")).Asks);
        Assert.Equal("intent", (await ann.ExecuteAsync(card, answer)).Asks);
    }

    [Fact]
    public async Task A_card_that_was_answered_below_is_refreshed_to_one_line()
    {
        var ann = Chat();
        var card = await ann.SayAsync("Office 365");
        var refresh = channel.Card(card)["refresh"]!["action"]!.DeepClone();
        await ann.SayAsync("EA");

        var old = await ann.ExecuteAsync(card, refresh, "automatic");
        Assert.Empty(PressedChat.Actions(old.Card));
    }

    [Fact]
    public async Task A_case_that_is_gone_is_said_to_be()
    {
        var ann = Chat();
        var card = await ann.SayAsync("Office 365");
        var refresh = channel.Card(card)["refresh"]!["action"]!.DeepClone();
        await ann.SayAsync("forget me");

        Assert.Equal(Say("press.gone"), (await ann.ExecuteAsync(card, refresh, "automatic")).Line);
    }

    [Fact]
    public async Task Whoever_presses_on_anothers_card_alone_sees_whose_it_is_and_gets_back_to_it()
    {
        var (ann, bo) = (Chat(), Chat());
        bo = ann.With("29:bo", "ko-KR");
        var card = await ann.SayAsync("Office 365");
        var before = channel.Card(card).ToJsonString();

        var told = await bo.PressAsync(card, channel.Card(card), "answer", "ea");
        await SettledAsync();
        Assert.Contains(SampleTexts.Phrases.Say("notice.not-yours", Guidance.Language.Korean), told.Card!.ToJsonString(SampleTexts.Relaxed), StringComparison.Ordinal);
        Assert.Equal(before, channel.Card(card).ToJsonString());

        var back = await bo.PressAsync(card, told.Card!, "look");
        Assert.Equal("purchaseChannel", back.Asks);
        Assert.Empty(back.Card!["refresh"]!["userIds"]!.AsArray());
        Assert.Single(channel.Methods);
        Assert.Equal("intent", (await ann.PressAsync(card, channel.Card(card), "answer", "ea")).Asks);
    }

    [Fact]
    public async Task A_foreign_press_leaves_what_the_asker_chooses_from()
    {
        var ann = Chat();
        await ann.SayAsync("Office 365 from an EA, we should manage it");
        var card = channel.Ids[^1];
        await ann.SayAsync("change");
        await ann.With("29:bo").PressAsync(card, channel.Card(card), "more");

        var chosen = await ann.SayAsync("1");
        Assert.NotNull(new PressResult(channel.Card(chosen), null).Asks);
    }

    [Fact]
    public async Task Start_my_own_begins_below_and_shows_the_others_card_again()
    {
        var ann = Chat();
        var bo = ann.With("29:bo");
        var card = await ann.SayAsync("Office 365");
        var told = await bo.PressAsync(card, channel.Card(card), "answer", "ea");
        var before = channel.Card(card).ToJsonString();

        var started = await bo.PressAsync(card, told.Card!, "start-mine");
        await SettledAsync();

        Assert.Equal("purchaseChannel", started.Asks);
        Assert.Equal(before, channel.Card(card).ToJsonString());
        var own = channel.Ids[^1];
        Assert.NotEqual(card, own);
        Assert.Equal("""["29:bo"]""", channel.Card(own)["refresh"]!["userIds"]!.ToJsonString());
        Assert.Equal("serviceType", new PressResult(channel.Card(own), null).Asks);
        Assert.Equal("intent", (await ann.PressAsync(card, channel.Card(card), "answer", "ea")).Asks);
    }

    [Fact]
    public async Task Whoever_takes_over_goes_on_in_the_same_card()
    {
        var ann = Chat();
        var bo = ann.With("29:bo");
        var card = await ann.SayAsync("Office 365");
        var told = await bo.PressAsync(card, channel.Card(card), "answer", "ea");

        var taken = await bo.PressAsync(card, told.Card!, "take-over");
        await SettledAsync();

        Assert.True(taken.Shows(Say("lead.taken-over")));
        Assert.Equal("""["29:bo"]""", channel.Card(card)["refresh"]!["userIds"]!.ToJsonString());
        Assert.True((await ann.PressAsync(card, channel.Card(card), "answer", "ea")).Shows(Say("notice.not-yours")));
        Assert.Equal("intent", (await bo.PressAsync(card, taken.Card!, "answer", "ea")).Asks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Of_two_who_take_over_at_once_one_has_it_and_the_other_is_told(int? first)
    {
        var ann = Chat();
        PressedChat[] others = [ann.With("29:bo"), ann.With("29:cy")];
        var card = await ann.SayAsync("Office 365");
        var told = await Task.WhenAll(others.Select(other => other.PressAsync(card, channel.Card(card), "answer", "ea")));
        var order = first is { } one ? new[] { one, 1 - one } : [0, 1];

        PressResult[] results;
        if (first is null)
        {
            results = await Task.WhenAll(order.Select(at => others[at].PressAsync(card, told[at].Card!, "take-over")));
        }
        else
        {
            results = [await others[order[0]].PressAsync(card, told[order[0]].Card!, "take-over"), await others[order[1]].PressAsync(card, told[order[1]].Card!, "take-over")];
        }

        await SettledAsync();
        Assert.Single(results, result => result.Shows(Say("lead.taken-over")));
        Assert.Single(results, result => result.Shows(Say("lead.taken-meanwhile")));
        Assert.Equal("purchaseChannel", new PressResult(channel.Card(card), null).Asks);
    }

    [Fact]
    public async Task Refreshing_takes_nothing_from_what_a_person_may_press()
    {
        await using var strict = await ProtectedHost.InDevelopmentAsync("--Limits:InputsPerPerson", "3");
        var ann = new PressedChat(channel, activity => PostAsync(strict, activity), "channel");
        var card = await ann.SayAsync("Office 365");
        var refresh = channel.Card(card)["refresh"]!["action"]!;
        for (var time = 0; time < 3; time++)
        {
            Assert.NotNull((await ann.ExecuteAsync(card, refresh, "automatic")).Card);
        }

        Assert.Equal(Say("notice.too-many"), (await ann.ExecuteAsync(card, refresh, "automatic")).Line);
        var second = await ann.PressAsync(card, channel.Card(card), "answer", "ea");
        Assert.Equal("intent", second.Asks);
        Assert.Equal("intent", (await ann.PressAsync(card, second.Card!, "why")).Asks);
        Assert.Equal(Say("notice.too-many"), (await ann.PressAsync(card, second.Card!, "why")).Line);
    }

    private PressedChat Chat(string type = "channel") => new(channel, activity => PostAsync(host, activity), type);

    private static async Task<(HttpStatusCode, string)> PostAsync(ProtectedHost to, JsonNode activity)
    {
        using var response = await to.PostAsync(activity);
        await to.Services.GetRequiredService<TurnDelivery>().SettleAsync();
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task SettledAsync() => host.Services.GetRequiredService<CardUpdates>().SettleAsync();

    private static string Say(string key) => SampleTexts.Phrases.Say(key, Guidance.Language.English);
}
