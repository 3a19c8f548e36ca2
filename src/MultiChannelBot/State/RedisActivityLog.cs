using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using StackExchange.Redis;

namespace MultiChannelBot.State;

/// <summary>Logs on Redis, by the scripts of <see cref="ActivityLogScripts"/>.</summary>
internal sealed class RedisActivityLog(RedisLink link, TimeProvider clock) : IActivityLog
{
    /// <summary>What was added once is remembered of so many entries; then it begins anew. A client repeats what it sent last.</summary>
    private const int MostTaken = 2_000;

    private static readonly long KeptMilliseconds = (long)IActivityLog.Kept.TotalMilliseconds;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public async Task<bool> BeginAsync(PlaceKey conversation) => (bool)await link.OpenAsync(
        "begin-log", ActivityLogScripts.Begin, RedisKeys.ActivityLog(conversation), [clock.GetUtcNow().ToUnixTimeSeconds(), KeptMilliseconds]).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<LogWrite> AppendAsync(PlaceKey conversation, ReadOnlyMemory<byte> entry, string? once) => (int)await link.RunAsync(
        "append-log", ActivityLogScripts.Append, RedisKeys.ActivityLog(conversation),
        [Now, KeptMilliseconds, IActivityLog.Most, MostTaken, once ?? string.Empty, entry, IActivityLog.MostBytes]).ConfigureAwait(false) switch
    {
        1 => LogWrite.Added,
        0 => LogWrite.Before,
        _ => LogWrite.NoLog,
    };

    /// <inheritdoc/>
    public async Task<LoggedActivities?> ReadAsync(PlaceKey conversation, long after, int most)
    {
        var read = (RedisResult[])(await link.OpenAsync(
            "read-log", ActivityLogScripts.Read, RedisKeys.ActivityLog(conversation), [Now - KeptMilliseconds, after, most]).ConfigureAwait(false))!;
        if (read.Length == 0)
        {
            return null;
        }

        var position = (long)read[0];
        return new LoggedActivities([.. read.Skip(2).Select(Entry)], position, position >= (long)read[1]);
    }

    /// <inheritdoc/>
    public Task ClearAsync(PlaceKey conversation) => link.RunAsync("clear-log", ActivityLogScripts.Clear, RedisKeys.ActivityLog(conversation), []);

    /// <inheritdoc/>
    public Task DeleteAsync(PlaceKey conversation) => link.RunAsync("delete-log", database => database.KeyDeleteAsync(RedisKeys.ActivityLog(conversation)));

    /// <summary>Without the moment that stands before it.</summary>
    private static ReadOnlyMemory<byte> Entry(RedisResult kept)
    {
        var bytes = (byte[])kept!;
        return bytes.AsMemory(bytes.AsSpan().IndexOf((byte)'|') + 1);
    }
}
