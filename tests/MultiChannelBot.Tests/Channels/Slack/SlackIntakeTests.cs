using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>What Slack sends to the host's addresses, and what only looks like it.</summary>
public sealed class SlackIntakeTests
{
    [Fact]
    public async Task Without_settings_the_addresses_are_not_there()
    {
        await using var host = await ProtectedHost.InDevelopmentAsync();
        foreach (var path in new[] { "/slack/events", "/slack/commands", "/slack/interactivity" })
        {
            using var response = await host.SendAsync("POST", path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_address_is_confirmed_by_what_was_asked()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        using var response = await host.PostAsync("/slack/events", "application/json", """{"type":"url_verification","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""");
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/slack/events")]
    [InlineData("/slack/commands")]
    [InlineData("/slack/interactivity")]
    public async Task What_is_not_signed_just_now_is_refused_and_nothing_done(string path)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        var body = SlackHost.Form(("team_id", "T1"), ("channel_id", "C1"), ("user_id", "U1"), ("text", "Office 365"), ("trigger_id", "1"), ("response_url", slack.ResponseUrl));
        foreach (var (signature, time) in new[] { ("", (string?)null), ("v0=" + new string('0', 64), null), (SlackSignature.Make(SlackHost.Secret, "1772452000", Encoding.UTF8.GetBytes(body)), "1772452000") })
        {
            using var response = await host.PostAsync(path, "application/x-www-form-urlencoded", body, signature, time);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Empty(slack.Calls);
    }

    [Theory]
    [InlineData("/slack/commands", null)]
    [InlineData("/slack/commands", "unsigned")]
    [InlineData("/slack/interactivity", "unsigned")]
    public async Task The_check_of_the_certificate_is_answered_and_nothing_done(string path, string? signature)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        using var response = await host.PostAsync(path, "application/x-www-form-urlencoded", "ssl_check=1&token=x", signature);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/slack/events", "{")]
    [InlineData("/slack/events", "[]")]
    [InlineData("/slack/events", "")]
    [InlineData("/slack/commands", "")]
    [InlineData("/slack/commands", "team_id=T1&user_id=U1")]
    [InlineData("/slack/interactivity", "payload={")]
    [InlineData("/slack/interactivity", "payload=5")]
    public async Task A_body_that_is_nothing_of_slacks_is_refused(string path, string body)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        using var response = await host.PostAsync(path, "application/x-www-form-urlencoded", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/slack/events", """{"type":"event_callback"}""")]
    [InlineData("/slack/events", """{"type":"event_callback","team_id":"T","event_id":"E","event":{"type":"reaction_added","user":"U"}}""")]
    [InlineData("/slack/events", """{"type":"event_callback","team_id":1,"event_id":[],"event":{"type":"message"}}""")]
    [InlineData("/slack/events", """{"type":"app_rate_limited"}""")]
    [InlineData("/slack/interactivity", "payload=%7B%22type%22%3A%22block_suggestion%22%7D")]
    [InlineData("/slack/interactivity", "payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U%22%7D%2C%22team%22%3A%7B%22id%22%3A%22T%22%7D%2C%22actions%22%3A%5B5%5D%7D")]
    public async Task What_the_bot_has_nothing_to_do_with_is_taken_in_silence(string path, string body)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack);
        using var response = await host.PostAsync(path, "application/json", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_signed_for()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync(slack, replace: null, "--Limits:BodyBytes", "65536");
        using var response = await host.PostAsync("/slack/events", "application/json", new string(' ', 65_537));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("<@U0BOT> Office 365 from an EA", "Office 365 from an EA")]
    [InlineData("hey <@U0BOT>, what about <@U9|kim> &amp; <#C2|sales>?", "hey  , what about @kim & #sales?")]
    [InlineData("see <https://example.com/a?b=1&amp;c=2|this page> or <mailto:a@example.com|a@example.com>", "see this page or a@example.com")]
    [InlineData("<https://example.com>", "https://example.com")]
    [InlineData("<!here> <!date^1392734382^{date}|Feb 18>", "Feb 18")]
    [InlineData("5 &lt; 6 &gt; 4 &amp;amp;", "5 < 6 > 4 &amp;")]
    [InlineData("a < b and no end", "a < b and no end")]
    [InlineData("\u00a0EA\u00a0", "EA")]
    [InlineData("", "")]
    public void A_text_is_read_as_people_see_it(string sent, string read) => Assert.Equal(read, SlackText.Read(sent, SlackHost.Bot));

    [Fact]
    public void What_a_modal_holds_is_read_by_block()
    {
        using var payload = JsonDocument.Parse("""
            {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"1.2","view":{"id":"V1","hash":"h1","callback_id":"form","private_metadata":"m",
             "state":{"values":{"a":{"x":{"type":"static_select","selected_option":{"value":"ea"}}},"b":{"y":{"type":"datepicker","selected_date":"2026-03-01"}},"c":{"z":{"type":"plain_text_input","value":null}}}}}}
            """);
        var submitted = Assert.IsType<SlackInteraction.Submitted>(SlackFormReader.Interaction(payload.RootElement));
        Assert.Equal(("T1", "V1", "h1", "form", "m"), (submitted.Workspace.Team, submitted.View.Id, submitted.View.Hash, submitted.View.CallbackId, submitted.View.Metadata));
        Assert.Equal([("a", "ea"), ("b", "2026-03-01"), ("c", "")], submitted.View.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => (value.Key, value.Value)));
    }

    [Fact]
    public void A_shortcut_on_a_message_is_read_with_its_text()
    {
        using var payload = JsonDocument.Parse("""
            {"type":"message_action","callback_id":"triage","team":{"id":"T1","enterprise_id":"E1"},"user":{"id":"U1"},"trigger_id":"1.2","channel":{"id":"C1"},"response_url":"https://hooks.slack.com/x","message_ts":"1.5","message":{"text":"Office &amp; <@U9|kim>"}}
            """);
        var shortcut = Assert.IsType<SlackInteraction.OnMessage>(SlackFormReader.Interaction(payload.RootElement));
        Assert.Equal(("triage", "C1", "1.5", "Office & @kim", "E1"), (shortcut.CallbackId, shortcut.Channel, shortcut.Time, shortcut.Text, shortcut.Workspace.Enterprise));
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""", true)]
    [InlineData("""{"type":"tokens_revoked","tokens":{"bot":["U0BOT"]}}""", true)]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"]}}""", false)]
    [InlineData("""{"type":"tokens_revoked"}""", false)]
    public void A_workspace_is_gone_with_the_app_or_the_bots_token(string what, bool isGone)
    {
        using var envelope = JsonDocument.Parse(new JsonObject { ["team_id"] = "T1", ["event_id"] = "E1", ["event"] = JsonNode.Parse(what) }.ToJsonString());
        Assert.Equal(isGone, SlackEventReader.Read(envelope.RootElement) is SlackEvent.Removed);
    }

    [Fact]
    public void Ten_thousand_mangled_payloads_throw_nothing()
    {
        var good = Encoding.UTF8.GetBytes("""{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"1","container":{"type":"message","channel_id":"C1","message_ts":"1.2"},"actions":[{"action_id":"a","value":"v","action_ts":"1.3"}],"view":{"id":"V","state":{"values":{"a":{"b":{"value":"c"}}}}}}""");
        var random = new Random(1);
        var read = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var mangled = (byte[])good.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                mangled[random.Next(mangled.Length)] = (byte)"{}[]\":,0nt x"[random.Next(12)];
            }

            try
            {
                using var document = JsonDocument.Parse(mangled, SlackJson.Options);
                read += SlackFormReader.Interaction(document.RootElement) is null ? 0 : 1;
                _ = SlackEventReader.Read(document.RootElement);
            }
            catch (JsonException)
            {
                // No JSON any more: the endpoint answers 400.
            }
        }

        Assert.InRange(read, 100, 9_000);
    }
}
