using System.Collections.Immutable;
using System.Globalization;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Reads editions from a directory of YAML files and proves them before anybody may use them.</summary>
public static class EditionReader
{
    /// <summary>The directory of the editions that come with the program.</summary>
    public static string ShippedDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "Editions");

    /// <summary>The ids of the editions in a directory, the oldest first; empty where there is no such directory.</summary>
    public static ImmutableArray<string> List(string directory) => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory, "*.yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(IsEditionId).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>
    /// Reads one edition and all it includes.
    /// </summary>
    /// <param name="directory">Where the YAML files are, such as <see cref="ShippedDirectory"/>.</param>
    /// <param name="id">The edition's id, which is its file's name.</param>
    /// <returns>The edition, or every fault found: a missing or unreadable file is a fault too, never an exception.</returns>
    public static EditionReading Read(string directory, string id)
    {
        var faults = new FaultList();
        var edition = List(directory).Contains(id) ? new EditionFiles(directory, faults).Read(id) : Missing(directory, id, faults);
        return faults.Count == 0 ? new EditionReading(edition, []) : new EditionReading(null, faults.InOrder());
    }

    private static Edition? Missing(string directory, string id, FaultList faults)
    {
        var there = List(directory);
        faults.Add(
            directory,
            0,
            $"There is no edition '{id}'.",
            there.IsEmpty ? "Point the setting at a directory with editions." : $"Editions there: {string.Join(", ", there)}.");
        return null;
    }

    private static bool IsEditionId(string name) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
