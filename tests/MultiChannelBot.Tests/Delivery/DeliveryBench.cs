using System.Globalization;
using Microsoft.Extensions.Logging;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Delivery;

/// <summary>One person's case with everything a delivery needs: a store, a small conversation, a channel.</summary>
public sealed class DeliveryBench : IAsyncDisposable
{
    private readonly Stores stores;
    private readonly string id = Guid.NewGuid().ToString("N");

    public DeliveryBench(Stores stores)
    {
        this.stores = stores;
        Store = new DisturbedStore(stores.Cases);
        Host = NewHost();
    }

    public DisturbedStore Store { get; }

    public Stores Stores => stores;

    public CountingTurn Turn { get; } = new();

    public FakeChannel Channel { get; } = new();

    public LogLines Log { get; } = new();

    public TurnDelivery Host { get; }

    public CaseKey Case => new("case-" + id);

    public UserKey User => new("user-" + id);

    /// <summary>Another host on the same store.</summary>
    public TurnDelivery NewHost() => new(Store, stores.Preferences, stores.Feedback, CaseTalks.CodesOn(stores, Store), Turn, stores.Clock, Log);

    public Arrival Arrival(string claim, string text = "hello", bool retried = true) => new()
    {
        Channel = MultiChannelBot.Delivery.Channel.Teams,
        Case = Case,
        User = User,
        Tenant = new TenantKey("tenant-" + id),
        Claim = new ClaimId(claim),
        Input = new Input.Said(text) { SaidAt = stores.Clock.GetUtcNow(), Asker = User.Value },
        Retried = retried,
        Fallback = new Speaker(Language.English, Role.Sales),
    };

    /// <summary>Delivers and waits for what no reply waits for.</summary>
    public Task<DeliveryOutcome> DeliverAsync(string claim, string text = "hello", bool retried = true) =>
        DeliverAsync(Arrival(claim, text, retried));

    public async Task<DeliveryOutcome> DeliverAsync(Arrival arrival)
    {
        var outcome = await Host.DeliverAsync(arrival, Channel);
        await Host.SettleAsync();
        return outcome;
    }

    /// <summary>Looks at the case under a claim of its own.</summary>
    public async Task<Opening.Fresh> LookAsync() =>
        Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(Case, new ClaimId(Guid.NewGuid().ToString("N"))));

    /// <summary>The state as it is kept; a look claims nothing and takes no replies.</summary>
    public async Task<CaseState?> StateAsync() =>
        (await stores.Cases.ReadAsync(Case)).Value is { } value ? Assert.IsType<StateReading.Read>(CaseJson.ReadState(value)).State : null;

    /// <summary>Saves a turn as a host does that is killed before it sends.</summary>
    public async Task SaveWithoutSendingAsync(string claim)
    {
        var opened = Assert.IsType<Opening.Fresh>(await stores.Cases.OpenAsync(Case, new ClaimId(claim)));
        var state = opened.Case.Value is { } value ? Assert.IsType<StateReading.Read>(CaseJson.ReadState(value)).State : null;
        var result = new CountingTurn().Take(state, Arrival(claim).Input, stores.Clock.GetUtcNow());
        await stores.Cases.CloseAsync(
            opened.Lease, new Closure(opened.Case.Version, CaseJson.WriteState(result.State!), CaseJson.WriteReplies(result.Replies), User));
    }

    /// <summary>Lets somebody else write the case.</summary>
    public async Task WriteMeanwhileAsync(string? state = null)
    {
        var opened = await LookAsync();
        await stores.Cases.CloseAsync(opened.Lease, new Closure(opened.Case.Version, state ?? opened.Case.Value ?? CaseJson.WriteState(new CaseState()), null, User));
    }

    public async ValueTask DisposeAsync()
    {
        Store.Away = false;
        await Host.DisposeAsync();
        await stores.DisposeAsync();
    }
}

/// <summary>A log that a test can read.</summary>
public sealed class LogLines : ILogger<TurnDelivery>
{
    private readonly Lock gate = new();
    private readonly List<(int Id, string Line)> lines = [];
    private readonly List<string> faults = [];

    public IReadOnlyList<(int Id, string Line)> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>The exceptions, as a logger writes them.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{formatter(state, exception)}");
        lock (gate)
        {
            lines.Add((eventId.Id, line));
            if (exception is not null)
            {
                faults.Add(exception.ToString());
            }
        }
    }
}
