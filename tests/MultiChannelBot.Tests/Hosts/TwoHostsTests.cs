using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Hosts;

/// <summary>Two processes of the bot on one real Redis, and the channel that both answer to.</summary>
public sealed class TwoHosts : IAsyncLifetime
{
    public RedisServer Redis { get; private set; } = null!;

    public StandInConnector Connector { get; private set; } = null!;

    public HostProcess[] Hosts { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Redis = await RedisServer.StartDurableAsync();
        Connector = await StandInConnector.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["State__Redis"] = Redis.Address,
            ["State__HashKey"] = "a secret of at least thirty-two characters",
        };
        Hosts = await Task.WhenAll(HostProcess.StartAsync(settings), HostProcess.StartAsync(settings));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts)
        {
            await host.DisposeAsync();
        }

        if (Connector is not null)
        {
            await Connector.DisposeAsync();
            await Redis.DisposeAsync();
        }
    }
}

/// <summary>What two hosts on one Redis owe to a case, also while Redis is taken away and given back.</summary>
public sealed partial class TwoHostsTests(TwoHosts both) : IClassFixture<TwoHosts>
{
    private readonly HostProcess[] hosts = both.Hosts;
    private readonly StandInConnector connector = both.Connector;
    private readonly RedisServer redis = both.Redis;

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
            await hosts[second % 2].EventuallyAsync(async () => await hosts[0].PostAsync(message) == HttpStatusCode.OK);
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
        var (disordered, ordered) = (new Talk(connector.Url), new Talk(connector.Url));
        foreach (var talk in (Talk[])[disordered, ordered])
        {
            await hosts[0].PostAsync(talk.Message("Office 365", 0));
            await hosts[1].PostAsync(talk.Message("they want to move it to us", 1));
            await hosts[0].PostAsync(talk.Message("it was bought through an EA", 20));
        }

        Assert.Equal(HttpStatusCode.OK, await hosts[1].PostAsync(disordered.Message("it was bought from another CSP partner", 10)));
        await hosts[0].PostAsync(disordered.Message("status", 21));
        await hosts[0].PostAsync(ordered.Message("status", 21));

        Assert.Equal(5, connector.Created(disordered.Conversation).Count);
        var stands = Texts(connector.Created(ordered.Conversation)[^1]);
        Assert.NotEmpty(stands);
        Assert.Equal(stands, Texts(connector.Created(disordered.Conversation)[^1]));
    }

    [Fact]
    public async Task Without_redis_a_host_is_alive_but_not_ready_and_answers_one_message_at_a_time()
    {
        var talk = new Talk(connector.Url);
        var kept = talk.Message("Office 365, we should manage it", 0, "kept");
        await hosts[0].PostAsync(kept);

        // Once more: answered with silence, it is known to be noted as sent.
        await hosts[0].EventuallyAsync(async () => await hosts[1].PostAsync(kept) == HttpStatusCode.OK);
        Assert.Single(connector.Created(talk.Conversation));
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

        Assert.Equal(HttpStatusCode.OK, await hosts[1].PostAsync(kept));
        Assert.Equal(2, connector.Created(talk.Conversation).Count);
        await hosts[0].PostAsync(talk.Message("EA", 2));
        await hosts[0].EventuallyAsync(() => Task.FromResult(hosts[0].Output.Contains("outcome request-relationship,", StringComparison.Ordinal)));
    }

    /// <summary>The texts of a card; its references differ from case to case.</summary>
    private static string[] Texts(JsonNode message) => [.. Text().Matches(message.ToJsonString()).Select(text => text.Groups[1].Value)];

    [GeneratedRegex("""
        "text":"([^"]*)"
        """)]
    private static partial Regex Text();
}
