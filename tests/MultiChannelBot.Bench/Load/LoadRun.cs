using MultiChannelBot.Bench.Soak;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Load;

/// <summary>
/// The bot on its two channels, the SDK's bot and the relay, each program in a process of its own, on one Redis and one stand-in for
/// the channels. They take turns, so that whatever else the machine does meets all of them.
/// </summary>
internal sealed class LoadRun : IAsyncDisposable
{
    private readonly LoadPlan plan;
    private readonly CancellationToken stop;
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mcb-load-");
    private readonly string hashKey = Guid.NewGuid().ToString("N");
    private readonly List<SoakProcess> processes = [];
    private readonly List<LoadTarget> targets = [];
    private readonly SoakRedis redis;
    private LoadStandIn standIn = null!;
    private int cases;

    public LoadRun(LoadPlan plan, CancellationToken stop)
    {
        (this.plan, this.stop) = (plan, stop);
        redis = new SoakRedis(directory.FullName);
    }

    /// <summary>What went wrong.</summary>
    public LoadFaults Faults { get; } = new();

    /// <summary>Starts everything, measures, and tells what it found.</summary>
    public async Task<LoadReport> RunAsync()
    {
        standIn = LoadStandIn.Start();
        await StartAsync(redis);
        var (bot, stock) = (new LoadBot(redis, hashKey, standIn.Url), LoadProgram.Stock());
        await Task.WhenAll(StartAsync(bot), StartAsync(stock));
        var botTarget = Target(bot, address => new CaseTalk(address, korean: Interlocked.Increment(ref cases) % 2 == 0));
        var slackTarget = Target(bot, address => new SlackTalk(address, korean: Interlocked.Increment(ref cases) % 2 == 0));
        var stockTarget = Target(stock, address => new EchoTalk(address));
        var (stateBytes, replyBytes) = await SizesAsync(bot, botTarget);
        var relay = LoadProgram.Relay(redis, standIn.Url, stateBytes, replyBytes);
        await StartAsync(relay);
        return await MeasureAsync(stockTarget, botTarget, slackTarget, Target(relay, address => new RelayTalk(address)), stateBytes, replyBytes);
    }

    public async ValueTask DisposeAsync()
    {
        targets.ForEach(target => target.Dispose());
        await Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));
        if (standIn is not null)
        {
            await standIn.DisposeAsync();
        }

        directory.Delete(recursive: true);
    }

    private async Task StartAsync(SoakProcess process)
    {
        stop.ThrowIfCancellationRequested();
        lock (processes)
        {
            processes.Add(process);
        }

        await process.StartAsync();
    }

    private LoadTarget Target(LoadProcess process, Func<LoadAddress, LoadTalk> begin)
    {
        var address = Address(process);
        var target = new LoadTarget(process, redis, standIn, () => begin(address), Faults);
        targets.Add(target);
        return target;
    }

    private LoadAddress Address(SoakProcess process) => new(process.Port, "/api/messages", standIn.Url);

    /// <summary>How long the states and the replies of the cases are that the load will play, on average.</summary>
    private async Task<(int State, int Reply)> SizesAsync(LoadBot bot, LoadTarget target)
    {
        await using var link = new RedisLink(redis.ConnectionString);
        var keys = new KeyMaker(HashKeyFile.FromSetting(hashKey));
        var (states, replies) = (new List<long>(), new List<int>());
        foreach (var korean in (bool[])[false, true])
        {
            await target.PlayAsync(new CaseTalk(Address(bot), korean), async talk =>
            {
                states.Add(await link.RunAsync(database => database.HashStringLengthAsync(RedisKeys.Case(((CaseTalk)talk).Key(keys)), "s")));
                replies.Add(talk.CardBytes);
            });
        }

        return states.Count == 0 ? (0, 0) : ((int)states.Average(), (int)replies.Average());
    }

    private async Task<LoadReport> MeasureAsync(LoadTarget stock, LoadTarget bot, LoadTarget slack, LoadTarget relay, int stateBytes, int replyBytes)
    {
        await bot.ClosedAsync(plan.InFlight, TimeSpan.Zero, plan.Phase * plan.BotWarmUp, stop);
        await slack.ClosedAsync(plan.InFlight, TimeSpan.Zero, plan.Phase, stop);
        await stock.ClosedAsync(plan.InFlight, TimeSpan.Zero, plan.Phase * plan.WarmUp, stop);
        await relay.ClosedAsync(plan.InFlight, TimeSpan.Zero, plan.Phase * plan.WarmUp, stop);
        var closed = await RoundsAsync(plan.ClosedRounds, [stock, bot, slack, relay], target => target.ClosedAsync(plan.InFlight, plan.Lead, plan.Phase, stop));
        var (stockFigures, botFigures, slackFigures, relayFigures) = (Figures(stock, closed[stock]), Figures(bot, closed[bot]), Figures(slack, closed[slack]), Figures(relay, closed[relay]));
        var half = Math.Max(1, botFigures.Tps / 2);
        var open = await RoundsAsync(plan.OpenRounds, [bot, relay], target => target.OpenAsync(half, plan.Lead, plan.Phase, stop));
        var slackHalf = Math.Max(1, slackFigures.Tps / 2);
        var slackOpen = await RoundsAsync(Math.Min(plan.OpenRounds, LoadPlan.SlackOpenRounds), [slack], target => target.OpenAsync(slackHalf, plan.Lead, plan.Phase, stop));
        var crowded = await slack.ClosedAsync(LoadPlan.Crowd, plan.Lead, plan.Phase / 2, stop);
        return new LoadReport(
            stockFigures,
            botFigures,
            slackFigures,
            relayFigures,
            botFigures.Tps / stockFigures.Tps,
            botFigures.Tps / relayFigures.Tps,
            Median(open[bot], sample => sample.Percentile(99)),
            Median(open[relay], sample => sample.Percentile(99)),
            Faults.Count + standIn.Strays,
            half,
            Median(open[bot], sample => sample.Percentile(50)),
            Median(open[relay], sample => sample.Percentile(50)),
            stateBytes,
            replyBytes,
            slackFigures.Tps / botFigures.Tps,
            slackHalf,
            Median(slackOpen[slack], sample => sample.Percentile(99)),
            crowded.Percentile(100));
    }

    private static async Task<Dictionary<LoadTarget, List<LoadSample>>> RoundsAsync(int rounds, LoadTarget[] targets, Func<LoadTarget, Task<LoadSample>> measure)
    {
        var samples = targets.ToDictionary(target => target, _ => new List<LoadSample>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var target in targets)
            {
                samples[target].Add(await measure(target));
            }
        }

        return samples;
    }

    private static LoadFigures Figures(LoadTarget target, List<LoadSample> samples) => new(
        Median(samples, sample => sample.Tps),
        Median(samples, sample => sample.Percentile(50)),
        Median(samples, sample => sample.Percentile(99)),
        Median(samples, sample => sample.PerTurn(sample.Cpu.System)),
        target.Memory / 1048576.0,
        Median(samples, sample => sample.PerTurn(sample.Cpu.Redis)),
        Median(samples, sample => sample.PerTurn(sample.Cpu.Driver)),
        [.. samples.Select(sample => sample.Tps)]);

    private static double Median(List<LoadSample> samples, Func<LoadSample, double> figure)
    {
        var ordered = samples.Select(figure).Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }
}
