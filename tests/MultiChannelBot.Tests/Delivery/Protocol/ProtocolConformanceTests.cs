using MultiChannelBot.State;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery.Protocol;

/// <summary>The real delivery does, step by step, what the model says: on the store in memory and on a real Redis.</summary>
public sealed class ProtocolConformanceTests(RealRedis server, ITestOutputHelper output)
{
    public static TheoryData<string> Names => ProtocolTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_short_schedule_plays_alike_in_memory(string name) =>
        await PlayAsync(name, model => ProtocolSchedules.Short(model, longest: 7), () => Stores.InMemory());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Long_schedules_play_alike_in_memory(string name) =>
        await PlayAsync(name, model => ProtocolSchedules.Drawn(model, number: 500, longest: 40), () => Stores.InMemory());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Schedules_play_alike_on_a_real_Redis(string name)
    {
        await using var link = new RedisLink(await server.ConnectionStringAsync());

        await PlayAsync(
            name,
            model => ProtocolSchedules.Short(model, longest: 4).Concat(ProtocolSchedules.Drawn(model, number: 40, longest: 30)),
            () => Stores.OnRedis(link));
    }

    private async Task PlayAsync(
        string name, Func<ProtocolModel, IEnumerable<IReadOnlyList<(Step Step, ProtocolState State)>>> schedules, Func<Stores> open)
    {
        var setup = ProtocolTests.Setups[name];
        var played = 0;
        foreach (var schedule in schedules(new ProtocolModel(setup)))
        {
            Assert.Null(await new ProtocolStage(setup, open()).PlayAsync(schedule));
            played++;
        }

        output.WriteLine($"{played} schedules");
        Assert.NotEqual(0, played);
    }
}
