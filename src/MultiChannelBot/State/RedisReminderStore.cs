using System.Collections.Immutable;
using System.Security.Cryptography;
using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>
/// Reminders on Redis, by the scripts of <see cref="ReminderScripts"/>. They share one hash tag, so that each step is one script;
/// there are few of them beside cases, and none is touched by a turn that asks for none.
/// </summary>
public sealed class RedisReminderStore(RedisLink link, TimeProvider clock) : IReminderStore
{
    private const string Waits = "w";
    private const string Sending = "s";
    private const string Dead = "d";
    private const string Gone = "";

    /// <summary>What is still being sent after this long has no host any more.</summary>
    private static readonly TimeSpan SendingKept = TimeSpan.FromHours(1);

    private static readonly RedisKey[] Keys = RedisKeys.Reminders;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public Task SetAsync(KeptReminder reminder) => link.RunAsync("set-reminder", ReminderScripts.Set, Keys, [
        reminder.Key.Value, reminder.Owner.Value, reminder.Place.Value, reminder.Due.ToUnixTimeMilliseconds(), reminder.Content, reminder.Home.Value,
    ]);

    /// <inheritdoc/>
    public Task CancelAsync(ReminderKey key) => link.RunAsync("cancel-reminder", ReminderScripts.Cancel, Keys, [key.Value]);

    /// <inheritdoc/>
    public Task ForgetAsync(UserKey owner) => link.RunAsync("forget-reminders", ReminderScripts.Forget, Keys, [owner.Value]);

    /// <inheritdoc/>
    public Task ForgetAsync(PlaceKey home) => link.RunAsync("forget-place", ReminderScripts.Forget, Keys, [ReminderScripts.HomeMark + home.Value]);

    /// <inheritdoc/>
    public async Task<int> ReviveAsync(UserKey owner) =>
        (int)await link.RunAsync("revive-reminders", ReminderScripts.Revive, Keys, [owner.Value, Now]).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> NextAsync()
    {
        var first = await link.RunAsync("next-reminder", database => database.SortedSetRangeByRankWithScoresAsync(Keys[0], 0, 0)).ConfigureAwait(false);
        return first is [var next] ? DateTimeOffset.FromUnixTimeMilliseconds((long)next.Score) : null;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ClaimedReminder>> ClaimAsync(int most)
    {
        var (now, gap) = (Now, (long)IReminderStore.Gap.TotalMilliseconds);
        var token = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var claimed = (string[])(await link.RunAsync("claim-reminders", ReminderScripts.Claim, Keys, [
            now, now + (long)IReminderStore.Lease.TotalMilliseconds, most, token, now - gap, gap,
        ]).ConfigureAwait(false))!;
        return [.. claimed.Chunk(2).Select(pair => new ClaimedReminder(new ReminderKey(pair[0]), token, pair[1]))];
    }

    /// <inheritdoc/>
    public async Task<bool> BeginAsync(ClaimedReminder claimed) =>
        (bool)await MoveAsync("begin-reminder", claimed, Sending, clock.GetUtcNow() + SendingKept).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task EndAsync(ClaimedReminder claimed) => MoveAsync("end-reminder", claimed, Gone, default);

    /// <inheritdoc/>
    public Task PutOffAsync(ClaimedReminder claimed, DateTimeOffset due) => MoveAsync("put-off-reminder", claimed, Waits, due);

    /// <inheritdoc/>
    public Task MarkDeadAsync(ClaimedReminder claimed, DateTimeOffset until) => MoveAsync("dead-reminder", claimed, Dead, until);

    private Task<RedisResult> MoveAsync(string operation, ClaimedReminder claimed, string flag, DateTimeOffset moment) =>
        link.RunAsync(operation, ReminderScripts.Move, Keys, [claimed.Key.Value, claimed.Token, flag, moment.ToUnixTimeMilliseconds()]);
}
