using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Channels.Slack.Installs;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>What is deleted when a workspace removes the app, and what is not.</summary>
public sealed class SlackRemovalTests : SlackHosted
{
    private const string Elsewhere = "T0OTHER";
    private const string Korean = "니다";

    private static readonly JsonObject Uninstalled = new() { ["type"] = "app_uninstalled" };
    private protected override Task<SlackHost> StartAsync() => SlackHost.ForInstallsAsync(Slack);

    private protected override async Task PrepareAsync()
    {
        await InstallAsync(SlackHost.Team, Slack.Now);
        await InstallAsync(Elsewhere, Slack.Now);
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["U0BOT"]}}""")]
    public async Task Everything_of_the_workspace_is_deleted_and_nothing_of_another(string what)
    {
        await LiveAsync(SlackHost.Team);
        await LiveAsync(Elsewhere);
        Assert.Equal(Slack.Now.AddDays(1), await Host.Service<IReminderStore>().NextAsync());
        var before = Slack.Calls.Count;

        await RemoveAsync(SlackHost.Team, what, Slack.Now.AddSeconds(5));
        await RemoveAsync(SlackHost.Team, what, Slack.Now.AddSeconds(5));

        Assert.Equal(before, Slack.Calls.Count);
        Assert.Equal((false, false, false), await LeftAsync(SlackHost.Team));
        Assert.Equal((true, true, true), await LeftAsync(Elsewhere));
        Assert.Equal(Slack.Now.AddDays(2), await Host.Service<IReminderStore>().NextAsync());
        Assert.Empty(await SaidAsync(SlackHost.Team, "status"));
        Assert.Contains(Korean, await SaidAsync(Elsewhere, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_revocation_of_tokens_of_users_deletes_nothing()
    {
        await LiveAsync(SlackHost.Team);
        await RemoveAsync(SlackHost.Team, """{"type":"tokens_revoked","tokens":{"oauth":["U1"]}}""", Slack.Now.AddSeconds(5));
        await RemoveAsync(SlackHost.Team, """{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}""", Slack.Now.AddSeconds(5));

        Assert.Equal((true, true, true), await LeftAsync(SlackHost.Team));
    }

    [Fact]
    public async Task A_removal_from_before_the_app_was_installed_anew_deletes_nothing()
    {
        await InstallAsync(SlackHost.Team, Slack.Now.AddMinutes(1));
        await LiveAsync(SlackHost.Team);
        await RemoveAsync(SlackHost.Team, Uninstalled.ToJsonString(), Slack.Now.AddSeconds(59));

        Assert.Equal((true, true, true), await LeftAsync(SlackHost.Team));
        Assert.NotEmpty(await SaidAsync(SlackHost.Team, "status"));
    }

    [Fact]
    public async Task After_an_installation_anew_people_begin_anew()
    {
        await LiveAsync(SlackHost.Team);
        await RemoveAsync(SlackHost.Team, Uninstalled.ToJsonString(), Slack.Now.AddSeconds(5));
        await InstallAsync(SlackHost.Team, Slack.Now.AddSeconds(9));

        var said = await SaidAsync(SlackHost.Team, "status");
        Assert.NotEmpty(said);
        Assert.DoesNotContain(Korean, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_away_the_event_comes_again()
    {
        var store = new AwayInstalls();
        await using var away = await SlackHost.ForInstallsAsync(Slack, services => services.AddSingleton<IInstallStore>(store));
        await away.Service<SlackInstalls>().KeepAsync(new(SlackHost.Team, Enterprise: null), "xoxb-1", Slack.Now);
        store.IsAway = true;
        using var refused = await away.EnvelopeAsync(Envelope(away, SlackHost.Team, Uninstalled.ToJsonString(), Slack.Now.AddSeconds(5)));
        store.IsAway = false;
        using var taken = await away.EnvelopeAsync(Envelope(away, SlackHost.Team, Uninstalled.ToJsonString(), Slack.Now.AddSeconds(5)));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, taken.StatusCode));
        Assert.Null(await away.Service<SlackInstalls>().OfAsync(new(SlackHost.Team, Enterprise: null)));
    }

    [Fact]
    public async Task With_the_token_of_the_settings_the_data_are_deleted_as_well()
    {
        await using var one = await SlackHost.StartAsync(Slack);
        using var said = await one.SayAsync("language Korean");
        using var asked = await one.SayAsync("Office 365 from an EA, manage");
        using var removed = await one.EnvelopeAsync(Envelope(one, SlackHost.Team, Uninstalled.ToJsonString(), Slack.Now));

        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Empty(await one.Service<IPreferenceStore>().PeopleAsync(one.Service<KeyMaker>().Tenant(Channel.Slack, SlackHost.Team)));
    }

    [Fact]
    public async Task Another_host_goes_on_with_a_token_that_was_taken_back_for_a_minute_at_most()
    {
        await SaidAsync(SlackHost.Team, "help");
        await Host.Service<IInstallStore>().DeleteAsync(Host.Service<KeyMaker>().Install(Channel.Slack, SlackHost.Team), DateTimeOffset.MaxValue);
        Assert.NotEmpty(await SaidAsync(SlackHost.Team, "help"));
        Host.Advance(SlackInstalls.KnownFor);

        Assert.Empty(await SaidAsync(SlackHost.Team, "help"));
    }

    private static JsonObject Envelope(SlackHost of, string team, string what, DateTimeOffset at)
    {
        // As docs.slack.dev/reference/events/app_uninstalled shows it: without authorizations.
        var envelope = of.Envelope(JsonNode.Parse(what)!.AsObject());
        envelope.Remove("authorizations");
        envelope["team_id"] = team;
        envelope["event_time"] = at.ToUnixTimeSeconds();
        return envelope;
    }

    private Task InstallAsync(string team, DateTimeOffset at) => Host.Service<SlackInstalls>().KeepAsync(new SlackWorkspace(team, Enterprise: null), "xoxb-" + team, at);

    private async Task RemoveAsync(string team, string what, DateTimeOffset at)
    {
        using var response = await Host.EnvelopeAsync(Envelope(Host, team, what, at));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Somebody there has chosen a language, has a case, and a reminder of it.</summary>
    private async Task LiveAsync(string team)
    {
        await SaidAsync(team, "language Korean");
        await SaidAsync(team, "Office 365 from an EA, manage");
        var keys = Host.Service<KeyMaker>();
        var place = keys.Place(new ConversationId(Channel.Slack, team, "D1"));
        await Host.Service<IReminderStore>().SetAsync(new KeptReminder(
            keys.Reminder(CaseOf(team), "K7QM3X9T"), keys.User(Channel.Slack, team, "U1"), place, place, Slack.Now.AddDays(team == Elsewhere ? 2 : 1), "sealed"));
    }

    private async Task<string> SaidAsync(string team, string text)
    {
        var before = Slack.Calls.Count;
        var envelope = Host.Envelope(SlackHost.Message(text, "U1", Host.NextTime()));
        envelope["team_id"] = team;
        using var response = await Host.EnvelopeAsync(envelope);
        await Host.Service<TurnDelivery>().SettleAsync();
        return string.Concat(Slack.Calls.Skip(before).Where(call => call.Method == "chat.postMessage").Select(call => call.Text("text")));
    }

    private CaseKey CaseOf(string team) => Host.Service<KeyMaker>().Case(new ConversationId(Channel.Slack, team, "D1"), "U1");

    private async Task<(bool Case, bool Preferences, bool People)> LeftAsync(string team)
    {
        var (keys, preferences) = (Host.Service<KeyMaker>(), Host.Service<IPreferenceStore>());
        return (
            await Host.Service<ICaseStore>().ReadAsync(CaseOf(team)) != StoredCase.Absent,
            await preferences.ReadAsync(keys.User(Channel.Slack, team, "U1")) != Preferences.None,
            !(await preferences.PeopleAsync(keys.Tenant(Channel.Slack, team))).IsEmpty);
    }
}
