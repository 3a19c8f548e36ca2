using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Reminders;

/// <summary>Sends one claimed reminder, or finds that it is not to be sent.</summary>
internal sealed partial class ReminderSending(
    IReminderStore store, ICaseStore cases, SealedText seal, IReminderSender sender, BotSettings settings, TimeProvider clock, ILogger<ReminderSending> logger, DeliveryMetrics? metrics = null)
{
    /// <summary>What is later than this helps nobody; also how long a conversation that refuses is waited for.</summary>
    public static readonly TimeSpan MostLate = TimeSpan.FromDays(30);

    /// <summary>Where the channel does not say how long to wait.</summary>
    public static readonly TimeSpan WaitUntold = TimeSpan.FromMinutes(5);

    /// <summary>Sends it once.</summary>
    /// <exception cref="StateUnavailableException">The store went away; a claim that nothing was done with runs out.</exception>
    public async Task SendAsync(ClaimedReminder claimed)
    {
        if (seal.Open(claimed.Content, claimed.Key.Value) is not { } json || ReminderContent.Read(json) is not { } content)
        {
            Unreadable(logger);
            await EndAsync(claimed, "unreadable").ConfigureAwait(false);
            return;
        }

        var state = await StateAsync(content).ConfigureAwait(false);
        var late = clock.GetUtcNow() - new DateTimeOffset(content.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) > MostLate + TimeSpan.FromDays(1);
        if (late || state?.StillWants(content.Code, content.Day) == false)
        {
            await EndAsync(claimed, late ? "too-late" : "unwanted").ConfigureAwait(false);
            return;
        }

        var notice = ReminderText.Of(content, state, settings.Conversation.RoleFor(content.To.Tenant));
        if (await store.BeginAsync(claimed).ConfigureAwait(false))
        {
            await ConcludeAsync(claimed, await sender.SendAsync(notice, content.To, new CaseKey(content.Case)).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private async Task ConcludeAsync(ClaimedReminder claimed, ReminderSent sent)
    {
        switch (sent)
        {
            case ReminderSent.Later later:
                NotTaken(logger, later.Reason);
                metrics?.Reminder("put-off");
                await store.PutOffAsync(claimed, clock.GetUtcNow() + (later.After ?? WaitUntold)).ConfigureAwait(false);
                break;
            case ReminderSent.Refused refused:
                Refused(logger, refused.Reason);
                metrics?.Reminder("dead");
                await store.MarkDeadAsync(claimed, clock.GetUtcNow() + MostLate).ConfigureAwait(false);
                break;
            case ReminderSent.Ambiguous ambiguous:
                Ambiguous(logger, ambiguous.Reason);
                await EndAsync(claimed, "ambiguous").ConfigureAwait(false);
                break;
            default:
                Sent(logger);
                await EndAsync(claimed, "sent").ConfigureAwait(false);
                break;
        }
    }

    private async Task EndAsync(ClaimedReminder claimed, string result)
    {
        metrics?.Reminder(result);
        await store.EndAsync(claimed).ConfigureAwait(false);
    }

    /// <summary>The case as it is now; null where it has expired or cannot be read, so that nothing speaks against sending.</summary>
    private async Task<CaseState?> StateAsync(ReminderContent content) =>
        (await cases.ReadAsync(new CaseKey(content.Case)).ConfigureAwait(false)).Value is { } kept && CaseJson.ReadState(kept) is StateReading.Read read ? read.State : null;

    [LoggerMessage(1050, LogLevel.Information, "A reminder was sent")]
    private static partial void Sent(ILogger logger);

    [LoggerMessage(1051, LogLevel.Warning, "A reminder may or may not have arrived ({Reason}); it is not repeated")]
    private static partial void Ambiguous(ILogger logger, string reason);

    [LoggerMessage(1052, LogLevel.Warning, "A reminder was not taken ({Reason}); it is sent later")]
    private static partial void NotTaken(ILogger logger, string reason);

    [LoggerMessage(1053, LogLevel.Information, "A conversation does not take a reminder ({Reason}); it waits until the person writes again")]
    private static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(1054, LogLevel.Error, "A reminder cannot be read and was deleted: State:HashKey was changed, or another version wrote it")]
    private static partial void Unreadable(ILogger logger);
}
