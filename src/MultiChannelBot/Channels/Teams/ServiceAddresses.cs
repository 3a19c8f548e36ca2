namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Where a message may ask to be answered: only at the Bot Framework's own hosts, by https on its usual port. Whoever could
/// name another would have the host post, with its token, wherever they like.
/// </summary>
internal sealed class ServiceAddresses(IReadOnlyList<string> added)
{
    // Teams by cloud: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages.
    // The other channels of the Bot Framework: techcommunity.microsoft.com/blog/iis-support-blog/-/4284592, for the US
    // Government learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high. As read in November 2026; clouds that
    // are not among them (that of China, private ones) are added by BotFramework:ServiceHosts.
    private static readonly string[] Known =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
        ".botframework.com",
        ".botframework.azure.us",
    ];

    /// <summary>True where answers may be posted to the address.</summary>
    public bool Allows(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", IsDefaultPort: true, UserInfo: "", HostNameType: UriHostNameType.Dns }
        && Known.Concat(added).Any(host => Covers(host, uri.IdnHost));

    private static bool Covers(string known, string host) => known.StartsWith('.')
        ? host.EndsWith(known, StringComparison.OrdinalIgnoreCase)
        : host.Equals(known, StringComparison.OrdinalIgnoreCase);
}
