using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Installations that cannot be reached while a test says so.</summary>
internal sealed class AwayInstalls : IInstallStore
{
    private readonly InMemoryInstallStore kept = new(TimeProvider.System);

    public bool IsAway { get; set; }

    private InMemoryInstallStore Kept => IsAway ? throw new StateUnavailableException("away") : kept;

    public Task SaveAsync(InstallKey key, KeptInstall install) => Kept.SaveAsync(key, install);

    public Task<KeptInstall?> ReadAsync(InstallKey key) => Kept.ReadAsync(key);

    public Task<bool> DeleteAsync(InstallKey key, DateTimeOffset until) => Kept.DeleteAsync(key, until);

    public Task<bool> SpendAsync(string once, TimeSpan kept) => Kept.SpendAsync(once, kept);
}
