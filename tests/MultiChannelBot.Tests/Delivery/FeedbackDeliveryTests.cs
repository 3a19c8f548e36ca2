using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

public sealed class FeedbackDeliveryInMemoryTests : FeedbackDeliveryTests
{
    protected override Stores OpenStores() => Stores.InMemory();
}

public sealed class FeedbackDeliveryEmbeddedTests(Embedded embedded) : FeedbackDeliveryTests
{
    protected override Stores OpenStores() => Stores.OnRedis(embedded.NewLink());
}

/// <summary>What is counted of verdicts that are pressed twice, delivered twice, run twice, or changed; on each kind of store.</summary>
public abstract class FeedbackDeliveryTests : IAsyncLifetime
{
    private static readonly Lazy<Triage> Shipped = new(() => Triage.Load(new BotSettings()));

    private readonly string id = Guid.NewGuid().ToString("N");
    private readonly LogLines log = new();
    private readonly FakeChannel channel = new();
    private Stores stores = null!;
    private DisturbedStore disturbed = null!;
    private CountedApart counters = null!;
    private TurnDelivery host = null!;
    private int claims;

    public async ValueTask InitializeAsync()
    {
        stores = OpenStores();
        (disturbed, counters) = (new DisturbedStore(stores.Cases), new CountedApart(stores.Feedback, id));
        host = new TurnDelivery(disturbed, stores.Preferences, counters, CaseTalks.CodesOn(stores, disturbed), Shipped.Value.Turn, stores.Clock, log);
        await DeliverAsync(Said("Office 365 from an EA, manage"));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_double_click_counts_once()
    {
        var useful = await PressAsync("useful");
        await Task.WhenAll(host.DeliverAsync(Arrival(useful), channel), host.DeliverAsync(Arrival(useful), channel));
        await host.SettleAsync();

        Assert.Equal(["S5|Useful| 1"], await CountsAsync());
    }

    [Fact]
    public async Task A_redelivery_counts_nothing_more()
    {
        var arrival = Arrival(await PressAsync("useful"));
        await host.DeliverAsync(arrival, channel);
        await host.SettleAsync();
        await host.DeliverAsync(arrival, channel);
        await host.SettleAsync();

        Assert.Equal(["S5|Useful| 1"], await CountsAsync());
    }

    [Fact]
    public async Task A_turn_that_is_rerun_after_a_conflict_counts_once()
    {
        var reruns = 3;
        var useful = await PressAsync("useful");
        disturbed.BeforeClose = async () =>
        {
            if (reruns-- > 0)
            {
                await WriteMeanwhileAsync();
            }
        };
        await DeliverAsync(useful);

        Assert.Equal(-1, reruns);
        Assert.Equal(["S5|Useful| 1"], await CountsAsync());
    }

    [Fact]
    public async Task A_turn_whose_closing_was_answered_only_the_second_time_counts_once()
    {
        var useful = await PressAsync("useful");
        disturbed.LostAnswers = 1;
        await DeliverAsync(useful);

        Assert.Equal(["S5|Useful| 1"], await CountsAsync());
    }

    [Fact]
    public async Task Another_verdict_takes_the_place_of_the_first()
    {
        await DeliverAsync(await PressAsync("useful"));
        await DeliverAsync(await PressAsync("wrong"));
        await DeliverAsync(await PressAsync("wrong:dead-link"));

        Assert.Equal(["S5|Wrong|DeadLink 1"], await CountsAsync());
    }

    [Fact]
    public async Task A_typed_verdict_counts_like_a_pressed_one_and_is_logged_without_its_words()
    {
        await DeliverAsync(Said("Thanks, that was really helpful!"));

        Assert.Equal(["S5|Useful| 1"], await CountsAsync());
        var line = Assert.Single(log.Lines, line => line.Line.Contains("command:feedback:useful", StringComparison.Ordinal)).Line;
        Assert.Contains("rule S5", line, StringComparison.Ordinal);
        Assert.DoesNotContain("helpful", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_that_cannot_be_counted_costs_nobody_a_reply_and_is_not_tried_again()
    {
        var useful = await PressAsync("useful");
        counters.Away = true;
        var sent = channel.Messages.Count;
        Assert.IsType<DeliveryOutcome.Delivered>(await DeliverAsync(useful));
        counters.Away = false;
        await DeliverAsync(Said("thanks"));

        Assert.Equal(sent + 2, channel.Messages.Count);
        Assert.Empty(await CountsAsync());
        Assert.Contains(log.Lines, line => line.Id == 1034);
    }

    protected abstract Stores OpenStores();

    private async Task<string[]> CountsAsync() =>
    [
        .. (await counters.ReadAsync(Edition))
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Mark.Rule}|{count.Mark.Verdict}|{count.Mark.Reason} {count.Times}"))
            .Order(StringComparer.Ordinal),
    ];

    private async Task<DeliveryOutcome> DeliverAsync(Input input)
    {
        var outcome = await host.DeliverAsync(Arrival(input), channel);
        await host.SettleAsync();
        return outcome;
    }

    private Input.Said Said(string text) => new(text) { SaidAt = stores.Clock.GetUtcNow(), Asker = User.Value };

    private async Task<Input> PressAsync(string value) =>
        new Input.Clicked(new Press("feedback", null, value, (await StateAsync()).Revision)) { SaidAt = stores.Clock.GetUtcNow(), Asker = User.Value };

    private async Task<CaseState> StateAsync() => Assert.IsType<StateReading.Read>(CaseJson.ReadState((await LookAsync()).Case.Value!)).State;

    private async Task<Opening.Fresh> LookAsync() =>
        Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(Case, new ClaimId(Guid.NewGuid().ToString("N"))));

    private async Task WriteMeanwhileAsync()
    {
        var opened = await LookAsync();
        await stores.Cases.CloseAsync(opened.Lease, new Closure(opened.Case.Version, opened.Case.Value, null, User));
    }

    private static string Edition => Shipped.Value.Guide.Edition.Id;

    private CaseKey Case => new("case-" + id);

    private UserKey User => new("user-" + id);

    private Arrival Arrival(Input input) => new()
    {
        Channel = MultiChannelBot.Delivery.Channel.Teams,
        Case = Case,
        User = User,
        Tenant = new TenantKey("tenant-" + id),
        Claim = new ClaimId(string.Create(CultureInfo.InvariantCulture, $"m{Interlocked.Increment(ref claims)}")),
        Input = input,
        Retried = true,
        Fallback = new Speaker(Language.English, Role.Sales),
    };

    /// <summary>The store's own counters under editions of this test alone: the store is shared.</summary>
    private sealed class CountedApart(IFeedbackCounters inner, string apart) : IFeedbackCounters
    {
        public bool Away { get; set; }

        public Task AddAsync(ImmutableArray<FeedbackCount> changes) => Away
            ? throw new StateUnavailableException("away")
            : inner.AddAsync([.. changes.Select(change => change with { Mark = change.Mark with { Edition = apart + change.Mark.Edition } })]);

        public Task<ImmutableArray<FeedbackCount>> ReadAsync(string edition) => inner.ReadAsync(apart + edition);
    }
}
