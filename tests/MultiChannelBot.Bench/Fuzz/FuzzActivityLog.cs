using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Fuzz;

/// <summary>What is said on the web, in memory: as the cases are where no Redis is given.</summary>
internal sealed class FuzzActivityLog : IActivityLog
{
    private readonly Lock gate = new();
    private readonly Dictionary<PlaceKey, List<ReadOnlyMemory<byte>>> logs = [];
    private readonly HashSet<(PlaceKey Key, string Mark)> added = [];

    public Task<bool> BeginAsync(PlaceKey conversation)
    {
        lock (gate)
        {
            return Task.FromResult(logs.TryAdd(conversation, []));
        }
    }

    public Task<LogWrite> AppendAsync(PlaceKey conversation, ReadOnlyMemory<byte> entry, string? once)
    {
        lock (gate)
        {
            if (!logs.TryGetValue(conversation, out var log))
            {
                return Task.FromResult(LogWrite.NoLog);
            }

            if (once is not null && !added.Add((conversation, once)))
            {
                return Task.FromResult(LogWrite.Before);
            }

            log.Add(entry.ToArray());
            return Task.FromResult(LogWrite.Added);
        }
    }

    public Task<LoggedActivities?> ReadAsync(PlaceKey conversation, long after, int most)
    {
        lock (gate)
        {
            if (!logs.TryGetValue(conversation, out var log))
            {
                return Task.FromResult<LoggedActivities?>(null);
            }

            var from = (int)Math.Clamp(after, 0, log.Count);
            ImmutableArray<ReadOnlyMemory<byte>> entries = [.. log.Skip(from).Take(most)];
            return Task.FromResult<LoggedActivities?>(new LoggedActivities(entries, from + entries.Length, from + entries.Length == log.Count));
        }
    }

    public Task ClearAsync(PlaceKey conversation)
    {
        lock (gate)
        {
            logs.GetValueOrDefault(conversation)?.Clear();
            return Task.CompletedTask;
        }
    }

    public Task DeleteAsync(PlaceKey conversation)
    {
        lock (gate)
        {
            logs.Remove(conversation);
            return Task.CompletedTask;
        }
    }
}
