using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>One person's case in the real conversation, with everything of its delivery in reach.</summary>
public sealed class RealTalk : IAsyncDisposable
{
    private static readonly Lazy<Triage> Shipped = new(() => Triage.Load(new BotSettings()));
    private readonly Stores stores;
    private readonly string id = Guid.NewGuid().ToString("N");
    private int number;

    public RealTalk(Stores stores, DeliveryMetrics? metrics = null)
    {
        this.stores = stores;
        Host = new TurnDelivery(
            stores.Cases, stores.Preferences, stores.Feedback, CaseTalks.CodesOn(stores, stores.Cases), Shipped.Value.Turns, stores.Clock, Log, metrics);
    }

    public TurnDelivery Host { get; }

    public FakeChannel Channel { get; } = new();

    public LogLines Log { get; } = new();

    public CaseKey Case => new("case-" + id);

    /// <summary>Starts a delivery, and does not wait for what no reply waits for.</summary>
    public Task<DeliveryOutcome> StartAsync(string text, string? claim = null)
    {
        stores.Clock.Advance(TimeSpan.FromSeconds(1));
        var user = new UserKey("user-" + id);
        return Host.DeliverAsync(
            new Arrival
            {
                Channel = MultiChannelBot.Delivery.Channel.Teams,
                Case = Case,
                User = user,
                Tenant = new TenantKey("tenant-" + id),
                Claim = new ClaimId(claim ?? $"m{++number}"),
                Input = new Input.Said(text) { SaidAt = stores.Clock.GetUtcNow(), Asker = user.Value },
                Retried = true,
                Fallback = new Speaker(Language.English, Role.Sales),
            },
            Channel);
    }

    /// <summary>Says something and waits for everything.</summary>
    public async Task<DeliveryOutcome> SayAsync(string text, string? claim = null)
    {
        var outcome = await StartAsync(text, claim);
        await Host.SettleAsync();
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await stores.DisposeAsync();
    }
}
