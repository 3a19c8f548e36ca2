using System.Buffers;

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

    private static readonly SearchValues<char> OfCode = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:._");

    /// <summary>A code as a label.</summary>
    public static string Of(string? code) => code switch
    {
        null or "" => None,
        { Length: > Longest } => Other,
        _ => code.AsSpan().ContainsAnyExcept(OfCode) ? Other : code,
    };

    /// <summary>A list of codes as a label: the one there is, if there is one.</summary>
    public static string OfOne(string? codes) => codes?.Contains(',', StringComparison.Ordinal) == true ? Several : Of(codes);
}
