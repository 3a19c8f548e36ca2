using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>Reminders in memory. Everything is gone with the process.</summary>
public sealed class InMemoryReminderStore(TimeProvider clock) : IReminderStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<ReminderKey, Entry> kept = [];
    private readonly Dictionary<PlaceKey, DateTimeOffset> spoken = [];
    private long tokens;

    private enum Standing
    {
        Waits,
        Claimed,
        Sending,
        Dead,
    }

    private sealed record Entry(KeptReminder Reminder, Standing Standing, string? Token, DateTimeOffset At);

    /// <inheritdoc/>
    public Task SetAsync(KeptReminder reminder) =>
        Locked(() => kept[reminder.Key] = new Entry(reminder, Standing.Waits, null, reminder.Due));

    /// <inheritdoc/>
    public Task CancelAsync(ReminderKey key) => Locked(() => kept.Remove(key));

    /// <inheritdoc/>
    public Task ForgetAsync(UserKey owner) => Locked(() => Of(owner).Count(entry => kept.Remove(entry.Reminder.Key)));

    /// <inheritdoc/>
    public Task ForgetAsync(PlaceKey home) => Locked(() => kept.Values.Where(entry => entry.Reminder.Home == home).ToList().Count(entry => kept.Remove(entry.Reminder.Key)));

    /// <inheritdoc/>
    public Task<int> ReviveAsync(UserKey owner) => Locked(() =>
    {
        var dead = Of(owner).FindAll(entry => entry.Standing == Standing.Dead);
        dead.ForEach(entry => kept[entry.Reminder.Key] = entry with { Standing = Standing.Waits, At = clock.GetUtcNow() });
        return dead.Count;
    });

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextAsync() => Locked(() => kept.Count == 0 ? (DateTimeOffset?)null : kept.Values.Min(entry => entry.At));

    /// <inheritdoc/>
    public Task<ImmutableArray<ClaimedReminder>> ClaimAsync(int most) => Locked(() =>
    {
        var now = clock.GetUtcNow();
        foreach (var free in spoken.Where(place => place.Value <= now - IReminderStore.Gap).ToList())
        {
            spoken.Remove(free.Key);
        }

        var due = kept.Values.Where(entry => entry.At <= now).OrderBy(entry => entry.At).Take(most).ToList();
        return due.Select(entry => Claim(entry, now)).OfType<ClaimedReminder>().ToImmutableArray();
    });

    /// <inheritdoc/>
    public Task<bool> BeginAsync(ClaimedReminder claimed) => Locked(() =>
    {
        if (Held(claimed) is not { Standing: Standing.Claimed } held)
        {
            return false;
        }

        kept[claimed.Key] = held with { Standing = Standing.Sending, At = DateTimeOffset.MaxValue };
        return true;
    });

    /// <inheritdoc/>
    public Task EndAsync(ClaimedReminder claimed) => Locked(() => Held(claimed) is not null && kept.Remove(claimed.Key));

    /// <inheritdoc/>
    public Task PutOffAsync(ClaimedReminder claimed, DateTimeOffset due) => MoveAsync(claimed, Standing.Waits, due);

    /// <inheritdoc/>
    public Task MarkDeadAsync(ClaimedReminder claimed, DateTimeOffset until) => MoveAsync(claimed, Standing.Dead, until);

    private Task MoveAsync(ClaimedReminder claimed, Standing standing, DateTimeOffset at) => Locked(() =>
        Held(claimed) is { } held ? kept[claimed.Key] = held with { Standing = standing, Token = null, At = at } : null);

    private ClaimedReminder? Claim(Entry entry, DateTimeOffset now)
    {
        var reminder = entry.Reminder;
        if (entry.Standing is Standing.Sending or Standing.Dead)
        {
            kept.Remove(reminder.Key);
            return null;
        }

        if (spoken.TryGetValue(reminder.Place, out var last))
        {
            kept[reminder.Key] = entry with { At = last + IReminderStore.Gap };
            return null;
        }

        var token = $"{++tokens}";
        kept[reminder.Key] = entry with { Standing = Standing.Claimed, Token = token, At = now + IReminderStore.Lease };
        spoken[reminder.Place] = now;
        return new ClaimedReminder(reminder.Key, token, reminder.Content);
    }

    private Entry? Held(ClaimedReminder claimed) =>
        kept.GetValueOrDefault(claimed.Key) is { Standing: Standing.Claimed or Standing.Sending } entry && entry.Token == claimed.Token ? entry : null;

    private List<Entry> Of(UserKey owner) => [.. kept.Values.Where(entry => entry.Reminder.Owner == owner)];

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }
}
