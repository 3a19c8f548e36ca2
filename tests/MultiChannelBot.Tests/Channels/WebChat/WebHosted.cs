using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>Tests with a host of their own on the store inside the process.</summary>
public abstract class WebHosted(Embedded embedded) : IAsyncLifetime
{
    private protected WebHost Host { get; private set; } = null!;

    /// <summary>What is set besides.</summary>
    private protected virtual string[] Settings => ["--WebChat:Secret", WebHost.Secret, "--WebChat:AllowedOrigins:0", WebHost.Partner];

    public async ValueTask InitializeAsync() => Host = await StartAsync(Settings);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Another host on the same store.</summary>
    private protected Task<WebHost> StartAsync(params string[] settings) => WebHost.StartAsync(embedded.NewLink, settings);
}
