using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>What somebody writes in a thread once they have taken over another's case there.</summary>
public sealed class SlackTakenCaseTests : SlackHosted
{
    private const string Ann = "U1ANN";
    private const string Bo = "U2BO";
    private const string Thread = "1772452000.000100";

    [Theory]
    [InlineData("Office 365, EA", "we should manage it")]
    [InlineData("오피스 365, EA", "저희가 관리할게요")]
    public async Task What_the_new_owner_writes_goes_on_in_the_case(string begun, string wanted)
    {
        await TakenOverAsync(begun);
        Assert.Equal("intent", Asks(await SayAsync(Bo, "status")));
        Assert.Contains("S5", (await SayAsync(Bo, wanted)).Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_delivered_twice_counts_once()
    {
        await TakenOverAsync();
        var time = Host.NextTime();
        await SayAsync(Bo, "another one: Azure from a CSP", time);
        var count = Slack.Calls.Count;
        await TakenAsync(Host.MentionAsync("another one: Azure from a CSP", Thread, Bo, time));
        await SettledAsync();
        Assert.Equal(count, Slack.Calls.Count);
    }

    [Fact]
    public async Task The_former_owner_begins_anew_and_is_told_so_once()
    {
        await TakenOverAsync();
        var own = await SayAsync(Ann, "Azure");
        Assert.Equal("purchaseChannel", Asks(own));
        Assert.Contains(Say("notice.own-again"), own.Body.ToJsonString(SampleTexts), StringComparison.Ordinal);
        Assert.DoesNotContain(Say("notice.own-again"), (await SayAsync(Ann, "status")).Body.ToJsonString(SampleTexts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_back_the_case_is_the_former_owners_again_and_the_other_has_their_own()
    {
        await TakenOverAsync();
        var card = await SayAsync(Bo, "status");
        await TakeAsync(Ann, card);
        Assert.Equal("purchaseChannel", Asks(await SayAsync(Bo, "Azure")));
        Assert.Contains("S5", (await SayAsync(Ann, "we should manage it")).Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_their_own_that_is_under_way_waits_for_a_press_on_its_message()
    {
        var own = await SayAsync(Bo, "Azure");
        await TakenOverAsync();
        Assert.Equal("intent", Asks(await SayAsync(Bo, "status")));
        await PressAsync(Bo, own, "why");
        Assert.Equal("purchaseChannel", Asks(await SayAsync(Bo, "status")));
    }

    [Fact]
    public async Task The_form_of_the_new_owner_shows_the_case_and_is_sent_into_it()
    {
        await TakenOverAsync();
        var form = await OpenFormAsync(Bo);
        Assert.Equal(("serviceType=license-based", "purchaseChannel=ea"), (form.Value("serviceType"), form.Value("purchaseChannel")));
        await TakenAsync(form.ChooseAsync("intent", "intent=manage"));
        Assert.Null(await form.SendAsync());
        Assert.Contains("S5", Slack.Calls.Last(call => call.Method == "chat.postMessage").Body.ToJsonString(), StringComparison.Ordinal);
        await SettledAsync();
        Assert.Equal("none", (await OpenFormAsync(Ann)).Value("serviceType"));
    }

    [Fact]
    public async Task The_form_on_somebody_elses_message_says_that_it_is_ones_own()
    {
        await SayAsync(Ann, "start");
        Assert.Contains(Say("form.own"), (await OpenFormAsync(Bo)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Say("form.own"), (await OpenFormAsync(Ann)).Text, StringComparison.Ordinal);
    }

    private async Task<SlackModal> OpenFormAsync(string who)
    {
        var card = Slack.Calls.Last(call => call.Method == "chat.postMessage" && call.Presses().Any());
        var press = JsonNode.Parse(card.Presses().First().Value)!.AsArray();
        (press[1], press[2], press[3]) = ("form", null, null);
        await TakenAsync(Host.PressAsync(("press9", press.ToJsonString()), Slack.ResponseUrl, StandInSlack.TimeOf(Slack.Calls.ToList().IndexOf(card)), "C1", Thread, who));
        return new SlackModal(Slack, Host, who);
    }

    private static System.Text.Json.JsonSerializerOptions SampleTexts => MultiChannelBot.Tests.Cards.SampleTexts.Relaxed;

    private async Task TakenOverAsync(string begun = "Office 365, EA") => await TakeAsync(Bo, await SayAsync(Ann, begun));

    private async Task TakeAsync(string who, SlackCall card)
    {
        var told = await PressAsync(who, card, "manage");
        Assert.Equal(("chat.postEphemeral", who), (told.Method, told.Text("user")));
        var taking = told.Press("take-over");
        await TakenAsync(Host.PressAsync(taking, Slack.ResponseUrl, time: null, "C1", Thread, who));
        await SettledAsync();
    }

    private async Task<SlackCall> SayAsync(string who, string text, string? time = null)
    {
        await TakenAsync(Host.MentionAsync(text, Thread, who, time));
        await SettledAsync();
        return Slack.Calls.Last(call => call.Method == "chat.postMessage");
    }

    private async Task<SlackCall> PressAsync(string who, SlackCall card, string word)
    {
        var place = Slack.Calls.ToList().IndexOf(card);
        await TakenAsync(Host.PressAsync(card.Press(word), Slack.ResponseUrl, StandInSlack.TimeOf(place), "C1", Thread, who));
        await SettledAsync();
        return Slack.Calls[^1];
    }

    private static string? Asks(SlackCall call) => call.Presses()
        .Select(press => JsonNode.Parse(press.Value)!.AsArray())
        .Where(press => (string?)press[1] == "answer").Select(press => (string?)press[2]).FirstOrDefault();

    private string Say(string key) => Host.Host.Services.GetRequiredService<Triage>().Phrases.Say(key, Guidance.Language.English);

    private static async Task TakenAsync(Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private Task SettledAsync() => Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
}
