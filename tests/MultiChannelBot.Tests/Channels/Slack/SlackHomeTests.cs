using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>The app's home: cases, settings and what it is about, each person their own.</summary>
public sealed class SlackHomeTests : SlackHosted
{
    private protected override Task<SlackHost> StartAsync() => SlackHost.StartAsync(Slack, replace: null, "--Package:PrivacyUrl", "https://example.com/privacy", "--Package:SupportUrl", "https://example.com/help");

    [Fact]
    public async Task It_says_what_the_bot_does_and_what_it_rests_on()
    {
        await TakenAsync(Host.HomeAsync());
        var call = Assert.Single(Slack.Calls);
        Assert.Equal(("views.publish", "U1"), (call.Method, call.Text("user_id")));
        var text = Text();
        foreach (var said in new[] { "welcome.title", "welcome.what", "home.cases.none", "home.rules", "home.kept", "home.privacy" })
        {
            Assert.Contains(Say(said), text, StringComparison.Ordinal);
        }

        Assert.Contains("15 March 2019", text, StringComparison.Ordinal);
        Assert.Contains("<https://example.com/privacy|", text, StringComparison.Ordinal);
        Assert.Contains("<https://learn.microsoft.com", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_messages_tab_is_not_the_home()
    {
        await TakenAsync(Host.EventAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["channel"] = "D1", ["tab"] = "messages" }));
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task It_begins_a_case_whose_answer_comes_to_the_persons_own_conversation()
    {
        await TakenAsync(Host.SayAsync("Azure"));
        await SettledAsync();
        await TakenAsync(Host.HomeAsync());
        await TakenAsync(ActAsync("start", "start"));
        var modal = new SlackModal(Slack, Host);
        Assert.Equal("none", modal.Value("serviceType"));
        await TakenAsync(modal.ChooseAsync("serviceType", "serviceType=license-based"));
        await TakenAsync(modal.ChooseAsync("purchaseChannel", "purchaseChannel=ea"));
        await TakenAsync(modal.ChooseAsync("intent", "intent=manage"));
        Assert.Null(await modal.SendAsync());

        var answer = Slack.Calls.Last(call => call.Method == "chat.postMessage");
        Assert.Equal("D1", answer.Text("channel"));
        Assert.Contains("S5", answer.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Say("lead.new-case"), answer.Body.ToJsonString(), StringComparison.Ordinal);
        await RenewedAsync();
        Assert.Contains("reseller relationship", Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_lists_the_persons_cases_of_every_place_and_opens_each()
    {
        await TakenAsync(Host.MentionAsync("Office 365 from an EA", "1772452000.000100"));
        using var asked = await Host.CommandAsync("Azure", Slack.ResponseUrl);
        await TakenAsync(Host.MentionAsync("Windows 365", "1772452000.000200", "U2"));
        await SettledAsync();
        await TakenAsync(Host.HomeAsync());
        Assert.Equal(2, Opens().Count);
        Assert.Contains("Enterprise Agreement", Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Windows 365", Text(), StringComparison.Ordinal);

        var place = Cases().FindIndex(text => text.Contains("Enterprise Agreement", StringComparison.Ordinal));
        await TakenAsync(ActAsync("open", Opens()[place]));
        var modal = new SlackModal(Slack, Host);
        Assert.Equal(("serviceType=license-based", "purchaseChannel=ea"), (modal.Value("serviceType"), modal.Value("purchaseChannel")));
        await TakenAsync(modal.ChooseAsync("intent", "intent=manage"));
        Assert.Null(await modal.SendAsync());
        var answer = Slack.Calls.Last(call => call.Method == "chat.postMessage");
        Assert.Equal("D1", answer.Text("channel"));
        Assert.Contains("S5", answer.Body.ToJsonString(), StringComparison.Ordinal);

        // It is the thread's case: there it goes on, too.
        await SettledAsync();
        await TakenAsync(Host.MentionAsync("status", "1772452000.000100"));
        Assert.Contains("S5", Slack.Calls.Last(call => call.Method == "chat.postMessage").Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_was_taken_over_meanwhile_is_not_opened_or_written_into()
    {
        await TakenAsync(Host.MentionAsync("Office 365 from an EA", "1772452000.000100"));
        var card = Slack.Calls[0];
        await SettledAsync();
        await TakenAsync(Host.HomeAsync());
        var open = Assert.Single(Opens());
        await TakenAsync(ActAsync("open", open));
        var modal = new SlackModal(Slack, Host);
        await TakeOverAsync(card);

        await TakenAsync(modal.ChooseAsync("intent", "intent=manage"));
        var told = await modal.SendAsync();
        Assert.Contains(Say("press.gone"), told!.ToJsonString(Cards.SampleTexts.Relaxed), StringComparison.Ordinal);
        await TakenAsync(ActAsync("open", open));
        Assert.Contains(Say("press.gone"), new SlackModal(Slack, Host).Text, StringComparison.Ordinal);
        await TakenAsync(Host.MentionAsync("status", "1772452000.000100", "U2"));
        Assert.DoesNotContain("S5", Slack.Calls[^1].Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_of_somebody_elses_home_opens_nothing()
    {
        await TakenAsync(Host.SayAsync("Office 365"));
        await SettledAsync();
        await TakenAsync(Host.HomeAsync());
        var open = Assert.Single(Opens());
        await TakenAsync(Host.HomeAsync("U2", "D2"));
        await TakenAsync(ActAsync("open", open, "U2"));
        Assert.DoesNotContain(Slack.Calls, call => call.Method == "views.open");
    }

    [Fact]
    public async Task A_language_that_is_chosen_holds_at_once_and_in_every_case()
    {
        await TakenAsync(Host.SayAsync("Office 365 from an EA"));
        await SettledAsync();
        await TakenAsync(Host.HomeAsync());
        await TakenAsync(ActAsync("language", "ko"));
        Assert.Contains(Say("home.settings", Language.Korean), Text(), StringComparison.Ordinal);
        Assert.Equal("ko", Chosen("language"));
        await TakenAsync(Host.SayAsync("status"));
        Assert.Contains("구매", Slack.Calls.Last(call => call.Method == "chat.postMessage").Text("text"), StringComparison.Ordinal);
        await TakenAsync(Host.MentionAsync("Azure", "1772452000.000100"));
        Assert.Contains("Azure", Slack.Calls[^1].Text("text"), StringComparison.Ordinal);
        Assert.Contains("구매", Slack.Calls[^1].Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_chosen_changes_how_the_person_is_spoken_to()
    {
        await TakenAsync(Host.HomeAsync());
        Assert.Equal("sales", Chosen("role"));
        await TakenAsync(ActAsync("role", "customer"));
        Assert.Equal("customer", Chosen("role"));
        Assert.Contains(Say("welcome.what.customer"), Text(), StringComparison.Ordinal);
        await TakenAsync(Host.HomeAsync("U2", "D2"));
        Assert.Contains(Say("welcome.what"), Text("U2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_in_the_chat_is_what_the_home_shows()
    {
        await TakenAsync(Host.SayAsync("language korean"));
        await SettledAsync();
        await TakenAsync(Host.HomeAsync());
        Assert.Equal("ko", Chosen("language"));
    }

    [Theory]
    [InlineData("ko-KR", Language.Korean)]
    [InlineData("en-GB", Language.English)]
    [InlineData("fr-FR", Language.English)]
    [InlineData(null, Language.English)]
    public async Task It_is_in_the_language_of_the_persons_client(string? locale, Language language)
    {
        Slack.Locale = locale;
        await TakenAsync(Host.HomeAsync());
        await TakenAsync(Host.HomeAsync());
        Assert.Contains(Say("home.settings", language), Text(), StringComparison.Ordinal);
        Assert.Equal(["U1"], Slack.Lookups);
    }

    [Fact]
    public async Task Where_the_store_is_away_it_says_so_and_the_rest_stands()
    {
        await using var away = await SlackHost.StartAsync(Slack, services => services.AddSingleton<IPreferenceStore>(new AwayPreferences()));
        await TakenAsync(away.HomeAsync());
        Assert.Contains(Say("home.cases.away"), Text(), StringComparison.Ordinal);
        await TakenAsync(ActAsync("language", "ko", elsewhere: away));
        Assert.Equal("en", Chosen("language"));
    }

    [Fact]
    public async Task Whoever_is_forgotten_has_an_empty_home()
    {
        await TakenAsync(Host.SayAsync("Office 365"));
        await SettledAsync();
        await TakenAsync(Host.SayAsync("forget me"));
        await SettledAsync();
        await TakenAsync(Host.HomeAsync());
        Assert.Contains(Say("home.cases.none"), Text(), StringComparison.Ordinal);
    }

    private async Task TakeOverAsync(SlackCall card)
    {
        await TakenAsync(Host.PressAsync(card.Press("\"answer\""), Slack.ResponseUrl, StandInSlack.TimeOf(0), "C1", "1772452000.000100", "U2"));
        var told = Slack.Calls.Last(call => call.Method == "chat.postEphemeral");
        await TakenAsync(Host.PressAsync(told.Press("take-over"), Slack.ResponseUrl, time: null, "C1", "1772452000.000100", "U2"));
        await SettledAsync();
    }

    private Task<HttpResponseMessage> ActAsync(string action, string value, string user = "U1", SlackHost? elsewhere = null)
    {
        var isButton = action is "start" or "open";
        return (elsewhere ?? Host).InteractAsync(new JsonObject
        {
            ["type"] = "block_actions",
            ["view"] = Slack.Views.Home(user).DeepClone(),
            ["actions"] = new JsonArray(new JsonObject
            {
                ["action_id"] = action,
                ["action_ts"] = Host.NextTime(),
                [isButton ? "value" : "selected_option"] = isButton ? value : new JsonObject { ["value"] = value },
            }),
        }, user);
    }

    private List<string> Opens(string user = "U1") => [.. Accessories(user, "open").Select(block => (string)block["accessory"]!["value"]!)];

    private List<string> Cases(string user = "U1") => [.. Accessories(user, "open").Select(block => (string)block["text"]!["text"]!)];

    private string? Chosen(string setting) => (string?)Accessories("U1", setting).Single()["accessory"]!["initial_option"]!["value"];

    private IEnumerable<JsonNode> Accessories(string user, string action) =>
        Slack.Views.Home(user)["blocks"]!.AsArray().Where(block => (string?)block!["accessory"]?["action_id"] == action).Select(block => block!);

    private string Text(string user = "U1") => string.Join('\n', Slack.Views.Home(user)["blocks"].Objects().Where(node => node["text"] is JsonValue).Select(node => (string)node["text"]!));

    private string Say(string key, Language language = Language.English) => Host.Host.Services.GetRequiredService<Triage>().Phrases.Say(key, language);

    // The home is shown anew after the answer, without anybody waiting for it.
    private async Task RenewedAsync()
    {
        var publishes = Slack.Calls.Count(call => call.Method == "views.publish");
        if (publishes < 2)
        {
            await Slack.HasAsync(Slack.Calls.Count + 1);
        }
    }

    private static async Task TakenAsync(Task<HttpResponseMessage> posted)
    {
        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task SettledAsync() => Host.Host.Services.GetRequiredService<TurnDelivery>().SettleAsync();

    private sealed class AwayPreferences : IPreferenceStore
    {
        private static StateUnavailableException Away => new("away");

        public Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened) => throw Away;

        public Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until) => throw Away;

        public Task<Preferences> ReadAsync(UserKey user) => throw Away;

        public Task<System.Collections.Immutable.ImmutableArray<CaseKey>> CasesAsync(UserKey user, int most) => throw Away;

        public Task SaveAsync(UserKey user, Preferences preferences) => throw Away;

        public Task ForgetAsync(UserKey user, CaseKey? except = null) => throw Away;

        public Task<System.Collections.Immutable.ImmutableArray<UserKey>> PeopleAsync(TenantKey tenant) => throw Away;

        public Task ForgetAsync(TenantKey tenant) => throw Away;
    }
}
