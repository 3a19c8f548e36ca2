using System.Text.RegularExpressions;

namespace MultiChannelBot.Settings;

/// <summary>The id of whom the bot serves as a whole, in settings: a tenant of Microsoft 365, or a workspace or organization of Slack.</summary>
internal static partial class TenantId
{
    /// <summary>What to do where it is none.</summary>
    public const string Remedy = "Use the tenant's id, a GUID, or that of a Slack workspace or organization, such as T024BE7LD.";

    /// <summary>True for what may be such an id.</summary>
    public static bool IsOne(string id) => Guid.TryParse(id, out _) || Workspace().IsMatch(id);

    // docs.slack.dev/reference/objects: ids are capital letters and digits, those of workspaces begin with T and of organizations with E.
    [GeneratedRegex("^[TE][A-Z0-9]{2,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex Workspace();
}
