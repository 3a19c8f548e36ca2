using System.Net;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Hosts;

/// <summary>Two processes of the bot on one real Redis, which is also taken away and given back.</summary>
public sealed class TwoHostsTests : IAsyncLifetime
{
    private RedisServer redis = null!;
    private StandInConnector connector = null!;
    private HostProcess[] hosts = [];

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.StartDurableAsync();
        connector = await StandInConnector.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["State__Redis"] = redis.Address,
            ["State__HashKey"] = "a secret of at least thirty-two characters",
        };
        hosts = await Task.WhenAll(HostProcess.StartAsync(settings), HostProcess.StartAsync(settings));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        if (connector is not null)
        {
            await connector.DisposeAsync();
            await redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_messages_of_one_case_may_go_to_either_host()
    {
        var talk = new Talk(connector.Url);
        var second = 0;
        foreach (var text in (string[])["Office 365", "EA", "manage", "also Azure", "another CSP partner", "status"])
        {
            Assert.Equal(HttpStatusCode.OK, await hosts[second % 2].PostAsync(talk.Message(text, second++)));
        }

        Assert.Equal(6, connector.Created(talk.Conversation).Count);
        Assert.Contains("outcome request-relationship,", hosts[0].Output, StringComparison.Ordinal);
        var last = connector.Created(talk.Conversation)[^1].ToJsonString();
        Assert.Contains("EA", last, StringComparison.Ordinal);
        Assert.Contains("Azure", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_activity_that_both_hosts_get_at_once_is_answered_once()
    {
        var talk = new Talk(connector.Url);
        for (var second = 0; second < 8; second++)
        {
            var message = talk.Message("status", second);
            var answers = await Task.WhenAll(hosts[0].PostAsync(message), hosts[1].PostAsync(message));

            Assert.Contains(HttpStatusCode.OK, answers);
            Assert.All(answers, answer => Assert.True(answer is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable));
            Assert.Equal(HttpStatusCode.OK, await hosts[second % 2].PostAsync(message));
            Assert.Equal(second + 1, connector.Created(talk.Conversation).Count);
        }
    }

    [Fact]
    public async Task Messages_that_both_hosts_take_at_once_both_have_their_effect()
    {
        for (var round = 0; round < 5; round++)
        {
            var talk = new Talk(connector.Url);
            await hosts[0].PostAsync(talk.Message("Office 365", 0));
            await Task.WhenAll(hosts[0].PostAsync(talk.Message("EA", 1)), hosts[1].PostAsync(talk.Message("we should manage it", 1)));
            await hosts[1].PostAsync(talk.Message("status", 2));

            var created = connector.Created(talk.Conversation);
            Assert.Equal(4, created.Count);
            Assert.Contains("\"msteams\"", created[^1].ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("\"choice\"", created[^1].ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_older_message_that_arrives_later_overwrites_nothing()
    {
        var talk = new Talk(connector.Url);
        await hosts[0].PostAsync(talk.Message("Office 365", 0));
        await hosts[1].PostAsync(talk.Message("they want to move it to us", 1));
        await hosts[0].PostAsync(talk.Message("it was bought through an EA", 20));
        await hosts[1].PostAsync(talk.Message("it was bought from another CSP partner", 10));

        await hosts[0].PostAsync(talk.Message("status", 21));

        var turns = hosts[0].Output.Split('\n').Where(line => line.Contains("outcome ", StringComparison.Ordinal)).ToList();
        Assert.Contains("outcome request-relationship,", turns[^1], StringComparison.Ordinal);
        Assert.Equal(5, connector.Created(talk.Conversation).Count);
    }

    [Fact]
    public async Task Without_redis_a_host_is_alive_but_not_ready_and_answers_one_message_at_a_time()
    {
        var talk = new Talk(connector.Url);
        await hosts[0].PostAsync(talk.Message("Office 365, we should manage it", 0, "kept"));
        await redis.KillAsync();

        Assert.Equal(HttpStatusCode.OK, await hosts[1].PostAsync(talk.Message("Azure from another CSP partner, we should only manage it", 1)));
        Assert.Contains("remember", connector.Created(talk.Conversation)[^1].ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await hosts[1].StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await hosts[1].StatusAsync("/health/live"));

        await redis.RunAsync();
        foreach (var host in hosts)
        {
            await host.EventuallyAsync(async () => await host.StatusAsync("/health/ready") == HttpStatusCode.OK);
        }

        Assert.Equal(HttpStatusCode.OK, await hosts[1].PostAsync(talk.Message("Office 365, we should manage it", 0, "kept")));
        Assert.Equal(2, connector.Created(talk.Conversation).Count);
        await hosts[0].PostAsync(talk.Message("EA", 2));
        Assert.Contains("outcome request-relationship,", hosts[0].Output, StringComparison.Ordinal);
    }
}
