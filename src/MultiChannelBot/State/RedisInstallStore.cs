using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>Installations on Redis: a hash each, with when it was made and its protected content.</summary>
public sealed class RedisInstallStore(RedisLink link) : IInstallStore
{
    private static readonly RedisValue At = "at";
    private static readonly RedisValue Content = "content";

    /// <summary>KEYS[1] is the installation. ARGV: the moment until which it was made, in ms.</summary>
    private static readonly RedisScript Delete = new("""
        local at = redis.call('HGET', KEYS[1], 'at')
        if at and tonumber(at) > tonumber(ARGV[1]) then return 0 end
        redis.call('DEL', KEYS[1])
        return 1
        """);

    /// <inheritdoc/>
    public Task SaveAsync(InstallKey key, KeptInstall install) => link.RunAsync("save-install", async database =>
    {
        await database.HashSetAsync(RedisKeys.Install(key), [new HashEntry(At, install.At.ToUnixTimeMilliseconds()), new HashEntry(Content, install.Content)]).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    public async Task<KeptInstall?> ReadAsync(InstallKey key)
    {
        var found = await link.OpenAsync("read-install", database => database.HashGetAsync(RedisKeys.Install(key), [At, Content])).ConfigureAwait(false);
        return found[0].TryParse(out long at) && !found[1].IsNull ? new KeptInstall(DateTimeOffset.FromUnixTimeMilliseconds(at), (string)found[1]!) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(InstallKey key, DateTimeOffset until) =>
        (bool)await link.RunAsync("delete-install", Delete, [RedisKeys.Install(key)], [until.ToUnixTimeMilliseconds()]).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<bool> SpendAsync(string once, TimeSpan kept) =>
        link.RunAsync("spend", database => database.StringSetAsync(RedisKeys.Spent(once), 1, kept, When.NotExists));
}
