using System.Collections.Immutable;
using System.Security.Cryptography;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>
/// Cases in memory, for the terminal: the same protocol as <see cref="CaseScripts"/>, one lock in place of scripts.
/// Everything is gone with the process.
/// </summary>
public sealed class InMemoryCaseStore(TimeProvider clock, TimeSpan expiry) : ICaseStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<CaseKey, KeptCase> cases = [];
    private readonly Dictionary<(CaseKey, ClaimId), KeptClaim> claims = [];

    /// <inheritdoc/>
    public Task<Opening> OpenAsync(CaseKey key, ClaimId claim)
    {
        lock (gate)
        {
            var found = FindClaim(key, claim);
            if (found is { Phase: Phase.Sent })
            {
                return Task.FromResult<Opening>(new Opening.AlreadySent());
            }

            if (found is { Phase: Phase.Running } && found.LeaseEnd > Now)
            {
                return Task.FromResult<Opening>(new Opening.Running());
            }

            var kept = FindCase(key);
            if (found is { Phase: Phase.Saved })
            {
                return Task.FromResult<Opening>(kept?.Pending.GetValueOrDefault(claim) is { } own && !IsFree(own)
                    ? new Opening.Sending()
                    : new Opening.Saved(Stored(kept), TakePending(kept)));
            }

            var lease = new Lease(key, claim, RandomNumberGenerator.GetHexString(32, lowercase: true), (found?.Attempt ?? 0) + 1);
            Keep(lease, Phase.Running, CaseVersion.None);
            return Task.FromResult<Opening>(new Opening.Fresh(lease, Stored(kept), TakePending(kept)));
        }
    }

    /// <inheritdoc/>
    public Task<StoredCase> ReadAsync(CaseKey key)
    {
        lock (gate)
        {
            return Task.FromResult(Stored(FindCase(key)));
        }
    }

    /// <inheritdoc/>
    public Task<Closing> CloseAsync(Lease lease, Closure closure)
    {
        lock (gate)
        {
            var found = FindClaim(lease.Case, lease.Claim);
            return Task.FromResult<Closing>(found switch
            {
                null => new Closing.LeaseLost(),
                _ when found.Token != lease.Token => new Closing.LeaseLost(),
                { Phase: Phase.Saved or Phase.Sent } => new Closing.Saved(found.Version, Taken(FindCase(lease.Case), lease.Claim)),
                { Phase: Phase.Running } => Write(lease, closure),
                _ => new Closing.LeaseLost(),
            });
        }
    }

    /// <inheritdoc/>
    public Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card)
    {
        lock (gate)
        {
            var kept = FindCase(key);
            if (kept is not null && kept.Pending.TryGetValue(claim, out var pending) && pending.Version == version)
            {
                kept.Pending.Remove(claim);
            }

            if (kept is { State: null, Pending.Count: 0 })
            {
                cases.Remove(key);
            }
            else if (card is not null && kept is { State: not null } && kept.CardVersion.Number <= version.Number)
            {
                (kept.Card, kept.CardVersion) = (card, version);
            }

            if (FindClaim(key, claim) is { Phase: Phase.Saved } found && found.Version == version)
            {
                claims[(key, claim)] = found with { Phase = Phase.Sent, KeptUntil = Now + CaseTimes.ClaimKept };
            }

            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public Task HandBackAsync(CaseKey key, Pending unsent)
    {
        lock (gate)
        {
            if (FindCase(key)?.Pending is { } pending
                && pending.TryGetValue(unsent.Claim, out var found) && found.Version == unsent.Version && found.Since == unsent.Since)
            {
                pending[unsent.Claim] = new KeptPending(DateTimeOffset.MinValue, found.Version, unsent.Replies);
            }

            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public Task FinishAsync(Lease lease) => SettleAsync(lease, Phase.Sent);

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease) => SettleAsync(lease, Phase.Released);

    /// <inheritdoc/>
    public Task SetAsideAsync(CaseKey key, string value) =>
        Task.CompletedTask; // Nobody could look at it: it would be gone with the process.

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf)
    {
        lock (gate)
        {
            var kept = FindCase(key);
            return Task.FromResult(kept is not null && (onlyOf is null || kept.Owner == onlyOf) && cases.Remove(key));
        }
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private Closing Write(Lease lease, Closure closure)
    {
        var kept = FindCase(lease.Case);
        if (Stored(kept).Version != closure.Expected)
        {
            Keep(lease, Phase.Running, CaseVersion.None);
            return new Closing.Conflict(Stored(kept));
        }

        var version = CaseVersions.After(closure.Expected, Now.ToUnixTimeMilliseconds());
        // Whoever sends the last replies has to find the card, too.
        kept = closure.State is null || kept is null ? new KeptCase { Card = kept?.Card, CardVersion = kept?.CardVersion ?? CaseVersion.None } : kept;
        kept.State = closure.State;
        kept.Version = closure.State is null ? CaseVersion.None : version;
        kept.Owner = closure.State is null ? null : closure.Owner;
        kept.KeptUntil = Now + (closure.State is null ? CaseTimes.ClaimKept : expiry);
        if (closure.Replies is not null)
        {
            kept.Pending[lease.Claim] = new KeptPending(Now, version, closure.Replies);
        }

        cases[lease.Case] = kept;
        Keep(lease, Phase.Saved, version);
        return new Closing.Saved(version, Now);
    }

    private Task SettleAsync(Lease lease, Phase phase)
    {
        lock (gate)
        {
            if (FindClaim(lease.Case, lease.Claim) is { Phase: Phase.Running } found && found.Token == lease.Token)
            {
                Keep(lease, phase, CaseVersion.None);
            }

            return Task.CompletedTask;
        }
    }

    private void Keep(Lease lease, Phase phase, CaseVersion version) =>
        claims[(lease.Case, lease.Claim)] = new KeptClaim(
            phase, Now + CaseTimes.Lease, version, lease.Attempt, lease.Token, Now + CaseTimes.ClaimKept);

    private KeptClaim? FindClaim(CaseKey key, ClaimId claim) =>
        claims.TryGetValue((key, claim), out var found) && found.KeptUntil > Now ? found : null;

    private KeptCase? FindCase(CaseKey key) =>
        cases.TryGetValue(key, out var found) && found.KeptUntil > Now ? found : null;

    private static StoredCase Stored(KeptCase? kept) =>
        kept is null ? StoredCase.Absent : new StoredCase(kept.Version, kept.State, kept.Card);

    private bool IsFree(KeptPending pending) => pending.Since <= Now - CaseTimes.PendingAge;

    private DateTimeOffset Taken(KeptCase? kept, ClaimId claim) => kept?.Pending.GetValueOrDefault(claim)?.Since ?? Now;

    private ImmutableArray<Pending> TakePending(KeptCase? kept)
    {
        var taken = (kept?.Pending ?? [])
            .Where(entry => IsFree(entry.Value))
            .OrderBy(entry => entry.Value.Version.Number)
            .ToImmutableArray();
        foreach (var (claim, pending) in taken)
        {
            kept!.Pending[claim] = pending with { Since = Now };
        }

        return [.. taken.Select(entry => new Pending(entry.Key, entry.Value.Version, entry.Value.Replies, Now))];
    }

    private enum Phase
    {
        Running,
        Released,
        Saved,
        Sent,
    }

    private sealed record KeptClaim(
        Phase Phase, DateTimeOffset LeaseEnd, CaseVersion Version, int Attempt, string Token, DateTimeOffset KeptUntil);

    private sealed record KeptPending(DateTimeOffset Since, CaseVersion Version, string Replies);

    private sealed class KeptCase
    {
        public CaseVersion Version { get; set; }

        public string? State { get; set; }

        public UserKey? Owner { get; set; }

        public string? Card { get; set; }

        public CaseVersion CardVersion { get; set; }

        public DateTimeOffset KeptUntil { get; set; }

        public Dictionary<ClaimId, KeptPending> Pending { get; } = [];
    }
}
