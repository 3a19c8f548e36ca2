using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

public sealed class TakenCaseKillInMemoryTests : TakenCaseKillTests
{
    protected override Stores OpenStores() => Stores.InMemory();
}

public sealed class TakenCaseKillEmbeddedTests(Embedded embedded) : TakenCaseKillTests
{
    protected override Stores OpenStores() => Stores.OnRedis(embedded.NewLink());
}

/// <summary>
/// An input that finds its case by way of another has a claim in each. A host is killed at each of its calls in turn, before and after
/// the call takes effect, and somebody takes the case in the meantime or nobody does: the redelivery takes effect once in all.
/// </summary>
public abstract class TakenCaseKillTests
{
    private const string Former = "former owner";

    /// <summary>Where the input belongs as it comes in, and who has the case that was taken over by the time of the redelivery.</summary>
    public enum Course
    {
        InTaken,
        InTakenThenLost,
        InOwnSinceLost,
        InNextSinceOwnIsTaken,
    }

    [Theory]
    [InlineData(Course.InTaken)]
    [InlineData(Course.InTakenThenLost)]
    [InlineData(Course.InOwnSinceLost)]
    [InlineData(Course.InNextSinceOwnIsTaken)]
    public async Task A_host_that_is_killed_anywhere_leaves_one_effect_to_the_redelivery(Course course)
    {
        var deaths = 0;
        foreach (var happens in new[] { false, true })
        {
            for (var last = 1; await DiesAsync(course, last, happens); last++)
            {
                deaths++;
            }
        }

        Assert.InRange(deaths, 10, 100);
    }

    protected abstract Stores OpenStores();

    /// <returns>False where the delivery was done before the call came.</returns>
    private async Task<bool> DiesAsync(Course course, int last, bool happens)
    {
        await using var bench = new DeliveryBench(OpenStores());
        var cases = Cases(bench);
        await KeepAsync(bench, cases, course);
        var dying = new DyingStore(bench.Stores.Cases, bench.Channel, last, happens);
        var killed = new TurnDelivery(dying, bench.Stores.Preferences, bench.Stores.Feedback, CaseTalks.CodesOn(bench.Stores, bench.Store), bench.Turn, bench.Stores.Clock, bench.Log);
        var delivering = DeliverAsync(killed, Arrival(bench), dying);
        var isDead = await Task.WhenAny(delivering, dying.Died) == dying.Died;
        if (isDead)
        {
            bench.Stores.Clock.Advance(CaseTimes.Lease);
            await (course == Course.InTakenThenLost ? GiveAsync(bench, cases.Taken, Former) : Task.CompletedTask);

            // Whoever took the case took the replies that wait in it, too, for so long.
            bench.Stores.Clock.Advance(CaseTimes.PendingAge);
            Assert.IsNotType<DeliveryOutcome.TryLater>(await bench.DeliverAsync(Arrival(bench)));
        }

        var counted = await Task.WhenAll(new[] { cases.Own, cases.Taken, cases.Next }.Select(key => CountAsync(bench, key)));
        Assert.Equal(1, counted.Sum());
        Assert.InRange(bench.Channel.Messages.Count, 1, isDead ? 2 : 1);
        return isDead;
    }

    private static async Task DeliverAsync(TurnDelivery host, Arrival arrival, IReplySender sender)
    {
        await host.DeliverAsync(arrival, sender);
        await host.SettleAsync();
    }

    private static (CaseKey Own, CaseKey Taken, CaseKey Next) Cases(DeliveryBench bench) =>
        (bench.Case, new CaseKey(bench.Case.Value + "-taken"), Next(bench.Case));

    private static CaseKey Next(CaseKey key) => new(key.Value + "-next");

    private static Arrival Arrival(DeliveryBench bench) => bench.Arrival("m1") with { OwnAfter = Next };

    private static async Task KeepAsync(DeliveryBench bench, (CaseKey Own, CaseKey Taken, CaseKey Next) cases, Course course)
    {
        var me = bench.User.Value;
        var note = course == Course.InNextSinceOwnIsTaken ? null : new TakenCase(cases.Taken.Value, IsOver: false);
        await WriteAsync(bench, cases.Own, new CaseState { Owner = course == Course.InNextSinceOwnIsTaken ? Former : me, Taken = note });
        await WriteAsync(bench, cases.Taken, new CaseState { Owner = course == Course.InOwnSinceLost ? Former : me });
    }

    private static async Task GiveAsync(DeliveryBench bench, CaseKey key, string owner) =>
        await WriteAsync(bench, key, (await ReadAsync(bench, key))! with { Owner = owner });

    private static async Task WriteAsync(DeliveryBench bench, CaseKey key, CaseState state)
    {
        var opened = Assert.IsType<Opening.Fresh>(await bench.Stores.Cases.OpenAsync(key, new ClaimId(Guid.NewGuid().ToString("N"))));
        await bench.Stores.Cases.CloseAsync(opened.Lease, new Closure(opened.Case.Version, CaseJson.WriteState(state), null, new UserKey(state.Owner!)));
    }

    private static async Task<CaseState?> ReadAsync(DeliveryBench bench, CaseKey key) =>
        (await bench.Stores.Cases.ReadAsync(key)).Value is { } value ? Assert.IsType<StateReading.Read>(CaseJson.ReadState(value)).State : null;

    // Each effect counts the revision up by one (CountingTurn).
    private static async Task<long> CountAsync(DeliveryBench bench, CaseKey key) => (await ReadAsync(bench, key))?.Revision ?? 0;
}
