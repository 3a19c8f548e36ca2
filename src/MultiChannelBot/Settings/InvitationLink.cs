using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MultiChannelBot.Conversation;

namespace MultiChannelBot.Settings;

/// <summary>
/// Builds the partner's own request for a relationship. It asks whoever opens it for consent, so every part is proven: ids
/// are GUIDs or digits, the host is one of a short list, the kind is a relationship and never an administration, and no admin
/// rights are asked for. Nothing that a user typed comes near it.
/// </summary>
internal static partial class InvitationLink
{
    private const string Section = "Guidance:Partner";

    /// <summary>The longest name that still reads in a sentence.</summary>
    private const int LongestName = 80;

    /// <summary>The hosts of the Microsoft 365 admin center of the commercial cloud.</summary>
    public static ImmutableArray<string> Hosts { get; } = ["admin.microsoft.com", "admin.cloud.microsoft"];

    /// <summary>The invitation; null where no tenant is set. Only for settings without faults.</summary>
    public static Invitation? Of(PartnerSettings settings)
    {
        if (Blank(settings.TenantId))
        {
            return null;
        }

        var partner = Guid.Parse(settings.TenantId!).ToString("D");
        var provider = Blank(settings.ProviderTenantId) ? null : Guid.Parse(settings.ProviderTenantId!).ToString("D");
        var query = provider is null
            ? $"invType=ResellerRelationship&partnerId={partner}&msppId=0&DAP=false"
            : $"invType=IndirectResellerRelationship&partnerId={partner}&msppId={settings.PartnerId}&indirectCSPId={provider}&DAP=false";
        return new Invitation(settings.Name!.Trim(), $"https://{settings.InvitationHost}/Adminportal/Home?{query}#/BillingAccounts/partner-invitation", provider is not null);
    }

    /// <summary>What is wrong, each with its remedy. Without a tenant there is no invitation, and the other ids mean nothing.</summary>
    public static IEnumerable<SettingFault> Faults(PartnerSettings settings)
    {
        if (!Blank(settings.Name) && !IsName(settings.Name!))
        {
            yield return new($"{Section}:Name", $"'{settings.Name}' is no plain name.", $"Set letters, digits, spaces and .,&'()- only, {LongestName} characters at most.");
        }

        if (!Hosts.Contains(settings.InvitationHost))
        {
            yield return new($"{Section}:InvitationHost", $"'{settings.InvitationHost}' is no host of invitations.", $"Set {string.Join(" or ", Hosts)}.");
        }

        foreach (var (name, id) in new[] { ("TenantId", settings.TenantId), ("ProviderTenantId", settings.ProviderTenantId) })
        {
            if (!Blank(id) && !IsTenant(id!))
            {
                yield return new($"{Section}:{name}", $"'{id}' is no tenant id.", "Set the tenant's GUID, or leave it empty.");
            }
        }

        if (!Blank(settings.PartnerId) && !IsPartnerId(settings.PartnerId!))
        {
            yield return new($"{Section}:PartnerId", $"'{settings.PartnerId}' is no PartnerID.", "Set its digits, or leave it empty.");
        }

        foreach (var fault in Missing(settings))
        {
            yield return fault;
        }
    }

    private static IEnumerable<SettingFault> Missing(PartnerSettings settings)
    {
        if (!Blank(settings.TenantId) && Blank(settings.Name))
        {
            yield return new($"{Section}:Name", "An invitation must name the partner.", "Set the partner's name as customers see it, or leave TenantId empty.");
        }

        if (!Blank(settings.ProviderTenantId) && Blank(settings.TenantId))
        {
            yield return new($"{Section}:TenantId", "A provider is set, but not the partner's own tenant.", "Set the partner's tenant id, or leave ProviderTenantId empty.");
        }

        if (!Blank(settings.ProviderTenantId) && Blank(settings.PartnerId))
        {
            yield return new($"{Section}:PartnerId", "An indirect reseller's invitation needs its PartnerID.", "Set the digits of the PartnerID, or leave ProviderTenantId empty.");
        }
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private static bool IsTenant(string id) => Guid.TryParseExact(id, "D", out var tenant) && tenant != Guid.Empty;

    private static bool IsPartnerId(string id) =>
        id.Length <= 10 && id.All(char.IsAsciiDigit) && long.Parse(id, CultureInfo.InvariantCulture) > 0;

    private static bool IsName(string name) => name.Length <= LongestName && Name().IsMatch(name);

    /// <summary>A name cannot be read as a link or as markup.</summary>
    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'()-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
