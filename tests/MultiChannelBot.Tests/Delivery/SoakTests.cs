using System.Net;
using System.Text;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>Real hosts in processes of their own on a real Redis with an append-only file.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kills_duplicates_and_messages_out_of_order_lose_nothing_and_double_nothing_that_was_not_hit()
    {
        NeedRedis();
        await using var run = new SoakRun(new SoakPlan { Turns = 300, AtOnce = 6, Between = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(15) });

        var report = await run.RunAsync();

        output.WriteLine(SoakVerb.Table(report));
        Assert.True(SoakVerb.Holds(report), SoakVerb.Table(report));
        Assert.NotEqual(0, report.Undisturbed.Turns);
        Assert.NotEqual(0, report.Kills);
    }

    [Fact]
    public async Task A_host_that_is_asked_to_stop_ends_the_turn_that_a_slow_channel_holds_up()
    {
        NeedRedis();
        var directory = Directory.CreateTempSubdirectory("mcb-stop-");
        await using var connector = await SoakConnector.StartAsync();
        await using var redis = new SoakRedis(directory.FullName);
        var hashKey = Guid.NewGuid().ToString("N");
        await using var host = new SoakHost(redis, hashKey);
        await redis.StartAsync();
        await host.StartAsync();
        using var client = new HttpClient();
        await using var link = new RedisLink(redis.ConnectionString);
        var keys = new KeyMaker(HashKeyFile.FromSetting(hashKey));
        var talk = new SoakCase(keys);
        var message = talk.Say(SoakSentence.All[0], TimeProvider.System.GetUtcNow());
        var mayAnswer = new TaskCompletionSource();
        connector.MayAnswer = mayAnswer.Task;

        var answered = PostAsync();
        await connector.Reached.Task;
        var stopped = host.StopAsync();
        while (await host.ListensAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.False(stopped.IsCompleted);
        mayAnswer.SetResult();

        Assert.Equal(HttpStatusCode.OK, await answered);
        Assert.Equal(0, await stopped);
        await host.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync());
        var reply = Assert.Single(connector.In(talk.Conversation));
        Assert.Equal(message.Id, reply.ReplyTo);
        await CheckAsync(new SoakOracle(keys, link), talk, reply);
        await host.KillAsync();
        await redis.KillAsync();
        directory.Delete(recursive: true);

        async Task<HttpStatusCode> PostAsync()
        {
            using var content = new StringContent(talk.Activity(message, connector.Url), Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(host.Messages, content, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    /// <summary>The oracle of the soak finds nothing in what went well, and finds what is not so.</summary>
    private static async Task CheckAsync(SoakOracle oracle, SoakCase talk, SoakReply reply)
    {
        var well = SoakFindings.None with { Turns = 1 };
        Assert.False(await oracle.HasUnsentAsync(talk));
        Assert.Equal(well, await oracle.CheckAsync(talk, [reply]));
        Assert.Equal(well with { Missing = 1 }, await oracle.CheckAsync(talk, []));
        Assert.Equal(well with { Doubles = 1 }, await oracle.CheckAsync(talk, [reply, reply]));
        Assert.Equal(well with { Wrong = 1 }, await oracle.CheckAsync(talk, [reply, reply with { Card = "{}" }]));
        talk.Say(SoakSentence.All[2], TimeProvider.System.GetUtcNow());
        Assert.Equal(well with { Lost = 1 }, await oracle.CheckAsync(talk, [reply]));
    }

    private static void NeedRedis()
    {
        if (SoakRedis.Find() is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("MCB_REQUIRE_REAL") == "1", "MCB_REQUIRE_REAL=1, but there is no redis-server on the PATH.");
            Assert.Skip("There is no redis-server on the PATH.");
        }
    }
}
