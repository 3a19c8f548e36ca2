using System.Collections.Immutable;
using System.Globalization;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// Where editions are: one folder, and behind it the one of the editions that come with the program. What a partner puts into
/// the first wins there, but changes none of the second.
/// </summary>
/// <param name="Own">The folder that is looked at first.</param>
/// <param name="Shipped">The folder behind it; null for none.</param>
public sealed record EditionFolders(string Own, string? Shipped = null)
{
    /// <summary>The folder of the editions that come with the program.</summary>
    public static EditionFolders OfProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "Editions"));

    /// <summary>The ids of all editions, the oldest first; empty where there is no such folder.</summary>
    public ImmutableArray<string> List() => [.. In(Own).Concat(In(Shipped)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The folders as the files of one edition see them: those of the program know nothing of a partner's.</summary>
    internal EditionFolders Of(string id) => Shipped is null || In(Own).Contains(id) ? this : new EditionFolders(Shipped);

    /// <summary>The path of a file; null where no folder has it.</summary>
    internal string? Find(string name) => new[] { Own, Shipped }.OfType<string>()
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> In(string? folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(IsEditionId)
        : [];

    private static bool IsEditionId(string name) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
