namespace MultiChannelBot.Settings;

/// <summary>Section "WebChat": the web page with its chat.</summary>
public sealed partial record WebChatSettings
{
    /// <summary>Origins of other sites that may show the page in a frame ("https://www.example.com"); empty for none.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>What is wrong, each with its remedy.</summary>
    public IEnumerable<SettingFault> Faults() => BrandingFaults();
}
