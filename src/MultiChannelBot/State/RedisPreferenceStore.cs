using System.Collections.Immutable;
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
    private static readonly RedisValue Language = "language";
    private static readonly RedisValue Role = "role";
    private static readonly RedisValue PartnerType = "partnerType";

    // An index entry must outlast its case, and is rewritten once a day at most.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);
    private static readonly long Refresh = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    private readonly long kept = (long)(expiry + Slack).TotalMilliseconds;

    /// <inheritdoc/>
    public async Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        RedisValue noted = CasePrefix + opened.Value;
        var found = await link.OpenAsync(
            "open-person", database => database.HashGetAsync(RedisKeys.User(user), [Language, Role, PartnerType, noted])).ConfigureAwait(false);
        if (!found[3].TryParse(out long lapse) || lapse < now + kept - Refresh)
        {
            await NoteAsync(user, tenant, noted, now, kept).ConfigureAwait(false);
        }

        return Read(found[0], found[1], found[2]);
    }

    /// <inheritdoc/>
    public Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return NoteAsync(user, tenant, CasePrefix + opened.Value, now, Math.Max(kept, (until + Slack).ToUnixTimeMilliseconds() - now));
    }

    /// <inheritdoc/>
    public async Task<Preferences> ReadAsync(UserKey user)
    {
        var found = await link.RunAsync("read-preferences", database => database.HashGetAsync(RedisKeys.User(user), [Language, Role, PartnerType])).ConfigureAwait(false);
        return Read(found[0], found[1], found[2]);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<CaseKey>> CasesAsync(UserKey user, int most)
    {
        var fields = await link.RunAsync("read-person-cases", database => database.HashGetAllAsync(RedisKeys.User(user))).ConfigureAwait(false);
        return
        [
            .. fields.Where(field => ((string)field.Name!).StartsWith(CasePrefix, StringComparison.Ordinal))
                .OrderByDescending(field => field.Value.TryParse(out long lapse) ? lapse : 0)
                .Take(most)
                .Select(field => new CaseKey(((string)field.Name!)[CasePrefix.Length..])),
        ];
    }

    /// <inheritdoc/>
    public Task SaveAsync(UserKey user, Preferences preferences) =>
        link.RunAsync("save-preferences", PreferenceScripts.Save, [RedisKeys.User(user)], [
            preferences.Language?.Code() ?? "", preferences.Role?.Code() ?? "", preferences.PartnerType?.Code ?? "", kept,
        ]);

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
    public async Task<ImmutableArray<UserKey>> PeopleAsync(TenantKey tenant) =>
        [.. Named(await MembersAsync(tenant).ConfigureAwait(false), UserPrefix).Select(key => new UserKey(key))];

    /// <inheritdoc/>
    public async Task ForgetAsync(TenantKey tenant)
    {
        var members = await MembersAsync(tenant).ConfigureAwait(false);
        await Task.WhenAll(Named(members, CasePrefix).Select(key => cases.DeleteAsync(new CaseKey(key), onlyOf: null))).ConfigureAwait(false);
        await DeletePersonsAsync(members).ConfigureAwait(false);
        await link.RunAsync("delete-tenant", database => database.KeyDeleteAsync(RedisKeys.Tenant(tenant))).ConfigureAwait(false);

        // Who wrote meanwhile was noted in what is deleted now. Without a hash of theirs their next turn notes them again.
        await DeletePersonsAsync(members).ConfigureAwait(false);
    }

    /// <summary>The tenant first: an entry in the person's hash says that both are noted, and spares later turns the asking.</summary>
    private async Task NoteAsync(UserKey user, TenantKey tenant, RedisValue noted, long now, long keep)
    {
        await link.RunAsync("note-tenant", PreferenceScripts.NoteTenant, [RedisKeys.Tenant(tenant)], [
            noted, UserPrefix + user.Value, now, now + keep, keep,
        ]).ConfigureAwait(false);
        await link.RunAsync("note-person", PreferenceScripts.NotePerson, [RedisKeys.User(user)], [noted, now, now + keep, keep]).ConfigureAwait(false);
    }

    private Task<RedisValue[]> MembersAsync(TenantKey tenant) =>
        link.RunAsync("read-tenant", database => database.SortedSetRangeByRankAsync(RedisKeys.Tenant(tenant)));

    private Task DeletePersonsAsync(RedisValue[] members) => Task.WhenAll(Named(members, UserPrefix)
        .Select(key => link.RunAsync("delete-person", database => database.KeyDeleteAsync(RedisKeys.User(new UserKey(key))))));

    private static IEnumerable<string> Named(RedisValue[] entries, string prefix) =>
        entries.Select(entry => (string)entry!)
            .Where(entry => entry.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => entry[prefix.Length..]);

    private static Preferences Read(RedisValue language, RedisValue role, RedisValue partnerType) => new(
        LanguageCodes.Parse(language),
        Roles.Parse(role),
        FactValue.TryParse(Fact.PartnerType, partnerType, out var value) ? value : null);
}
