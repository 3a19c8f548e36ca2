using System.Net;

namespace MultiChannelBot.Settings;

/// <summary>
/// Section "BotFramework": the bot's registration. New registrations are single-tenant or by managed identity; without one
/// the bot runs in Development on loopback only.
/// </summary>
public sealed record BotFrameworkSettings
{
    /// <summary>The Bot Framework of the US Government's cloud, as its documentation names it.</summary>
    public const string GovernmentService = "https://botframework.azure.us";

    /// <summary>"SingleTenant" or "UserAssignedMSI".</summary>
    public string MicrosoftAppType { get; init; } = "SingleTenant";

    /// <summary>The application (client) id of the registration; empty for none.</summary>
    public string? MicrosoftAppId { get; init; }

    /// <summary>The tenant of the registration.</summary>
    public string? MicrosoftAppTenantId { get; init; }

    /// <summary>The client secret of a single-tenant registration. Give it by environment, never in a file of the repository.</summary>
    public string? MicrosoftAppPassword { get; init; }

    /// <summary>The tenants whose people may talk with the bot; empty for every tenant that can reach it.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>True for people of a tenant that may talk with the bot; "" is none.</summary>
    public bool Admits(string tenant) => AllowedTenants.Count == 0 || AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    /// <summary>Empty for the public cloud, <see cref="GovernmentService"/> for the US Government's.</summary>
    public string? ChannelService { get; init; }

    /// <summary>
    /// Hosts that messages may ask to be answered at, beside those of the Bot Framework: names ("smba.example.com"), or all
    /// below one (".example.com"). Outside Development no other host is ever posted to.
    /// </summary>
    public IReadOnlyList<string> ServiceHosts { get; init; } = [];

    /// <summary>True for the US Government's cloud.</summary>
    public bool IsGovernment => string.Equals(ChannelService, GovernmentService, StringComparison.OrdinalIgnoreCase);

    /// <summary>True where a registration is set.</summary>
    public bool HasCredentials => !string.IsNullOrWhiteSpace(MicrosoftAppId);

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults(bool isDevelopment, IReadOnlyList<string> addresses)
    {
        return (HasCredentials ? WithCredentials() : WithoutCredentials(isDevelopment, addresses)).Concat(OfServices());
    }

    private IEnumerable<SettingFault> OfServices()
    {
        if (!string.IsNullOrWhiteSpace(ChannelService) && !IsGovernment)
        {
            yield return new SettingFault(
                "BotFramework:ChannelService", $"'{ChannelService}' is no Bot Framework.", $"Leave it empty, or set {GovernmentService} for the US Government's cloud.");
        }

        foreach (var host in ServiceHosts.Where(host => !IsHostName(host)))
        {
            yield return new SettingFault("BotFramework:ServiceHosts", $"'{host}' is no host.", "Write a name such as smba.example.com, or .example.com for all below it.");
        }
    }

    // One label alone would be a name of this network, or all of .com.
    private static bool IsHostName(string host)
    {
        var name = host.StartsWith('.') ? host[1..] : host;
        return name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns;
    }

    private static IEnumerable<SettingFault> WithoutCredentials(bool isDevelopment, IReadOnlyList<string> addresses)
    {
        const string Name = "BotFramework:MicrosoftAppId";
        if (!isDevelopment)
        {
            yield return new SettingFault(
                Name, "A bot without a registration answers anybody.",
                "Set the registration, or run in Development (DOTNET_ENVIRONMENT=Development).");
        }
        else if (addresses.FirstOrDefault(address => !IsLoopback(address)) is { } open)
        {
            yield return new SettingFault(
                Name, $"A bot without a registration answers anybody who reaches {open}.",
                "Listen on localhost only, or set the registration.");
        }
    }

    private IEnumerable<SettingFault> WithCredentials()
    {
        var single = string.Equals(MicrosoftAppType, "SingleTenant", StringComparison.OrdinalIgnoreCase);
        if (!single && !string.Equals(MicrosoftAppType, "UserAssignedMSI", StringComparison.OrdinalIgnoreCase))
        {
            yield return new SettingFault(
                "BotFramework:MicrosoftAppType", $"'{MicrosoftAppType}' is not supported.", "Set SingleTenant or UserAssignedMSI.");
        }

        if (string.IsNullOrWhiteSpace(MicrosoftAppTenantId))
        {
            yield return new SettingFault(
                "BotFramework:MicrosoftAppTenantId", "The registration's tenant is missing.", "Set the tenant id of the registration.");
        }

        if (single && string.IsNullOrWhiteSpace(MicrosoftAppPassword))
        {
            yield return new SettingFault(
                "BotFramework:MicrosoftAppPassword", "A single-tenant registration needs its secret.",
                "Set it by environment (BotFramework__MicrosoftAppPassword), or use UserAssignedMSI.");
        }
    }

    /// <summary>True for an address that only this machine reaches.</summary>
    private static bool IsLoopback(string address)
    {
        // Kestrel's wildcards (*, +) are no host names that a Uri takes.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return false;
        }

        return uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
