using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Tests.Hosts;
using MultiChannelBot.Tests.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.Reminders;

/// <summary>Reminders from the request to the message, by the host and the channel's own side.</summary>
public sealed partial class ReminderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = Stores.NewClock();
    private StandInConnector connector = null!;
    private Talk talk = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await StandInConnector.StartAsync();
        talk = new Talk(connector.Url);
    }

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task A_reminder_comes_on_its_day_and_says_of_what_what_to_do_and_how_to_go_on()
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await AskAsync(host, "remind me on 4 March 2026");
        Assert.Contains("Wednesday 4 March 2026", Texts(Created[^1]), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(45));
        await SteppedClock.StandAsync();
        Assert.Equal(2, Created.Count);
        await EventuallyAsync(() => Created.Count == 3);

        var reminder = Texts(Created[^1]);
        var code = Code().Match(Texts(Created[1])).Value;
        Assert.NotEmpty(code);
        Assert.Contains("You asked to be reminded on Wednesday 4 March 2026: Office 365, case " + code, reminder, StringComparison.Ordinal);
        Assert.Contains("accepted the relationship request", reminder, StringComparison.Ordinal);
        Assert.Contains($"open {code}", reminder, StringComparison.Ordinal);
        Assert.Contains("deleted now", reminder, StringComparison.Ordinal);
        Assert.Null(Created[^1]["recipient"]);
        Assert.Null(Created[^1]["replyToId"]);
        Assert.Equal("28:bot", (string?)Created[^1]["from"]!["id"]);
        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromDays(40)));
    }

    [Fact]
    public async Task The_button_of_a_reminder_shows_the_answer()
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await AskAsync(host, "remind me tomorrow");
        await EventuallyAsync(() => Created.Count == 3);

        var data = Data().Match(Created[^1].ToJsonString()).Value;
        var press = talk.Message("", 100);
        press.Remove("text");
        press["value"] = JsonNode.Parse(data);
        await host.PostAsync(press);

        Assert.Contains("reseller relationship", Texts(Created[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_speaks_korean_is_reminded_in_korean()
    {
        talk = new Talk(connector.Url) { Locale = "ko-KR" };
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await host.PostAsync(talk.Message("오피스 365를 EA로 구매했고 관리만 맡기려고 합니다", 0));
        await host.PostAsync(talk.Message("내일 알려 주세요", 1));
        await EventuallyAsync(() => Created.Count == 3);

        Assert.Contains("요청하신 알림입니다", Texts(Created[^1]), StringComparison.Ordinal);
        Assert.Contains("지금 할 일", Texts(Created[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_it_comes_in_its_thread()
    {
        talk = new Talk(connector.Url) { Conversation = "19:abc@thread.tacv2;messageid=42" };
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await AskAsync(host, "remind me tomorrow");

        await EventuallyAsync(() => Created.Count == 3);
    }

    [Theory]
    [InlineData("cancel reminder")]
    [InlineData("forget me")]
    public async Task What_was_cancelled_or_forgotten_never_comes(string said)
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await AskAsync(host, "remind me tomorrow");
        await host.PostAsync(talk.Message(said, 3));

        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromDays(3)));
    }

    [Fact]
    public async Task A_conversation_that_refuses_is_left_alone_until_the_person_writes_again()
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await AskAsync(host, "remind me tomorrow");
        connector.Answers = (HttpStatusCode.Forbidden, """{"error":{"code":"BotNotInConversationRoster"}}""");
        await EventuallyAsync(() => connector.Refused == 1);
        connector.Answers = null;
        Assert.Equal(2, await CountAfterAsync(TimeSpan.FromDays(2)));
        Assert.Equal(1, connector.Refused);

        await host.PostAsync(talk.Message("status", 200));
        await EventuallyAsync(() => Created.Count == 4);

        Assert.Single(Created.Skip(2), message => Texts(message).Contains("You asked to be reminded", StringComparison.Ordinal));
        Assert.Equal(4, await CountAfterAsync(TimeSpan.FromDays(2)));
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_gets_it_after_that_time()
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await AskAsync(host, "remind me tomorrow");
        (connector.Answers, connector.RetryAfter) = ((HttpStatusCode.TooManyRequests, "{}"), 3600);
        await EventuallyAsync(() => connector.Refused == 1);
        connector.Answers = null;

        Assert.Equal(2, await CountAfterAsync(TimeSpan.FromMinutes(50)));
        await EventuallyAsync(() => Created.Count == 3);
        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromDays(2)));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task What_may_have_arrived_is_not_sent_again(HttpStatusCode answer)
    {
        await using var host = await ReminderHost.StartInMemoryAsync(clock);
        await AskAsync(host, "remind me tomorrow");
        connector.Answers = (answer, "{}");
        await EventuallyAsync(() => connector.Refused == 1);
        connector.Answers = null;
        await host.PostAsync(talk.Message("status", 200));

        Assert.Equal(3, await CountAfterAsync(TimeSpan.FromDays(2)));
        Assert.Equal(1, connector.Refused);
    }

    [Fact]
    public async Task Of_two_hosts_on_one_redis_one_sends_and_what_lies_there_is_sealed()
    {
        await using var redis = await RedisServer.StartAsync();
        string[] settings = ["--State:Redis", redis.Address, "--State:HashKey", new string('k', 32)];
        await using var first = await ReminderHost.StartAsync(clock, settings);
        await using var second = await ReminderHost.StartAsync(clock, settings);
        var talks = Enumerable.Range(0, 12).Select(number => new Talk(connector.Url) { Person = $"29:p{number}" }).ToList();
        foreach (var each in talks)
        {
            talk = each;
            await AskAsync(first, "remind me tomorrow");
        }

        Assert.DoesNotContain(connector.Url, await KeptAsync(redis), StringComparison.Ordinal);
        Assert.DoesNotContain("office", await KeptAsync(redis), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(talk.Conversation, await KeptAsync(redis), StringComparison.Ordinal);
        await EventuallyAsync(() => talks.TrueForAll(each => connector.Created(each.Conversation).Count == 3));

        await CountAfterAsync(TimeSpan.FromDays(2));
        Assert.All(talks, each => Assert.Equal(3, connector.Created(each.Conversation).Count));
        Assert.Empty(await KeptAsync(redis));
    }

    [Fact]
    public async Task What_a_killed_host_had_claimed_is_sent_by_another_one()
    {
        await using var redis = await RedisServer.StartAsync();
        string[] settings = ["--State:Redis", redis.Address, "--State:HashKey", new string('k', 32)];
        await using (var first = await ReminderHost.StartAsync(clock, settings))
        {
            await AskAsync(first, "remind me tomorrow");
        }

        // The claim of a host that did nothing more.
        clock.Advance(TimeSpan.FromDays(1));
        await using (var link = new MultiChannelBot.State.RedisLink(redis.Address))
        {
            Assert.Single(await new MultiChannelBot.State.RedisReminderStore(link, clock).ClaimAsync(10));
        }

        await using var second = await ReminderHost.StartAsync(clock, settings);
        Assert.Equal(2, Created.Count);
        await EventuallyAsync(() => Created.Count == 3);
    }

    [Fact]
    public async Task Outside_development_it_goes_to_hosts_of_the_channel_alone()
    {
        await using var redis = await RedisServer.StartAsync();
        string[] settings = ["--State:Redis", redis.Address, "--State:HashKey", new string('k', 32)];
        await using (var development = await ReminderHost.StartAsync(clock, settings))
        {
            await AskAsync(development, "remind me tomorrow");
        }

        await using var production = await ReminderHost.StartAsync(clock, [
            .. settings, "--environment", "Production",
            "--BotFramework:MicrosoftAppId", "22222222-2222-4222-8222-222222222222",
            "--BotFramework:MicrosoftAppTenantId", "11111111-1111-4111-8111-111111111111",
            "--BotFramework:MicrosoftAppPassword", "not a secret of anything",
        ]);
        for (var look = 0; !(await KeptAsync(redis)).Contains(": d|", StringComparison.Ordinal); look++)
        {
            Assert.True(look < 500, "It was not given up.");
            clock.Advance(TimeSpan.FromMinutes(10));
            await SteppedClock.StandAsync();
        }

        Assert.Equal(2, Created.Count);
    }

    [Fact]
    public async Task The_store_inside_the_process_keeps_it_over_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("mcb-reminders-");
        await using (var before = await ReminderHost.StartAsync(clock, "--State:Directory", directory.FullName))
        {
            await AskAsync(before, "remind me tomorrow");
        }

        await using (await ReminderHost.StartAsync(clock, "--State:Directory", directory.FullName))
        {
            await EventuallyAsync(() => Created.Count == 3);
        }

        directory.Delete(recursive: true);
    }

    private IReadOnlyList<JsonNode> Created => connector.Created(talk.Conversation);

    private async Task AskAsync(ReminderHost host, string said)
    {
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(talk.Message("Office 365 from an EA, manage", 0)));
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(talk.Message(said, 1)));
        Assert.Contains("Reminder set", Texts(Created[1]), StringComparison.Ordinal);
    }

    /// <summary>Lets time pass until something holds.</summary>
    private async Task EventuallyAsync(Func<bool> holds)
    {
        await clock.PassAsync(TimeSpan.FromMinutes(30), 110, holds);
        await clock.PassAsync(TimeSpan.FromMinutes(1), 1890, holds);
        Assert.True(holds(), "It did not come about.");
    }

    /// <summary>How many messages there are after a time in which whatever is due had its chance.</summary>
    private async Task<int> CountAfterAsync(TimeSpan time)
    {
        await clock.PassAsync(time / 25, 25, () => false);
        return Created.Count;
    }

    private static async Task<string> KeptAsync(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        return string.Join('\n', (await connection.GetDatabase().HashGetAllAsync("{mcb:reminders}:kept")).Select(entry => entry.ToString()));
    }

    private static string Texts(JsonNode message) => string.Join('\n', Text().Matches(message.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })).Select(text => Regex.Unescape(text.Groups[1].Value)));

    [GeneratedRegex("""
        "text":"((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Text();

    [GeneratedRegex("[2-9CDFGHJKMNPQRTVWX]{4}-[2-9CDFGHJKMNPQRTVWX]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("""
        \{"mcb":[^}]*"do":"status"[^}]*\}
        """)]
    private static partial Regex Data();
}
