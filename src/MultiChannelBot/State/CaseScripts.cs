namespace MultiChannelBot.State;

/// <summary>
/// The claim protocol as scripts: each runs as a whole or not at all. KEYS[1] is the case hash, KEYS[2] the claim.
/// <para>
/// Case hash: v version, s state, o owner, c live card, cv version of the turn that sent it, and p:CLAIM for each
/// saved input whose replies are not known to be sent, as "since|version|replies"; since is when somebody took them to send
/// them, 0 where they were handed back.
/// Claim: "phase|number|attempt|token"; number is the end of the lease while running and the version once saved.
/// </para>
/// <para>
/// The present moment is an argument (Unix milliseconds from the host's TimeProvider), not Redis' TIME: the lease can then
/// be tested without sleeping and runs the same on every store. The price is that hosts' clocks must agree within a
/// second or two, of a lease of ten. Redis' own clock only sweeps out what has expired.
/// </para>
/// </summary>
internal static class CaseScripts
{
    // An absent hash field and an empty one are told apart by no caller, so absence is written as ''.
    private const string ReadCase = """
        local function read_case(key)
          local found = redis.call('HMGET', key, 'v', 's', 'c')
          return found[1] or '0', found[2] or '', found[3] or ''
        end

        """;

    private const string ReadClaim = """
        local function read_claim(key)
          local claim = redis.call('GET', key)
          if not claim then return 'none', '0', '0', '' end
          return string.match(claim, '^(%a+)|(%d+)|(%d+)|(.*)$')
        end

        """;

    /// <summary>ARGV: now, end of lease, token, claim id, pending older than this moment are taken, ms a claim is kept.</summary>
    public static readonly RedisScript Open = new(ReadCase + ReadClaim + """
        local now, lease, token, id, older, kept = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
        local phase, number, attempt = read_claim(KEYS[2])
        if phase == 'sent' then return {'sent'} end
        if phase == 'running' and tonumber(number) > tonumber(now) then return {'running'} end
        if phase == 'saved' then
          local own = redis.call('HGET', KEYS[1], 'p:' .. id)
          if own and tonumber(string.match(own, '^(%d+)|')) > older then return {'sending'} end
        end
        if phase ~= 'saved' then
          phase = 'fresh'
          attempt = string.format('%d', tonumber(attempt) + 1)
          redis.call('SET', KEYS[2], 'running|' .. lease .. '|' .. attempt .. '|' .. token, 'PX', kept)
        end
        local version, state, card = read_case(KEYS[1])
        local answer = {phase, attempt, version, state, card}
        local fields = redis.call('HKEYS', KEYS[1])
        for i = 1, #fields do
          if string.sub(fields[i], 1, 2) == 'p:' then
            local since, wrote, replies = string.match(redis.call('HGET', KEYS[1], fields[i]), '^(%d+)|(%d+)|(.*)$')
            if tonumber(since) <= older then
              redis.call('HSET', KEYS[1], fields[i], now .. '|' .. wrote .. '|' .. replies)
              answer[#answer + 1] = string.sub(fields[i], 3)
              answer[#answer + 1] = wrote
              answer[#answer + 1] = replies
            end
          end
        end
        return answer
        """);

    /// <summary>
    /// ARGV: now, end of lease, token, claim id, expected version, new version, state, replies, owner, ms a claim is kept,
    /// ms a case is kept. A conflict renews the lease, since the turn is about to be rerun.
    /// </summary>
    public static readonly RedisScript Close = new(ReadCase + ReadClaim + """
        local now, lease, token, id, expected, new = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
        local state, replies, owner, kept, expiry = ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11]
        local phase, number, attempt, holder = read_claim(KEYS[2])
        if holder ~= token then return {'lost'} end
        if phase == 'saved' or phase == 'sent' then
          local own = redis.call('HGET', KEYS[1], 'p:' .. id)
          return {'saved', number, own and string.match(own, '^(%d+)|') or now}
        end
        if phase ~= 'running' then return {'lost'} end
        local version, current, card = read_case(KEYS[1])
        if version ~= expected then
          redis.call('SET', KEYS[2], 'running|' .. lease .. '|' .. attempt .. '|' .. token, 'PX', kept)
          return {'conflict', version, current, card}
        end
        if state == '' then
          redis.call('DEL', KEYS[1])
          expiry = kept
        else
          redis.call('HSET', KEYS[1], 'v', new, 's', state, 'o', owner)
        end
        if replies ~= '' then
          redis.call('HSET', KEYS[1], 'p:' .. id, now .. '|' .. new .. '|' .. replies)
        end
        redis.call('PEXPIRE', KEYS[1], expiry)
        redis.call('SET', KEYS[2], 'saved|' .. new .. '|' .. attempt .. '|' .. token, 'PX', kept)
        return {'saved', new, now}
        """);

    /// <summary>
    /// ARGV: claim id, version, card or '', ms a claim is kept. The card is kept only on a case that still exists: setting
    /// a field would otherwise bring a forgotten case back, without an expiry.
    /// </summary>
    public static readonly RedisScript Sent = new(ReadClaim + """
        local id, version, card, kept = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
        local pending = redis.call('HGET', KEYS[1], 'p:' .. id)
        if pending and string.match(pending, '^%d+|(%d+)|') == version then
          redis.call('HDEL', KEYS[1], 'p:' .. id)
        end
        local found = redis.call('HMGET', KEYS[1], 'v', 'cv')
        if card ~= '' and found[1] and tonumber(found[2] or '0') <= tonumber(version) then
          redis.call('HSET', KEYS[1], 'c', card, 'cv', version)
        end
        local phase, number, attempt, holder = read_claim(KEYS[2])
        if phase == 'saved' and number == version then
          redis.call('SET', KEYS[2], 'sent|' .. number .. '|' .. attempt .. '|' .. holder, 'PX', kept)
        end
        return 'ok'
        """);

    /// <summary>KEYS[1] is the case alone. ARGV: claim id, version, since when they were taken, what is left of the replies.</summary>
    public static readonly RedisScript HandBack = new("""
        local pending = redis.call('HGET', KEYS[1], 'p:' .. ARGV[1])
        if not pending then return 0 end
        local since, wrote = string.match(pending, '^(%d+)|(%d+)|')
        if wrote ~= ARGV[2] or since ~= ARGV[3] then return 0 end
        redis.call('HSET', KEYS[1], 'p:' .. ARGV[1], '0|' .. wrote .. '|' .. ARGV[4])
        return 1
        """);

    /// <summary>KEYS[1] is the claim alone. ARGV: token, next phase ("sent" or "released"), ms a claim is kept.</summary>
    public static readonly RedisScript Settle = new(ReadClaim + """
        local phase, number, attempt, holder = read_claim(KEYS[1])
        if phase == 'running' and holder == ARGV[1] then
          redis.call('SET', KEYS[1], ARGV[2] .. '|0|' .. attempt .. '|' .. holder, 'PX', ARGV[3])
        end
        return 'ok'
        """);

    /// <summary>KEYS[1] is the case alone. ARGV: owner, or '' for whosoever.</summary>
    public static readonly RedisScript Delete = new("""
        if ARGV[1] ~= '' and redis.call('HGET', KEYS[1], 'o') ~= ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """);
}
