using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Delivery;
using MultiChannelBot.Tests.Desk;
using MultiChannelBot.Tests.Hosts;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>What every channel offers beside the answer, through Slack's own requests.</summary>
public sealed partial class SlackCommandWordsTests : SlackHosted
{
    private const string Case = "Office 365 from an EA, manage";

    private protected override Task<SlackHost> StartAsync() => SlackHost.StartAsync(Slack, null, "--Package:PublicUrl", "https://bot.example.com/");

    [Fact]
    public async Task A_code_opens_a_copy_in_a_thread_by_a_command_and_in_the_other_channel()
    {
        await SayAsync(Case, "text to copy");
        var code = Code().Match(Last.Text("text")!).Value;

        await TakenAsync(Host.MentionAsync("open " + code, user: "U2"));
        Assert.Contains("Office 365", Last.Text("text"), StringComparison.Ordinal);
        Assert.Contains("S5", Last.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("S5", await CommandAsync("open " + code), StringComparison.Ordinal);

        await using var persons = await StandInConnector.StartAsync();
        using var client = new HttpClient { BaseAddress = Host.Host.Address };
        var talk = new Talk(persons.Url);
        using var taken = await client.PostAsJsonAsync("/api/messages", (JsonNode)talk.Message("open " + code, 0), TestContext.Current.CancellationToken);
        Assert.Contains("S5", DeskStage.Text(persons.Created(talk.Conversation)[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_teams_opens_a_copy_in_slack_and_a_wrong_one_none()
    {
        await using var persons = await StandInConnector.StartAsync();
        using var client = new HttpClient { BaseAddress = Host.Host.Address };
        var talk = new Talk(persons.Url);
        foreach (var (said, at) in new[] { Case, "text to copy" }.Select((said, at) => (said, at)))
        {
            using var taken = await client.PostAsJsonAsync("/api/messages", (JsonNode)talk.Message(said, at), TestContext.Current.CancellationToken);
        }

        await SayAsync("open " + Code().Match(DeskStage.Text(persons.Created(talk.Conversation)[^1])).Value);
        Assert.Contains("S5", Last.Body.ToJsonString(), StringComparison.Ordinal);
        await TakenAsync(Host.SayAsync("open K7QM-3X9T", "U3"));
        Assert.DoesNotContain("S5", Last.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("There is no case with this code", Last.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_go_on_in_their_place_by_press_and_below_by_word()
    {
        await SayAsync(Case, "steps");
        Assert.Contains("Step 1 of 6", Last.Text("text"), StringComparison.Ordinal);
        await TakenAsync(Host.PressAsync(Last.Press("done"), Slack.ResponseUrl, StandInSlack.TimeOf(Slack.Calls.Count - 1)));
        Assert.Contains("Step 2 of 6", Slack.Calls[^1].Text("text"), StringComparison.Ordinal);
        await SayAsync("done");
        Assert.Contains("Step 3 of 6", Last.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_to_send_stands_whole_in_a_block_to_copy()
    {
        await SayAsync(Case, "message");
        var copied = Assert.Single(DeskStage.Everything(Last.Body["blocks"]), part => (string?)part["type"] == "rich_text_preformatted");
        var text = (string)copied["elements"]![0]!["text"]!;
        Assert.StartsWith("Hello,", text, StringComparison.Ordinal);
        Assert.Contains("https://learn.microsoft.com/", text, StringComparison.Ordinal);
        Assert.EndsWith("Kind regards", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(Last.Presses(), press => press.Value.Contains("0:customer:ko", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feedback_asks_for_the_reason_and_thanks()
    {
        await SayAsync(Case, "feedback");
        await TakenAsync(Host.PressAsync(Last.Press("feedback", "unclear"), Slack.ResponseUrl, StandInSlack.TimeOf(Slack.Calls.Count - 1)));
        var reason = Slack.Calls[^1].Presses().First(press => press.Value.Contains("unclear", StringComparison.Ordinal));
        await TakenAsync(Host.PressAsync(reason, Slack.ResponseUrl, StandInSlack.TimeOf(Slack.Calls.Count - 1)));
        Assert.Contains("Thank you", Slack.Calls[^1].Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_lead_to_the_calendar_and_to_a_reminder_where_one_can_be_sent()
    {
        const string ThatRunsOut = "Office 365 from another CSP partner, move it to us, the term ends on 30 June 2026";
        await SayAsync(ThatRunsOut, "dates");
        Assert.Contains("30 June 2026", Last.Text("text"), StringComparison.Ordinal);
        Assert.Contains(DeskStage.Everything(Last.Body["blocks"]), part => ((string?)part["url"])?.StartsWith("https://bot.example.com/", StringComparison.Ordinal) == true);
        Assert.Contains(Last.Presses(), press => press.Value.Contains("\"remind\"", StringComparison.Ordinal));

        await CommandAsync(ThatRunsOut);
        var told = await CommandAsync("dates");
        Assert.Contains("30 June 2026", told, StringComparison.Ordinal);
        Assert.DoesNotContain("remind\\", told, StringComparison.Ordinal);
    }

    private SlackCall Last => Slack.Calls.Last(call => call.Method == "chat.postMessage");

    private async Task SayAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await TakenAsync(Host.SayAsync(text));
        }
    }

    private async Task<string> CommandAsync(string text)
    {
        using var response = await Host.CommandAsync(text, Slack.ResponseUrl);
        await Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task TakenAsync(Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
    }

    [GeneratedRegex("[2-9CDFGHJKMNPQRTVWX]{4}-[2-9CDFGHJKMNPQRTVWX]{4}")]
    private static partial Regex Code();
}
