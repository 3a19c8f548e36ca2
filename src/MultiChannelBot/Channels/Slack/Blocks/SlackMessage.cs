namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>A rendered reply.</summary>
/// <param name="Text">The whole reply as mrkdwn, shortened: for notifications, and for whoever has it read aloud.</param>
/// <param name="Blocks">The blocks: a JSON array in UTF-8.</param>
internal sealed record SlackMessage(string Text, ReadOnlyMemory<byte> Blocks);
