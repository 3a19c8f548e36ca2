using Microsoft.Bot.Schema;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Who asks and where, for a desk that may be told.</summary>
internal static class ThreadLink
{
    private const string RootMark = ";messageid=";
    private const string Public = "teams.microsoft.com";

    /// <summary>The channel of a conversation: threads of it are conversations of their own, named by the id of their first message.</summary>
    public static string ChannelOf(string conversation) =>
        conversation.IndexOf(RootMark, StringComparison.Ordinal) is >= 0 and var mark ? conversation[..mark] : conversation;

    /// <summary>True where an activity stands in a thread that a link leads to.</summary>
    public static bool IsOf(Activity activity) => activity.Conversation is { Id: { } id } && ChannelOf(id).Length < id.Length;

    /// <summary>The sender of an activity, by the name that the channel gives them.</summary>
    /// <param name="deskTenant">Only people of the desk's own tenant are mentioned: Teams knows no others there.</param>
    public static NamedAsker AskerOf(Activity activity, string tenant, string? deskTenant) => new(
        activity.From?.Name ?? string.Empty,
        Of(activity.Conversation.Id, tenant, ClientOf(activity.ServiceUrl)),
        activity.ChannelId == "msteams" && string.Equals(tenant, deskTenant, StringComparison.OrdinalIgnoreCase) ? IdOf(activity.From) : null);

    // "29:..." is Teams' own form, and the object id its other one
    // (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format, "User mention in bots with Adaptive Cards").
    private static string? IdOf(ChannelAccount? person) =>
        person?.Id is { Length: <= 256 } id && id.StartsWith("29:", StringComparison.Ordinal) ? id
        : Guid.TryParseExact(person?.AadObjectId, "D", out var known) ? known.ToString("D")
        : null;

    // Each cloud of the US Government has a client of its own (learn.microsoft.com/microsoft-365/enterprise/
    // microsoft-365-u-s-government-gcc-high-endpoints and -dod-endpoints), as it has a service of its own.
    private static string ClientOf(string? service) => Uri.TryCreate(service, UriKind.Absolute, out var address) ? address.Host switch
    {
        "smba.infra.gov.teams.microsoft.us" => "gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us" => "dod.teams.microsoft.us",
        _ => Public,
    } : Public;

    // learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams, "Deep link to navigate to channel
    // conversation". A chat has no address that others than its members could open.
    private static string? Of(string conversation, string tenant, string client)
    {
        var channel = ChannelOf(conversation);
        if (channel.Length == conversation.Length)
        {
            return null;
        }

        var root = Uri.EscapeDataString(conversation[(channel.Length + RootMark.Length)..]);
        return $"https://{client}/l/message/{Uri.EscapeDataString(channel)}/{root}?tenantId={Uri.EscapeDataString(tenant)}&parentMessageId={root}";
    }
}
