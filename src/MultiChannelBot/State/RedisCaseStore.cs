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
    // What an opened case begins with: phase, attempt, version, state and card. Its pending replies follow.
    private const int Head = 5;

    private static readonly long ClaimKept = (long)CaseTimes.ClaimKept.TotalMilliseconds;

    private readonly long caseKept = (long)expiry.TotalMilliseconds;

    /// <inheritdoc/>
    public async Task<Opening> OpenAsync(CaseKey key, ClaimId claim)
    {
        var now = Now();
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var answer = (RedisValue[])(await link.OpenAsync("open-case", CaseScripts.Open, Keys(key, claim), [
            string.Create(CultureInfo.InvariantCulture, $"running|{LeaseEnd(now)}|1|{token}"),
            ClaimKept,
            now,
            now - (long)CaseTimes.PendingAge.TotalMilliseconds,
            PendingField(claim),
        ]).ConfigureAwait(false))!;
        return (string)answer[0]! switch
        {
            "sent" => new Opening.AlreadySent(),
            "running" => new Opening.Running(),
            "sending" => new Opening.Sending(),
            "saved" => new Opening.Saved(ReadCase(answer[2..5]), ReadPending(answer, now)),
            _ => new Opening.Fresh(new Lease(key, claim, token, (int)answer[1]), ReadCase(answer[2..5]), ReadPending(answer, now)),
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
        var version = CaseVersions.After(closure.Expected, now);
        var answer = (RedisValue[])(await link.RunAsync("close-case", CaseScripts.Close, Keys(lease.Case, lease.Claim), [
            lease.Token,
            closure.Expected.Number,
            version.Number,
            string.Create(CultureInfo.InvariantCulture, $"saved|{version.Number}|{lease.Attempt}|{lease.Token}"),
            LeaseEnd(now),
            closure.State is { } state ? StateText.Pack(state) : "",
            closure.Owner.Value,
            PendingField(lease.Claim),
            closure.Replies is { Length: > 0 } replies ? string.Create(CultureInfo.InvariantCulture, $"{now}|{version.Number}|{replies}") : "",
            ClaimKept,
            Math.Max(caseKept, (closure.KeptUntil?.ToUnixTimeMilliseconds() ?? 0) - now),
        ]).ConfigureAwait(false))!;
        return (string)answer[0]! switch
        {
            "saved" when answer.Length == 1 => new Closing.Saved(version, DateTimeOffset.FromUnixTimeMilliseconds(now)),
            "saved" => new Closing.Saved(
                ReadVersion(answer[1]), DateTimeOffset.FromUnixTimeMilliseconds(answer[2].IsNullOrEmpty ? now : (long)answer[2])),
            "conflict" => new Closing.Conflict(ReadCase(answer[1..4])),
            _ => new Closing.LeaseLost(),
        };
    }

    /// <inheritdoc/>
    public Task SentAsync(CaseKey key, ClaimId claim, CaseVersion version, string? card) =>
        link.RunAsync("note-sent", CaseScripts.Sent, Keys(key, claim), [
            string.Create(CultureInfo.InvariantCulture, $"saved|{version.Number}|"), version.Number, PendingField(claim), card ?? "", ClaimKept,
        ]);

    /// <inheritdoc/>
    public Task HandBackAsync(CaseKey key, Pending unsent) =>
        link.RunAsync("hand-back", CaseScripts.HandBack, [RedisKeys.Case(key)], [
            unsent.Claim.Value, unsent.Version.Number, unsent.Since.ToUnixTimeMilliseconds(), unsent.Replies,
        ]);

    /// <inheritdoc/>
    public Task FinishAsync(Lease lease) => SettleAsync(lease, "sent");

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease) => SettleAsync(lease, "released");

    /// <inheritdoc/>
    public Task SetAsideAsync(CaseKey key, string value) =>
        link.RunAsync("set-aside", database => database.StringSetAsync(RedisKeys.SetAside(key), value, expiry));

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(CaseKey key, UserKey? onlyOf) =>
        (bool)await link.RunAsync("delete-case", CaseScripts.Delete, [RedisKeys.Case(key), RedisKeys.SetAside(key)], [onlyOf?.Value ?? ""]).ConfigureAwait(false);

    private Task<RedisResult> SettleAsync(Lease lease, string phase) =>
        link.RunAsync("settle-claim", CaseScripts.Settle, [RedisKeys.Claim(lease.Case, lease.Claim)], [lease.Token, phase, ClaimKept]);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static long LeaseEnd(long now) => now + (long)CaseTimes.Lease.TotalMilliseconds;

    private static RedisKey[] Keys(CaseKey key, ClaimId claim) => [RedisKeys.Case(key), RedisKeys.Claim(key, claim)];

    private static RedisValue PendingField(ClaimId claim) => "p:" + claim.Value;

    private static StoredCase ReadCase(RedisValue[] fields) =>
        new(ReadVersion(fields[0]), fields[1].IsNullOrEmpty ? null : StateText.Unpack(fields[1]), TextOrNull(fields[2]));

    private static ImmutableArray<Pending> ReadPending(RedisValue[] fields, long taken) => fields.Length == Head ? [] :
    [
        .. fields.Skip(Head).Chunk(3)
            .Select(entry => new Pending(
                new ClaimId((string)entry[0]!), ReadVersion(entry[1]), (string)entry[2]!, DateTimeOffset.FromUnixTimeMilliseconds(taken)))
            .OrderBy(pending => pending.Version.Number),
    ];

    private static CaseVersion ReadVersion(RedisValue number) =>
        new((long)number);

    private static string? TextOrNull(RedisValue text) => text.IsNullOrEmpty ? null : (string?)text;
}
