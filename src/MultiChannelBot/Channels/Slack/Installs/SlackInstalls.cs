using System.Collections.Concurrent;
using MultiChannelBot.Channels.Slack.Api;
using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack.Installs;

/// <summary>
/// Many workspaces, each by the token that its installation gave. Looked up by workspace, then by its organization; what was
/// found is known to the host for a minute, and for as long as the store is away after that.
/// </summary>
internal sealed partial class SlackInstalls(IInstallStore store, ProtectedText protection, KeyMaker keys, TimeProvider clock, ILogger<SlackInstalls> logger) : ISlackTokens
{
    /// <summary>For how long a host does not look again: so long another host may go on with a token that was taken back.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<InstallKey, Known> known = new();

    // What is not there is not remembered: whoever has just installed the app is answered by every host.
    private sealed record Known(string Token, DateTimeOffset Until);

    /// <inheritdoc/>
    public async ValueTask<string?> OfAsync(SlackWorkspace workspace)
    {
        foreach (var key in KeysOf(workspace))
        {
            if (await TokenAsync(key).ConfigureAwait(false) is { } token)
            {
                return token;
            }
        }

        return null;
    }

    /// <summary>Keeps the token of a new installation.</summary>
    /// <exception cref="StateUnavailableException">It was not kept.</exception>
    public async Task KeepAsync(SlackWorkspace workspace, string token, DateTimeOffset at)
    {
        var key = keys.Install(Channel.Slack, workspace.Team);
        await store.SaveAsync(key, new KeptInstall(at, await protection.ProtectAsync(token, Purpose(key)).ConfigureAwait(false))).ConfigureAwait(false);
        known.TryRemove(key, out _);
    }

    /// <inheritdoc/>
    public async Task<bool> DropAsync(SlackWorkspace workspace, DateTimeOffset at)
    {
        var key = keys.Install(Channel.Slack, workspace.Team);
        var isDropped = await store.DeleteAsync(key, at).ConfigureAwait(false);
        known.TryRemove(key, out _);
        return isDropped;
    }

    private IEnumerable<InstallKey> KeysOf(SlackWorkspace workspace)
    {
        yield return keys.Install(Channel.Slack, workspace.Team);
        if (workspace.Enterprise is { } organization && organization != workspace.Team)
        {
            yield return keys.Install(Channel.Slack, organization);
        }
    }

    private async ValueTask<string?> TokenAsync(InstallKey key)
    {
        var before = known.GetValueOrDefault(key);
        if (before is not null && before.Until > clock.GetUtcNow())
        {
            return before.Token;
        }

        try
        {
            var token = await ReadAsync(key).ConfigureAwait(false);
            Note(key, token);
            return token;
        }
        catch (StateUnavailableException) when (before is not null)
        {
            return before.Token;
        }
    }

    private async Task<string?> ReadAsync(InstallKey key)
    {
        if (await store.ReadAsync(key).ConfigureAwait(false) is not { } install)
        {
            return null;
        }

        var token = await protection.ReadAsync(install.Content, Purpose(key)).ConfigureAwait(false);
        if (token is null)
        {
            Unreadable(logger);
        }

        return token;
    }

    private void Note(InstallKey key, string? token)
    {
        if (token is null)
        {
            known.TryRemove(key, out _);
            return;
        }

        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        known[key] = new Known(token, clock.GetUtcNow() + KnownFor);
    }

    private static string Purpose(InstallKey key) => "slack-token:" + key.Value;

    [LoggerMessage(80, LogLevel.Error, "An installation in Slack cannot be read; that workspace has to install the app again")]
    private static partial void Unreadable(ILogger logger);
}
