using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>Preferences and the indexes of persons and tenants on Redis.</summary>
/// <param name="expiry">How long preferences are kept after the last turn; the same as for cases.</param>
public sealed class RedisPreferenceStore(RedisLink link, ICaseStore cases, TimeProvider clock, TimeSpan expiry) : IPreferenceStore
{
    private const string CasePrefix = "case:";
    private const string UserPrefix = "user:";

    // An index entry must outlast its case, and is rewritten once a day at most.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);
    private static readonly TimeSpan Refresh = TimeSpan.FromDays(1);

    private long Kept => (long)(expiry + Slack).TotalMilliseconds;

    /// <inheritdoc/>
    public async Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var lapse = now + Kept;
        var below = lapse - (long)Refresh.TotalMilliseconds;
        var indexed = link.OpenAsync("open-tenant", database => PreferenceScripts.OpenTenant.RunAsync(
            database, [RedisKeys.Tenant(tenant)], opened.Value, user.Value, now, lapse, below, Kept));
        var found = (RedisValue[])(await link.OpenAsync("open-person", database => PreferenceScripts.OpenUser.RunAsync(
            database, [RedisKeys.User(user)], opened.Value, now, lapse, below, Kept)).ConfigureAwait(false))!;
        await indexed.ConfigureAwait(false);
        return Read(found[0], found[1], found[2]);
    }

    /// <inheritdoc/>
    public Task SaveAsync(UserKey user, Preferences preferences) =>
        link.RunAsync("save-preferences", database => PreferenceScripts.Save.RunAsync(
            database,
            [RedisKeys.User(user)],
            preferences.Language?.Code() ?? "",
            preferences.Role?.Code() ?? "",
            preferences.PartnerType?.Code ?? "",
            Kept));

    /// <inheritdoc/>
    public async Task ForgetAsync(UserKey user, CaseKey? except = null)
    {
        var fields = await link.RunAsync("read-person", database => database.HashKeysAsync(RedisKeys.User(user))).ConfigureAwait(false);
        await Task.WhenAll(Named(fields, CasePrefix)
            .Select(key => new CaseKey(key))
            .Where(key => key != except)
            .Select(key => cases.DeleteAsync(key, user))).ConfigureAwait(false);

        // Last, so that an interrupted deletion still finds the rest when it is asked for again.
        await link.RunAsync("delete-person", database => database.KeyDeleteAsync(RedisKeys.User(user))).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(TenantKey tenant)
    {
        var members = await link.RunAsync("read-tenant", database => database.SortedSetRangeByRankAsync(RedisKeys.Tenant(tenant))).ConfigureAwait(false);
        await Task.WhenAll(Named(members, CasePrefix).Select(key => cases.DeleteAsync(new CaseKey(key), onlyOf: null))).ConfigureAwait(false);
        await Task.WhenAll(Named(members, UserPrefix)
            .Select(key => link.RunAsync("delete-person", database => database.KeyDeleteAsync(RedisKeys.User(new UserKey(key)))))).ConfigureAwait(false);
        await link.RunAsync("delete-tenant", database => database.KeyDeleteAsync(RedisKeys.Tenant(tenant))).ConfigureAwait(false);
    }

    private static IEnumerable<string> Named(RedisValue[] entries, string prefix) =>
        entries.Select(entry => (string)entry!)
            .Where(entry => entry.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => entry[prefix.Length..]);

    private static Preferences Read(RedisValue language, RedisValue role, RedisValue partnerType) => new(
        LanguageCodes.Parse(language),
        Roles.Parse(role),
        FactValue.TryParse(Fact.PartnerType, partnerType, out var value) ? value : null);
}
