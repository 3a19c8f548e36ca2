namespace MultiChannelBot.State;

/// <summary>What a probe found.</summary>
internal enum ProbeResult
{
    /// <summary>Redis takes writes.</summary>
    Back,

    /// <summary>It does not.</summary>
    Away,

    /// <summary>It answers, but as one that takes no writes, such as a replica after a failover: the address may lead elsewhere now.</summary>
    AnotherServer,
}

/// <summary>
/// Remembers that Redis is away. While it does, one probe asks at growing intervals, and new turns need not wait for what
/// they would not get.
/// </summary>
/// <param name="probe">Tries a write; never throws.</param>
/// <param name="renew">Drops the connection.</param>
internal sealed class RedisCircuit(Func<Task<ProbeResult>> probe, Func<Task> renew, RedisLinkParts parts) : IAsyncDisposable
{
    // A connection to a machine that vanished without a word looks alive for a quarter of an hour on Linux.
    private const int ProbesToARenewal = 4;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock change = new();
    private Task probing = Task.CompletedTask;
    private volatile bool isOpen;

    /// <summary>True while Redis is away.</summary>
    public bool IsOpen => isOpen;

    /// <summary>Redis did not answer: from now on it is probed.</summary>
    public void Open(bool wantsAnotherServer)
    {
        lock (change)
        {
            if (isOpen || stopping.IsCancellationRequested)
            {
                return;
            }

            isOpen = true;
            StateLog.Away(parts.Logger);
            probing = ProbeAsync(wantsAnotherServer);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (change)
        {
            stopping.Cancel();
            last = probing;
        }

        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task ProbeAsync(bool wantsAnotherServer)
    {
        // Never on the turn that found out.
        await Task.Yield();
        var started = parts.Clock.GetTimestamp();
        for (var failed = 0; !stopping.IsCancellationRequested; failed++)
        {
            if (wantsAnotherServer || failed % ProbesToARenewal == ProbesToARenewal - 1)
            {
                StateLog.Renewing(parts.Logger);
                await renew().ConfigureAwait(false);
            }

            switch (await probe().ConfigureAwait(false))
            {
                case ProbeResult.Back:
                    isOpen = false;
                    StateLog.Back(parts.Logger, parts.Clock.GetElapsedTime(started).TotalSeconds);
                    return;
                case var found:
                    wantsAnotherServer = found == ProbeResult.AnotherServer;
                    break;
            }

            await Task.Delay(Wait(failed), parts.Clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Wait(int failed) => failed > 5 ? LongestWait : TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << failed, LongestWait.Ticks));
}
