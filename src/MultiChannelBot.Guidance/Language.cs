namespace MultiChannelBot.Guidance;

/// <summary>The languages every text exists in.</summary>
public enum Language
{
    English,
    Korean,
}

/// <summary>Who is being spoken to: the partner's own people, or the customer.</summary>
public enum Voice
{
    Partner,
    Customer,
}

/// <summary>The codes of languages as channels, settings and links write them.</summary>
public static class LanguageCodes
{
    /// <summary>Every language, in the order in which they are offered.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.Korean];

    /// <summary>"en" or "ko".</summary>
    public static string Code(this Language language) => language == Language.Korean ? "ko" : "en";

    /// <summary>The locale segment of a documentation link: "en-us" or "ko-kr".</summary>
    public static string LinkLocale(this Language language) => language == Language.Korean ? "ko-kr" : "en-us";

    /// <summary>Reads "ko", "ko-KR", "en-GB" and the like; null for any other language or none.</summary>
    public static Language? Parse(string? locale) => locale?.Split('-', '_')[0].ToUpperInvariant() switch
    {
        "KO" => Language.Korean,
        "EN" => Language.English,
        _ => null,
    };
}
