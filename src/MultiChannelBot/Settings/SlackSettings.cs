namespace MultiChannelBot.Settings;

/// <summary>Section "Slack": the app that people talk to there. Empty: the addresses of Slack answer 404, and nothing is called.</summary>
public sealed record SlackSettings
{
    /// <summary>Where Slack's methods are, as its documentation has it.</summary>
    public const string PublicApi = "https://slack.com/api/";

    private const string BotTokenStart = "xoxb-";

    // Slack's own have 32; shorter ones are placeholders.
    private const int ShortestSecret = 16;

    /// <summary>The app's signing secret: what shows that a request comes from Slack.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The token of the workspace that is served ("xoxb-...").</summary>
    public string BotToken { get; init; } = "";

    /// <summary>Where Slack's methods are; another address for a stand-in.</summary>
    public string ApiUrl { get; init; } = PublicApi;

    /// <summary>True where anything of Slack is set up.</summary>
    public bool IsOn => IsSet(SigningSecret) || IsSet(BotToken);

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults(bool isDevelopment)
    {
        if (!IsOn)
        {
            yield break;
        }

        if (SigningSecret.Length < ShortestSecret)
        {
            yield return new SettingFault(
                "Slack:SigningSecret", "is missing, or is too short to be one.", "Copy \"Signing Secret\" from \"Basic Information\" of the app at https://api.slack.com/apps. Without it anybody could pretend to be Slack.");
        }

        if (!BotToken.StartsWith(BotTokenStart, StringComparison.Ordinal))
        {
            yield return new SettingFault("Slack:BotToken", "is missing, or is no token of a bot.", $"Copy \"Bot User OAuth Token\" from \"OAuth & Permissions\": it begins with {BotTokenStart}.");
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
