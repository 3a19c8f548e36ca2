using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Channels.Teams.Manners;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Manners;

/// <summary>"Somebody is typing" while a turn takes long.</summary>
public sealed class TypingTests
{
    [Fact]
    public async Task A_turn_that_takes_long_shows_that_it_is_worked_on_and_then_the_reply()
    {
        await using var connector = await StandInConnector.StartAsync();
        var slow = new SlowPreferences();
        await using var host = await ProtectedHost.InDevelopmentAsync(services => services.AddSingleton<IPreferenceStore>(slow));
        var answered = host.PostAsync(ProtectedHost.Message("help", connector.Url));
        await slow.Asked.Task;
        ((FakeTimeProvider)host.Services.GetRequiredService<TimeProvider>()).Advance(TypingSignal.Patience);
        await connector.HasAsync(1);
        slow.Go.SetResult();
        using var response = await answered;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["typing", "message"], connector.Texts.Select(text => (string?)JsonNode.Parse(text)!["type"]));
    }

    [Fact]
    public async Task A_turn_that_is_done_in_time_shows_nothing_of_the_kind()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await ProtectedHost.InDevelopmentAsync();
        using var response = await host.PostAsync(ProtectedHost.Message("help", connector.Url));
        ((FakeTimeProvider)host.Services.GetRequiredService<TimeProvider>()).Advance(TypingSignal.Patience);
        using var next = await host.PostAsync(ProtectedHost.Message("help", connector.Url));
        Assert.Equal(["message", "message"], connector.Texts.Select(text => (string?)JsonNode.Parse(text)!["type"]));
    }

    [Fact]
    public async Task A_signal_on_its_way_is_called_off_before_the_reply()
    {
        var clock = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        var calledOff = false;
        await using var typing = new TypingSignal(
            async stop =>
            {
                begun.SetResult();
                await using var noted = stop.Register(() => calledOff = true);
                await Task.Delay(Timeout.Infinite, stop);
            },
            clock);
        clock.Advance(TypingSignal.Patience);
        await begun.Task;
        await typing.DisposeAsync();
        Assert.True(calledOff);
    }

    [Fact]
    public async Task A_signal_that_fails_is_nobodys_trouble()
    {
        var clock = new FakeTimeProvider();
        var sent = 0;
        await using (var typing = new TypingSignal(
            _ =>
            {
                sent++;
                throw new HttpRequestException("refused");
            },
            clock))
        {
            clock.Advance(TypingSignal.Patience);
        }

        clock.Advance(TypingSignal.Patience);
        Assert.Equal(1, sent);
    }

    /// <summary>Knows nobody, and takes its time to say so.</summary>
    private sealed class SlowPreferences : IPreferenceStore
    {
        public TaskCompletionSource Asked { get; } = new();

        public TaskCompletionSource Go { get; } = new();

        public async Task<Preferences> OpenAsync(UserKey user, TenantKey tenant, CaseKey opened)
        {
            Asked.SetResult();
            await Go.Task;
            return Preferences.None;
        }

        public Task KeepAsync(UserKey user, TenantKey tenant, CaseKey opened, DateTimeOffset until) => Task.CompletedTask;

        public Task<Preferences> ReadAsync(UserKey user) => Task.FromResult(Preferences.None);

        public Task SaveAsync(UserKey user, Preferences preferences) => Task.CompletedTask;

        public Task ForgetAsync(UserKey user, CaseKey? except = null) => Task.CompletedTask;

        public Task ForgetAsync(TenantKey tenant) => Task.CompletedTask;
    }
}
