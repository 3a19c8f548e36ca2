namespace MultiChannelBot.State;

/// <summary>
/// Scripts of a person's hash (fields language, role, partnerType and case:KEY with the moment the entry lapses) and of a
/// tenant's sorted set (members case:KEY and user:KEY by the moment they lapse).
/// </summary>
internal static class PreferenceScripts
{
    /// <summary>
    /// KEYS[1] is the person's hash. ARGV: case key, now, lapse, refresh-below, ms until expiry. Entries are written only
    /// when missing or within a day of lapsing, so that a turn of a known case only reads.
    /// </summary>
    public static readonly RedisScript OpenUser = new("""
        local field, now, lapse, below, expiry = 'case:' .. ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), ARGV[5]
        local found = redis.call('HMGET', KEYS[1], 'language', 'role', 'partnerType', field)
        if not found[4] or tonumber(found[4]) < below then
          local fields = redis.call('HGETALL', KEYS[1])
          for i = 1, #fields, 2 do
            if string.sub(fields[i], 1, 5) == 'case:' and tonumber(fields[i + 1]) < now then
              redis.call('HDEL', KEYS[1], fields[i])
            end
          end
          redis.call('HSET', KEYS[1], field, lapse)
          redis.call('PEXPIRE', KEYS[1], expiry)
        end
        return {found[1] or '', found[2] or '', found[3] or ''}
        """);

    /// <summary>KEYS[1] is the tenant's set. ARGV: case key, user key, now, lapse, refresh-below, ms until expiry.</summary>
    public static readonly RedisScript OpenTenant = new("""
        local written = 0
        for _, member in ipairs({'case:' .. ARGV[1], 'user:' .. ARGV[2]}) do
          local lapse = redis.call('ZSCORE', KEYS[1], member)
          if not lapse or tonumber(lapse) < tonumber(ARGV[5]) then
            redis.call('ZADD', KEYS[1], ARGV[4], member)
            written = written + 1
          end
        end
        if written > 0 then
          redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
          redis.call('PEXPIRE', KEYS[1], ARGV[6])
        end
        return written
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
        return redis.call('PEXPIRE', KEYS[1], ARGV[4])
        """);
}
