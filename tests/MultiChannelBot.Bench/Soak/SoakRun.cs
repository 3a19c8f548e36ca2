using System.Collections.Concurrent;
using System.Net;
using System.Text;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Soak;

/// <summary>How long and how rough.</summary>
internal sealed record SoakPlan
{
    /// <summary>Turns in all, a third of them undisturbed.</summary>
    public required int Turns { get; init; }

    /// <summary>The latest end of the talking, where the turns are not through by then; a third of it for the undisturbed ones.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The talking goes on, while there is time, until so many were killed.</summary>
    public int LeastKills { get; init; } = 2;

    /// <summary>How many cases are talked through at once.</summary>
    public int AtOnce { get; init; } = 16;

    /// <summary>The pause between one kill and the next, on average.</summary>
    public TimeSpan Between { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same plan with the same seed draws the same messages.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>What came of it.</summary>
internal sealed record SoakReport(SoakFindings Undisturbed, SoakFindings Disturbed, int Kills, int Restarts, int AtOnce, int Redeliveries, int Repeated, int StillUnsent)
{
    /// <summary>The most doubles that the promise allows: what was under way when something was killed.</summary>
    public int MostDoubles => (Kills + Restarts) * AtOnce;
}

/// <summary>
/// Two hosts on one Redis, people who talk, a channel that delivers twice and out of order and again until it has a 200, and
/// somebody who kills hosts and Redis. Afterwards each case is held against what it must hold.
/// </summary>
internal sealed class SoakRun : IAsyncDisposable
{
    private const int MessagesPerCase = 6;
    private const int MostTries = 500;
    private static readonly TimeSpan ChannelPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly SoakPlan plan;
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mcb-soak-");
    private readonly HttpClient client = new() { Timeout = ChannelPatience };
    private readonly string hashKey = Guid.NewGuid().ToString("N");
    private readonly SoakRedis redis;
    private readonly SoakHost[] hosts;
    private readonly RedisLink link;
    private readonly SoakOracle oracle;
    private readonly KeyMaker keys;
    private SoakConnector connector = null!;
    private int kills;
    private int restarts;
    private int redeliveries;
    private int repeated;
    private int turns;

    public SoakRun(SoakPlan plan)
    {
        this.plan = plan;
        redis = new SoakRedis(directory.FullName);
        hosts = [new SoakHost(redis, hashKey), new SoakHost(redis, hashKey)];
        link = new RedisLink(redis.ConnectionString);
        keys = new KeyMaker(HashKeyFile.FromSetting(hashKey));
        oracle = new SoakOracle(keys, link);
    }

    /// <summary>What there is to say of cases that are not as they should be.</summary>
    public IEnumerable<string> Explained => oracle.Explained;

    public async Task<SoakReport> RunAsync()
    {
        connector = await SoakConnector.StartAsync();
        await redis.StartAsync();
        await Task.WhenAll(hosts.Select(host => host.StartAsync()));
        using var calmEnd = new CancellationTokenSource(plan.Longest / 3, TimeProvider.System);
        var calm = await TalkAsync(() => turns < plan.Turns / 3 && !calmEnd.IsCancellationRequested);
        var undisturbed = await CheckAsync(calm);
        using var peace = new CancellationTokenSource();
        using var end = new CancellationTokenSource(plan.Longest * 2 / 3, TimeProvider.System);
        var chaos = KillAsync(peace.Token);
        var rough = await TalkAsync(() => (turns < plan.Turns || kills + restarts < plan.LeastKills) && !end.IsCancellationRequested);
        await peace.CancelAsync();
        await chaos;
        var unsent = await FlushAsync(rough);
        return new SoakReport(undisturbed, await CheckAsync(rough), kills, restarts, plan.AtOnce, redeliveries, repeated, unsent);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
        await link.DisposeAsync();
        await redis.DisposeAsync();
        if (connector is not null)
        {
            await connector.DisposeAsync();
        }

        client.Dispose();
        directory.Delete(recursive: true);
    }

    private async Task<ConcurrentBag<SoakCase>> TalkAsync(Func<bool> goesOn)
    {
        var talks = new ConcurrentBag<SoakCase>();
        var begun = turns;
        await Task.WhenAll(Enumerable.Range(0, plan.AtOnce).Select(async place =>
        {
            var draw = new Random(plan.Seed + begun + place);
            while (goesOn())
            {
                Interlocked.Add(ref turns, MessagesPerCase);
                var talk = new SoakCase(keys);
                talks.Add(talk);
                await TalkAsync(talk, draw);
            }
        }));
        return talks;
    }

    /// <summary>Says everything; now and then a message overtakes the one before it, or comes at the same time.</summary>
    private async Task TalkAsync(SoakCase talk, Random draw)
    {
        var begun = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        for (var said = 0; said < MessagesPerCase; said++)
        {
            var message = talk.Say(draw.GetItems([.. SoakSentence.All], 1)[0], begun.AddSeconds(said));
            if (said + 1 < MessagesPerCase && draw.Next(4) == 0)
            {
                var later = talk.Say(draw.GetItems([.. SoakSentence.All], 1)[0], begun.AddSeconds(++said));
                var overtaking = SayAsync(talk, later, draw.Next(4) == 0, draw.Next(2));
                if (draw.Next(2) == 0)
                {
                    await overtaking;
                }

                await Task.WhenAll(overtaking, SayAsync(talk, message, draw.Next(4) == 0, draw.Next(2)));
                continue;
            }

            await SayAsync(talk, message, draw.Next(4) == 0, draw.Next(2));
        }
    }

    /// <summary>Delivers a message, perhaps to both hosts; says it again, as a person would, where it was refused in words.</summary>
    private async Task SayAsync(SoakCase talk, SoakMessage message, bool isTwice, int host)
    {
        for (var again = message; ; again = talk.Say(message.Sentence, message.SaidAt))
        {
            await Task.WhenAll(
                DeliverAsync(talk, again, host), isTwice ? DeliverAsync(talk, again, host + 1) : Task.CompletedTask);
            if (!connector.In(talk.Conversation).Any(reply => reply.ReplyTo == again.Id && oracle.IsToBeRepeated(reply)))
            {
                return;
            }

            Interlocked.Increment(ref repeated);
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Delivers until a 200, to one host and the other in turn.</summary>
    private async Task DeliverAsync(SoakCase talk, SoakMessage message, int host)
    {
        for (var tries = 1; !await PostAsync(hosts[host % hosts.Length], talk.Activity(message, connector.Url)); tries++)
        {
            if (tries == MostTries)
            {
                throw new InvalidOperationException("A message was not taken however often it was delivered.");
            }

            Interlocked.Increment(ref redeliveries);
            await Task.Delay(Pause, TimeProvider.System);
            host++;
        }
    }

    private async Task<bool> PostAsync(SoakHost host, string activity)
    {
        try
        {
            using var content = new StringContent(activity, Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(host.Messages, content);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Kills a host, or every other time Redis, and starts it again.</summary>
    private async Task KillAsync(CancellationToken peace)
    {
        var draw = new Random(plan.Seed);
        for (var count = 1; !peace.IsCancellationRequested; count++)
        {
            SoakProcess victim = count % 2 == 0 ? redis : hosts[draw.Next(hosts.Length)];
            (kills, restarts) = victim == redis ? (kills, restarts + 1) : (kills + 1, restarts);
            await victim.KillAsync();
            await victim.StartAsync();
            await Task.Delay(plan.Between * (0.5 + draw.NextDouble()), TimeProvider.System, peace)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One more message where replies are still unsent: it brings them.</summary>
    /// <returns>In how many cases it did not.</returns>
    private async Task<int> FlushAsync(IReadOnlyCollection<SoakCase> talks)
    {
        var unsent = await UnsentAsync(talks);
        if (unsent.Count == 0)
        {
            return 0;
        }

        await Task.Delay(CaseTimes.PendingAge, TimeProvider.System);
        await Task.WhenAll(unsent.Select(talk => SayAsync(talk, talk.Say(SoakSentence.All[0], talk.Said.Max(said => said.SaidAt).AddSeconds(1)), isTwice: false, host: 0)));
        return (await UnsentAsync(unsent)).Count;
    }

    private async Task<List<SoakCase>> UnsentAsync(IReadOnlyCollection<SoakCase> talks)
    {
        // What was sent last may still be about to be noted.
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var unsent = new List<SoakCase>();
        foreach (var talk in talks)
        {
            if (await oracle.HasUnsentAsync(talk))
            {
                unsent.Add(talk);
            }
        }

        return unsent;
    }

    private async Task<SoakFindings> CheckAsync(IEnumerable<SoakCase> talks)
    {
        var found = SoakFindings.None;
        foreach (var talk in talks)
        {
            found += await oracle.CheckAsync(talk, connector.In(talk.Conversation));
        }

        return found;
    }
}
