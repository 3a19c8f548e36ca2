using System.Text;
using System.Text.Json.Nodes;
using MultiChannelBot.Bench.Load;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>The load for a moment: that it counts right, not how fast anything is.</summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private static readonly string[] Figures =
        ["tps", "p50_ms", "p99_ms", "cpu_ms_per_turn", "memory_mb", "redis_cpu_ms_per_turn", "driver_cpu_ms_per_turn"];

    [Fact]
    public async Task All_systems_answer_every_turn_and_every_figure_is_in_the_report()
    {
        if (SoakRedis.Find() is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("MCB_REQUIRE_REAL") == "1", "MCB_REQUIRE_REAL=1, but there is no redis-server on the PATH.");
            Assert.Skip("There is no redis-server on the PATH.");
        }

        var file = Path.GetTempFileName();
        var plan = new LoadPlan(TimeSpan.FromSeconds(0.4)) { ClosedRounds = 1, OpenRounds = 1, BotWarmUp = 1, WarmUp = 1 };
        await using var printed = new StringWriter();

        var code = await LoadVerb.RunAsync(plan, file, printed, TestContext.Current.CancellationToken);

        output.WriteLine(printed.ToString());
        Assert.Equal(0, code);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();
        File.Delete(file);
        Assert.Equal(
            [
                "stock", "bot", "slack", "relay", "bot_over_stock", "bot_over_relay", "bot_half_rate_p99_ms", "relay_same_rate_p99_ms", "errors",
                "half_rate_tps", "bot_half_rate_p50_ms", "relay_same_rate_p50_ms", "state_bytes", "reply_bytes",
                "slack_over_bot", "slack_half_rate_tps", "slack_half_rate_p99_ms", "slack_crowd_most_ms",
            ],
            report.Select(part => part.Key));
        Assert.Equal(0, (int)report["errors"]!);
        Assert.All(report.Where(part => part.Key != "errors" && part.Value is JsonValue), part => Assert.True((double)part.Value! > 0, part.Key));
        Assert.All(["stock", "bot", "slack", "relay"], system => CheckFigures(report[system]!.AsObject(), system));
    }

    [Theory]
    [InlineData()]
    [InlineData("--seconds")]
    [InlineData("--seconds", "0")]
    [InlineData("--seconds", "-1")]
    [InlineData("--seconds", "x")]
    [InlineData("--json", "file.json")]
    [InlineData("--seconds", "1", "--other", "1")]
    public async Task Wrong_usage_ends_with_2(params string[] args) => Assert.Equal(2, await LoadVerb.RunAsync(args));

    [Fact]
    public void A_turn_without_its_one_reply_or_with_another_than_it_should_have_is_a_fault()
    {
        var talk = new CaseTalk(new LoadAddress(1, "/api/messages", "http://127.0.0.1:1"), korean: false);
        var card = Encoding.UTF8.GetBytes("""{"attachments":[{"data": {"mcb":1,"do":"answer","fact":"serviceType","value":"license-based","rev":0,"ref":"r"}}]}""");

        talk.Next();
        Assert.Equal("0 replies", talk.Fault());
        talk.Take("m1", card);
        Assert.Null(talk.Fault());
        Assert.Contains("\"replyToId\":\"m1\",\"value\":{\"mcb\":1,\"do\":\"answer\",\"fact\":\"serviceType\"", Encoding.UTF8.GetString(talk.Next().Span), StringComparison.Ordinal);
        talk.Take("m1", card);
        Assert.StartsWith("no button", talk.Fault(), StringComparison.Ordinal);
        talk.Take("m2", card);
        Assert.Equal("2 replies", talk.Fault());
    }

    [Theory]
    [InlineData("""{"type":"typing","from":{"id":"28:bot"}}""", true)]
    [InlineData("""{ "from": {"type":"message"}, "type" : "typing" }""", true)]
    [InlineData("""{"type":"message","text":"typing"}""", false)]
    [InlineData("""{"entities":[{"type":"typing"}],"type":"message"}""", false)]
    [InlineData("""{"text":"typing"}""", false)]
    [InlineData("""{"type":1}""", false)]
    [InlineData("""["type","typing"]""", false)]
    [InlineData("", false)]
    [InlineData("{\"type", false)]
    public void What_shows_that_the_bot_is_at_work_is_no_reply(string body, bool isTyping) => Assert.Equal(isTyping, TypingActivity.Is(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_value_of_a_list_is_pressed_with_the_buttons_own_data()
    {
        var card = Encoding.UTF8.GetBytes("""
            {"choices":[{"title":"EA","value":"ea"}],"actions":[{"data":{"do":"why","rev":3}},{"data":{"do":"answer","fact":"intent","value":"ea"}},{ "data" : {"do":"answer","fact":"purchaseChannel","rev":3}}]}
            """);

        Assert.Equal("""{"do":"answer","fact":"purchaseChannel","rev":3,"choice":"ea"}""", LoadCard.Find(card, new LoadPress("answer", "purchaseChannel", "ea")));
        Assert.Null(LoadCard.Find(card, new LoadPress("answer", "purchaseChannel", "open")));
        Assert.Null(LoadCard.Find(card, new LoadPress("next")));
    }

    private static void CheckFigures(JsonObject figures, string system)
    {
        Assert.Equal(Figures, figures.Select(figure => figure.Key));

        // Processor time is told in steps of ten milliseconds, and Redis does not need as much in such a short phase.
        Assert.All(
            figures.Where(figure => figure.Key != "redis_cpu_ms_per_turn"),
            figure => Assert.True((double)figure.Value! > 0, $"{system}: {figure.Key}"));
    }
}
