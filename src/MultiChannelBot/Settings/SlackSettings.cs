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

    /// <summary>The app's signing secret: what shows that a request comes from Slack.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The token of the one workspace that is served ("xoxb-..."); empty where workspaces install the app themselves.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>The token for Socket Mode ("xapp-..."), for hosts that the internet does not reach.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>The app's client id, for workspaces that install it themselves.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>And its secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>Where Slack's methods are; another address for a stand-in.</summary>
    public string ApiUrl { get; init; } = PublicApi;

    /// <summary>True where anything of Slack is set up.</summary>
    public bool IsOn => IsSet(SigningSecret) || IsSet(AppToken) || IsSet(BotToken) || IsSet(ClientId) || IsSet(ClientSecret);

    /// <summary>True where Slack sends its requests to the addresses of the host.</summary>
    public bool TakesRequests => IsSet(SigningSecret);

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults(bool isDevelopment)
    {
        if (!IsOn)
        {
            yield break;
        }

        if (SigningSecret.Length < ShortestSecret && (IsSet(SigningSecret) || !IsSet(AppToken)))
        {
            yield return new SettingFault(
                "Slack:SigningSecret", "is missing, or is too short to be one.", "Copy \"Signing Secret\" from \"Basic Information\" of the app at https://api.slack.com/apps. Without it anybody could pretend to be Slack.");
        }

        if (IsSet(BotToken) && !BotToken.StartsWith(BotTokenStart, StringComparison.Ordinal))
        {
            yield return new SettingFault("Slack:BotToken", "is no token of a bot.", $"Copy \"Bot User OAuth Token\" from \"OAuth & Permissions\": it begins with {BotTokenStart}.");
        }

        if (IsSet(AppToken) && !AppToken.StartsWith(AppTokenStart, StringComparison.Ordinal))
        {
            yield return new SettingFault("Slack:AppToken", "is no token of an app.", $"Generate one with connections:write under \"App-Level Tokens\": it begins with {AppTokenStart}.");
        }

        if (IsSet(ClientId) != IsSet(ClientSecret))
        {
            yield return new SettingFault(IsSet(ClientId) ? "Slack:ClientSecret" : "Slack:ClientId", "is missing.", "Set both or neither: they belong together.");
        }

        if (!IsSet(BotToken) && !IsSet(ClientId))
        {
            yield return new SettingFault("Slack:BotToken", "is missing.", "Set it for one workspace, or Slack:ClientId and Slack:ClientSecret for workspaces that install the app themselves.");
        }

        if (!IsApi(isDevelopment))
        {
            yield return new SettingFault("Slack:ApiUrl", $"'{ApiUrl}' is no https address.", $"Leave it at {PublicApi}.");
        }
    }

    private static bool IsSet(string value) => !string.IsNullOrWhiteSpace(value);

    // A stand-in on the same machine has no certificate.
    private bool IsApi(bool isDevelopment) =>
        Uri.TryCreate(ApiUrl, UriKind.Absolute, out var address)
        && ApiUrl.EndsWith('/')
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
