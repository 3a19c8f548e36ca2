using System.Net.Http.Headers;
using System.Text;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Packages;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Installs;

/// <summary>Slack's side of an installation (docs.slack.dev/authentication/installing-with-oauth).</summary>
internal sealed class SlackOAuth(SlackQuestions questions, SlackScopes scopes, BotSettings settings, TimeProvider clock)
{
    private readonly Uri authorize = new(new Uri(settings.Slack.ApiUrl), "../oauth/v2/authorize");

    /// <summary>Where somebody agrees to the installation.</summary>
    public string AddressFor(string state) =>
        $"{authorize}?client_id={Uri.EscapeDataString(settings.Slack.ClientId)}&scope={Uri.EscapeDataString(scopes.Joined)}"
        + $"&redirect_uri={Uri.EscapeDataString(SlackAddresses.Redirect(settings.Package.Root!))}&state={Uri.EscapeDataString(state)}";

    /// <summary>Exchanges what Slack sent back for a token.</summary>
    public async Task<SlackGrant> ExchangeAsync(string code, CancellationToken stop)
    {
        var slack = settings.Slack;
        var app = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{slack.ClientId}:{slack.ClientSecret}")));
        var said = await questions.AskAsync("oauth.v2.access", app, [new("code", code), new("redirect_uri", SlackAddresses.Redirect(settings.Package.Root!))], stop).ConfigureAwait(false);
        return said.Error is { } error ? said.IsAway ? new SlackGrant.Away(error) : new SlackGrant.Refused(error) : Read(said);
    }

    private SlackGrant Read(SlackSaid said)
    {
        var body = said.Body;
        var isOrganization = body.IsTrue("is_enterprise_install");
        var workspace = SlackWorkspace.Of(body.Object("team")?.Text("id"), body.Object("enterprise")?.Text("id"), isOrganization);
        if (workspace is null || body.Text("token_type") != "bot" || body.Text("access_token") is not { } token)
        {
            return new SlackGrant.Refused("no_bot_token");
        }

        // A token that runs out is of an app with token rotation. We ask for none in the manifest, and it cannot be turned off again.
        return body.Text("refresh_token") is not null
            ? new SlackGrant.Refused("token_rotation")
            : new SlackGrant.Given(workspace, token, said.At ?? clock.GetUtcNow(), body.Text("app_id"), isOrganization);
    }
}

/// <summary>What came of an exchange.</summary>
internal abstract record SlackGrant
{
    private SlackGrant()
    {
    }

    /// <summary>The app is installed.</summary>
    /// <param name="At">When, by Slack's clock: its events of removals are by the same.</param>
    internal sealed record Given(SlackWorkspace Workspace, string Token, DateTimeOffset At, string? App, bool IsOrganization) : SlackGrant;

    /// <summary>It is not.</summary>
    /// <param name="Error">Slack's word for why, or ours.</param>
    internal sealed record Refused(string Error) : SlackGrant;

    /// <summary>Nobody could be asked.</summary>
    internal sealed record Away(string Reason) : SlackGrant;
}
