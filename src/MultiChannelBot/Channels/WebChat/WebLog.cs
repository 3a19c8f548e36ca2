namespace MultiChannelBot.Channels.WebChat;

/// <summary>What the web chat logs: kinds of ours, never an origin, a token or an id.</summary>
internal static partial class WebLog
{
    [LoggerMessage(44, LogLevel.Information, "A request of the web chat was refused: {Kind}")]
    public static partial void Refused(ILogger logger, string kind);
}
