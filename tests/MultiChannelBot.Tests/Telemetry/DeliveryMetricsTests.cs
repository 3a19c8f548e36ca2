using MultiChannelBot.Conversation;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Delivery;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Telemetry;

/// <summary>What is counted of deliveries, good and bad.</summary>
public sealed class DeliveryMetricsTests : IAsyncDisposable
{
    private readonly Figures figures = new();
    private readonly DeliveryBench bench = new(Stores.InMemory());
    private readonly DeliveryMetrics metrics;
    private readonly TurnDelivery host;

    public DeliveryMetricsTests()
    {
        metrics = new DeliveryMetrics(figures.Meters);
        var stores = bench.Stores;
        host = new TurnDelivery(
            bench.Store, stores.Preferences, stores.Feedback, CaseTalks.CodesOn(stores, bench.Store), bench.Turn, stores.Clock, bench.Log, metrics);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await bench.DisposeAsync();
        figures.Dispose();
    }

    [Fact]
    public async Task A_turn_is_counted_by_what_it_came_to_and_measured()
    {
        await DeliverAsync("m1");

        Assert.Equal(
            [
                "mcb.send.duration channel=teams result=sent",
                "mcb.turns 1 channel=teams step=counting rule=S5 outcome=none language=en",
                "mcb.turn.duration channel=teams",
            ],
            figures.Seen);
    }

    [Fact]
    public async Task A_redelivery_is_counted_as_one_and_not_as_a_turn()
    {
        await DeliverAsync("m1");
        await DeliverAsync("m1");

        Assert.Contains("mcb.redeliveries 1 channel=teams claim=sent", figures.Seen);
        Assert.Single(figures.Seen, line => line.StartsWith("mcb.turns ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conflict_is_counted_though_the_turn_succeeds()
    {
        await DeliverAsync("m1");
        bench.Store.BeforeClose = () =>
        {
            bench.Store.BeforeClose = () => Task.CompletedTask;
            return bench.WriteMeanwhileAsync();
        };

        await DeliverAsync("m2");

        Assert.Single(figures.Seen, "mcb.conflicts 1 channel=teams");
    }

    [Fact]
    public async Task What_the_channel_does_not_take_is_a_send_of_its_own_kind_and_a_retry()
    {
        bench.Channel.Answers = new SendResult.NotSent("429");
        await DeliverAsync("m1");
        bench.Channel.Answers = new SendResult.Ambiguous("502");
        await DeliverAsync("m2");

        Assert.Contains("mcb.send.duration channel=teams result=not-sent", figures.Seen);
        Assert.Contains("mcb.send.duration channel=teams result=ambiguous", figures.Seen);
        Assert.Single(figures.Seen, "mcb.retries 1 channel=teams cause=not-sent");
    }

    [Fact]
    public async Task A_fault_is_a_retry_first_and_a_fault_then()
    {
        await DeliverAsync("m1", "fail");
        Assert.Single(figures.Seen, "mcb.retries 1 channel=teams cause=fault");
        Assert.DoesNotContain("mcb.faults 1 channel=teams", figures.Seen);

        await DeliverAsync("m1", "fail");

        Assert.Single(figures.Seen, "mcb.faults 1 channel=teams");
    }

    [Fact]
    public async Task A_store_that_is_away_is_a_turn_without_a_memory_or_a_retry()
    {
        bench.Store.AwayAtOpen = true;
        await DeliverAsync("m1");
        bench.Store.AwayAtOpen = false;
        bench.Store.Away = true;
        await DeliverAsync("m2");

        Assert.Single(figures.Seen, "mcb.unremembered 1 channel=teams");
        Assert.Single(figures.Seen, "mcb.retries 1 channel=teams cause=away");
    }

    [Fact]
    public async Task A_verdict_is_counted_as_the_store_counts_it()
    {
        await using var talk = new RealTalk(Stores.InMemory(), metrics);
        await talk.SayAsync("E5 through an EA, we should manage it");
        await talk.SayAsync("that was useful");

        Assert.Single(figures.Seen, "mcb.verdicts 1 edition=2019-03-15 rule=S5 verdict=useful reason=none");
        Assert.Contains("mcb.turns 1 channel=teams step=answer rule=S5 outcome=request-relationship language=en", figures.Seen);
    }

    [Fact]
    public async Task The_store_is_measured_by_what_it_was_asked()
    {
        await using var server = await RedisServer.StartAsync();
        await using var stores = Stores.OnRedis(new RedisLink(
            server.Address, new RedisLinkParts { Metrics = new StateMetrics(figures.Meters), CommandTimeout = TimeSpan.FromSeconds(1) }));
        await stores.Cases.ReadAsync(bench.Case);
        await server.KillAsync();
        await Assert.ThrowsAsync<Conversation.Ports.StateUnavailableException>(() => stores.Cases.ReadAsync(bench.Case));
        await Assert.ThrowsAsync<Conversation.Ports.StateUnavailableException>(() => stores.Cases.OpenAsync(bench.Case, new Conversation.Ports.ClaimId("m")));

        Assert.Equal(
            [
                "mcb.state.duration operation=read-case result=done",
                "mcb.state.duration operation=read-case result=away",
                "mcb.state.duration operation=open-case result=skipped",
            ],
            figures.Seen);
    }

    [Theory]
    [InlineData(null, "none")]
    [InlineData("ask:purchaseChannel:whole", "ask:purchaseChannel:whole")]
    [InlineData("S5", "S5")]
    [InlineData("S5,S7", "several")]
    [InlineData("Somebody's words", "other")]
    [InlineData("사람", "other")]
    [InlineData("a@b", "other")]
    public void A_label_is_a_code_of_ours_or_a_word_that_says_otherwise(string? code, string label)
    {
        metrics.Turn("teams", new TurnTrace("answer", code, null), "en", TimeSpan.Zero);

        Assert.Contains($"mcb.turns 1 channel=teams step=answer rule={label} outcome=none language=en", figures.Seen);
    }

    [Fact]
    public void A_label_is_never_long()
    {
        metrics.Turn("teams", new TurnTrace(new string('a', 65), null, null), "en", TimeSpan.Zero);

        Assert.Contains("mcb.turns 1 channel=teams step=other rule=none outcome=none language=en", figures.Seen);
    }

    private async Task DeliverAsync(string claim, string text = "hello")
    {
        await host.DeliverAsync(bench.Arrival(claim, text), bench.Channel);
        await host.SettleAsync();
    }
}
