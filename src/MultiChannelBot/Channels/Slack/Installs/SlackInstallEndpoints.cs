using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Channels.Slack.Installs;

/// <summary>GET /slack/install sends a browser to Slack, and /slack/oauth takes it back: workspaces install the app themselves.</summary>
internal sealed partial class SlackInstallEndpoints(
    SlackOAuth oauth, SlackInstalls installs, SlackInstallState states, IInstallStore store, SlackInstallPage page, TimeProvider clock, ILogger<SlackInstallEndpoints> logger)
{
    /// <summary>Browsers take a cookie of this name from this very host by https alone, for all of its pages.</summary>
    public const string Cookie = "__Host-slack-install";

    // Lax: it comes along when Slack's page leads back here, and with nothing that another page loads or sends.
    private static readonly CookieOptions Kept = new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = SlackInstallState.Good,
        IsEssential = true,
    };

    /// <summary>Maps the addresses, where workspaces may install the app.</summary>
    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<SlackInstallEndpoints>() is not { } installs)
        {
            return;
        }

        app.MapGet(SlackAddresses.Install, installs.Begin);
        app.MapGet(SlackAddresses.OAuth, installs.EndAsync);
    }

    private void Begin(HttpContext context)
    {
        // The same for all of its tabs: each may be ended.
        var browser = context.Request.Cookies[Cookie] is { } cookie && SlackInstallState.IsBrowser(cookie) ? cookie : SlackInstallState.NewBrowser();
        context.Response.Cookies.Append(Cookie, browser, Kept);
        context.Response.Redirect(oauth.AddressFor(states.Make(browser, clock.GetUtcNow())));
    }

    private async Task EndAsync(HttpContext context)
    {
        var (status, html) = await EndAsync(context.Request, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = SlackInstallPage.Policy;
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    private async Task<(int Status, string Html)> EndAsync(HttpRequest request, CancellationToken stop)
    {
        if (states.Read(request.Query["state"], request.Cookies[Cookie], clock.GetUtcNow()) is not { } once)
        {
            return Failed(StatusCodes.Status400BadRequest, "stale", "state");
        }

        try
        {
            if (!await store.SpendAsync(once, SlackInstallState.Good))
            {
                return Failed(StatusCodes.Status400BadRequest, "stale", "state_spent");
            }

            return request.Query["code"] is [{ Length: > 0 } code] ? await ExchangeAsync(code, stop) : Failed(StatusCodes.Status400BadRequest, "declined", "declined");
        }
        catch (StateUnavailableException)
        {
            return Failed(StatusCodes.Status503ServiceUnavailable, "away", "state_away");
        }
    }

    private async Task<(int Status, string Html)> ExchangeAsync(string code, CancellationToken stop)
    {
        switch (await oauth.ExchangeAsync(code, stop))
        {
            case SlackGrant.Given given:
                await installs.KeepAsync(given.Workspace, given.Token, given.At);
                Installed(logger);
                return (StatusCodes.Status200OK, page.Installed(given));
            case SlackGrant.Refused refused:
                return Failed(StatusCodes.Status400BadRequest, "refused", refused.Error);
            case SlackGrant.Away away:
                return Failed(StatusCodes.Status503ServiceUnavailable, "away", away.Reason);
            default:
                throw new InvalidOperationException("No other grants.");
        }
    }

    private (int Status, string Html) Failed(int status, string reason, string error)
    {
        NotInstalled(logger, error);
        return (status, page.Failed(reason));
    }

    [LoggerMessage(83, LogLevel.Information, "A workspace in Slack installed the app")]
    private static partial void Installed(ILogger logger);

    [LoggerMessage(84, LogLevel.Warning, "An installation in Slack came to nothing: {Error}")]
    private static partial void NotInstalled(ILogger logger, string error);
}
