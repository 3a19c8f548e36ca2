using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>Installations in memory. Everything is gone with the process.</summary>
public sealed class InMemoryInstallStore(TimeProvider clock) : IInstallStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<InstallKey, KeptInstall> installs = [];
    private readonly Dictionary<string, DateTimeOffset> spent = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task SaveAsync(InstallKey key, KeptInstall install) => Locked(() => installs[key] = install);

    /// <inheritdoc/>
    public Task<KeptInstall?> ReadAsync(InstallKey key) => Locked(() => installs.GetValueOrDefault(key));

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(InstallKey key, DateTimeOffset until) => Locked(() =>
    {
        if (installs.TryGetValue(key, out var kept) && kept.At > until)
        {
            return false;
        }

        installs.Remove(key);
        return true;
    });

    /// <inheritdoc/>
    public Task<bool> SpendAsync(string once, TimeSpan kept) => Locked(() =>
    {
        var now = clock.GetUtcNow();
        foreach (var over in spent.Where(entry => entry.Value <= now).ToList())
        {
            spent.Remove(over.Key);
        }

        return spent.TryAdd(once, now + kept);
    });

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }
}
