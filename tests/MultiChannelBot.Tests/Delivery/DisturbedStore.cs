using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>A real store on a bad day: something happens before it closes a turn, or it cannot be reached.</summary>
public sealed class DisturbedStore(ICaseStore inner) : ICaseStore
{
    public bool AwayAtOpen { get; set; }

    public bool Away { get; set; }

    /// <summary>The answers to this many closings are lost on the way; the closing itself happens.</summary>
    public int LostAnswers { get; set; }

    /// <summary>This many notes of what was sent do not reach the store.</summary>
    public int LostNotes { get; set; }

    public Func<Task> BeforeClose { get; set; } = () => Task.CompletedTask;

    public Task<Opening> OpenAsync(CaseKey key, ClaimId claim) =>
        AwayAtOpen ? throw new StateUnavailableException("away") : inner.OpenAsync(key, claim);

    /// <summary>A look at another case fails so many times.</summary>
    public int AwayAtRead { get; set; }

    public Task<StoredCase> ReadAsync(CaseKey key) =>
        AwayAtRead-- > 0 ? throw new StateUnavailableException("away") : inner.ReadAsync(key);

    public async Task<Closing> CloseAsync(Lease lease, Closure closure)
    {
        await BeforeClose();
        ThrowIfAway();
        var closing = await inner.CloseAsync(lease, closure);
        return LostAnswers-- > 0 ? throw new StateUnavailableException("timed out") : closing;
    }

    public Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card)
    {
        ThrowIfAway();
        return LostNotes-- > 0 ? throw new StateUnavailableException("timed out") : inner.SentAsync(key, claim, version, card);
    }

    public Task HandBackAsync(CaseKey key, Pending unsent)
    {
        ThrowIfAway();
        return inner.HandBackAsync(key, unsent);
    }

    public Task FinishAsync(Lease lease)
    {
        ThrowIfAway();
        return inner.FinishAsync(lease);
    }

    public Task ReleaseAsync(Lease lease)
    {
        ThrowIfAway();
        return inner.ReleaseAsync(lease);
    }

    public Task SetAsideAsync(CaseKey key, string value) => inner.SetAsideAsync(key, value);

    public Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf) => inner.DeleteAsync(key, onlyOf);

    private void ThrowIfAway()
    {
        if (Away)
        {
            throw new StateUnavailableException("away");
        }
    }
}
