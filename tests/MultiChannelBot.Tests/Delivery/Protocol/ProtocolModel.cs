namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>
/// The protocol of docs/state.md with two hosts, one case and a channel. Each call of the store or the channel is one step;
/// between any two steps anybody else may take theirs. Time is a tick of half a lease. It passes whenever it can: not while
/// somebody sends replies whose time would be up (ReplyDelivery ends the sending before), nor while a note of what was sent
/// is under way that long (the store answers within two seconds or counts as away).
/// </summary>
internal sealed class ProtocolModel(Setup setup)
{
    /// <summary>Ticks of a lease, and of the time that replies belong to whoever took them.</summary>
    public const int Lease = 2;

    public Setup Setup => setup;

    private int NextInput => setup.Inputs;

    public ProtocolState Start()
    {
        var inputs = setup.Inputs + (setup.Next ? 1 : 0);
        return new ProtocolState
        {
            Claims = new Claim[inputs],
            Unsent = new Unsent[inputs],
            Slots = [.. setup.Hosts.Select(_ => Under.Nothing)],
            Notes = new int[setup.Hosts.Max() + 1],
            Applied = new int[inputs],
            Sends = new int[inputs],
            Hits = new int[inputs],
            Kills = setup.Kills,
            Unclear = setup.Unclear,
            Refusals = setup.Refusals,
            LostAnswers = setup.LostAnswers,
            Duplicates = setup.Duplicates,
        };
    }

    /// <summary>All that can happen next.</summary>
    public IEnumerable<(Step Step, ProtocolState State)> Steps(ProtocolState state) =>
        Deliveries(state)
            .Concat(Enumerable.Range(0, state.Slots.Length).SelectMany(slot => Calls(state, slot)))
            .Concat(Notes(state))
            .Concat(Kills(state))
            .Concat(Ticks(state));

    private IEnumerable<(Step, ProtocolState)> Deliveries(ProtocolState state)
    {
        for (var slot = 0; slot < state.Slots.Length; slot++)
        {
            for (var input = 0; state.Slots[slot].At == At.Idle && input < state.Claims.Length; input++)
            {
                var underWay = state.Slots.Count(other => other.Input == input);
                var begun = Has(state.Begun, input);
                var isNext = input == NextInput;
                var needed = isNext
                    ? !begun && state.Slots.All(other => other.At == At.Idle)
                    : !begun || (setup.Retried && underWay == 0 && !Has(state.Acknowledged, input));
                if (needed || (!isNext && begun && setup.Retried && state.Duplicates > 0))
                {
                    var after = state.Copy();
                    after.Duplicates -= needed ? 0 : 1;
                    after.Begun |= 1 << input;
                    after.Slots[slot] = Under.Nothing with { Input = input, At = At.Open };
                    yield return (new Step(Act.Deliver, slot, input, How.Well, IsFault: !needed), after);
                }
            }
        }
    }

    private IEnumerable<(Step, ProtocolState)> Calls(ProtocolState state, int slot)
    {
        var under = state.Slots[slot];
        switch (under.At)
        {
            case At.Open:
                yield return Take(Act.OpenAsync, How.Well, Open);
                break;
            case At.Close:
                yield return Take(Act.CloseAsync, How.Well, Close);
                if (state.LostAnswers > 0 && setup.Retried && IsWritten(state, slot))
                {
                    yield return Take(Act.CloseAsync, How.AnswerLost, LoseAnswer);
                }

                break;
            case At.SendOlder or At.SendOwn:
                var act = under.At == At.SendOwn ? Act.SendAsync : Act.SendOlderAsync;
                yield return Take(act, How.Well, (after, at) => Send(after, at, How.Well));
                if (state.Unclear > 0)
                {
                    yield return Take(act, How.Unclear, (after, at) => Send(after, at, How.Unclear));
                }

                if (state.Refusals > 0)
                {
                    yield return Take(act, How.Refused, (after, at) => Send(after, at, How.Refused));
                }

                break;
            case At.HandBack:
                yield return Take(Act.HandBackAsync, How.Well, HandBack);
                break;
        }

        (Step, ProtocolState) Take(Act act, How how, Action<ProtocolState, int> does)
        {
            var after = state.Copy();
            does(after, slot);
            return (new Step(act, slot, act is Act.SendOlderAsync ? Oldest(state, slot) : under.Input, how, IsFault: how != How.Well), after);
        }
    }

    /// <summary>CaseScripts.Open, and what TurnDelivery makes of the answer.</summary>
    private void Open(ProtocolState state, int slot)
    {
        var under = state.Slots[slot];
        var claim = state.Claims[under.Input];
        if (claim.Phase == Phase.Sent)
        {
            End(state, slot, acknowledged: true);
            return;
        }

        if (claim.Phase == Phase.Running && claim.Age < Lease)
        {
            End(state, slot, acknowledged: false);
            return;
        }

        var own = state.Unsent[under.Input];
        var resends = claim.Phase == Phase.Saved;
        if (resends && own is { Exists: true, IsFree: false } && setup.Without != Without.Taking)
        {
            End(state, slot, acknowledged: false);
            return;
        }

        if (!resends)
        {
            state.Claims[under.Input] = new Claim(Phase.Running, slot, 0);
        }

        var taken = 0;
        for (var input = 0; input < state.Unsent.Length; input++)
        {
            if (state.Unsent[input].Exists && (state.Unsent[input].IsFree || (resends && input == under.Input)))
            {
                state.Unsent[input] = state.Unsent[input] with { Taker = slot, Age = 0 };
                taken |= 1 << input;
            }
        }

        if (resends && !Has(taken, under.Input))
        {
            End(state, slot, acknowledged: true);
            return;
        }

        Go(state, slot, under with { Older = taken & ~(1 << under.Input), Expected = state.Version, Value = state.Value, Resends = resends });
    }

    /// <summary>CaseScripts.Close, and what TurnRun makes of the answer.</summary>
    private void Close(ProtocolState state, int slot)
    {
        var under = state.Slots[slot];
        if (!IsHolder(state, slot))
        {
            End(state, slot, acknowledged: false);
        }
        else if (!IsWritten(state, slot))
        {
            state.Claims[under.Input] = new Claim(Phase.Running, slot, 0);
            state.Slots[slot] = under with { Expected = state.Version, Value = state.Value };
        }
        else
        {
            Write(state, slot);
        }
    }

    private bool IsHolder(ProtocolState state, int slot) =>
        setup.Without == Without.Tokens
        || state.Claims[state.Slots[slot].Input] is { Phase: Phase.Running } claim && claim.Holder == slot;

    private bool IsWritten(ProtocolState state, int slot) =>
        IsHolder(state, slot) && (setup.Without == Without.Versions || state.Slots[slot].Expected == state.Version);

    private void Write(ProtocolState state, int slot)
    {
        var under = state.Slots[slot];
        state.Version++;
        state.Applied[under.Input]++;
        state.Value = under.Value | (1 << under.Input);
        state.Claims[under.Input] = new Claim(Phase.Saved, slot, 0);
        if (under.Input == NextInput)
        {
            // It says nothing, so nothing is sent; its own claim is of no interest.
            End(state, slot, acknowledged: true);
            return;
        }

        if (setup.Without != Without.SavedReplies)
        {
            state.Unsent[under.Input] = new Unsent(state.Version, slot, 0);
        }

        state.Slots[slot] = under with { At = At.SendOwn };
    }

    private void LoseAnswer(ProtocolState state, int slot)
    {
        state.LostAnswers--;
        Write(state, slot);
        End(state, slot, acknowledged: false);
    }

    /// <summary>ReplyDelivery.SendAsync and SendOlderAsync.</summary>
    private void Send(ProtocolState state, int slot, How how)
    {
        var under = state.Slots[slot];
        var input = under.At == At.SendOwn ? under.Input : Oldest(state, slot);
        if (how == How.Refused)
        {
            state.Refusals--;
            state.Slots[slot] = under with { At = At.HandBack, Returned = input };
            return;
        }

        state.Unclear -= how == How.Unclear ? 1 : 0;
        state.Sends[input]++;
        state.Notes[setup.Hosts[slot]] |= 1 << input;
        if (under.At == At.SendOwn)
        {
            End(state, slot, acknowledged: true);
        }
        else
        {
            Go(state, slot, under with { Older = under.Older & ~(1 << input) });
        }
    }

    /// <summary>CaseScripts.HandBack.</summary>
    private static void HandBack(ProtocolState state, int slot)
    {
        var under = state.Slots[slot];
        var input = under.Returned;
        if (state.Unsent[input].Exists && state.Unsent[input].Taker == slot)
        {
            state.Unsent[input] = state.Unsent[input] with { Age = Lease };
        }

        if (input == under.Input)
        {
            End(state, slot, acknowledged: false);
        }
        else
        {
            Go(state, slot, under with { Older = under.Older & ~(1 << input), Returned = -1 });
        }
    }

    /// <summary>CaseScripts.Sent, which nobody waits for.</summary>
    private static IEnumerable<(Step, ProtocolState)> Notes(ProtocolState state)
    {
        for (var host = 0; host < state.Notes.Length; host++)
        {
            for (var input = 0; input < state.Unsent.Length; input++)
            {
                if (Has(state.Notes[host], input))
                {
                    var after = state.Copy();
                    after.Notes[host] &= ~(1 << input);
                    after.Unsent[input] = default;
                    after.Claims[input] = after.Claims[input].Phase == Phase.Saved ? new Claim(Phase.Sent, 0, 0) : after.Claims[input];
                    yield return (new Step(Act.SentAsync, host, input, How.Well, IsFault: false), after);
                }
            }
        }
    }

    /// <summary>A host dies with all it was doing, and is started again.</summary>
    private IEnumerable<(Step, ProtocolState)> Kills(ProtocolState state)
    {
        for (var host = 0; state.Kills > 0 && host < state.Notes.Length; host++)
        {
            var hit = state.Notes[host];
            var after = state.Copy();
            for (var slot = 0; slot < state.Slots.Length; slot++)
            {
                if (setup.Hosts[slot] == host && state.Slots[slot].At != At.Idle)
                {
                    hit |= state.Slots[slot].Older | (1 << state.Slots[slot].Input);
                    after.Slots[slot] = Under.Nothing;
                }
            }

            after.Kills--;
            after.Notes[host] = 0;
            for (var input = 0; input < after.Hits.Length; input++)
            {
                after.Hits[input] += Has(hit, input) ? 1 : 0;
            }

            if (hit != 0)
            {
                yield return (new Step(Act.Kill, host, -1, How.Well, IsFault: true), after);
            }
        }
    }

    private static IEnumerable<(Step, ProtocolState)> Ticks(ProtocolState state)
    {
        var busy = state.Notes.Aggregate((one, other) => one | other);
        for (var slot = 0; slot < state.Slots.Length; slot++)
        {
            busy |= state.Slots[slot].Older | (state.Slots[slot].At is At.SendOwn or At.HandBack || state.Slots[slot].Resends ? 1 << state.Slots[slot].Input : 0);
        }

        var after = state.Copy();
        for (var input = 0; input < state.Claims.Length; input++)
        {
            if (Has(busy, input) && state.Unsent[input] is { Exists: true, Age: Lease - 1 })
            {
                yield break;
            }

            after.Unsent[input] = state.Unsent[input].Exists ? Older(state.Unsent[input]) : default;
            after.Claims[input] = state.Claims[input].Phase == Phase.Running ? Older(state.Claims[input]) : state.Claims[input];
        }

        yield return (new Step(Act.Tick, -1, -1, How.Well, IsFault: false), after);
    }

    private static Unsent Older(Unsent unsent) => unsent with { Age = Math.Min(Lease, unsent.Age + 1) };

    private static Claim Older(Claim claim) => claim with { Age = Math.Min(Lease, claim.Age + 1) };

    private static void Go(ProtocolState state, int slot, Under under) => state.Slots[slot] = under with
    {
        At = under.Older != 0 ? At.SendOlder : under.Resends ? At.SendOwn : At.Close,
    };

    private static void End(ProtocolState state, int slot, bool acknowledged)
    {
        state.Acknowledged |= acknowledged ? 1 << state.Slots[slot].Input : 0;
        state.Slots[slot] = Under.Nothing;
    }

    private static int Oldest(ProtocolState state, int slot) => Enumerable.Range(0, state.Unsent.Length)
        .Where(input => Has(state.Slots[slot].Older, input))
        .MinBy(input => state.Unsent[input].Version);

    private static bool Has(int bits, int input) => (bits & (1 << input)) != 0;
}
