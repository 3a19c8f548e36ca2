using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>
/// Plays a schedule of the model on the real delivery: each call of the store or the channel waits until the schedule comes
/// to it. A call that the model did not foresee, or one that does not come, is a difference.
/// </summary>
internal sealed class ProtocolStage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Setup setup;
    private readonly Stores stores;
    private readonly CaseKey key = new(Guid.NewGuid().ToString("N"));
    private readonly StagedHost[] hosts;
    private readonly StagedDelivery?[] slots;
    private readonly List<int> said = [];
    private int acknowledged;

    public ProtocolStage(Setup setup, Stores stores)
    {
        (this.setup, this.stores) = (setup, stores);
        hosts = [.. Enumerable.Range(0, setup.Hosts.Max() + 1).Select(_ => new StagedHost(stores))];
        slots = new StagedDelivery?[setup.Hosts.Length];
    }

    /// <summary>Plays a schedule; null where the real delivery did at each step what the model says.</summary>
    public async Task<string?> PlayAsync(IReadOnlyList<(Step Step, ProtocolState State)> schedule)
    {
        foreach (var (step, state) in schedule)
        {
            try
            {
                await PlayAsync(step).WaitAsync(Patience, TimeProvider.System);
            }
            catch (Exception difference) when (difference is TimeoutException or InvalidOperationException)
            {
                return $"{difference.Message} at {Way(schedule)}";
            }

            if (Difference(state) is { } unlike)
            {
                return $"{unlike} after {step} in {Way(schedule)}";
            }
        }

        var kept = await RevisionAsync();
        var applied = schedule[^1].State.Applied.Select((times, input) => times * SummingTurn.Weight(input)).Sum();
        return kept == applied ? null : $"the case holds {kept} and not {applied} after {Way(schedule)}";
    }

    private static string Way(IEnumerable<(Step Step, ProtocolState State)> schedule) => string.Join(", ", schedule.Select(entry => entry.Step));

    private Task PlayAsync(Step step)
    {
        switch (step.Act)
        {
            case Act.Deliver:
                var delivery = slots[step.Slot] = new StagedDelivery(step.Input, said);
                return delivery.StartAsync(hosts[setup.Hosts[step.Slot]], Arrival(step.Input));
            case Act.Tick:
                stores.Clock.Advance(CaseTimes.Lease / ProtocolModel.Lease);
                return Task.CompletedTask;
            case Act.Kill:
                Kill(step.Slot);
                return Task.CompletedTask;
            case Act.SentAsync:
                return hosts[step.Slot].NoteAsync(ClaimOf(step.Input));
            default:
                return GoOnAsync(step);
        }
    }

    private async Task GoOnAsync(Step step)
    {
        var call = step.Act is Act.SendOlderAsync ? Act.SendAsync : step.Act;
        if (await slots[step.Slot]!.GoOnAsync(call, step.How) is { } outcome)
        {
            acknowledged |= outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Silent ? 1 << slots[step.Slot]!.Input : 0;
            slots[step.Slot] = null;
        }
    }

    private void Kill(int host)
    {
        hosts[host].IsDead = true;
        hosts[host] = new StagedHost(stores);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            slots[slot] = setup.Hosts[slot] == host ? null : slots[slot];
        }
    }

    private string? Difference(ProtocolState state)
    {
        var expected = string.Join(' ', state.Sends);
        var sent = string.Join(' ', state.Sends.Select((_, input) => said.Count(one => one == input)));
        return sent != expected ? $"sent {sent} and not {expected}"
            : acknowledged != state.Acknowledged ? $"acknowledged {acknowledged} and not {state.Acknowledged}"
            : slots.Select(slot => slot is null).SequenceEqual(state.Slots.Select(slot => slot.At == At.Idle)) ? null
            : "other deliveries are under way";
    }

    private async Task<long> RevisionAsync() =>
        (await stores.Cases.ReadAsync(key)).Value is { } value ? ((StateReading.Read)CaseJson.ReadState(value)).State.Revision : 0;

    private Arrival Arrival(int input) => new()
    {
        Channel = MultiChannelBot.Delivery.Channel.Teams,
        Case = key,
        User = new UserKey(key.Value),
        Tenant = new TenantKey(key.Value),
        Claim = ClaimOf(input),
        Input = new Input.Said(SummingTurn.Text(input, isSilent: input >= setup.Inputs)) { SaidAt = stores.Clock.GetUtcNow(), Asker = key.Value },
        Retried = setup.Retried,
        Fallback = new Speaker(Language.English, Role.Sales),
    };

    private static ClaimId ClaimOf(int input) => new(SummingTurn.Text(input, isSilent: false));
}
