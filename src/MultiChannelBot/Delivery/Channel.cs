namespace MultiChannelBot.Delivery;

/// <summary>The channels the bot speaks on; anything that comes by the Bot Framework's address counts as Teams.</summary>
public enum Channel
{
    Teams,
    Slack,
    WebChat,
    Terminal,
}

/// <summary>The spelling of channels in keys and logs.</summary>
public static class ChannelCodes
{
    /// <summary>"teams", "slack", "web-chat" or "terminal". Part of every key: changing one loses its cases.</summary>
    public static string Code(this Channel channel) => channel switch
    {
        Channel.Teams => "teams",
        Channel.Slack => "slack",
        Channel.WebChat => "web-chat",
        _ => "terminal",
    };
}
