namespace MultiChannelBot.State;

/// <summary>
/// Scripts of the reminders, all under one hash tag: KEYS[1] a sorted set of keys by when there is something to do, KEYS[2] a
/// hash of key to "flag|token|owner|place,home|content", KEYS[3] a sorted set of "owner:key" and "~home:key" in the order of letters, KEYS[4] a sorted
/// set of places by when they were written to. Flags: w waits, c is claimed, s is being sent, d is dead. As in
/// <see cref="CaseScripts"/> the present moment is an argument.
/// </summary>
internal static class ReminderScripts
{
    /// <summary>Stands before a home among the owners: no key begins with it.</summary>
    public const string HomeMark = "~";

    private const string Parts = """
        local function parts(value)
          return string.match(value, '^(%a)|([^|]*)|([^|]*)|([^|]*)|(.*)$')
        end
        local function drop(key, owner, where)
          redis.call('ZREM', KEYS[1], key)
          redis.call('HDEL', KEYS[2], key)
          redis.call('ZREM', KEYS[3], owner .. ':' .. key)
          local home = string.match(where, ',(.*)$')
          if home then redis.call('ZREM', KEYS[3], '~' .. home .. ':' .. key) end
        end
        local function all(owner)
          local found = redis.call('ZRANGEBYLEX', KEYS[3], '[' .. owner .. ':', '(' .. owner .. ';')
          for i = 1, #found do found[i] = string.sub(found[i], #owner + 2) end
          return found
        end

        """;

    /// <summary>ARGV: key, owner, place, due, content, home.</summary>
    public static readonly RedisScript Set = new(Parts + """
        local before = redis.call('HGET', KEYS[2], ARGV[1])
        if before then
          local _, _, owner, where = parts(before)
          drop(ARGV[1], owner, where)
        end
        redis.call('HSET', KEYS[2], ARGV[1], 'w||' .. ARGV[2] .. '|' .. ARGV[3] .. ',' .. ARGV[6] .. '|' .. ARGV[5])
        redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1])
        redis.call('ZADD', KEYS[3], 0, ARGV[2] .. ':' .. ARGV[1])
        redis.call('ZADD', KEYS[3], 0, '~' .. ARGV[6] .. ':' .. ARGV[1])
        return 1
        """);

    /// <summary>ARGV: key.</summary>
    public static readonly RedisScript Cancel = new(Parts + """
        local kept = redis.call('HGET', KEYS[2], ARGV[1])
        if not kept then return 0 end
        local _, _, owner, where = parts(kept)
        drop(ARGV[1], owner, where)
        return 1
        """);

    /// <summary>ARGV: owner, or "~" and a home.</summary>
    public static readonly RedisScript Forget = new(Parts + """
        local found = all(ARGV[1])
        for _, key in ipairs(found) do
          local kept = redis.call('HGET', KEYS[2], key)
          if kept then
            local _, _, owner, where = parts(kept)
            drop(key, owner, where)
          end
          redis.call('ZREM', KEYS[3], ARGV[1] .. ':' .. key)
        end
        return #found
        """);

    /// <summary>ARGV: owner, now.</summary>
    public static readonly RedisScript Revive = new(Parts + """
        local revived = 0
        for _, key in ipairs(all(ARGV[1])) do
          local kept = redis.call('HGET', KEYS[2], key)
          if kept and string.sub(kept, 1, 1) == 'd' then
            redis.call('HSET', KEYS[2], key, 'w' .. string.sub(kept, 2))
            redis.call('ZADD', KEYS[1], ARGV[2], key)
            revived = revived + 1
          end
        end
        return revived
        """);

    /// <summary>
    /// ARGV: now, end of the lease, most, token, moment from which a place is free again, ms of the gap. What ran out while it was
    /// being sent, or as dead, is deleted. Gives key and content in turn.
    /// </summary>
    public static readonly RedisScript Claim = new(Parts + """
        redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', ARGV[5])
        local claimed = {}
        for _, key in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])) do
          local kept = redis.call('HGET', KEYS[2], key)
          if not kept then
            redis.call('ZREM', KEYS[1], key)
          else
            local flag, _, owner, where, content = parts(kept)
            local place = string.match(where, '^[^,]*')
            local spoken = redis.call('ZSCORE', KEYS[4], place)
            if flag == 's' or flag == 'd' then
              drop(key, owner, where)
            elseif spoken then
              redis.call('ZADD', KEYS[1], string.format('%.0f', tonumber(spoken) + tonumber(ARGV[6])), key)
            else
              redis.call('HSET', KEYS[2], key, 'c|' .. ARGV[4] .. '|' .. owner .. '|' .. where .. '|' .. content)
              redis.call('ZADD', KEYS[1], ARGV[2], key)
              redis.call('ZADD', KEYS[4], ARGV[1], place)
              claimed[#claimed + 1] = key
              claimed[#claimed + 1] = content
            end
          end
        end
        return claimed
        """);

    /// <summary>
    /// ARGV: key, token, flag ('' deletes), moment. Nothing happens where the claim is not held any more.
    /// </summary>
    public static readonly RedisScript Move = new(Parts + """
        local kept = redis.call('HGET', KEYS[2], ARGV[1])
        if not kept then return 0 end
        local flag, token, owner, where, content = parts(kept)
        if token ~= ARGV[2] or not (flag == 'c' or (flag == 's' and ARGV[3] ~= 's')) then return 0 end
        if ARGV[3] == '' then
          drop(ARGV[1], owner, where)
          return 1
        end
        local holder = ''
        if ARGV[3] == 's' then holder = token end
        redis.call('HSET', KEYS[2], ARGV[1], ARGV[3] .. '|' .. holder .. '|' .. owner .. '|' .. where .. '|' .. content)
        redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1])
        return 1
        """);
}
