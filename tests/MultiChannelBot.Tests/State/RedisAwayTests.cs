using System.Globalization;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.State;

/// <summary>A link to a server that dies, stalls, takes no writes or moves; and that is there again.</summary>
public sealed class RedisAwayTests
{
    private static readonly RedisLinkParts Impatient = new() { CommandTimeout = TimeSpan.FromSeconds(1) };
    private readonly CaseKey key = new(Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_link_can_be_had_before_its_server_is_there()
    {
        await using var server = RedisServer.New("--appendonly", "no");
        await using var stores = Stores.OnRedis(new RedisLink(server.Address, Impatient));
        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m1")));
        Assert.True(stores.Link!.IsAway);

        await server.RunAsync();

        await BackAsync(stores);
        Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m1")));
    }

    [Fact]
    public async Task A_killed_server_is_missed_once_and_what_it_acknowledged_is_there_when_it_is_back()
    {
        await using var server = await RedisServer.StartDurableAsync();
        await using var stores = Stores.OnRedis(new RedisLink(server.Address, Impatient));
        await SaveAsync(stores, "m1", "s1");
        await server.KillAsync();

        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m2")));
        await RefusedWithoutAskingAsync(stores);

        await server.RunAsync();
        await BackAsync(stores);
        Assert.Equal("s1", Assert.IsType<Opening.Saved>(await stores.Cases.OpenAsync(key, new ClaimId("m1"))).Case.Value);
    }

    [Fact]
    public async Task A_server_that_stalls_is_one_that_is_away_until_it_goes_on()
    {
        await using var server = await RedisServer.StartAsync();
        await using var stores = Stores.OnRedis(new RedisLink(server.Address, Impatient));
        await SaveAsync(stores, "m1", "s1");
        await server.PauseAsync();

        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m2")));
        await RefusedWithoutAskingAsync(stores);

        await server.ContinueAsync();
        await BackAsync(stores);
        Assert.Equal("s1", Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m3"))).Case.Value);
    }

    [Fact]
    public async Task A_turn_that_was_opened_before_still_closes_as_soon_as_the_server_is_back()
    {
        await using var server = await RedisServer.StartAsync();
        await using var stores = Stores.OnRedis(new RedisLink(server.Address, Impatient));
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m1")));
        await server.PauseAsync();
        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m2")));
        await server.ContinueAsync();

        // Whether the circuit has closed by now or not.
        Assert.IsType<Closing.Saved>(await stores.Cases.CloseAsync(opened.Lease, Write("s1")));
    }

    [Fact]
    public async Task A_server_that_takes_no_writes_is_away_even_though_it_answers()
    {
        await using var server = await RedisServer.StartAsync();
        await using var stores = Stores.OnRedis(new RedisLink(server.Address, Impatient));
        await SaveAsync(stores, "m1", "s1");
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.Address + ",allowAdmin=true");
        await redis.GetServer(server.Address).ExecuteAsync("REPLICAOF", "127.0.0.1", FreePorts.Next().ToString(CultureInfo.InvariantCulture));

        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m2")));
        Assert.True(stores.Link!.IsAway);
        Assert.False((await new RedisHealth(stores.Link, "It").CheckAsync()).Reachable);

        await redis.GetServer(server.Address).ExecuteAsync("REPLICAOF", "NO", "ONE");
        await BackAsync(stores);
        Assert.True((await new RedisHealth(stores.Link, "It").CheckAsync()).Reachable);
        Assert.Equal("s1", Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m2"))).Case.Value);
    }

    [Fact]
    public async Task After_a_failover_the_same_address_is_asked_again_and_leads_to_the_new_primary()
    {
        await using var former = await RedisServer.StartAsync();
        await using var next = await RedisServer.StartAsync();
        await using var relay = new RedisRelay(former.Port);
        await using var stores = Stores.OnRedis(new RedisLink(relay.Address, Impatient));
        await SaveAsync(stores, "m1", "s1");
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{former.Address},{next.Address},allowAdmin=true,tieBreaker=");
        await redis.GetServer(next.Address).ExecuteAsync("REPLICAOF", "127.0.0.1", former.Port.ToString(CultureInfo.InvariantCulture));
        await EventuallyAsync(async () => (await redis.GetServer(next.Address).ExecuteAsync("EXISTS", $"{{mcb:{key}}}:case")).ToString() == "1");

        // The connection that the bot has goes on leading to the former one, which takes writes no more.
        await redis.GetServer(next.Address).ExecuteAsync("REPLICAOF", "NO", "ONE");
        await redis.GetServer(former.Address).ExecuteAsync("REPLICAOF", "127.0.0.1", next.Port.ToString(CultureInfo.InvariantCulture));
        relay.Target = next.Port;
        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m2")));

        await BackAsync(stores);
        Assert.Equal("s1", Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId("m2"))).Case.Value);
    }

    [Fact]
    public async Task What_a_server_refuses_for_another_reason_closes_no_door()
    {
        await using var server = await RedisServer.StartAsync();
        await using var stores = Stores.OnRedis(new RedisLink(server.Address, Impatient));
        await stores.Link!.RunAsync(database => database.StringSetAsync($"{{mcb:{key}}}:case", "not a case"));

        await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m1")));

        Assert.False(stores.Link.IsAway);
    }

    [Theory]
    [InlineData("READONLY You can't write against a read only replica.", true, true)]
    [InlineData("ERR Error running script: READONLY You can't write against a read only replica.", true, true)]
    [InlineData("LOADING Redis is loading the dataset in memory", true, false)]
    [InlineData("CLUSTERDOWN The cluster is down", true, false)]
    [InlineData("OOM command not allowed when used memory > 'maxmemory'.", true, false)]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value", false, false)]
    [InlineData("ERR unknown command", false, false)]
    public void A_refusal_is_told_from_an_absence(string says, bool away, bool elsewhere)
    {
        var failure = new RedisServerException(RedisErrorKind.Unknown, CommandFlags.None, says);

        Assert.Equal((away, elsewhere), (RedisFailure.IsAway(failure), RedisFailure.WantsAnotherServer(failure)));
    }

    private async Task RefusedWithoutAskingAsync(Stores stores)
    {
        Assert.True(stores.Link!.IsAway);
        var refused = await Assert.ThrowsAsync<StateUnavailableException>(() => stores.Cases.OpenAsync(key, new ClaimId("m9")));
        Assert.Null(refused.InnerException);
    }

    private static Task BackAsync(Stores stores) => EventuallyAsync(() => Task.FromResult(!stores.Link!.IsAway));

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var look = 0; !await holds(); look++)
        {
            Assert.True(look < 600, "It did not come about within a minute.");
            await Task.Delay(100);
        }
    }

    private async Task SaveAsync(Stores stores, string claim, string state)
    {
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(key, new ClaimId(claim)));
        Assert.IsType<Closing.Saved>(await stores.Cases.CloseAsync(opened.Lease, Write(state)));
    }

    private static Closure Write(string state) => new(CaseVersion.None, state, null, new UserKey("u"));
}
