using System.Net.Http.Headers;
using System.Security.Cryptography;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Delivery;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Socket;

/// <summary>
/// Socket Mode: connects to Slack and stays connected, where Slack cannot reach the host. The next connection is open before one
/// is left that Slack wants refreshed. Several hosts may each have one: Slack gives each envelope to one of them.
/// </summary>
internal sealed partial class SlackSocketService(SlackQuestions questions, ISlackIntake intake, BotSettings settings, TimeProvider clock, ILogger<SlackSocketService> logger) : BackgroundService
{
    /// <summary>A connection that held so long worked.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(10);

    // Neither gets better by itself: the token is no good, or Socket Mode is turned off (docs.slack.dev/reference/methods/apps.connections.open).
    private static readonly string[] Settled = ["invalid_auth", "not_authed", "account_inactive", "not_allowed_token_type", "missing_scope", "forbidden_team", "link_disabled"];

    private readonly SlackEnvelopes envelopes = new(intake);
    private int failures;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SlackSocket? current = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                current = await RefreshAsync(current, stoppingToken).ConfigureAwait(false);
                if (current is { Ending.IsCompleted: false })
                {
                    await StayAsync(current, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, whatever it was at.
        }
        finally
        {
            await LeaveAsync(current).ConfigureAwait(false);
        }
    }

    /// <summary>How long to wait before the next try: none at first, then twice as long each time, and not all hosts at once.</summary>
    internal static TimeSpan WaitAfter(int failures, double part)
    {
        if (failures < 2)
        {
            return TimeSpan.Zero;
        }

        var whole = ShortestWait * Math.Pow(2, Math.Min(failures - 2, 10));
        return (whole < LongestWait ? whole : LongestWait) * (0.5 + (part / 2));
    }

    /// <summary>Opens the next connection, then leaves the one before.</summary>
    /// <returns>The connection; the one before, where there is no other yet.</returns>
    private async Task<SlackSocket?> RefreshAsync(SlackSocket? before, CancellationToken stop)
    {
        await Task.Delay(WaitAfter(failures++, RandomNumberGenerator.GetInt32(1000) / 1000d), clock, stop).ConfigureAwait(false);
        if (await OpenAsync(stop).ConfigureAwait(false) is not { } next)
        {
            return before;
        }

        await LeaveAsync(before).ConfigureAwait(false);
        return next;
    }

    /// <summary>Completes when the next connection is to be opened.</summary>
    private async Task StayAsync(SlackSocket socket, CancellationToken stop)
    {
        var since = clock.GetTimestamp();
        var why = await socket.Ending.WaitAsync(stop).ConfigureAwait(false);
        if (clock.GetElapsedTime(since) >= Held)
        {
            failures = 0;
        }

        if (IsSettled(why))
        {
            Refused(logger, why);
        }
        else
        {
            Ended(logger, why);
        }
    }

    private async Task<SlackSocket?> OpenAsync(CancellationToken stop)
    {
        var said = await questions.AskAsync("apps.connections.open", new AuthenticationHeaderValue("Bearer", settings.Slack.AppToken), [], stop).ConfigureAwait(false);
        if (said.Error is { } error)
        {
            NotOpened(error);
            return null;
        }

        if (!Uri.TryCreate(said.Body.Text("url"), UriKind.Absolute, out var address) || !MayBeConnectedTo(address))
        {
            NotOpened("url");
            return null;
        }

        return await ConnectAsync(address, stop).ConfigureAwait(false);
    }

    private async Task<SlackSocket?> ConnectAsync(Uri address, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(OpenWithin, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            var socket = await SlackSocket.OpenAsync(address, envelopes, settings.Limits.BodyBytes, fault => NotTaken(logger, LoggedException.Of(fault)), clock, both.Token).ConfigureAwait(false);
            Connected(logger);
            return socket;
        }
        catch (Exception away) when (!stop.IsCancellationRequested)
        {
            NotOpened(away is OperationCanceledException ? "timeout" : away.GetType().Name);
            return null;
        }
    }

    private static async Task LeaveAsync(SlackSocket? socket)
    {
        if (socket is not null)
        {
            await socket.LeaveAsync().ConfigureAwait(false);
        }
    }

    private bool MayBeConnectedTo(Uri address) =>
        address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && address.IsLoopback && settings.Slack.ApiUrl != SlackSettings.PublicApi);

    private static bool IsSettled(string error) => Array.IndexOf(Settled, error) >= 0;

    private void NotOpened(string error)
    {
        if (IsSettled(error))
        {
            failures = int.MaxValue / 2;
            Refused(logger, error);
        }
        else
        {
            Ended(logger, error);
        }
    }

    [LoggerMessage(85, LogLevel.Information, "Connected to Slack by Socket Mode")]
    private static partial void Connected(ILogger logger);

    [LoggerMessage(86, LogLevel.Warning, "The connection to Slack ended or was not made; another one is opened: {Reason}")]
    private static partial void Ended(ILogger logger, string reason);

    [LoggerMessage(87, LogLevel.Error, "Slack does not let the app connect by Socket Mode; it is tried again every minute: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(88, LogLevel.Error, "What came from Slack by Socket Mode was not taken")]
    private static partial void NotTaken(ILogger logger, LoggedException? fault);
}
