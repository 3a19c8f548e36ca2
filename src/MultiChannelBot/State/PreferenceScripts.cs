namespace MultiChannelBot.State;

/// <summary>
/// Scripts of a person's hash (fields language, role, partnerType and case:KEY with the moment the entry lapses) and of a
/// tenant's sorted set (members case:KEY and user:KEY by the moment they lapse). None shortens what another has made longer.
/// </summary>
internal static class PreferenceScripts
{
    /// <summary>KEYS[1] is the person's hash. ARGV: field of the case, now, lapse, ms until expiry. Entries that have lapsed go.</summary>
    public static readonly RedisScript NotePerson = new("""
        local fields = redis.call('HGETALL', KEYS[1])
        for i = 1, #fields, 2 do
          if string.sub(fields[i], 1, 5) == 'case:' and tonumber(fields[i + 1]) < tonumber(ARGV[2]) then
            redis.call('HDEL', KEYS[1], fields[i])
          end
        end
        local before = redis.call('HGET', KEYS[1], ARGV[1])
        if not before or tonumber(before) < tonumber(ARGV[3]) then redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
        return 1
        """);

    /// <summary>KEYS[1] is the tenant's set. ARGV: the case's and the person's member, now, lapse, ms until expiry.</summary>
    public static readonly RedisScript NoteTenant = new("""
        for member = 1, 2 do
          local before = redis.call('ZSCORE', KEYS[1], ARGV[member])
          if not before or tonumber(before) < tonumber(ARGV[4]) then redis.call('ZADD', KEYS[1], ARGV[4], ARGV[member]) end
        end
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[5]) then redis.call('PEXPIRE', KEYS[1], ARGV[5]) end
        return 1
        """);

    /// <summary>KEYS[1] is the person's hash. ARGV: language, role, partner type ('' takes one away), ms until expiry.</summary>
    public static readonly RedisScript Save = new("""
        for i, field in ipairs({'language', 'role', 'partnerType'}) do
          if ARGV[i] == '' then
            redis.call('HDEL', KEYS[1], field)
          else
            redis.call('HSET', KEYS[1], field, ARGV[i])
          end
        end
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
        return 1
        """);
}
