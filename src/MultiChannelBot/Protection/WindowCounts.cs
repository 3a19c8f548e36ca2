namespace MultiChannelBot.Protection;

/// <summary>
/// Counts by key within windows of a fixed length; with the next window all begin at nothing. Ours and not the framework's
/// limiters, because those keep their own time and promise no bound on how many keys they remember.
/// </summary>
/// <param name="mostKeys">
/// So many keys are counted in a window. Those that come when all are taken are let through: what is limited here is one
/// key, and a limit that strangers can use up for everybody else would be worse than none.
/// </param>
internal sealed class WindowCounts(TimeSpan window, int mostKeys, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private long current = long.MinValue;

    /// <summary>How long until every count begins anew.</summary>
    public TimeSpan Left => window - TimeSpan.FromTicks(clock.GetUtcNow().UtcTicks % window.Ticks);

    /// <summary>How many keys are remembered at present.</summary>
    public int Keys
    {
        get
        {
            lock (gate)
            {
                return counts.Count;
            }
        }
    }

    /// <summary>Counts one more of a key, and says how many that makes.</summary>
    public int Add(string key)
    {
        lock (gate)
        {
            Turn();
            if (!counts.TryGetValue(key, out var count) && counts.Count >= mostKeys)
            {
                return 1;
            }

            // A count that never stops would be below nothing after two thousand million.
            return counts[key] = count == int.MaxValue ? count : count + 1;
        }
    }

    /// <summary>Takes one back.</summary>
    public void Remove(string key)
    {
        lock (gate)
        {
            Turn();
            if (counts.TryGetValue(key, out var count) && count > 0)
            {
                counts[key] = count - 1;
            }
        }
    }

    private void Turn()
    {
        var now = clock.GetUtcNow().UtcTicks / window.Ticks;
        if (now != current)
        {
            current = now;
            counts.Clear();
        }
    }
}
