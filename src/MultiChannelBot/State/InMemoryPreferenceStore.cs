using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>Preferences and indexes in memory, for the terminal. Everything is gone with the process.</summary>
public sealed class InMemoryPreferenceStore(ICaseStore cases) : IPreferenceStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<UserKey, Preferences> preferences = [];
    private readonly HashSet<(UserKey User, TenantKey Tenant, CaseKey Case)> index = [];

    /// <inheritdoc/>
    public Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened)
    {
        lock (gate)
        {
            index.Add((user, tenant, opened));
            return Task.FromResult(preferences.GetValueOrDefault(user, Preferences.None));
        }
    }

    /// <inheritdoc/>
    public Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until) => OpenAsync(user, tenant, opened);

    /// <inheritdoc/>
    public Task<Preferences> ReadAsync(UserKey user)
    {
        lock (gate)
        {
            return Task.FromResult(preferences.GetValueOrDefault(user, Preferences.None));
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<CaseKey>> CasesAsync(UserKey user, int most)
    {
        lock (gate)
        {
            return Task.FromResult<ImmutableArray<CaseKey>>([.. index.Where(entry => entry.User == user).Select(entry => entry.Case).Distinct().Reverse().Take(most)]);
        }
    }

    /// <inheritdoc/>
    public Task SaveAsync(UserKey user, Preferences preferences)
    {
        lock (gate)
        {
            this.preferences[user] = preferences;
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(UserKey user, CaseKey? except = null)
    {
        foreach (var entry in Take(entry => entry.User == user).Where(entry => entry.Case != except))
        {
            await cases.DeleteAsync(entry.Case, user).ConfigureAwait(false);
        }

        lock (gate)
        {
            preferences.Remove(user);
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<UserKey>> PeopleAsync(TenantKey tenant)
    {
        lock (gate)
        {
            return Task.FromResult(index.Where(entry => entry.Tenant == tenant).Select(entry => entry.User).Distinct().ToImmutableArray());
        }
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(TenantKey tenant)
    {
        foreach (var entry in Take(entry => entry.Tenant == tenant))
        {
            await cases.DeleteAsync(entry.Case, onlyOf: null).ConfigureAwait(false);
            lock (gate)
            {
                preferences.Remove(entry.User);
            }
        }
    }

    private List<(UserKey User, TenantKey Tenant, CaseKey Case)> Take(Predicate<(UserKey User, TenantKey Tenant, CaseKey Case)> which)
    {
        lock (gate)
        {
            var taken = index.Where(entry => which(entry)).ToList();
            index.ExceptWith(taken);
            return taken;
        }
    }
}
