using System.Net;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Slack.Installs;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>
/// Organizations of Enterprise Grid that install the app as a whole, with what Slack sends then (docs.slack.dev/enterprise,
/// docs.slack.dev/reference/interaction-payloads).
/// </summary>
public sealed class SlackGridTests : SlackHosted
{
    private const string Organization = "E0ORG";
    private const string Token = "Bearer xoxb-" + Organization;

    private protected override Task<SlackHost> StartAsync() => SlackHost.ForInstallsAsync(Slack);

    private protected override Task PrepareAsync() => InstallAsync(Organization);

    [Fact]
    public async Task A_message_from_any_workspace_goes_on_in_the_one_case_of_its_writer_by_the_organizations_token()
    {
        await SaidAsync("Office 365 from an EA", "T0ONE");
        await SaidAsync("just manage it", "T0TWO");

        Assert.All(Slack.Calls, call => Assert.Equal(Token, call.Authorization));
        Assert.Contains("S5", Slack.Calls.Last(call => call.Method == "chat.postMessage").Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", """{"id":"U1","username":"x","team_id":"E0ORG"}""", true)]
    [InlineData("null", """{"id":"U1","username":"x","team_id":"T0ONE"}""", false)]
    [InlineData("""{"id":"T0ONE","domain":"one","enterprise_id":"E0ORG","enterprise_name":"Org"}""", """{"id":"U1","team_id":"E0ORG"}""", true)]
    public async Task A_press_is_taken_also_where_no_workspace_is_named(string team, string user, bool isFlagged)
    {
        await SaidAsync("Office 365 from an EA", "T0ONE");
        var payload = Host.Press(Slack.Calls[0].Press("manage"), Slack.ResponseUrl, "1772452810.000001");
        payload["team"] = JsonNode.Parse(team);
        payload["user"] = JsonNode.Parse(user);
        payload["enterprise"] = new JsonObject { ["id"] = Organization, ["name"] = "Org" };
        if (isFlagged)
        {
            payload["is_enterprise_install"] = true;
        }

        using var taken = await Host.PostPayloadAsync(payload);

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(("chat.update", Token), (Slack.Calls[^1].Method, Slack.Calls[^1].Authorization));
        Assert.Contains("S5", Slack.Calls[^1].Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_the_organizations()
    {
        using var response = await Host.CommandAsync(
            [.. Host.CommandFields("Office 365 from an EA", Slack.ResponseUrl), ("enterprise_id", Organization), ("enterprise_name", "Org"), ("is_enterprise_install", "true")]);

        Assert.Contains("ephemeral", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(await Host.Service<IPreferenceStore>().PeopleAsync(Tenant(Organization)));
    }

    [Fact]
    public async Task A_workspaces_own_token_is_taken_before_its_organizations()
    {
        var workspace = SlackWorkspace.Of("T0ONE", Organization, isOrganization: false)!;
        Assert.Equal("xoxb-" + Organization, await Installs.OfAsync(workspace));
        await InstallAsync("T0ONE");
        Host.Advance(SlackInstalls.KnownFor);

        Assert.Equal("xoxb-T0ONE", await Installs.OfAsync(workspace));
        Assert.Null(await Installs.OfAsync(new SlackWorkspace("T0TWO", Enterprise: null)));
    }

    [Theory]
    [InlineData("""{"team_id":null,"enterprise_id":"E0ORG"}""")]
    [InlineData("""{"team_id":"E0ORG","enterprise_id":"E0ORG"}""")]
    [InlineData("""{"team_id":"T0ONE","enterprise_id":"E0ORG","authorizations":[{"enterprise_id":"E0ORG","team_id":null,"user_id":"U0BOT","is_bot":true,"is_enterprise_install":true}]}""")]
    public async Task The_removal_by_the_organization_deletes_what_all_of_its_workspaces_left(string outer)
    {
        await SaidAsync("Office 365 from an EA", "T0ONE");
        await RemoveAsync(outer);

        Assert.Empty(await Host.Service<IPreferenceStore>().PeopleAsync(Tenant(Organization)));
        Assert.Null(await Installs.OfAsync(new SlackWorkspace(Organization, Organization)));
    }

    [Fact]
    public async Task The_removal_by_a_workspace_with_an_installation_of_its_own_leaves_the_organizations()
    {
        await InstallAsync("T0ONE");
        await SaidAsync("Office 365 from an EA", "T0TWO");
        await RemoveAsync("""{"team_id":"T0ONE","enterprise_id":"E0ORG"}""");

        Assert.Single(await Host.Service<IPreferenceStore>().PeopleAsync(Tenant(Organization)));
        Assert.Equal("xoxb-" + Organization, await Installs.OfAsync(new SlackWorkspace("T0ONE", Organization)));
    }

    [Fact]
    public async Task In_a_channel_that_workspaces_share_the_installation_that_is_named_counts()
    {
        await InstallAsync("T0HERE");
        var envelope = Host.Envelope(SlackHost.Message("Office 365", "U1", Host.NextTime()));
        envelope["team_id"] = "T0THERE";
        envelope["authorizations"]![0]!["team_id"] = "T0HERE";
        using var taken = await Host.EnvelopeAsync(envelope);

        Assert.Equal("Bearer xoxb-T0HERE", Assert.Single(Slack.Calls).Authorization);
    }

    private SlackInstalls Installs => Host.Service<SlackInstalls>();

    private TenantKey Tenant(string id) => Host.Service<KeyMaker>().Tenant(Channel.Slack, id);

    private Task InstallAsync(string id) => Installs.KeepAsync(new SlackWorkspace(id, Enterprise: null), "xoxb-" + id, Slack.Now);

    private async Task SaidAsync(string text, string team)
    {
        // The sample payload of docs.slack.dev/enterprise/developing-for-enterprise-orgs.
        var envelope = Host.Envelope(SlackHost.Message(text, "U1", Host.NextTime()));
        envelope["team_id"] = team;
        envelope["is_ext_shared_channel"] = false;
        envelope["authorizations"] = new JsonArray(
            new JsonObject { ["enterprise_id"] = Organization, ["team_id"] = team, ["user_id"] = SlackHost.Bot, ["is_bot"] = true, ["is_enterprise_install"] = true });
        using var taken = await Host.EnvelopeAsync(envelope);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await Host.Service<TurnDelivery>().SettleAsync();
    }

    private async Task RemoveAsync(string outer)
    {
        var envelope = Host.Envelope(new JsonObject { ["type"] = "app_uninstalled" });
        envelope.Remove("authorizations");
        foreach (var (name, value) in JsonNode.Parse(outer)!.AsObject())
        {
            envelope[name] = value?.DeepClone();
        }

        envelope["event_time"] = Slack.Now.ToUnixTimeSeconds() + 5;
        using var taken = await Host.EnvelopeAsync(envelope);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }
}
