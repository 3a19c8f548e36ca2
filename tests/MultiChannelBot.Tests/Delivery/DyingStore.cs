using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>The store and the channel of a host that is killed at one of its calls: none of them ever answers any more.</summary>
/// <param name="last">The number of the call, from one on, at which the host dies.</param>
/// <param name="happens">True where that call still takes effect.</param>
internal sealed class DyingStore(ICaseStore inner, IReplySender channel, int last, bool happens) : ICaseStore, IReplySender
{
    private readonly TaskCompletionSource dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;

    /// <summary>Completes when the host is dead.</summary>
    public Task Died => dead.Task;

    public Task<Opening> OpenAsync(CaseKey key, ClaimId claim) => CallAsync(() => inner.OpenAsync(key, claim));

    public Task<StoredCase> ReadAsync(CaseKey key) => CallAsync(() => inner.ReadAsync(key));

    public Task<Closing> CloseAsync(Lease lease, Closure closure) => CallAsync(() => inner.CloseAsync(lease, closure));

    public Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card) => CallAsync(() => inner.SentAsync(key, claim, version, card));

    public Task HandBackAsync(CaseKey key, Pending unsent) => CallAsync(() => inner.HandBackAsync(key, unsent));

    public Task FinishAsync(Lease lease) => CallAsync(() => inner.FinishAsync(lease));

    public Task ReleaseAsync(Lease lease) => CallAsync(() => inner.ReleaseAsync(lease));

    public Task SetAsideAsync(CaseKey key, string value) => CallAsync(() => inner.SetAsideAsync(key, value));

    public Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf) => CallAsync(() => inner.DeleteAsync(key, onlyOf));

    public Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending) => CallAsync(() => channel.SendAsync(replies, sending));

    private Task CallAsync(Func<Task> call) => CallAsync(async () =>
    {
        await call();
        return true;
    });

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var number = Interlocked.Increment(ref calls);
        if (number < last)
        {
            return await call();
        }

        if (number == last && happens)
        {
            await call();
        }

        dead.TrySetResult();
        return await new TaskCompletionSource<T>().Task;
    }
}
