using System.Collections.Concurrent;

namespace MultiChannelBot.Delivery;

/// <summary>
/// Work that no reply waits for. It is not forgotten: a failure is handed on, and a host that stops waits for what is
/// under way.
/// </summary>
internal sealed class AfterWork(Action<Exception> failed)
{
    private readonly ConcurrentDictionary<Task, bool> underWay = new();

    /// <summary>Starts work without waiting for it.</summary>
    public void Start(Func<Task> work)
    {
        var running = RunAsync(work);
        underWay[running] = true;
        _ = running.ContinueWith(
            done => underWay.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Completes when nothing is under way.</summary>
    public async Task SettleAsync()
    {
        while (!underWay.IsEmpty)
        {
            await Task.WhenAll(underWay.Keys).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            failed(fault);
        }
    }
}
