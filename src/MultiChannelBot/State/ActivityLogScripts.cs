namespace MultiChannelBot.State;

/// <summary>
/// Scripts of what was said in the web chat: KEYS[1] a list of "ms|entry", KEYS[2] a hash whose "base" is the position before the
/// first of them, KEYS[3] a hash of what was added once. As in <see cref="CaseScripts"/> the present moment is an argument.
/// </summary>
internal static class ActivityLogScripts
{
    private const string Drop = """
        local function drop(before)
          while true do
            local first = redis.call('LINDEX', KEYS[1], 0)
            if not first or tonumber(string.match(first, '^(%d+)')) > tonumber(before) then return end
            redis.call('LPOP', KEYS[1])
            redis.call('HINCRBY', KEYS[2], 'base', 1)
          end
        end

        """;

    /// <summary>
    /// ARGV: a position to begin at, ms to be kept. The seconds of the clock are larger than whatever position the log had before,
    /// unless more than one entry a second was added all the time.
    /// </summary>
    public static readonly RedisScript Begin = new("""
        local begun = redis.call('HSETNX', KEYS[2], 'base', ARGV[1])
        redis.call('PEXPIRE', KEYS[2], ARGV[2])
        return begun
        """);

    /// <summary>ARGV: now in ms, ms to be kept, most entries, most of what is remembered, the mark of the entry or "", the entry.</summary>
    public static readonly RedisScript Append = new(Drop + """
        if redis.call('EXISTS', KEYS[2]) == 0 then return -1 end
        if ARGV[5] ~= '' then
          if redis.call('HLEN', KEYS[3]) >= tonumber(ARGV[4]) then redis.call('DEL', KEYS[3]) end
          if redis.call('HSETNX', KEYS[3], ARGV[5], 1) == 0 then return 0 end
          redis.call('PEXPIRE', KEYS[3], ARGV[2])
        end
        drop(tonumber(ARGV[1]) - tonumber(ARGV[2]))
        if redis.call('RPUSH', KEYS[1], ARGV[1] .. '|' .. ARGV[6]) > tonumber(ARGV[3]) then
          redis.call('LPOP', KEYS[1])
          redis.call('HINCRBY', KEYS[2], 'base', 1)
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        redis.call('PEXPIRE', KEYS[2], ARGV[2])
        return 1
        """);

    /// <summary>ARGV: the moment before which entries are gone in ms, the position read so far, most entries. Returns base, length and entries.</summary>
    public static readonly RedisScript Read = new(Drop + """
        if redis.call('EXISTS', KEYS[2]) == 0 then return {} end
        drop(ARGV[1])
        local base = tonumber(redis.call('HGET', KEYS[2], 'base'))
        local from = math.max(tonumber(ARGV[2]) - base, 0)
        local entries = redis.call('LRANGE', KEYS[1], from, from + tonumber(ARGV[3]) - 1)
        table.insert(entries, 1, base + from + #entries)
        table.insert(entries, 2, base + redis.call('LLEN', KEYS[1]))
        return entries
        """);

    /// <summary>Positions go on, so that whoever read the entries before reads those that come.</summary>
    public static readonly RedisScript Clear = new("""
        if redis.call('EXISTS', KEYS[2]) == 1 then redis.call('HINCRBY', KEYS[2], 'base', redis.call('LLEN', KEYS[1])) end
        redis.call('DEL', KEYS[1])
        return 1
        """);
}
