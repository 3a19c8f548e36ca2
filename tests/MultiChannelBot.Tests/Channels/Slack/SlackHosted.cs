namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Tests with a host of their own and Slack's side behind it.</summary>
public abstract class SlackHosted : IAsyncLifetime
{
    private protected StandInSlack Slack { get; private set; } = null!;

    private protected SlackHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await StandInSlack.StartAsync();
        Host = await StartAsync();
        await PrepareAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the host: for one workspace, unless a test wants another.</summary>
    private protected virtual Task<SlackHost> StartAsync() => SlackHost.StartAsync(Slack);

    /// <summary>What every test of the class begins with.</summary>
    private protected virtual Task PrepareAsync() => Task.CompletedTask;
}
