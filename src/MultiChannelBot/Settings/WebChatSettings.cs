using MultiChannelBot.Conversation;

namespace MultiChannelBot.Settings;

/// <summary>Section "WebChat": the page at "/" and the Direct Line endpoint under /v3/directline.</summary>
public sealed partial record WebChatSettings
{
    // 256 bits in hexadecimal have 64 letters; shorter ones than half of that are placeholders or can be guessed.
    private const int ShortestSecret = 32;

    /// <summary>False to serve neither: both addresses then answer 404.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// What servers that embed the chat show to get a token for one of their visitors ("Authorization: Bearer ..."); empty where
    /// only pages in a browser get tokens.
    /// </summary>
    public string Secret { get; init; } = "";

    /// <summary>Other origins ("https://www.example.com") whose pages may embed the chat; empty for none.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The role of people on the page while they choose none: customer, sales or support.</summary>
    public string Role { get; init; } = "customer";

    /// <summary>So many conversations may be begun from one address in a minute; 0 for any number.</summary>
    public int ConversationsPerSource { get; init; } = 60;

    /// <summary>The role while none is chosen. Only for settings without faults.</summary>
    public Role DefaultRole() => Roles.Parse(Role)!.Value;

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (Secret.Length is > 0 and < ShortestSecret)
        {
            yield return new SettingFault("WebChat:Secret", "is too short to be one.", $"Draw at least {ShortestSecret} random characters, such as by \"openssl rand -hex 32\", or leave it empty.");
        }

        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return new SettingFault(
                "WebChat:AllowedOrigins", $"'{origin}' is no origin.",
                "Write scheme, host and port as browsers send them, in small letters and without a slash at the end: https://www.example.com (http for localhost alone).");
        }

        if (Roles.Parse(Role) is null)
        {
            yield return new SettingFault("WebChat:Role", $"'{Role}' is no role.", "Set customer, sales or support.");
        }

        if (ConversationsPerSource is < 0 or > 1_000_000)
        {
            yield return new SettingFault("WebChat:ConversationsPerSource", $"{ConversationsPerSource} is out of range.", "Set 0 to 1000000, 0 for no limit.");
        }

        foreach (var fault in BrandingFaults())
        {
            yield return fault;
        }
    }

    // The form that browsers send (RFC 6454, section 6.2): it is compared letter by letter.
    private static bool IsOrigin(string text) =>
        PackageSettings.IsAddress(text) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == text;
}
