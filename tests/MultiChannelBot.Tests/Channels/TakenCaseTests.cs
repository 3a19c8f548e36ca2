using System.Net;
using System.Text.Json.Nodes;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Channels.Forms;

namespace MultiChannelBot.Tests.Channels;

/// <summary>What somebody types, and the form that they open, once they have taken over another's case.</summary>
public sealed class TakenCaseTests : PressedHost
{
    private static readonly string[] OfBo = ["29:bo"];

    [Theory]
    [InlineData("groupChat", "en-US", "we should manage it")]
    [InlineData("channel", "ko-KR", "저희가 관리할게요")]
    public async Task What_the_new_owner_types_goes_on_in_the_case(string type, string locale, string wanted)
    {
        var ann = ChatOf(type).With("29:ann", locale);
        var bo = ann.With("29:bo", locale);
        var card = await TakenOverAsync(ann, bo);

        var standing = await bo.SayAsync("status");
        Assert.Equal("intent", Asks(standing));
        Assert.Empty(PressedChat.Actions(Channel.Card(card)));
        Assert.Equal(OfBo, Channel.Card(standing)["refresh"]!["userIds"]!.AsArray().Select(id => (string?)id));

        var answer = await bo.SayAsync(wanted);
        Assert.Contains("S5", Text(answer), StringComparison.Ordinal);
        var steps = await bo.SayAsync("steps");
        Assert.Null(Asks(steps));
        Assert.Contains(PressedChat.Actions(Channel.Card(steps)), action => (string?)action["data"]!["do"] == "done");
    }

    [Fact]
    public async Task A_message_that_is_delivered_twice_counts_once()
    {
        var ann = ChatOf("channel");
        var bo = ann.With("29:bo");
        await TakenOverAsync(ann, bo);
        var message = bo.Activity("message", ("text", "another one: Azure from a CSP"));

        await PostAsync(Host, message.DeepClone());
        var (count, text) = (Channel.Ids.Count, Text(Channel.Ids[^1]));
        Assert.Equal((HttpStatusCode.OK, ""), await PostAsync(Host, message));

        Assert.Equal((count, text), (Channel.Ids.Count, Text(Channel.Ids[^1])));
    }

    [Fact]
    public async Task The_next_case_of_the_new_owner_is_empty_and_theirs()
    {
        var ann = ChatOf("channel");
        var bo = ann.With("29:bo");
        await TakenOverAsync(ann, bo);

        Assert.Equal("serviceType", Asks(await bo.SayAsync("next")));
        var next = await bo.SayAsync("Office 365");
        Assert.Equal("purchaseChannel", Asks(next));
        Assert.DoesNotContain(Say("notice.own-again"), Text(next), StringComparison.Ordinal);
        Assert.Equal("serviceType", Asks(await ann.SayAsync("EA")));
    }

    [Fact]
    public async Task Taken_back_the_case_is_the_former_owners_again_and_the_other_has_their_own()
    {
        var ann = ChatOf("channel");
        var bo = ann.With("29:bo");
        await TakenOverAsync(ann, bo);
        var card = await bo.SayAsync("status");
        await TakeAsync(ann, card);

        var own = await bo.SayAsync("Azure");
        Assert.Contains(Say("notice.own-again"), Text(own), StringComparison.Ordinal);
        Assert.Equal("purchaseChannel", Asks(own));
        Assert.DoesNotContain(Say("notice.own-again"), Text(await bo.SayAsync("status")), StringComparison.Ordinal);
        Assert.Contains("S5", Text(await ann.SayAsync("we should manage it")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_their_own_that_is_under_way_waits_for_a_press_on_its_card()
    {
        var ann = ChatOf("channel");
        var bo = ann.With("29:bo");
        var own = await bo.SayAsync("Azure");
        await TakenOverAsync(ann, bo);
        Assert.Equal("intent", Asks(await bo.SayAsync("status")));

        await bo.PressAsync(own, Channel.Card(own), "why");
        Assert.Equal("purchaseChannel", Asks(await bo.SayAsync("status")));
    }

    [Fact]
    public async Task Whoever_starts_their_own_types_there()
    {
        var ann = ChatOf("channel");
        var (bo, cy) = (ann.With("29:bo"), ann.With("29:cy"));
        await TakenOverAsync(ann, bo);
        var third = await cy.SayAsync("Azure");
        var told = await bo.PressAsync(third, Channel.Card(third), "why");

        await bo.PressAsync(third, told.Card!, "start-mine");
        await SettledAsync();

        Assert.Equal("purchaseChannel", Asks(await bo.SayAsync("Office 365")));
    }

    [Fact]
    public async Task What_the_new_owner_forgets_is_gone_and_they_begin_anew()
    {
        var ann = ChatOf("channel");
        var bo = ann.With("29:bo");
        var card = await TakenOverAsync(ann, bo);
        await bo.SayAsync("forget me");

        Assert.Equal("purchaseChannel", Asks(await bo.SayAsync("Office 365")));
        Assert.Equal("serviceType", Asks(await ann.SayAsync("EA")));
        Assert.Empty(PressedChat.Actions(Channel.Card(card)));
    }

    [Fact]
    public async Task The_form_of_the_new_owner_shows_the_case_and_is_sent_into_it()
    {
        var ann = ChatOf("channel");
        var bo = ann.With("29:bo");
        await TakenOverAsync(ann, bo);

        var dialog = await FormAsync(bo);
        Assert.Equal("serviceType=license-based", FormHost.Input(FormHost.Card(dialog), "serviceType"));
        Assert.Equal("purchaseChannel=ea", FormHost.Input(FormHost.Card(dialog), "purchaseChannel"));

        var data = new JsonObject { ["data"] = FormHost.Data(dialog, "send", [("intent", "intent=manage")]) };
        Assert.Equal((HttpStatusCode.OK, ""), await PostAsync(Host, bo.Activity("invoke", ("name", "task/submit"), ("value", data))));
        Assert.Contains("S5", Text(Channel.Ids[^1]), StringComparison.Ordinal);
        Assert.Equal("none", FormHost.Input(FormHost.Card(await FormAsync(ann)), "serviceType"));
    }

    [Theory]
    [InlineData("en-US", Guidance.Language.English)]
    [InlineData("ko-KR", Guidance.Language.Korean)]
    public async Task The_form_on_a_card_of_somebody_else_says_that_it_is_ones_own(string locale, Guidance.Language language)
    {
        var ann = ChatOf("channel").With("29:ann", locale);
        var card = Channel.Card(await ann.SayAsync("restart"));
        var button = FormHost.Parts(card, "Action.Submit").First(action => (string?)action["data"]?["msteams"]?["type"] == "task/fetch");
        var own = SampleTexts.Phrases.Say("form.own", language);

        Assert.DoesNotContain(own, FormHost.Shown(FormHost.Card(await FormAsync(ann, button["data"]))), StringComparison.Ordinal);
        Assert.Contains(own, FormHost.Shown(FormHost.Card(await FormAsync(ann.With("29:bo", locale), button["data"]))), StringComparison.Ordinal);
    }

    private async Task<JsonNode?> FormAsync(PressedChat who, JsonNode? data = null)
    {
        var opening = new JsonObject { ["data"] = data?.DeepClone() ?? new JsonObject { ["msteams"] = new JsonObject { ["type"] = "task/fetch" } } };
        return JsonNode.Parse((await PostAsync(Host, who.Activity("invoke", ("name", "task/fetch"), ("value", opening)))).Body);
    }

    private async Task<string> TakenOverAsync(PressedChat ann, PressedChat bo)
    {
        var card = await ann.SayAsync("Office 365, EA");
        await TakeAsync(bo, card);
        return card;
    }

    private async Task TakeAsync(PressedChat who, string card)
    {
        var told = await who.PressAsync(card, Channel.Card(card), "answer", "manage");
        await who.PressAsync(card, told.Card!, "take-over");
        await SettledAsync();
    }

    private string? Asks(string card) => new PressResult(Channel.Card(card), null).Asks;

    private string Text(string card) => Channel.Card(card).ToJsonString(SampleTexts.Relaxed);
}
