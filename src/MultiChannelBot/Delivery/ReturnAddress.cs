namespace MultiChannelBot.Delivery;

/// <summary>What a channel needs to write to a conversation by itself: no person is in it.</summary>
/// <param name="ServiceUrl">Where the channel takes messages for it; "" for a channel that has one place for all.</param>
/// <param name="Conversation">The channel's id of the conversation, with the thread where there is one.</param>
/// <param name="Bot">The channel's id of the bot; in Slack the organization that it was installed in, "" outside one.</param>
/// <param name="ChannelId">The Bot Framework's id of the channel ("msteams", "slack").</param>
/// <param name="Tenant">Tenant id, in Slack the workspace's; "" where the channel has none.</param>
public sealed record ReturnAddress(string ServiceUrl, string Conversation, string Bot, string ChannelId, string Tenant);
