using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Settings;

/// <summary>Section "Guidance": which guidance the answers are by, and whose bot this is.</summary>
public sealed record GuidanceSettings
{
    private static readonly string[] Channels = ["msteams", "slack", "webchat"];

    /// <summary>The edition that answers are by, named by the day it holds from.</summary>
    public string Edition { get; init; } = "2019-03-15";

    /// <summary>The cloud that holds while nobody states one: "commercial" or "us-government".</summary>
    public string Cloud { get; init; } = "commercial";

    /// <summary>A directory of the partner's own editions, beside the ones that come with the bot; empty for none.</summary>
    public string? Directory { get; init; }

    /// <summary>Other editions for certain channels, by the channel's id: "msteams", "slack", "webchat".</summary>
    public Dictionary<string, string> EditionOfChannel { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Other editions for certain tenants, by the tenant's id; they win over the channel's.</summary>
    public Dictionary<string, string> EditionOfTenant { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The edition for what comes from a channel and tenant.</summary>
    public string EditionFor(string channel, string tenant) =>
        EditionOfTenant.GetValueOrDefault(tenant) ?? EditionOfChannel.GetValueOrDefault(channel) ?? Edition;

    /// <summary>Every edition that may be asked for, each once.</summary>
    public IEnumerable<string> Editions() => EditionOfChannel.Values.Concat(EditionOfTenant.Values).Prepend(Edition).Distinct(StringComparer.Ordinal);

    /// <summary>Where editions are.</summary>
    public EditionFolders Folders() => Directory is { Length: > 0 } own ? new EditionFolders(own, EditionFolders.OfProgram.Own) : EditionFolders.OfProgram;

    /// <summary>A receipt warns of a page that is dated more than this many days ago; 0 for never.</summary>
    public int WarnAfterDays { get; init; } = 365;

    /// <summary>The partner whose bot this is.</summary>
    public PartnerSettings Partner { get; init; } = new();

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (!FactValue.TryParse(Fact.Cloud, Cloud, out _))
        {
            yield return new SettingFault("Guidance:Cloud", $"'{Cloud}' is no cloud.", "Set commercial or us-government.");
        }

        if (WarnAfterDays < 0)
        {
            yield return new SettingFault("Guidance:WarnAfterDays", $"{WarnAfterDays} days are none.", "Set a number of days, or 0 for no warning.");
        }

        foreach (var channel in EditionOfChannel.Keys.Where(channel => !Channels.Contains(channel, StringComparer.OrdinalIgnoreCase)))
        {
            yield return new SettingFault($"Guidance:EditionOfChannel:{channel}", "There is no such channel.", $"Use one of {string.Join(", ", Channels)}.");
        }

        foreach (var tenant in EditionOfTenant.Keys.Where(tenant => !TenantId.IsOne(tenant)))
        {
            yield return new SettingFault("Guidance:EditionOfTenant", $"'{tenant}' is no tenant.", TenantId.Remedy);
        }

        if (DirectoryFault() is { } missing)
        {
            yield return missing;
        }

        foreach (var fault in Partner.Faults())
        {
            yield return fault;
        }
    }

    /// <summary>What is wrong with the directory; null for nothing. The shipped editions alone would be checked without it.</summary>
    internal SettingFault? DirectoryFault() => Directory is { Length: > 0 } && !System.IO.Directory.Exists(Directory)
        ? new SettingFault("Guidance:Directory", $"'{Directory}' is no directory.", "Create it or leave the setting empty.")
        : null;
}

/// <summary>Section "Guidance:Partner".</summary>
public sealed record PartnerSettings
{
    /// <summary>How to reach a person; shown for "human". Empty: the bot says that no contact is set up.</summary>
    public string? Contact { get; init; }

    /// <summary>The partner's name as customers see it; an invitation must bear it.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The partner's own tenant. With it, messages to customers carry the partner's request for a reseller relationship;
    /// empty: they only carry the page that tells how.
    /// </summary>
    public string? TenantId { get; init; }

    /// <summary>The tenant of the indirect provider of an indirect reseller; empty for everybody else.</summary>
    public string? ProviderTenantId { get; init; }

    /// <summary>The PartnerID (MPN) of an indirect reseller.</summary>
    public string? PartnerId { get; init; }

    /// <summary>The host of the Microsoft 365 admin center, where customers accept.</summary>
    public string InvitationHost { get; init; } = InvitationLink.Hosts[0];

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults() => InvitationLink.Faults(this);
}

/// <summary>Section "Conversation": whom the bot takes people for, and the language to begin in.</summary>
public sealed record ConversationSection
{
    /// <summary>"en" or "ko": the language while neither the channel nor the person gives one.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The role of people in Teams and Slack while they choose none: sales, support or customer.</summary>
    public string TeamsRole { get; init; } = "sales";

    /// <summary>Other roles for people of certain tenants or Slack workspaces, by the id: a customer's tenant, for example.</summary>
    public Dictionary<string, string> RoleOfTenant { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The role of people of a tenant or workspace while they choose none.</summary>
    public Role RoleFor(string tenant) => Roles.Parse(RoleOfTenant.GetValueOrDefault(tenant) ?? TeamsRole)!.Value;

    /// <summary>The role in the terminal while none is chosen.</summary>
    public string TerminalRole { get; init; } = "sales";

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (LanguageCodes.Parse(Language) is null)
        {
            yield return new SettingFault("Conversation:Language", $"'{Language}' is no language.", "Set en or ko.");
        }

        foreach (var tenant in RoleOfTenant.Keys.Where(tenant => !TenantId.IsOne(tenant)))
        {
            yield return new SettingFault("Conversation:RoleOfTenant", $"'{tenant}' is no tenant.", TenantId.Remedy);
        }

        var ofTenants = RoleOfTenant.Select(one => ($"{nameof(RoleOfTenant)}:{one.Key}", one.Value));
        foreach (var (name, role) in ofTenants.Concat([(nameof(TeamsRole), TeamsRole), (nameof(TerminalRole), TerminalRole)]))
        {
            if (Roles.Parse(role) is null)
            {
                yield return new SettingFault($"Conversation:{name}", $"'{role}' is no role.", "Set sales, support or customer.");
            }
        }
    }
}

/// <summary>A setting that cannot be used: it stops start-up, with what to do about it.</summary>
/// <param name="Name">The setting's full name ("Guidance:Cloud").</param>
public sealed record SettingFault(string Name, string Message, string Remedy)
{
    public override string ToString() => $"{Name}: {Message} {Remedy}";
}
