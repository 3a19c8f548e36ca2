namespace MultiChannelBot.Channels.Slack;

/// <summary>Where Slack and browsers reach the host, as the endpoints are mapped and the manifest names them.</summary>
internal static class SlackAddresses
{
    public const string Events = "/slack/events";
    public const string Commands = "/slack/commands";
    public const string Interactivity = "/slack/interactivity";
    public const string Install = "/slack/install";
    public const string OAuth = "/slack/oauth";

    /// <summary>Where Slack sends whoever installs the app back to.</summary>
    /// <param name="root">The public address, without a slash at its end.</param>
    public static string Redirect(string root) => root + OAuth;
}
