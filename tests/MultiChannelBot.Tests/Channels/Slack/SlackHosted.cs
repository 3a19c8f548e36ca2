namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Tests with a host of their own and Slack's side behind it.</summary>
public abstract class SlackHosted : IAsyncLifetime
{
    private protected StandInSlack Slack { get; private set; } = null!;

    private protected SlackHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await StandInSlack.StartAsync();
        Host = await SlackHost.StartAsync(Slack);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
