using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>Whole turns on a real Redis: what they ask of it, what they leave in it, and what they do without it.</summary>
public sealed class RealRedisTurnTests
{
    private const int Opening = 2;
    private const string Answered = "E5 through an EA, we should manage it";
    private static readonly RedisLinkParts Impatient = new() { CommandTimeout = TimeSpan.FromSeconds(1) };

    /// <summary>
    /// The relay answers nothing before it has seen all that belongs to a trip. A turn that waited for more would wait in
    /// vain, and come to nothing.
    /// </summary>
    [Theory]
    [InlineData("an ordinary turn", new[] { Answered }, "status", 1)]
    [InlineData("a first turn of a known person", new[] { Answered }, "next", 1)]
    [InlineData("a turn of a case with a code, which is renewed", new[] { Answered, "summary" }, "status", 2)]
    [InlineData("a turn with a verdict, which is counted", new[] { Answered }, "that was useful", 2)]
    public async Task Two_round_trips_are_waited_for_and_the_rest_is_not(string kind, string[] before, string turn, int after)
    {
        await using var server = await RedisServer.StartAsync();
        await using var relay = new RedisRelay(server.Port);
        await using var talk = new RealTalk(Stores.OnRedis(new RedisLink(relay.Address)));
        await talk.SayAsync("help");
        foreach (var text in before)
        {
            Assert.IsType<DeliveryOutcome.Delivered>(await talk.SayAsync(text));
        }

        // The scripts of feedback and codes are known to the server before they are counted.
        await talk.SayAsync(turn);
        foreach (var text in before)
        {
            await talk.SayAsync(text);
        }

        var said = talk.Channel.Messages.Count;
        relay.Hold();
        var delivery = talk.StartAsync(turn);
        await relay.AskedAsync(Opening);
        Assert.Equal(Opening, relay.Asked);
        relay.Allow(Opening);
        await relay.AskedAsync(Opening + 1);
        Assert.Equal(Opening + 1, relay.Asked);
        relay.Allow(Opening + 1);

        Assert.True(await delivery.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken) is DeliveryOutcome.Delivered, kind);
        Assert.Equal(said + 1, talk.Channel.Messages.Count);
        Assert.DoesNotContain(talk.Log.Lines, line => line.Id == 1031);
        await relay.AskedAsync(Opening + 1 + after);
        relay.Allow(int.MaxValue);
        await talk.Host.SettleAsync();

        // An ordinary turn asks once more and no oftener; a verdict that takes another's place asks for both.
        Assert.InRange(relay.Asked, Opening + 1 + after, Opening + 1 + (after == 1 ? 1 : after + 1));
    }

    [Theory]
    [InlineData("summary", Answered, "also Azure from another CSP partner, which should move to us")]
    [InlineData("summary", "Office 365", "EA", "manage", "also Azure", "another CSP partner", "move it to us")]
    public async Task A_finished_case_of_two_subscriptions_takes_less_than_one_and_a_half_kilobytes(string end, params string[] said)
    {
        await using var server = await RedisServer.StartAsync();
        await using var talk = new RealTalk(Stores.OnRedis(new RedisLink(server.Address)));
        foreach (var text in said)
        {
            await talk.SayAsync(text);
        }

        Assert.Equal(2, talk.Channel.Messages.SelectMany(message => message).OfType<Answer>().Last().Parts.Length);
        await talk.SayAsync(end);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.Address);

        var bytes = (long)await redis.GetDatabase().ExecuteAsync("MEMORY", "USAGE", $"{{mcb:{talk.Case}}}:case", "SAMPLES", "0");

        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1, 1536);
    }

    [Fact]
    public async Task A_server_that_lost_the_scripts_between_two_turns_is_given_them_again()
    {
        await using var server = await RedisServer.StartAsync();
        await using var talk = new RealTalk(Stores.OnRedis(new RedisLink(server.Address)));
        await talk.SayAsync("Office 365, we should manage it");
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.Address + ",allowAdmin=true");
        await redis.GetServer(server.Address).ScriptFlushAsync();

        Assert.IsType<DeliveryOutcome.Delivered>(await talk.SayAsync("through an EA", claim: "again"));

        Assert.IsType<Answer>(talk.Channel.Messages.Last().Single());
        Assert.IsType<DeliveryOutcome.Silent>(await talk.SayAsync("through an EA", claim: "again"));
    }

    [Fact]
    public async Task While_redis_is_away_one_message_is_still_answered_and_afterwards_the_case_goes_on_where_it_was()
    {
        await using var server = await RedisServer.StartDurableAsync();
        var stores = Stores.OnRedis(new RedisLink(server.Address, Impatient));
        await using var talk = new RealTalk(stores);
        await talk.SayAsync("Office 365, we should manage it", claim: "kept");
        await server.KillAsync();

        for (var turn = 0; turn < 20; turn++)
        {
            Assert.IsType<DeliveryOutcome.Delivered>(await talk.SayAsync("Azure from another CSP partner, which should move to us"));
            var answer = Assert.IsType<Answer>(talk.Channel.Messages.Last().Single());
            Assert.Contains(answer.Lead, line => line.Key.Id == "notice.cannot-remember");
        }

        await server.RunAsync();
        for (var look = 0; stores.Link!.IsAway; look++)
        {
            Assert.True(look < 600, "The link did not come back within a minute.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.IsType<DeliveryOutcome.Silent>(await talk.SayAsync("Office 365, we should manage it", claim: "kept"));
        await talk.SayAsync("through an EA");
        var remembered = Assert.IsType<Answer>(talk.Channel.Messages.Last().Single());
        Assert.Equal(Guidance.Outcomes.OutcomeId.RequestRelationship, Assert.Single(remembered.Parts).Outcome.Id);
        Assert.DoesNotContain(remembered.Lead, line => line.Key.Id == "notice.cannot-remember");
    }
}
