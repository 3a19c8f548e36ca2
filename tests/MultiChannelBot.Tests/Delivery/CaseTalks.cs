using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>The real conversation on a store, spoken by several people on several channels.</summary>
public sealed class CaseTalks : IAsyncDisposable
{
    private static readonly Lazy<Triage> Shipped = new(() => Triage.Load(new BotSettings()));
    private readonly Stores stores;
    private readonly KeyMaker keys = NewKeys();
    private int number;

    public CaseTalks(Stores stores, LimitSettings? limits = null)
    {
        this.stores = stores;
        Store = new DisturbedStore(stores.Cases);
        Host = new TurnDelivery(Store, stores.Preferences, stores.Feedback, CodesOn(stores, Store, limits, keys), Shipped.Value.Turns, stores.Clock, Log);
    }

    public DisturbedStore Store { get; }

    public LogLines Log { get; } = new();

    private TurnDelivery Host { get; }

    /// <summary>What deliveries of a test need for codes.</summary>
    public static CaseCodes CodesOn(Stores stores, ICaseStore cases, LimitSettings? limits = null, KeyMaker? keys = null) => new(
        stores.Codes, cases, keys ?? NewKeys(), new CaseCodeReader(Shipped.Value.Phrases), limits ?? new LimitSettings(), stores.Clock);

    /// <summary>Says something and gives the reply; null for silence.</summary>
    public async Task<Reply?> SayAsync(string person, string text, Channel channel = Channel.Teams, bool retried = true) =>
        (await DeliverAsync(person, text, channel, retried)).Reply;

    public async Task<(DeliveryOutcome Outcome, Reply? Reply)> DeliverAsync(
        string person, string text, Channel channel = Channel.Teams, bool retried = true, string? claim = null)
    {
        stores.Clock.Advance(TimeSpan.FromSeconds(1));
        var user = keys.User(channel, "tenant", person);
        var sender = new FakeChannel();
        var outcome = await Host.DeliverAsync(
            new Arrival
            {
                Channel = channel,
                Case = keys.Case(new ConversationId(channel, "tenant", "chat of " + person), person),
                User = user,
                Tenant = keys.Tenant(channel, "tenant"),
                Claim = new ClaimId(claim ?? $"m{++number}"),
                Input = new Input.Said(text) { SaidAt = stores.Clock.GetUtcNow(), Asker = user.Value },
                Retried = retried,
                Fallback = new Speaker(Language.English, Role.Sales),
            },
            sender);
        await Host.SettleAsync();
        return (outcome, sender.Messages.SingleOrDefault() is { IsDefault: false } said ? said.SingleOrDefault() : null);
    }

    /// <summary>Has a case answered and summed up, and gives its code as it is shown.</summary>
    public async Task<string> ShareAsync(string person, string text = "E5 through an EA, we should manage it", Channel channel = Channel.Teams)
    {
        await SayAsync(person, text, channel);
        var notice = Assert.IsType<Notice>(await SayAsync(person, "summary", channel));
        return CaseCode.Written(Assert.IsType<string>(notice.CaseCode));
    }

    public async ValueTask DisposeAsync()
    {
        Store.Away = false;
        await Host.DisposeAsync();
        await stores.DisposeAsync();
    }

    // Of its own for each test: a store that several share counts tries and codes apart.
    private static KeyMaker NewKeys() => new(Guid.NewGuid().ToByteArray());
}
