using System.Collections.Concurrent;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.Desk;

/// <summary>A store that remembers all that it was given to keep.</summary>
internal sealed class RecordingStore(ICaseStore inner) : ICaseStore
{
    private readonly ConcurrentQueue<string> values = new();

    public IReadOnlyCollection<string> Values => values;

    public Task<Opening> OpenAsync(CaseKey key, ClaimId claim) => Kept(inner.OpenAsync(key, claim), key.Value, claim.Value);

    public Task<StoredCase> ReadAsync(CaseKey key) => inner.ReadAsync(key);

    public Task<Closing> CloseAsync(Lease lease, Closure closure) => Kept(inner.CloseAsync(lease, closure), closure.State, closure.Replies, closure.Owner.Value);

    public Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card) => inner.SentAsync(key, claim, version, card);

    public Task HandBackAsync(CaseKey key, Pending unsent) => Kept(inner.HandBackAsync(key, unsent), unsent.Replies);

    public Task FinishAsync(Lease lease) => inner.FinishAsync(lease);

    public Task ReleaseAsync(Lease lease) => inner.ReleaseAsync(lease);

    public Task SetAsideAsync(CaseKey key, string value) => Kept(inner.SetAsideAsync(key, value), value);

    public Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf) => inner.DeleteAsync(key, onlyOf);

    private T Kept<T>(T result, params string?[] given)
    {
        foreach (var value in given.OfType<string>())
        {
            values.Enqueue(value);
        }

        return result;
    }
}
