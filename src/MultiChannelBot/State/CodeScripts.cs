namespace MultiChannelBot.State;

/// <summary>
/// Scripts of case codes: a string with the case that the code opens, and a string "count|end of the window" of tries. Each
/// names one key. As in <see cref="CaseScripts"/> the present moment is an argument.
/// </summary>
internal static class CodeScripts
{
    /// <summary>KEYS[1] is the code. ARGV: case key, ms until expiry. What is kept longer already stays so.</summary>
    public static readonly RedisScript Keep = new("""
        local kept = redis.call('GET', KEYS[1])
        if kept and kept ~= ARGV[1] then return 0 end
        if not kept or redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
        return 1
        """);

    /// <summary>
    /// KEYS[1] is the count. ARGV: now, end of a window that begins now, most tries, ms of a window. Gives the end of the window
    /// where the try is refused, otherwise ''.
    /// </summary>
    public static readonly RedisScript Try = new("""
        local count, ends = 0, ARGV[2]
        local kept = redis.call('GET', KEYS[1])
        if kept then
          local counted, closes = string.match(kept, '^(%d+)|(%d+)$')
          if tonumber(closes) > tonumber(ARGV[1]) then count, ends = tonumber(counted), closes end
        end
        if count >= tonumber(ARGV[3]) then return ends end
        redis.call('SET', KEYS[1], string.format('%d', count + 1) .. '|' .. ends, 'PX', ARGV[4])
        return ''
        """);

    /// <summary>KEYS[1] is the count. ARGV: ms of a window.</summary>
    public static readonly RedisScript GiveBack = new("""
        local kept = redis.call('GET', KEYS[1])
        if not kept then return 0 end
        local counted, closes = string.match(kept, '^(%d+)|(%d+)$')
        local left = math.max(0, tonumber(counted) - 1)
        redis.call('SET', KEYS[1], string.format('%d', left) .. '|' .. closes, 'PX', ARGV[1])
        return 1
        """);
}
