using MultiChannelBot.Settings;

namespace MultiChannelBot.Packages;

/// <summary>A setting for want of which nobody may install a package.</summary>
/// <param name="Instead">What the package says in its place; null where it says what is set all the same.</param>
internal sealed record PackageGap(SettingFault Fault, string? Instead)
{
    /// <summary>The gap as a warning, where a package is written in spite of it.</summary>
    public string Warning => Instead is null ? $"warning: {Fault}" : $"warning: {Fault.Name}: {Fault.Message} The package says '{Instead}'. {Fault.Remedy}";
}

/// <summary>What a package says of one installation: ids, names and addresses from the settings.</summary>
internal sealed record PackageIdentity
{
    // The host of placeholders is reserved for examples (RFC 2606): nobody can be sent to a stranger's page.
    private const string ExampleHost = "https://bot.example.com";

    private const string NotSet = "Not set.";

    // A tunnel's domain belongs to whoever runs the tunnel; the store refuses packages that name one.
    private static readonly string[] Tunnels =
    [
        "ngrok.io", "ngrok.app", "ngrok.dev", "ngrok-free.app", "ngrok-free.dev", "devtunnels.ms", "trycloudflare.com", "loca.lt", "localtunnel.me", "serveo.net",
    ];

    public required string BotId { get; init; }

    public required string AppId { get; init; }

    public required string Version { get; init; }

    public required string Name { get; init; }

    public required string Partner { get; init; }

    public required string SupportUrl { get; init; }

    public required string PrivacyUrl { get; init; }

    public required string TermsUrl { get; init; }

    /// <summary>The one host whose pages may be shown within Teams.</summary>
    public required string Domain { get; init; }

    /// <summary>Takes what is set, and placeholders for the rest.</summary>
    /// <param name="settings">Settings whose own faults were reported already.</param>
    /// <returns>
    /// The identity, and for want of what nobody may install it: outside Production it is enough to name that, in Production
    /// it is a fault.
    /// </returns>
    public static (PackageIdentity Identity, IReadOnlyList<PackageGap> Gaps) Of(BotSettings settings)
    {
        List<PackageGap> gaps = [];
        var package = settings.Package;
        var botId = BotIdOf(settings.BotFramework, gaps);
        return (
            new PackageIdentity
            {
                BotId = botId,
                AppId = string.IsNullOrWhiteSpace(package.AppId) ? botId : package.AppId.Trim(),
                Version = package.Version,
                Name = package.AppName.Trim(),
                Partner = Given(nameof(package.PartnerName), package.PartnerName, "Example Partner", "Set who offers the bot, as the publisher's account names it."),
                SupportUrl = Given(nameof(package.SupportUrl), package.SupportUrl, ExampleHost + "/support", "Set the page where users find help."),
                PrivacyUrl = Given(nameof(package.PrivacyUrl), package.PrivacyUrl, ExampleHost + "/privacy", "Set the page that says what is kept of people."),
                TermsUrl = Given(nameof(package.TermsUrl), package.TermsUrl, ExampleHost + "/terms", "Set the page with the terms of use."),
                Domain = DomainOf(package, gaps),
            },
            gaps);

        string Given(string name, string? value, string instead, string remedy)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value.Trim();
            }

            gaps.Add(new PackageGap(new SettingFault($"Package:{name}", NotSet, remedy), instead));
            return instead;
        }
    }

    private static string BotIdOf(BotFrameworkSettings bot, List<PackageGap> gaps)
    {
        if (Guid.TryParseExact(bot.MicrosoftAppId?.Trim(), "D", out var id))
        {
            return id.ToString("D");
        }

        const string Name = "BotFramework:MicrosoftAppId";
        const string Remedy = "Set the Microsoft App ID of the bot's registration (docs/teams.md).";
        var nobody = Guid.Empty.ToString("D");
        var problem = bot.HasCredentials ? $"'{bot.MicrosoftAppId}' is no id of an app." : NotSet;
        gaps.Add(new PackageGap(new SettingFault(Name, problem, Remedy), nobody));
        return nobody;
    }

    private static string DomainOf(PackageSettings package, List<PackageGap> gaps)
    {
        var address = new Uri(RootOf(package, gaps, example => example.Host));
        return address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}";
    }

    /// <summary>The public address that a package names, without a slash at its end.</summary>
    /// <param name="said">What the package says of an address.</param>
    internal static string RootOf(PackageSettings package, List<PackageGap> gaps, Func<Uri, string> said)
    {
        const string Name = "Package:PublicUrl";
        const string Remedy = "Set the https address of the host, on a domain of your own.";
        if (package.Root is not { } root || new Uri(root) is not { IsLoopback: false } address)
        {
            var problem = package.Root is null ? NotSet : $"'{package.Root}' is reached from this machine alone.";
            gaps.Add(new PackageGap(new SettingFault(Name, problem, Remedy), said(new Uri(ExampleHost))));
            return ExampleHost;
        }

        if (Array.Exists(Tunnels, tunnel => address.Host == tunnel || address.Host.EndsWith("." + tunnel, StringComparison.Ordinal)))
        {
            gaps.Add(new PackageGap(new SettingFault(Name, $"'{address.Host}' is a tunnel, no domain of yours.", Remedy), Instead: null));
        }

        return root;
    }
}
