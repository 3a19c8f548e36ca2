using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack.Installs;

/// <summary>
/// Deletes everything of a workspace that removed the app or took back the bot's token: the token first, so that nobody is
/// served with it any more, then reminders, cases and preferences. Nobody is answered: nobody could be.
/// </summary>
/// <remarks>docs.slack.dev/reference/events/app_uninstalled: both events come, in either order. Doing it twice is doing it once.</remarks>
internal sealed partial class SlackLeaving(ISlackTokens tokens, IReminderStore reminders, IPreferenceStore preferences, KeyMaker keys, TimeProvider clock, ILogger<SlackLeaving> logger)
{
    /// <summary>Takes the event.</summary>
    /// <returns>False where it is to come again: not everything could be deleted.</returns>
    public async Task<bool> TakeAsync(SlackEvent.Removed removed)
    {
        try
        {
            if (!await tokens.DropAsync(removed.Workspace, removed.At ?? clock.GetUtcNow()).ConfigureAwait(false))
            {
                InstalledSince(logger);
                return true;
            }

            await ForgetAsync(keys.Tenant(Channel.Slack, removed.Workspace.Team)).ConfigureAwait(false);
            Left(logger);
            return true;
        }
        catch (StateUnavailableException)
        {
            return false;
        }
    }

    private async Task ForgetAsync(TenantKey tenant)
    {
        // Before the index that leads to them.
        var people = await preferences.PeopleAsync(tenant).ConfigureAwait(false);
        await Task.WhenAll(people.Select(reminders.ForgetAsync)).ConfigureAwait(false);
        await preferences.ForgetAsync(tenant).ConfigureAwait(false);
    }

    [LoggerMessage(81, LogLevel.Information, "A workspace in Slack removed the app, or took its token back; everything that was kept of it is deleted")]
    private static partial void Left(ILogger logger);

    [LoggerMessage(82, LogLevel.Information, "The removal of the app from a workspace in Slack came late: it has been installed there anew, and nothing was deleted")]
    private static partial void InstalledSince(ILogger logger);
}
