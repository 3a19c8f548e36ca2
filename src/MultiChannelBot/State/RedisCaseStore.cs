using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>Cases on Redis, by the scripts of <see cref="CaseScripts"/>.</summary>
/// <param name="expiry">How long a case is kept after its last turn.</param>
public sealed class RedisCaseStore(RedisLink link, TimeProvider clock, TimeSpan expiry) : ICaseStore
{
    private static readonly long ClaimKept = (long)CaseTimes.ClaimKept.TotalMilliseconds;

    private readonly long caseKept = (long)expiry.TotalMilliseconds;

    /// <inheritdoc/>
    public async Task<Opening> OpenAsync(CaseKey key, ClaimId claim)
    {
        var now = Now();
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var answer = (RedisValue[])(await link.OpenAsync("open-case", database => CaseScripts.Open.RunAsync(
            database,
            [RedisKeys.Case(key), RedisKeys.Claim(key, claim)],
            now,
            LeaseEnd(now),
            token,
            claim.Value,
            now - (long)CaseTimes.PendingAge.TotalMilliseconds,
            ClaimKept)).ConfigureAwait(false))!;
        return (string)answer[0]! switch
        {
            "sent" => new Opening.AlreadySent(),
            "running" => new Opening.Running(),
            "sending" => new Opening.Sending(),
            "saved" => new Opening.Saved(ReadCase(answer[2..5]), ReadPending(answer[5..], now)),
            _ => new Opening.Fresh(new Lease(key, claim, token, (int)answer[1]), ReadCase(answer[2..5]), ReadPending(answer[5..], now)),
        };
    }

    /// <inheritdoc/>
    public async Task<StoredCase> ReadAsync(CaseKey key)
    {
        var fields = await link.RunAsync("read-case", database => database.HashGetAsync(RedisKeys.Case(key), ["v", "s", "c"])).ConfigureAwait(false);
        return fields[0].IsNull ? StoredCase.Absent : ReadCase(fields);
    }

    /// <inheritdoc/>
    public async Task<Closing> CloseAsync(Lease lease, Closure closure)
    {
        var now = Now();
        var answer = (RedisValue[])(await link.RunAsync("close-case", database => CaseScripts.Close.RunAsync(
            database,
            [RedisKeys.Case(lease.Case), RedisKeys.Claim(lease.Case, lease.Claim)],
            now,
            LeaseEnd(now),
            lease.Token,
            lease.Claim.Value,
            closure.Expected.Number,
            CaseVersions.After(closure.Expected, now).Number,
            closure.State is { } state ? StateText.Pack(state) : "",
            closure.Replies ?? "",
            closure.Owner.Value,
            ClaimKept,
            caseKept)).ConfigureAwait(false))!;
        return (string)answer[0]! switch
        {
            "saved" => new Closing.Saved(ReadVersion(answer[1]), ReadTime(answer[2])),
            "conflict" => new Closing.Conflict(ReadCase(answer[1..4])),
            _ => new Closing.LeaseLost(),
        };
    }

    /// <inheritdoc/>
    public Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card) =>
        link.RunAsync("note-sent", database => CaseScripts.Sent.RunAsync(
            database,
            [RedisKeys.Case(key), RedisKeys.Claim(key, claim)],
            claim.Value,
            version.Number,
            card ?? "",
            ClaimKept));

    /// <inheritdoc/>
    public Task HandBackAsync(CaseKey key, Pending unsent) =>
        link.RunAsync("hand-back", database => CaseScripts.HandBack.RunAsync(
            database,
            [RedisKeys.Case(key)],
            unsent.Claim.Value,
            unsent.Version.Number,
            unsent.Since.ToUnixTimeMilliseconds(),
            unsent.Replies));

    /// <inheritdoc/>
    public Task FinishAsync(Lease lease) => SettleAsync(lease, "sent");

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease) => SettleAsync(lease, "released");

    /// <inheritdoc/>
    public Task SetAsideAsync(CaseKey key, string value) =>
        link.RunAsync("set-aside", database => database.StringSetAsync(RedisKeys.SetAside(key), value, expiry));

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf) =>
        (bool)await link.RunAsync("delete-case", database => CaseScripts.Delete.RunAsync(
            database, [RedisKeys.Case(key)], onlyOf?.Value ?? "")).ConfigureAwait(false);

    private Task<RedisResult> SettleAsync(Lease lease, string phase) =>
        link.RunAsync("settle-claim", database => CaseScripts.Settle.RunAsync(
            database, [RedisKeys.Claim(lease.Case, lease.Claim)], lease.Token, phase, ClaimKept));

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static long LeaseEnd(long now) => now + (long)CaseTimes.Lease.TotalMilliseconds;

    private static StoredCase ReadCase(RedisValue[] fields) =>
        new(ReadVersion(fields[0]), fields[1].IsNullOrEmpty ? null : StateText.Unpack(fields[1]), TextOrNull(fields[2]));

    private static ImmutableArray<Pending> ReadPending(RedisValue[] fields, long taken) =>
    [
        .. fields.Chunk(3)
            .Select(entry => new Pending(
                new ClaimId((string)entry[0]!), ReadVersion(entry[1]), (string)entry[2]!, DateTimeOffset.FromUnixTimeMilliseconds(taken)))
            .OrderBy(pending => pending.Version.Number),
    ];

    private static CaseVersion ReadVersion(RedisValue number) =>
        new(long.Parse((string)number!, CultureInfo.InvariantCulture));

    private static DateTimeOffset ReadTime(RedisValue milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)milliseconds!, CultureInfo.InvariantCulture));

    private static string? TextOrNull(RedisValue text) => text.IsNullOrEmpty ? null : (string?)text;
}
