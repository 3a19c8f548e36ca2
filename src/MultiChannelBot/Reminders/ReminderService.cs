using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Reminders;

/// <summary>
/// Sends reminders when they are due, on however many hosts: each claims a few and sends them one after the other. It sleeps
/// until the next one, and looks anew now and then for what other hosts have taken in.
/// </summary>
internal sealed partial class ReminderService(
    IReminderStore store, ReminderSending sending, ReminderAlarm alarm, TimeProvider clock, ILogger<ReminderService> logger) : BackgroundService
{
    private const int Batch = 10;

    /// <summary>
    /// Between two messages of a host: ten a second, where Teams takes 50 requests a second of an app in a tenant
    /// (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
    /// </summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>New reminders are due tomorrow at the earliest.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await alarm.WaitAsync(await RoundAsync(stoppingToken).ConfigureAwait(false), stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what is due.</summary>
    /// <returns>How long there is nothing to do.</returns>
    private async Task<TimeSpan> RoundAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested && await store.ClaimAsync(Batch).ConfigureAwait(false) is { IsEmpty: false } claimed)
            {
                foreach (var reminder in claimed)
                {
                    await TakeAsync(reminder, stop).ConfigureAwait(false);
                }
            }

            var left = await store.NextAsync().ConfigureAwait(false) is { } next ? next - clock.GetUtcNow() : LongestSleep;
            return left < ShortestSleep ? ShortestSleep : left > LongestSleep ? LongestSleep : left;
        }
        catch (Exception fault)
        {
            Stumbled(logger, LoggedException.Of(fault));
            return AfterFault;
        }
    }

    /// <summary>A host that is asked to stop finishes the message at hand and gives the others back.</summary>
    private async Task TakeAsync(ClaimedReminder reminder, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            await store.PutOffAsync(reminder, clock.GetUtcNow()).ConfigureAwait(false);
            return;
        }

        await sending.SendAsync(reminder).ConfigureAwait(false);
        await alarm.WaitAsync(Pace, stop).ConfigureAwait(false);
    }

    [LoggerMessage(1055, LogLevel.Error, "Reminders could not be looked after; they are in a minute")]
    private static partial void Stumbled(ILogger logger, LoggedException? fault);
}
