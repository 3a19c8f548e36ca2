using System.Globalization;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.State;

/// <summary>Case codes on Redis, by the scripts of <see cref="CodeScripts"/>.</summary>
/// <param name="expiry">How long a case is kept after its last turn: its code as long.</param>
public sealed class RedisCaseCodeStore(RedisLink link, TimeProvider clock, TimeSpan expiry) : ICaseCodeStore
{
    private static readonly long Window = (long)ICaseCodeStore.Window.TotalMilliseconds;

    private readonly long codeKept = (long)expiry.TotalMilliseconds;

    /// <inheritdoc/>
    public async Task<bool> KeepAsync(CodeKey code, CaseKey opens, DateTimeOffset? until = null)
    {
        var left = (until ?? default) - clock.GetUtcNow();
        return (bool)await link.RunAsync(
            "keep-code", CodeScripts.Keep, [RedisKeys.Code(code)], [opens.Value, Math.Max(codeKept, (long)left.TotalMilliseconds)]).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<CaseKey?> FindAsync(CodeKey code)
    {
        var kept = await link.RunAsync("find-code", database => database.StringGetAsync(RedisKeys.Code(code))).ConfigureAwait(false);
        return kept.IsNullOrEmpty ? null : new CaseKey((string)kept!);
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> TryAsync(TriesKey whose, int most)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var refused = (string?)await link.RunAsync(
            "count-try", CodeScripts.Try, [RedisKeys.Tries(whose)], [now, now + Window, most, Window]).ConfigureAwait(false);
        return string.IsNullOrEmpty(refused)
            ? null
            : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(refused, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public Task GiveBackAsync(TriesKey whose) =>
        link.RunAsync("give-back-try", CodeScripts.GiveBack, [RedisKeys.Tries(whose)], [Window]);
}
