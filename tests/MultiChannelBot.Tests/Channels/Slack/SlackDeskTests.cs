using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Desk;
using MultiChannelBot.Tests.Hosts;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Cases passed on from Slack and to a desk there, by the host and the channels' own sides.</summary>
public sealed class SlackDeskTests : IAsyncLifetime
{
    private const string Place = "C0DESK";
    private const string Thread = "1772452000.000100";
    private const string Link = "https://slack.com/app_redirect?channel=C1&team=" + SlackHost.Team;

    private StandInSlack slack = null!;

    public async ValueTask InitializeAsync() => slack = await StandInSlack.StartAsync();

    public ValueTask DisposeAsync() => slack.DisposeAsync();

    [Fact]
    public async Task After_a_plain_yes_the_desk_gets_a_mention_and_the_link_once()
    {
        await using var host = await StartAsync();
        await InThreadAsync(host, "Office 365 from an EA, manage", "human", "yes, with my name", "human");

        var post = Assert.Single(Posted);
        Assert.Equal("Bearer " + SlackHost.Token, post.Authorization);
        var texts = Texts(post);
        Assert.Contains(texts, text => text.StartsWith("Asked by: <@U1>", StringComparison.Ordinal));
        Assert.Contains("<@U1>", post.Text("text"), StringComparison.Ordinal);
        Assert.Contains(texts, text => text.Contains("Office 365", StringComparison.Ordinal));
        Assert.Equal(Link, (string?)Elements(post).Single(element => element["url"] is not null)["url"]);
        Assert.DoesNotContain("Teams", post.Body.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(string.Join("", texts) + post.Text("text"), letter => letter is '\uE000' or '\uE001');
        Assert.Contains("Our desk has it now", Told(2), StringComparison.Ordinal);
        Assert.Contains("your name and a link to this conversation.", Told(2), StringComparison.Ordinal);
        Assert.Contains("Our desk has this case as it stands", Told(3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes, without my name", 1)]
    [InlineData("yes", 1)]
    [InlineData("no", 0)]
    public async Task Without_it_the_desk_learns_neither_and_nothing_of_either_is_kept(string said, int posts)
    {
        await using var host = await StartAsync(services => services.AddSingleton<ICaseStore>(provider =>
            new RecordingStore(new InMemoryCaseStore(provider.GetRequiredService<TimeProvider>(), TimeSpan.FromDays(1)))));
        await InThreadAsync(host, "Office 365 from an EA, manage", "human", said);

        Assert.Equal(posts, Posted.Count);
        Assert.All(Posted, post => Assert.All(["U1", "app_redirect"], personal => Assert.DoesNotContain(personal, WithoutReference(post), StringComparison.Ordinal)));
        var written = (RecordingStore)host.Host.Services.GetRequiredService<ICaseStore>();
        Assert.NotEmpty(written.Values);
        Assert.All(["U1\"", "app_redirect", SlackHost.Team, Thread, Place], personal => Assert.All(
            written.Values, value => Assert.DoesNotContain(personal, value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Outside_a_channel_no_link_is_spoken_of()
    {
        await using var host = await StartAsync();
        await DirectAsync(host, "Office 365 from an EA, manage", "human", "yes, with my name");

        var post = Assert.Single(Posted);
        Assert.Contains("<@U1>", post.Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain("app_redirect", post.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.All(Said, call => Assert.DoesNotContain("link to", call.Text("text"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_desk_of_another_workspace_gets_the_link_after_a_yes_and_nobody_is_named()
    {
        await using var host = await StartAsync(settings: ["--Desk:Tenant", "T9OTHER"]);
        await InThreadAsync(host, "Office 365 from an EA, manage", "human", "yes, with the link", "human");

        Assert.Contains("With a link to this conversation", Told(1), StringComparison.Ordinal);
        Assert.DoesNotContain("name", Told(1), StringComparison.Ordinal);
        var post = Assert.Single(Posted);
        Assert.Equal(Link, (string?)Elements(post).Single(element => element["url"] is not null)["url"]);
        Assert.DoesNotContain("U1", post.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.All([Told(2), Told(3)], told => Assert.Contains("a link to this conversation, without your name", told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("yes, with my name")]
    public async Task Where_there_is_neither_a_yes_is_a_yes(string said)
    {
        await using var host = await StartAsync(settings: ["--Desk:Tenant", "T9OTHER"]);
        await DirectAsync(host, "Office 365 from an EA, manage", "human", said);

        Assert.DoesNotContain("name", Told(1), StringComparison.Ordinal);
        Assert.DoesNotContain("U1", Assert.Single(Posted).Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("without your name", Told(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_command_shows_to_one_person_alone_is_passed_on_without_a_link()
    {
        await using var host = await StartAsync();
        foreach (var said in (string[])["Office 365 from an EA, manage", "human", "yes, with my name"])
        {
            using var answered = await host.CommandAsync(said, slack.ResponseUrl);
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
            await SettledAsync(host);
        }

        var post = Assert.Single(Posted);
        Assert.Contains("<@U1>", post.Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain("app_redirect", post.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_closes_it_in_its_own_channel_and_as_often_as_it_likes()
    {
        await using var host = await StartAsync();
        await DirectAsync(host, "Office 365 from an EA, manage", "human", "yes");
        Assert.Empty(SlackRules.FaultsOf(Posted[0].Message()));
        var close = Posted[0].Press("desk-close");
        for (var time = 0; time < 2; time++)
        {
            using var taken = await host.PressAsync(close, slack.ResponseUrl, "1772452811.000001", Place, user: "U5");
            var update = slack.Calls[^1];
            Assert.Equal(("chat.update", Place, "1772452811.000001"), (update.Method, update.Text("channel"), update.Text("ts")));
            Assert.Contains("Closed: case ", update.Text("text"), StringComparison.Ordinal);
            Assert.Empty(update.Presses());
            Assert.DoesNotContain("U5", update.Body.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("C1", false)]
    [InlineData("D1", false)]
    [InlineData(Place, true)]
    public async Task Elsewhere_or_made_up_it_closes_nothing_and_the_presser_alone_is_told(string channel, bool isMadeUp)
    {
        await using var host = await StartAsync();
        await DirectAsync(host, "Office 365 from an EA, manage", "human", "yes");
        var (action, value) = Posted[0].Press("desk-close");
        value = isMadeUp ? value[..value.LastIndexOf('.')] + ".forged\"]" : value;
        using var taken = await host.PressAsync((action, value), slack.ResponseUrl, "1772452811.000001", channel, user: "U5");

        var told = slack.Calls[^1];
        Assert.Equal(("response_url", "ephemeral", false), (told.Method, told.Text("response_type"), (bool)told.Body["replace_original"]!));
        Assert.Contains("own channel only", told.Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain(slack.Calls, call => call.Method == "chat.update" && call.Text("channel") == channel && call.Text("ts") == "1772452811.000001");
    }

    [Theory]
    [InlineData("channel_not_found", "nothing was passed on")]
    [InlineData("internal_error", "I do not know whether our desk got this case")]
    public async Task What_the_desk_answers_is_told_as_it_is(string error, string told)
    {
        await using var host = await StartAsync();
        await DirectAsync(host, "Office 365 from an EA, manage", "human");
        slack.Next("chat.postMessage", $$"""{"ok":false,"error":"{{error}}"}""");
        await DirectAsync(host, "yes");

        Assert.Contains(told, Told(2), StringComparison.Ordinal);
        Assert.Single(Posted);
    }

    [Fact]
    public async Task From_slack_it_goes_to_a_desk_in_teams_with_the_link_alone()
    {
        await using var teams = await StandInConnector.StartAsync();
        await using var host = await StartAsync(settings: ["--Desk:Conversation", DeskStage.Place, "--Desk:ServiceUrl", teams.Url, "--Desk:Tenant", "11111111-1111-4111-8111-111111111111"]);
        await InThreadAsync(host, "Office 365 from an EA, manage", "human", "yes, with the link");

        var post = DeskStage.Text(Assert.Single(teams.Created(DeskStage.Place)));
        Assert.Contains(Link, post, StringComparison.Ordinal);
        Assert.Contains("desk-close", post, StringComparison.Ordinal);
        Assert.All(["U1\"", "Slack", "Asked by"], never => Assert.DoesNotContain(never, post.Replace("https://slack.com", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("Our desk has it now", Told(2), StringComparison.Ordinal);
        Assert.All(Said, call => Assert.DoesNotContain("Teams", call.Text("text"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_teams_it_goes_to_a_desk_in_slack_by_name_and_is_closed_there()
    {
        await using var persons = await StandInConnector.StartAsync();
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Host.Address };
        var talk = new Talk(persons.Url) { Conversation = "19:abc@thread.tacv2;messageid=42", PersonName = "Ms *Quill* <!channel>" };
        string[] said = ["Office 365 from an EA, manage", "human", "yes, with my name"];
        for (var at = 0; at < said.Length; at++)
        {
            using var taken = await client.PostAsJsonAsync("/api/messages", (JsonNode)talk.Message(said[at], at), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        var post = Assert.Single(Posted);
        Assert.Contains(Texts(post), text => text.StartsWith("Asked by: Ms Quill channel", StringComparison.Ordinal));
        Assert.StartsWith("https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/42?", (string?)Elements(post).Single(element => element["url"] is not null)["url"], StringComparison.Ordinal);
        Assert.Contains("Our desk has it now", DeskStage.Text(persons.Created(talk.Conversation)[2]), StringComparison.Ordinal);
        Assert.All(persons.Created(talk.Conversation), message => Assert.DoesNotContain("Slack", DeskStage.Text(message), StringComparison.OrdinalIgnoreCase));

        using var closed = await host.PressAsync(post.Press("desk-close"), slack.ResponseUrl, "1772452811.000001", Place);
        Assert.Contains("Closed: case ", slack.Calls[^1].Text("text"), StringComparison.Ordinal);
    }

    private List<SlackCall> Posted => [.. slack.Calls.Where(call => call.Method == "chat.postMessage" && call.Text("channel") == Place)];

    /// <summary>What the person was told.</summary>
    private List<SlackCall> Said => [.. slack.Calls.Where(call => call.Method == "chat.postMessage" && call.Text("channel") != Place)];

    private string Told(int at) => Said[at].Text("text")!;

    private static List<string> Texts(SlackCall call) =>
        [.. DeskStage.Everything(call.Body["blocks"]).Select(part => part["text"]).OfType<JsonValue>().Select(text => (string)text!)];

    private static IEnumerable<JsonObject> Elements(SlackCall call) => DeskStage.Everything(call.Body["blocks"]);

    private Task<SlackHost> StartAsync(Action<IServiceCollection>? replace = null, params string[] settings) =>
        SlackHost.StartAsync(slack, replace, ["--Desk:Conversation", Place, "--Desk:Tenant", SlackHost.Team, .. settings]);

    // The reference of the card is random: whatever stands in it names nobody.
    private static string WithoutReference(SlackCall call) => Regex.Replace(call.Body.ToJsonString(), @"\bdesk\.[\w-]+", "desk.", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task InThreadAsync(SlackHost host, params string[] texts)
    {
        foreach (var text in texts)
        {
            await TakenAsync(host, host.MentionAsync(text, Thread));
        }
    }

    private static async Task DirectAsync(SlackHost host, params string[] texts)
    {
        foreach (var text in texts)
        {
            await TakenAsync(host, host.SayAsync(text));
        }
    }

    private static async Task TakenAsync(SlackHost host, Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await SettledAsync(host);
    }

    private static Task SettledAsync(SlackHost host) => host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();
}
