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
    private const string ReadClaim = """
        local function read_claim(key)
          local claim = redis.call('GET', key)
          if not claim then return 'none', '0', '0', '' end
          return string.match(claim, '^(%a+)|(%d+)|(%d+)|(.*)$')
        end

        """;

    /// <summary>
    /// ARGV: the claim as a first attempt, ms a claim is kept, now, pending older than this moment are taken, field of the
    /// input's own pending replies. An input that was not seen before, in a case without pending replies, takes three calls.
    /// </summary>
    public static readonly RedisScript Open = new(ReadClaim + """
        local phase, attempt, older = 'fresh', '1', tonumber(ARGV[4])
        if not redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
          local number
          phase, number, attempt = read_claim(KEYS[2])
          if phase == 'sent' then return {'sent'} end
          if phase == 'running' and tonumber(number) > tonumber(ARGV[3]) then return {'running'} end
          if phase == 'saved' then
            local own = redis.call('HGET', KEYS[1], ARGV[5])
            if own and tonumber(string.match(own, '^(%d+)|')) > older then return {'sending'} end
          else
            phase = 'fresh'
            attempt = string.format('%d', tonumber(attempt) + 1)
            local lease, token = string.match(ARGV[1], '^running|(%d+)|1|(.*)$')
            redis.call('SET', KEYS[2], 'running|' .. lease .. '|' .. attempt .. '|' .. token, 'PX', ARGV[2])
          end
        end
        local found = redis.call('HMGET', KEYS[1], 'v', 's', 'c')
        local answer = {phase, attempt, found[1] or '0', found[2] or '', found[3] or ''}
        -- v, s and o are written together, and so are c and cv: without further fields nothing is pending.
        if redis.call('HLEN', KEYS[1]) == (found[1] and 3 or 0) + (found[3] and 2 or 0) then return answer end
        local fields = redis.call('HKEYS', KEYS[1])
        for i = 1, #fields do
          if string.sub(fields[i], 1, 2) == 'p:' then
            local since, wrote, replies = string.match(redis.call('HGET', KEYS[1], fields[i]), '^(%d+)|(%d+)|(.*)$')
            if tonumber(since) <= older then
              redis.call('HSET', KEYS[1], fields[i], ARGV[3] .. '|' .. wrote .. '|' .. replies)
              answer[#answer + 1] = string.sub(fields[i], 3)
              answer[#answer + 1] = wrote
              answer[#answer + 1] = replies
            end
          end
        end
        return answer
        """);

    /// <summary>
    /// ARGV: token, expected version, new version, the claim once saved, end of lease, state or '', owner, field of the
    /// pending replies, pending replies or '', ms a claim is kept, ms a case is kept. A conflict renews the lease, since the
    /// turn is about to be rerun. 'saved' comes alone, or, where it was saved before, with its version and since when its
    /// replies are taken ('' where they are sent).
    /// </summary>
    public static readonly RedisScript Close = new(ReadClaim + """
        local phase, number, attempt, holder = read_claim(KEYS[2])
        if holder ~= ARGV[1] then return {'lost'} end
        if phase == 'saved' or phase == 'sent' then
          local own = redis.call('HGET', KEYS[1], ARGV[8])
          return {'saved', number, own and string.match(own, '^(%d+)|') or ''}
        end
        if phase ~= 'running' then return {'lost'} end
        if (redis.call('HGET', KEYS[1], 'v') or '0') ~= ARGV[2] then
          redis.call('SET', KEYS[2], 'running|' .. ARGV[5] .. '|' .. attempt .. '|' .. holder, 'PX', ARGV[10])
          local now = redis.call('HMGET', KEYS[1], 'v', 's', 'c')
          return {'conflict', now[1] or '0', now[2] or '', now[3] or ''}
        end
        local expiry = ARGV[11]
        if ARGV[6] == '' then
          -- Whoever sends the last replies has to find the card, too.
          local last = redis.call('HMGET', KEYS[1], 'c', 'cv')
          redis.call('DEL', KEYS[1])
          expiry = ARGV[10]
          if ARGV[9] ~= '' then
            redis.call('HSET', KEYS[1], ARGV[8], ARGV[9])
            if last[1] then redis.call('HSET', KEYS[1], 'c', last[1], 'cv', last[2]) end
          end
        elseif ARGV[9] == '' then
          redis.call('HSET', KEYS[1], 'v', ARGV[3], 's', ARGV[6], 'o', ARGV[7])
        else
          redis.call('HSET', KEYS[1], 'v', ARGV[3], 's', ARGV[6], 'o', ARGV[7], ARGV[8], ARGV[9])
        end
        redis.call('PEXPIRE', KEYS[1], expiry)
        redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[10])
        return 'saved'
        """);

    /// <summary>
    /// ARGV: how the claim begins while it is saved at this version, version, field of the pending replies, card or '', ms a
    /// claim is kept. While the claim is saved, the pending replies can only be those of its version; afterwards they are
    /// looked at. The card is kept only on a case that still exists: setting a field would otherwise bring a forgotten case
    /// back, without an expiry.
    /// </summary>
    public static readonly RedisScript Sent = new("""
        local claim = redis.call('GET', KEYS[2])
        if claim and string.sub(claim, 1, #ARGV[1]) == ARGV[1] then
          redis.call('HDEL', KEYS[1], ARGV[3])
          redis.call('SET', KEYS[2], 'sent' .. string.sub(claim, 6), 'PX', ARGV[5])
        else
          local pending = redis.call('HGET', KEYS[1], ARGV[3])
          if pending and string.match(pending, '^%d+|(%d+)|') == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[3]) end
        end
        local found = redis.call('HMGET', KEYS[1], 'v', 'cv')
        if not found[1] then
          if found[2] and redis.call('HLEN', KEYS[1]) == 2 then redis.call('DEL', KEYS[1]) end
        elseif ARGV[4] ~= '' then
          if tonumber(found[2] or '0') <= tonumber(ARGV[2]) then
            redis.call('HSET', KEYS[1], 'c', ARGV[4], 'cv', ARGV[2])
          end
        end
        return 1
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

    /// <summary>KEYS[1] is the case, KEYS[2] what was set aside of it. ARGV: owner, or '' for whosoever.</summary>
    public static readonly RedisScript Delete = new("""
        if ARGV[1] ~= '' and redis.call('HGET', KEYS[1], 'o') ~= ARGV[1] then return 0 end
        redis.call('DEL', KEYS[2])
        return redis.call('DEL', KEYS[1])
        """);
}
