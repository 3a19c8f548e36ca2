using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Tests.Telemetry;

namespace MultiChannelBot.Tests.Channels.Forms;

/// <summary>What somebody at a form or a search gets where something of ours breaks, and what the log and the figures say.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("en-US", "Something went wrong on our side")]
    [InlineData("ko-KR", "내부 문제로 처리하지 못했으며")]
    public async Task A_fault_is_told_by_its_code_and_logged(string locale, string words)
    {
        var log = new KeptLog();
        await using var host = await FormHost.StartAsync(services => services
            .AddSingleton<IPreferenceStore>(new BrokenPreferences(new InvalidOperationException("broken")))
            .AddSingleton<ILogger<AsideDelivery>>(new Logger<AsideDelivery>(log)));
        host.Locale = locale;

        var opened = (string?)(await host.OpenAsync())!["task"]!["value"];
        var submitted = (string?)(await host.InvokeAsync("task/submit", null))!["task"]!["value"];
        var searched = (string?)(await host.SearchAsync("EA"))!["composeExtension"]!["text"];
        var acted = (string?)(await host.ActOnAsync("EA"))!["task"]!["value"];
        var inserted = (string?)(await host.InvokeAsync("composeExtension/submitAction", null))!["task"]!["value"];

        Assert.All([opened, submitted, searched, acted, inserted], text => Assert.StartsWith(words, text, StringComparison.Ordinal));
        Assert.Equal(5, log.Lines.Count);
        Assert.All(log.Lines.Zip([opened, submitted, searched, acted, inserted]), pair => Assert.Contains(CodeIn(pair.First), pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_is_away_keeps_nobody_from_an_answer()
    {
        await using var host = await FormHost.StartAsync(services =>
            services.AddSingleton<IPreferenceStore>(new BrokenPreferences(new StateUnavailableException("away"))));

        Assert.Single(FormHost.Results(await host.SearchAsync("Office 365 from an EA, we should manage it")));
        FormHost.Card(await host.OpenAsync());
    }

    [Fact]
    public async Task Forms_and_searches_are_counted_by_what_they_came_to()
    {
        using var figures = new Figures();
        await using var host = await FormHost.StartAsync(services => services.AddSingleton(new DeliveryMetrics(figures.Meters)));

        await host.SearchAsync("Office 365 from an EA, we should manage it");
        await host.SearchAsync("Office 365");
        await host.PressAsync(await host.OpenAsync(), "check", ("serviceType", "serviceType=usage-based"), ("purchaseChannel", "purchaseChannel=ea"));

        Assert.Equal(
            [
                "mcb.turns 1 channel=teams step=search:answer rule=S5 outcome=request-relationship language=en",
                "mcb.turns 1 channel=teams step=search:ask:purchaseChannel rule=none outcome=none language=en",
                "mcb.turns 1 channel=teams step=form:open rule=none outcome=none language=en",
                "mcb.turns 1 channel=teams step=form:check rule=S6 outcome=new-azure-subscription language=en",
            ],
            figures.Seen.Where(line => line.StartsWith("mcb.turns ", StringComparison.Ordinal)));
    }

    private static string CodeIn(string line) => line.Split(' ')[1];

    /// <summary>A store that breaks in the given way whenever it is looked at.</summary>
    private sealed class BrokenPreferences(Exception fault) : IPreferenceStore
    {
        public Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened) => throw fault;

        public Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until) => throw fault;

        public Task<Preferences> ReadAsync(UserKey user) => throw fault;

        public Task<System.Collections.Immutable.ImmutableArray<CaseKey>> CasesAsync(UserKey user, int most) => throw fault;

        public Task SaveAsync(UserKey user, Preferences preferences) => throw fault;

        public Task ForgetAsync(UserKey user, CaseKey? except = null) => throw fault;

        public Task<ImmutableArray<UserKey>> PeopleAsync(TenantKey tenant) => throw fault;

        public Task ForgetAsync(TenantKey tenant) => throw fault;
    }

    private sealed class KeptLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
