using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>Case codes in memory. Everything is gone with the process.</summary>
public sealed class InMemoryCaseCodeStore(TimeProvider clock, TimeSpan expiry) : ICaseCodeStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<CodeKey, (CaseKey Opens, DateTimeOffset Until)> codes = [];
    private readonly Dictionary<TriesKey, (int Count, DateTimeOffset Ends)> tries = [];

    /// <inheritdoc/>
    public Task<bool> KeepAsync(CodeKey code, CaseKey opens, DateTimeOffset? until = null)
    {
        lock (gate)
        {
            if (Find(code) is { } other && other != opens)
            {
                return Task.FromResult(false);
            }

            codes[code] = (opens, new[] { clock.GetUtcNow() + expiry, until ?? default, codes.TryGetValue(code, out var before) ? before.Until : default }.Max());
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<CaseKey?> FindAsync(CodeKey code)
    {
        lock (gate)
        {
            return Task.FromResult(Find(code));
        }
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> TryAsync(TriesKey whose, int most)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var (count, ends) = tries.TryGetValue(whose, out var kept) && kept.Ends > now ? kept : (0, now + ICaseCodeStore.Window);
            if (count >= most)
            {
                return Task.FromResult<DateTimeOffset?>(ends);
            }

            tries[whose] = (count + 1, ends);
            return Task.FromResult<DateTimeOffset?>(null);
        }
    }

    /// <inheritdoc/>
    public Task GiveBackAsync(TriesKey whose)
    {
        lock (gate)
        {
            if (tries.TryGetValue(whose, out var kept))
            {
                tries[whose] = (Math.Max(0, kept.Count - 1), kept.Ends);
            }

            return Task.CompletedTask;
        }
    }

    private CaseKey? Find(CodeKey code) =>
        codes.TryGetValue(code, out var kept) && kept.Until > clock.GetUtcNow() ? kept.Opens : null;
}
