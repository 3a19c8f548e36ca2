using Microsoft.Bot.Schema;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Who asks and where, for a desk that may be told.</summary>
internal static class ThreadLink
{
    private const string RootMark = ";messageid=";

    /// <summary>The channel of a conversation: threads of it are conversations of their own, named by the id of their first message.</summary>
    public static string ChannelOf(string conversation) =>
        conversation.IndexOf(RootMark, StringComparison.Ordinal) is >= 0 and var mark ? conversation[..mark] : conversation;

    /// <summary>True where an activity stands in a thread that a link leads to.</summary>
    public static bool IsOf(Activity activity) => activity.Conversation is { Id: { } id } && ChannelOf(id).Length < id.Length;

    /// <summary>The sender of an activity, by the name that the channel gives them.</summary>
    /// <param name="deskTenant">Only people of the desk's own tenant are mentioned: Teams knows no others there.</param>
    public static NamedAsker AskerOf(Activity activity, string tenant, string? deskTenant) => new(
        activity.From?.Name ?? string.Empty,
        Of(activity.Conversation.Id, tenant),
        activity.ChannelId == "msteams" && string.Equals(tenant, deskTenant, StringComparison.OrdinalIgnoreCase) ? IdOf(activity.From) : null);

    // "29:..." is Teams' own form, and the object id its other one
    // (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format, "User mention in bots with Adaptive Cards").
    private static string? IdOf(ChannelAccount? person) =>
        person?.Id is { Length: <= 256 } id && id.StartsWith("29:", StringComparison.Ordinal) ? id
        : Guid.TryParseExact(person?.AadObjectId, "D", out var known) ? known.ToString("D")
        : null;

    // learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams, "Deep link to navigate to channel
    // conversation". A chat has no address that others than its members could open.
    private static string? Of(string conversation, string tenant)
    {
        var channel = ChannelOf(conversation);
        if (channel.Length == conversation.Length)
        {
            return null;
        }

        var root = Uri.EscapeDataString(conversation[(channel.Length + RootMark.Length)..]);
        return $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(channel)}/{root}?tenantId={Uri.EscapeDataString(tenant)}&parentMessageId={root}";
    }
}
