namespace MultiChannelBot.Reminders;

/// <summary>Wakes whoever waits for the next reminder before its time.</summary>
public sealed class ReminderAlarm(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);
    private readonly Lock gate = new();

    /// <summary>There is something to do now.</summary>
    public void Ring()
    {
        lock (gate)
        {
            if (rung.CurrentCount == 0)
            {
                rung.Release();
            }
        }
    }

    /// <summary>Completes after a while, when the alarm rings, or when <paramref name="stop"/> asks for it.</summary>
    public async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(Task.Delay(wait, clock, done.Token), rung.WaitAsync(done.Token)).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => rung.Dispose();
}
