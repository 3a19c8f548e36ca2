using System.Buffers;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Settings;

/// <summary>Section "Package": where the bot is reached by people's browsers, and what its app packages say of it.</summary>
public sealed partial record PackageSettings
{
    /// <summary>The longest name of an app in Teams, in characters (name.short of its manifest schema).</summary>
    internal const int MostName = 30;

    /// <summary>The longest name of a publisher in Teams, in characters (developer.name of its manifest schema).</summary>
    internal const int MostPartnerName = 32;

    private static readonly SearchValues<char> NoPartOfAnAddress = SearchValues.Create("?#{}\\ \"'<>");

    // Teams Store validation guidelines, "App name": no name of a product of Microsoft's or of a core feature of Teams.
    private static readonly string[] NoPartOfAName =
    [
        "teams", "microsoft", "azure", "office", "windows", "dynamics", "copilot", "excel", "powerpoint", "word", "outlook", "onedrive",
        "sharepoint", "onenote", "surface", "xbox", "slack", "app", "apps", "chat", "contacts", "calendar", "calls", "files", "activity", "help",
    ];

    /// <summary>
    /// The public address of this host, such as "https://bot.example.com"; addresses of calendar files begin with it. Empty:
    /// dates are told without a calendar file (in Development the host's own address on this machine is taken).
    /// </summary>
    public string? PublicUrl { get; init; }

    /// <summary>The page where users find help; packages link to it. Like the next two, https and open without signing in.</summary>
    public string? SupportUrl { get; init; }

    /// <summary>The page that says what is kept of people, how long, and how it is deleted.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>The terms of use.</summary>
    public string? TermsUrl { get; init; }

    /// <summary>Who offers the bot, as the publisher's account names it; at most 32 characters.</summary>
    public string? PartnerName { get; init; }

    /// <summary>The bot's name in Teams, the same as in its registration; at most 30 characters.</summary>
    public string AppName { get; init; } = "MultiChannelBot";

    /// <summary>The app's id in Teams, a GUID that stays the same for good; empty: the bot's own id.</summary>
    public string? AppId { get; init; }

    /// <summary>The package's version (1.0.0): a changed package needs a higher one.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>The public address without a slash at its end; null where none is set. Only for settings without faults.</summary>
    public string? Root => string.IsNullOrWhiteSpace(PublicUrl) ? null : PublicUrl.Trim().TrimEnd('/');

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (!string.IsNullOrWhiteSpace(PublicUrl) && !IsAddress(PublicUrl.Trim()))
        {
            yield return new SettingFault(
                "Package:PublicUrl", $"'{PublicUrl}' is no public address.",
                "Set an https address without user, query and fragment, such as https://bot.example.com (http for localhost alone), or leave it empty.");
        }

        foreach (var (name, page) in new[] { (nameof(SupportUrl), SupportUrl), (nameof(PrivacyUrl), PrivacyUrl), (nameof(TermsUrl), TermsUrl) })
        {
            if (!string.IsNullOrWhiteSpace(page) && !IsPage(page.Trim()))
            {
                yield return new SettingFault($"Package:{name}", $"'{page}' is no address of a page.", "Set an https address that opens without signing in, or leave it empty.");
            }
        }

        foreach (var fault in NameFaults())
        {
            yield return fault;
        }

        if (!string.IsNullOrWhiteSpace(AppId) && !Guid.TryParseExact(AppId, "D", out _))
        {
            yield return new SettingFault("Package:AppId", $"'{AppId}' is no id.", "Set a GUID and keep it for good, or leave it empty for the bot's own id.");
        }

        if (!VersionForm().IsMatch(Version))
        {
            yield return new SettingFault("Package:Version", $"'{Version}' is no version.", "Set three numbers without leading zeros, such as 1.0.1.");
        }
    }

    /// <summary>True for an address that links may begin with: https, or http on this machine.</summary>
    internal static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Host.Length > 0
        && address.UserInfo.Length == 0
        && text.AsSpan().IndexOfAny(NoPartOfAnAddress) < 0;

    // 2,048: the longest address that the manifest schema of Teams takes.
    private static bool IsPage(string text) =>
        text.Length <= 2048
        && Uri.TryCreate(text, UriKind.Absolute, out var page)
        && page.Scheme == Uri.UriSchemeHttps
        && page.Host.Length > 0
        && page.UserInfo.Length == 0
        && !page.IsLoopback;

    private IEnumerable<SettingFault> NameFaults()
    {
        if (AppName.Trim().Length is 0 or > MostName)
        {
            yield return new SettingFault("Package:AppName", $"'{AppName}' is no name for an app.", $"Set 1 to {MostName} characters.");
        }

        if (Words().Matches(AppName).Select(word => word.Value).FirstOrDefault(word => NoPartOfAName.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } taken)
        {
            yield return new SettingFault(
                "Package:AppName", $"'{AppName}' holds '{taken}'.", "Choose a name without products of Microsoft's, other chat platforms and features of Teams: its store refuses them.");
        }

        if (PartnerName?.Trim().Length > MostPartnerName)
        {
            yield return new SettingFault("Package:PartnerName", $"'{PartnerName}' is too long.", $"Set at most {MostPartnerName} characters.");
        }
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();

    // "semver" of the manifest schema of Teams.
    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}\z")]
    private static partial Regex VersionForm();
}
