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
    // By the number of the language; the one place that says what a language is called.
    private static readonly string[] Locales = ["en-us", "ko-kr"];

    /// <summary>Every language, in the order in which they are offered.</summary>
    public static IReadOnlyList<Language> All { get; } = Enum.GetValues<Language>();

    /// <summary>"en" or "ko".</summary>
    public static string Code(this Language language) => Locales[(int)language][..2];

    /// <summary>The locale segment of a documentation link: "en-us" or "ko-kr".</summary>
    public static string LinkLocale(this Language language) => Locales[(int)language];

    /// <summary>Reads "ko", "ko-KR", "en-GB" and the like; null for any other language or none.</summary>
    public static Language? Parse(string? locale)
    {
        var code = locale?.Split('-', '_')[0];
        var index = Array.FindIndex(Locales, known => string.Equals(known[..2], code, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : (Language)index;
    }
}
