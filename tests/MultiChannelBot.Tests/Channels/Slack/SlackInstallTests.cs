using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Channels.Slack.Installs;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Workspaces that install the app: from the link to the first answer, and whatever goes wrong on the way.</summary>
public sealed class SlackInstallTests : SlackHosted
{
    private const string Granted =
        """{"ok":true,"access_token":"xoxb-granted","token_type":"bot","scope":"commands","bot_user_id":"U0BOT","app_id":"A1","team":{"id":"T0TEAM","name":"Contoso"},"enterprise":null,"is_enterprise_install":false,"authed_user":{"id":"U1"}}""";

    private protected override Task<SlackHost> StartAsync() => SlackHost.ForInstallsAsync(Slack);

    [Fact]
    public async Task The_link_leads_to_slack_with_what_the_app_asks_for()
    {
        var (address, cookie) = await BeginAsync();

        Assert.Equal(new Uri(Slack.ApiUrl).GetLeftPart(UriPartial.Authority) + "/oauth/v2/authorize", address.GetLeftPart(UriPartial.Path));
        var asked = QueryHelpers.ParseQuery(address.Query);
        Assert.Equal(
            (SlackHost.ClientId, "chat:write,app_mentions:read,im:history,commands", SlackHost.PublicUrl + "/slack/oauth"),
            ((string?)asked["client_id"], (string?)asked["scope"], (string?)asked["redirect_uri"]));
        Assert.Equal(["client_id", "redirect_uri", "scope", "state"], asked.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("__Host-slack-install=", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "path=/", "secure", "httponly", "samesite=lax", "max-age=600" })
        {
            Assert.Contains(part, cookie.Split("; ").Skip(1));
        }
    }

    [Fact]
    public async Task After_it_people_of_the_workspace_are_answered_with_its_token()
    {
        using var before = await Host.SayAsync("Office 365 from an EA");
        Assert.Empty(Slack.Calls);
        Slack.Next("oauth.v2.access", Granted);
        using var page = await EndAsync(await BeginAsync());

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var exchange = Assert.Single(Slack.Calls);
        Assert.Equal(
            ("oauth.v2.access", "the-code", SlackHost.PublicUrl + "/slack/oauth", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SlackHost.ClientId}:{SlackHost.ClientSecret}"))),
            (exchange.Method, exchange.Text("code"), exchange.Text("redirect_uri"), exchange.Authorization));

        using var said = await Host.SayAsync("Office 365 from an EA");
        Assert.Equal(("chat.postMessage", "Bearer xoxb-granted"), (Slack.Calls[^1].Method, Slack.Calls[^1].Authorization));
    }

    [Fact]
    public async Task The_page_tells_the_first_steps_in_both_languages_and_loads_nothing()
    {
        Slack.Next("oauth.v2.access", Granted);
        using var page = await EndAsync(await BeginAsync());

        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var text in new[] { "<section lang=\"en\">", "The app is installed.", "/multichannel help", "<section lang=\"ko\">", "앱을 설치했습니다.", "app_redirect?app=A1&amp;team=T0TEAM" })
        {
            Assert.Contains(text, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("xoxb", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Contoso", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(("no-store", "no-referrer", "nosniff"), (page.Headers.CacheControl?.ToString(), Header(page, "Referrer-Policy"), Header(page, "X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_token_is_kept_protected_and_for_its_own_workspace_alone()
    {
        Slack.Next("oauth.v2.access", Granted);
        using var page = await EndAsync(await BeginAsync());

        var (store, keys) = (Host.Service<IInstallStore>(), Host.Service<KeyMaker>());
        var kept = (await store.ReadAsync(keys.Install(Channel.Slack, SlackHost.Team)))!;
        Assert.Equal(Slack.Now, kept.At);
        Assert.DoesNotContain("xoxb", kept.Content, StringComparison.Ordinal);
        await store.SaveAsync(keys.Install(Channel.Slack, "T0OTHER"), kept);
        Assert.Null(await Host.Service<SlackInstalls>().OfAsync(new("T0OTHER", Enterprise: null)));
    }

    [Theory]
    [InlineData("no state")]
    [InlineData("made up")]
    [InlineData("changed")]
    [InlineData("another browser")]
    [InlineData("no browser")]
    [InlineData("late")]
    public async Task A_state_that_is_not_this_browsers_own_of_just_now_installs_nothing(string what)
    {
        var (address, cookie) = await BeginAsync();
        var state = StateOf(address);
        if (what == "late")
        {
            Host.Advance(SlackInstallState.Good + TimeSpan.FromSeconds(1));
        }

        var (sent, by) = what switch
        {
            "no state" => (null, cookie),
            "made up" => ("AAAAAAAAAAAAAAAAAAAAAA.99999999999.AAAAAAAAAAAAAAAAAAAAAA", cookie),
            "changed" => (state.Replace(state.Split('.')[1], "99999999999", StringComparison.Ordinal), cookie),
            "another browser" => (state, (await BeginAsync()).Cookie),
            "no browser" => (state, null),
            _ => (state, cookie),
        };
        using var page = await EndAsync(sent, by);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Please start again", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task A_state_is_good_for_one_time_and_two_tabs_of_a_browser_have_their_own()
    {
        var first = await BeginAsync();
        var second = await BeginAsync(first.Cookie);
        Slack.Next("oauth.v2.access", Granted);
        Slack.Next("oauth.v2.access", Granted);
        using var one = await EndAsync(first);
        using var again = await EndAsync(first);
        using var other = await EndAsync(second);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK), (one.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal(2, Slack.Calls.Count);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_code"}""", 200, HttpStatusCode.BadRequest, "did not confirm")]
    [InlineData("""{"ok":true,"token_type":"user","access_token":"xoxp-1","team":{"id":"T0TEAM"}}""", 200, HttpStatusCode.BadRequest, "did not confirm")]
    [InlineData("""{"ok":true,"token_type":"bot","access_token":"xoxe.xoxb-1","refresh_token":"xoxe-1","expires_in":43200,"team":{"id":"T0TEAM"}}""", 200, HttpStatusCode.BadRequest, "did not confirm")]
    [InlineData("""{"ok":true,"token_type":"bot","access_token":"xoxb-1","team":null,"enterprise":null}""", 200, HttpStatusCode.BadRequest, "did not confirm")]
    [InlineData("""{"ok":false,"error":"internal_error"}""", 200, HttpStatusCode.ServiceUnavailable, "cannot be reached")]
    [InlineData("", 503, HttpStatusCode.ServiceUnavailable, "cannot be reached")]
    [InlineData("<html>", 200, HttpStatusCode.ServiceUnavailable, "cannot be reached")]
    public async Task What_slack_does_not_grant_is_told_with_a_way_to_begin_again(string answer, int status, HttpStatusCode expected, string reason)
    {
        Slack.Next("oauth.v2.access", answer, status);
        using var page = await EndAsync(await BeginAsync());

        Assert.Equal(expected, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(reason, html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{SlackHost.PublicUrl}/slack/install\"", html, StringComparison.Ordinal);
        Assert.Null(await Host.Service<SlackInstalls>().OfAsync(new(SlackHost.Team, Enterprise: null)));
    }

    [Fact]
    public async Task Who_declines_is_told_that_nothing_is_kept()
    {
        var (address, cookie) = await BeginAsync();
        using var page = await EndAsync(StateOf(address), cookie, "error=access_denied");

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("nothing is kept", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task While_the_store_is_away_a_press_in_a_workspace_that_nobody_knows_is_told_so_and_a_form_stays()
    {
        await using var away = await SlackHost.ForInstallsAsync(Slack, services => services.AddSingleton<IInstallStore>(new AwayInstalls { IsAway = true }));
        using var pressed = await away.PressAsync(("a", """[1,"status",null,null,-1,"r"]"""), Slack.ResponseUrl, "1772452809.000100");
        using var shortcut = await away.ShortcutAsync("Office 365", Slack.ResponseUrl);
        using var form = await away.InteractAsync(new JsonObject { ["type"] = "view_submission", ["view"] = new JsonObject { ["id"] = "V1", ["hash"] = "h", ["type"] = "modal", ["callback_id"] = "form", ["private_metadata"] = "x", ["state"] = new JsonObject { ["values"] = new JsonObject() } } });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.InternalServerError), (pressed.StatusCode, shortcut.StatusCode, form.StatusCode));
        Assert.Equal(["response_url", "response_url"], Slack.Calls.Select(call => call.Method));
        Assert.All(Slack.Calls, call => Assert.Equal(SampleTexts.Phrases.Say(Notices.Away, Guidance.Language.English), call.Text("text")));
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_exchanged_and_people_who_are_known_are_answered()
    {
        var store = new AwayInstalls();
        await using var away = await SlackHost.ForInstallsAsync(Slack, services => services.AddSingleton<IInstallStore>(store));
        await away.Service<SlackInstalls>().KeepAsync(new(SlackHost.Team, Enterprise: null), "xoxb-known", Slack.Now);
        using var known = await away.SayAsync("Office 365");
        store.IsAway = true;
        away.Advance(SlackInstalls.KnownFor * 2);
        using var still = await away.SayAsync("Office 365 from an EA");
        using var page = await EndAsync(await BeginAsync(of: away), of: away);
        var stranger = away.Envelope(SlackHost.Message("Office 365", "U1", "1772452809.000100"));
        stranger["team_id"] = "T0STRANGER";
        using var unknown = await away.EnvelopeAsync(stranger);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (still.StatusCode, page.StatusCode, unknown.StatusCode));
        Assert.All(Slack.Calls, call => Assert.StartsWith("chat.", call.Method, StringComparison.Ordinal));
        Assert.Equal(2, Slack.Calls.Count(call => call.Method == "chat.postMessage"));
    }

    [Fact]
    public async Task Without_its_settings_nobody_can_install_anything()
    {
        await using var one = await SlackHost.StartAsync(Slack);
        foreach (var path in new[] { "/slack/install", "/slack/oauth?code=1&state=2" })
        {
            using var response = await one.Host.SendAsync("GET", path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private static string StateOf(Uri address) => QueryHelpers.ParseQuery(address.Query)["state"]!;

    private async Task<(Uri Address, string Cookie)> BeginAsync(string? cookie = null, SlackHost? of = null)
    {
        using var response = await (of ?? Host).GetAsync("/slack/install", cookie);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return (response.Headers.Location!, response.Headers.GetValues("Set-Cookie").Single());
    }

    private Task<HttpResponseMessage> EndAsync((Uri Address, string Cookie) begun, SlackHost? of = null) => EndAsync(StateOf(begun.Address), begun.Cookie, of: of);

    private Task<HttpResponseMessage> EndAsync(string? state, string? cookie, string what = "code=the-code", SlackHost? of = null) =>
        (of ?? Host).GetAsync($"/slack/oauth?{what}" + (state is null ? string.Empty : "&state=" + Uri.EscapeDataString(state)), cookie);
}
