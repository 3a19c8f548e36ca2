using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Delivery;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels;

/// <summary>Tests of presses, on a host of their own with a channel behind it.</summary>
public abstract class PressedHost : IAsyncLifetime
{
    private protected PressedChannel Channel { get; private set; } = null!;

    private protected ProtectedHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await PressedChannel.StartAsync();
        Host = await ProtectedHost.InDevelopmentAsync("--Limits:InputsPerPerson", "0", "--Limits:InputsPerCase", "0");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Channel.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected PressedChat ChatOf(string type) => new(Channel, activity => PostAsync(Host, activity), type);

    /// <summary>Completes when what nobody waits for is done.</summary>
    private protected Task SettledAsync() => Host.Services.GetRequiredService<CardUpdates>().SettleAsync();

    private protected static async Task<(HttpStatusCode Status, string Body)> PostAsync(ProtectedHost to, JsonNode activity)
    {
        using var response = await to.PostAsync(activity);
        await to.Services.GetRequiredService<TurnDelivery>().SettleAsync();
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private protected static string Say(string key) => SampleTexts.Phrases.Say(key, Guidance.Language.English);
}
