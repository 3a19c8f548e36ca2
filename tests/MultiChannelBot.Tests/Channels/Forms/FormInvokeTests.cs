using System.Text.Json.Nodes;

namespace MultiChannelBot.Tests.Channels.Forms;

/// <summary>The form of a conversation, by the invokes of its dialog.</summary>
public sealed class FormInvokeTests
{
    private static readonly (string, string)[] Manage =
        [("serviceType", "serviceType=license-based"), ("purchaseChannel", "purchaseChannel=ea"), ("intent", "intent=manage")];

    [Theory]
    [InlineData("en-US", "Fill in what you know", "Show the outcome", "Send to the chat")]
    [InlineData("ko-KR", "아는 내용만", "결과 보기", "대화에 보내기")]
    public async Task An_empty_form_has_every_input_labelled_and_everything_open(string locale, string intro, string check, string send)
    {
        await using var host = await FormHost.StartAsync();
        host.Locale = locale;

        var card = FormHost.Card(await host.OpenAsync());

        Assert.Contains(intro, FormHost.Shown(card), StringComparison.Ordinal);
        Assert.Equal([check, send], FormHost.Parts(card, "Action.Submit").Select(action => (string?)action["title"]));
        var inputs = FormHost.Parts(card, "Input.ChoiceSet").Concat(FormHost.Parts(card, "Input.Date")).ToList();
        Assert.Equal(
            ["serviceType", "purchaseChannel", "intent", "cloud", "partnerType", "termEnd"],
            inputs.Select(input => (string?)input["id"]));
        Assert.All(inputs, input => Assert.False(string.IsNullOrWhiteSpace((string?)input["label"])));
        Assert.All(FormHost.Parts(card, "Input.ChoiceSet"), input => Assert.Equal("none", (string?)input["value"]));
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task A_form_shows_what_the_case_knows_and_what_it_comes_to()
    {
        await using var host = await FormHost.StartAsync();
        await host.SayAsync("Office 365 from an EA");

        var card = FormHost.Card(await host.OpenAsync());

        Assert.Equal("serviceType=license-based", FormHost.Input(card, "serviceType"));
        Assert.Equal("purchaseChannel=ea", FormHost.Input(card, "purchaseChannel"));
        Assert.Equal("none", FormHost.Input(card, "intent"));
        Assert.Contains("Still open: What is wanted", FormHost.Shown(card), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "15 March 2019")]
    [InlineData("ko-KR", "2019년 3월 15일")]
    public async Task Showing_the_outcome_keeps_the_inputs_and_writes_nothing(string locale, string page)
    {
        await using var host = await FormHost.StartAsync();
        host.Locale = locale;

        var card = FormHost.Card(await host.PressAsync(await host.OpenAsync(), "check", Manage));

        Assert.All(Manage, input => Assert.Equal(input.Item2, FormHost.Input(card, input.Item1)));
        Assert.Contains(page, FormHost.Shown(card), StringComparison.Ordinal);
        Assert.Empty(FormHost.Parts(card, "Input.Date"));
        Assert.Empty(host.Posted);
        Assert.Equal("none", FormHost.Input(FormHost.Card(await host.OpenAsync()), "serviceType"));
    }

    [Fact]
    public async Task A_sent_form_is_answered_in_the_conversation_and_stays_in_the_case()
    {
        await using var host = await FormHost.StartAsync();

        Assert.Null(await host.PressAsync(await host.OpenAsync(), "send", Manage));

        Assert.Contains("S5", Assert.Single(host.Posted), StringComparison.Ordinal);
        Assert.Equal("intent=manage", FormHost.Input(FormHost.Card(await host.OpenAsync()), "intent"));
        await host.SayAsync("it was Open");
        Assert.Equal(2, host.Posted.Count);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_counts_once()
    {
        await using var host = await FormHost.StartAsync();
        var dialog = await host.OpenAsync();

        await host.PressAsync(dialog, "send", Manage);
        Assert.Null(await host.PressAsync(dialog, "send", Manage));

        Assert.Equal(2, host.Posted.Count);
        Assert.DoesNotContain("new case", host.Posted[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_somebody_else_is_their_own()
    {
        await using var host = await FormHost.StartAsync();
        await host.SayAsync("Office 365 from an EA");
        var dialog = await host.OpenAsync();
        host.Person = "29:bob";

        await host.PressAsync(dialog, "send", ("intent", "intent=manage"));

        host.Person = "29:ann";
        Assert.Equal("none", FormHost.Input(FormHost.Card(await host.OpenAsync()), "intent"));
    }

    [Theory]
    [InlineData("en-US", "Please give a day from today on")]
    [InlineData("ko-KR", "오늘부터 20년 이내의 날짜")]
    public async Task A_day_that_cannot_be_says_so_beside_its_input(string locale, string words)
    {
        await using var host = await FormHost.StartAsync();
        host.Locale = locale;
        var dialog = await host.OpenAsync();
        foreach (var day in (string[])["2020-01-01", "9999-12-31", "2027-02-30", "tomorrow"])
        {
            var card = FormHost.Card(await host.PressAsync(dialog, "send", [.. Manage, ("termEnd", day)]));

            var beside = Assert.Single(FormHost.Parts(card, "Container"), part => FormHost.Parts(part, "Input.Date").Any());
            Assert.StartsWith(words, FormHost.Shown(beside), StringComparison.Ordinal);
            Assert.Equal("intent=manage", FormHost.Input(card, "intent"));
        }

        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task A_choice_that_was_never_offered_says_so_beside_its_input()
    {
        await using var host = await FormHost.StartAsync();

        var card = FormHost.Card(await host.PressAsync(await host.OpenAsync(), "send", ("purchaseChannel", "intent=move"), ("cloud", "x\u0000")));

        Assert.Equal(2, FormHost.Parts(card, "TextBlock").Count(block => (string?)block["text"] == "Please choose one of the list."));
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task A_form_that_says_nothing_is_not_sent()
    {
        await using var host = await FormHost.StartAsync();

        var card = FormHost.Card(await host.PressAsync(await host.OpenAsync(), "send"));

        Assert.Contains("Please state at least one detail first.", FormHost.Shown(card), StringComparison.Ordinal);
        Assert.Empty(host.Posted);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":{\"mcb\":2,\"form\":\"send\"}}")]
    [InlineData("{\"data\":{\"mcb\":1,\"form\":\"steal\"}}")]
    [InlineData("{\"data\":[1,2]}")]
    public async Task Data_of_no_form_of_ours_get_a_fresh_one(string value)
    {
        await using var host = await FormHost.StartAsync();

        var card = FormHost.Card(await host.InvokeAsync("task/submit", JsonNode.Parse(value)));

        Assert.Contains("so here is a fresh one", FormHost.Shown(card), StringComparison.Ordinal);
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task Forged_data_say_no_more_than_a_form_can()
    {
        await using var host = await FormHost.StartAsync();
        var forged = JsonNode.Parse("""
            {"data":{"mcb":1,"form":"send","at":99,"sub":-5,"since":99999999999999999,"fields":"serviceType intent nothing",
             "facts":"serviceType=license-based;purchaseChannel=ea|nowhere;termEnd=9999-12-31;product=../x/intent=manage","serviceType":{"a":1},"intent":"intent=move"}}
            """);

        var card = FormHost.Card(await host.InvokeAsync("task/submit", forged));

        Assert.Equal("intent=move", FormHost.Input(card, "intent"));
        Assert.DoesNotContain("nowhere", card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("9999", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(host.Posted);
    }

    [Theory]
    [InlineData("en-US", "You are sending faster than I can read")]
    [InlineData("ko-KR", "짧은 시간에 너무 많은 메시지")]
    public async Task Somebody_in_haste_is_told_in_the_dialog(string locale, string words)
    {
        await using var host = await FormHost.StartAsync("--Limits:InputsPerPerson", "1");
        host.Locale = locale;
        await host.OpenAsync();

        var told = await host.OpenAsync();
        var searched = await host.SearchAsync("EA");

        Assert.Equal("message", (string?)told!["task"]!["type"]);
        Assert.StartsWith(words, (string?)told["task"]!["value"], StringComparison.Ordinal);
        Assert.StartsWith(words, (string?)searched!["composeExtension"]!["text"], StringComparison.Ordinal);
    }
}
