using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>
/// Keeps the keys of ASP.NET Data Protection, each as a sealed text, for good: what was protected with one can be read as long
/// as it is there. Throws <see cref="StateUnavailableException"/> like <see cref="ICaseStore"/>.
/// </summary>
internal interface IProtectionKeyStore
{
    /// <summary>Every key, in the order in which they came.</summary>
    Task<ImmutableArray<string>> ReadAsync();

    /// <summary>Keeps one more.</summary>
    Task AddAsync(string key);
}

/// <summary>Keys as a list on Redis.</summary>
internal sealed class RedisProtectionKeyStore(RedisLink link) : IProtectionKeyStore
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> ReadAsync()
    {
        var kept = await link.OpenAsync("read-protection-keys", database => database.ListRangeAsync(RedisKeys.ProtectionKeys)).ConfigureAwait(false);
        return [.. kept.Select(key => (string)key!)];
    }

    /// <inheritdoc/>
    public Task AddAsync(string key) => link.RunAsync("add-protection-key", database => database.ListRightPushAsync(RedisKeys.ProtectionKeys, key));
}

/// <summary>Keys in memory. Everything is gone with the process.</summary>
internal sealed class InMemoryProtectionKeyStore : IProtectionKeyStore
{
    private ImmutableArray<string> kept = [];

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> ReadAsync() => Task.FromResult(kept);

    /// <inheritdoc/>
    public Task AddAsync(string key)
    {
        ImmutableInterlocked.Update(ref kept, (keys, added) => keys.Add(added), key);
        return Task.CompletedTask;
    }
}
