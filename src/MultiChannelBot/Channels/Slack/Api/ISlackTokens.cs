using MultiChannelBot.Channels.Slack.Intake;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Slack.Api;

/// <summary>The bot's token in each workspace.</summary>
internal interface ISlackTokens
{
    /// <summary>The token; null for a workspace that is not served.</summary>
    ValueTask<string?> OfAsync(SlackWorkspace workspace);
}

/// <summary>One workspace, by the token of the settings.</summary>
internal sealed class SettingsToken(BotSettings settings) : ISlackTokens
{
    /// <inheritdoc/>
    public ValueTask<string?> OfAsync(SlackWorkspace workspace) =>
        ValueTask.FromResult(string.IsNullOrWhiteSpace(settings.Slack.BotToken) ? null : settings.Slack.BotToken);
}
