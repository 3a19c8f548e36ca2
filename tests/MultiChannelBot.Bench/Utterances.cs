namespace MultiChannelBot.Bench;

/// <summary>What is read in every benchmark of understanding: English and Korean sentences of 10 to 20 words without a date.</summary>
internal static class Utterances
{
    /// <summary>How many there are; an attribute needs it as a constant.</summary>
    public const int Count = 64;

    public static string[] All { get; } = Read();

    private static string[] Read()
    {
        var all = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "utterances.txt"));
        return all.Length == Count
            ? all
            : throw new InvalidDataException($"utterances.txt has {all.Length} lines; the benchmarks divide by {Count}. Put Utterances.Count right.");
    }
}
