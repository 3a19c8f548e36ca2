namespace MultiChannelBot.Delivery;

/// <summary>Keeps labels of figures and traces to codes of ours: short, and of a few letters.</summary>
internal static class MetricLabel
{
    /// <summary>Where there is nothing to name.</summary>
    public const string None = "none";

    /// <summary>Where a turn named several rules or outcomes: every combination of them would be a label of its own.</summary>
    public const string Several = "several";

    /// <summary>What does not look like a code of ours.</summary>
    public const string Other = "other";

    private const int Longest = 64;

    /// <summary>A code as a label.</summary>
    public static string Of(string? code) => code switch
    {
        null or "" => None,
        { Length: > Longest } => Other,
        _ => code.All(IsOfCode) ? code : Other,
    };

    /// <summary>A list of codes as a label: the one there is, if there is one.</summary>
    public static string OfOne(string? codes) => codes?.Contains(',', StringComparison.Ordinal) == true ? Several : Of(codes);

    private static bool IsOfCode(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ':' or '.' or '_';
}
