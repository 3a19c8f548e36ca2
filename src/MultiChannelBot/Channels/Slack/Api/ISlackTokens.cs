using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Api;

/// <summary>The bot's token in each workspace.</summary>
internal interface ISlackTokens
{
    /// <summary>The token; null for a workspace that is not served.</summary>
    /// <exception cref="Conversation.Ports.StateUnavailableException">It is kept where nobody can look just now.</exception>
    ValueTask<string?> OfAsync(SlackWorkspace workspace);

    /// <summary>Forgets the token that a workspace took back. Safe to repeat.</summary>
    /// <param name="at">When it did.</param>
    /// <returns>False where the app has been installed there anew since: nothing of it is to be deleted.</returns>
    /// <exception cref="Conversation.Ports.StateUnavailableException">It is kept where nobody can look just now.</exception>
    Task<bool> DropAsync(SlackWorkspace workspace, DateTimeOffset at);
}

/// <summary>One workspace, by the token of the settings. What was taken back there Slack refuses by itself.</summary>
internal sealed class SettingsToken(BotSettings settings) : ISlackTokens
{
    /// <inheritdoc/>
    public ValueTask<string?> OfAsync(SlackWorkspace workspace) =>
        ValueTask.FromResult(string.IsNullOrWhiteSpace(settings.Slack.BotToken) ? null : settings.Slack.BotToken);

    /// <inheritdoc/>
    public Task<bool> DropAsync(SlackWorkspace workspace, DateTimeOffset at) => Task.FromResult(true);
}
