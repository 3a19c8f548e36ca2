namespace MultiChannelBot.Channels.Teams.Manners;

/// <summary>
/// "Somebody is typing" for a turn that takes long. It is sent once, and is over before a reply goes out, so that it never
/// stands below the answer. Whether it arrives matters to nobody.
/// </summary>
internal sealed class TypingSignal : IAsyncDisposable
{
    /// <summary>
    /// How long a turn may take in silence. The store asks for a reply or a signal within two seconds; most turns take a
    /// hundredth of this.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Func<CancellationToken, Task> signal;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private Task signalled = Task.CompletedTask;
    private bool isOver;

    /// <summary>Begins to wait.</summary>
    /// <param name="signal">Sends the signal; what it throws is dropped.</param>
    public TypingSignal(Func<CancellationToken, Task> signal, TimeProvider clock)
    {
        this.signal = signal;
        timer = clock.CreateTimer(_ => Begin(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes when no signal is on its way any more, nor will be.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            isOver = true;
        }

        await timer.DisposeAsync().ConfigureAwait(false);
        await stopping.CancelAsync().ConfigureAwait(false);
        await signalled.ConfigureAwait(false);
        stopping.Dispose();
    }

    private void Begin()
    {
        lock (gate)
        {
            if (!isOver)
            {
                signalled = SendAsync();
            }
        }
    }

    private async Task SendAsync()
    {
        try
        {
            await signal(stopping.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The reply is what people wait for: it tells of a channel that takes nothing.
        }
    }
}
