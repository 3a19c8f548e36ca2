namespace MultiChannelBot.State;

/// <summary>
/// Scripts of what was said in the web chat: KEYS[1] a list of "ms|entry", KEYS[2] a hash whose "base" is the position before the
/// first of them and "bytes" their length in all, KEYS[3] a hash of what was added once. As in <see cref="CaseScripts"/> the present
/// moment is an argument.
/// </summary>
internal static class ActivityLogScripts
{
    private const string Drop = """
        local function pop()
          redis.call('HINCRBY', KEYS[2], 'bytes', -#redis.call('LPOP', KEYS[1]))
          redis.call('HINCRBY', KEYS[2], 'base', 1)
        end
        local function drop(before)
          while true do
            local first = redis.call('LINDEX', KEYS[1], 0)
            if not first or tonumber(string.match(first, '^(%d+)')) > tonumber(before) then return end
            pop()
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

    /// <summary>ARGV: now in ms, ms to be kept, most entries, most of what is remembered, the mark of the entry or "", the entry, most bytes.</summary>
    public static readonly RedisScript Append = new(Drop + """
        if redis.call('EXISTS', KEYS[2]) == 0 then return -1 end
        if ARGV[5] ~= '' then
          if redis.call('HLEN', KEYS[3]) >= tonumber(ARGV[4]) then redis.call('DEL', KEYS[3]) end
          if redis.call('HSETNX', KEYS[3], ARGV[5], 1) == 0 then return 0 end
          redis.call('PEXPIRE', KEYS[3], ARGV[2])
        end
        drop(tonumber(ARGV[1]) - tonumber(ARGV[2]))
        local entry = ARGV[1] .. '|' .. ARGV[6]
        local length = redis.call('RPUSH', KEYS[1], entry)
        local bytes = redis.call('HINCRBY', KEYS[2], 'bytes', #entry)
        while length > 1 and (length > tonumber(ARGV[3]) or bytes > tonumber(ARGV[7])) do
          pop()
          length = length - 1
          bytes = tonumber(redis.call('HGET', KEYS[2], 'bytes'))
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        redis.call('PEXPIRE', KEYS[2], ARGV[2])
        return 1
        """);

    /// <summary>
    /// ARGV: the moment before which entries are gone in ms, the position read so far, most entries. Returns how far was read, how far
    /// there is to read, and the entries. Whoever claims to have read more than there is goes on from its end.
    /// </summary>
    public static readonly RedisScript Read = new(Drop + """
        if redis.call('EXISTS', KEYS[2]) == 0 then return {} end
        drop(ARGV[1])
        local base = tonumber(redis.call('HGET', KEYS[2], 'base'))
        local length = redis.call('LLEN', KEYS[1])
        local from = math.min(math.max(tonumber(ARGV[2]) - base, 0), length)
        local entries = redis.call('LRANGE', KEYS[1], from, from + tonumber(ARGV[3]) - 1)
        table.insert(entries, 1, base + from + #entries)
        table.insert(entries, 2, base + length)
        return entries
        """);

    /// <summary>Positions go on, so that whoever read the entries before reads those that come.</summary>
    public static readonly RedisScript Clear = new("""
        if redis.call('EXISTS', KEYS[2]) == 1 then
          redis.call('HINCRBY', KEYS[2], 'base', redis.call('LLEN', KEYS[1]))
          redis.call('HSET', KEYS[2], 'bytes', 0)
        end
        redis.call('DEL', KEYS[1])
        return 1
        """);
}
