namespace MultiChannelBot.Settings;

/// <summary>Section "Slack": the app that people talk to there. Empty: the addresses of Slack answer 404, and nothing is called.</summary>
public sealed record SlackSettings
{
    /// <summary>Where Slack's methods are, as its documentation has it.</summary>
    public const string PublicApi = "https://slack.com/api/";

    private const string BotTokenStart = "xoxb-";
    private const string AppTokenStart = "xapp-";

    // Slack's own have 32; shorter ones are placeholders.
    private const int ShortestSecret = 16;

    /// <summary>The app's signing secret: what shows that a request comes from Slack. Not needed where Slack is connected to by <see cref="AppToken"/>.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The token of the one workspace that is served ("xoxb-..."); empty where workspaces install the app.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>The app's client id, with <see cref="ClientSecret"/>: workspaces install the app themselves.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The app's client secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>The app's own token ("xapp-...") for Socket Mode: the host connects to Slack, and needs no public address.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>Where Slack's methods are; another address for a stand-in.</summary>
    public string ApiUrl { get; init; } = PublicApi;

    /// <summary>True where anything of Slack is set up.</summary>
    public bool IsOn => TakesRequests || TakesInstalls || UsesSocket || IsSet(BotToken);

    /// <summary>True where Slack sends requests to this host.</summary>
    public bool TakesRequests => IsSet(SigningSecret);

    /// <summary>True where workspaces install the app themselves.</summary>
    public bool TakesInstalls => IsSet(ClientId) || IsSet(ClientSecret);

    /// <summary>True where the host connects to Slack.</summary>
    public bool UsesSocket => IsSet(AppToken);

    /// <summary>What is wrong, each with its remedy.</summary>
    /// <param name="package">Names the address that installers are sent back to.</param>
    public IEnumerable<SettingFault> Faults(PackageSettings package, bool isDevelopment) =>
        IsOn ? WayFaults().Concat(TokenFaults()).Concat(InstallFaults(package)).Concat(ApiFaults(isDevelopment)) : [];

    private static bool IsSet(string value) => !string.IsNullOrWhiteSpace(value);

    private IEnumerable<SettingFault> WayFaults()
    {
        if ((TakesRequests || !UsesSocket) && SigningSecret.Length < ShortestSecret)
        {
            yield return new SettingFault(
                "Slack:SigningSecret", "is missing, or is too short to be one.",
                "Copy \"Signing Secret\" from \"Basic Information\" of the app at https://api.slack.com/apps, or set Slack:AppToken for Socket Mode. Without either anybody could pretend to be Slack.");
        }

        if (UsesSocket && !AppToken.StartsWith(AppTokenStart, StringComparison.Ordinal))
        {
            yield return new SettingFault(
                "Slack:AppToken", "is no token of an app.", $"Make one with the scope connections:write under \"App-Level Tokens\" of \"Basic Information\": it begins with {AppTokenStart}.");
        }
    }

    private IEnumerable<SettingFault> TokenFaults()
    {
        if (IsSet(BotToken) && TakesInstalls)
        {
            yield return new SettingFault(
                "Slack:BotToken", "is set beside Slack:ClientId.", "Keep the token for one workspace, or Slack:ClientId and Slack:ClientSecret for workspaces that install the app: a token does not say whose it is.");
        }
        else if (!TakesInstalls && !BotToken.StartsWith(BotTokenStart, StringComparison.Ordinal))
        {
            yield return new SettingFault(
                "Slack:BotToken", "is missing, or is no token of a bot.",
                $"Copy \"Bot User OAuth Token\" from \"OAuth & Permissions\" (it begins with {BotTokenStart}), or set Slack:ClientId and Slack:ClientSecret for workspaces that install the app.");
        }
    }

    private IEnumerable<SettingFault> InstallFaults(PackageSettings package)
    {
        if (!TakesInstalls)
        {
            yield break;
        }

        if (!IsSet(ClientId) || !IsSet(ClientSecret))
        {
            var (missing, other) = IsSet(ClientId) ? ("Slack:ClientSecret", "Slack:ClientId") : ("Slack:ClientId", "Slack:ClientSecret");
            yield return new SettingFault(missing, $"is missing, but {other} is set.", "Copy \"Client ID\" and \"Client Secret\" from \"Basic Information\" of the app.");
        }

        if (package.Root is null)
        {
            yield return new SettingFault("Package:PublicUrl", "is missing, but workspaces are to install the app.", "Set the https address of this host: Slack sends whoever installs the app back to it.");
        }
    }

    private IEnumerable<SettingFault> ApiFaults(bool isDevelopment)
    {
        if (!IsApi(isDevelopment))
        {
            yield return new SettingFault("Slack:ApiUrl", $"'{ApiUrl}' is no https address.", $"Leave it at {PublicApi}.");
        }
    }

    // A stand-in on the same machine has no certificate.
    private bool IsApi(bool isDevelopment) =>
        Uri.TryCreate(ApiUrl, UriKind.Absolute, out var address)
        && ApiUrl.EndsWith('/')
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
