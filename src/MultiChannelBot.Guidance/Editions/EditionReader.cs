using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Reads editions from a directory of YAML files and proves them before anybody may use them.</summary>
public static class EditionReader
{
    /// <summary>The directory of the editions that come with the program.</summary>
    public static string ShippedDirectory => EditionFolders.OfProgram.Own;

    /// <summary>The ids of the editions in a directory, the oldest first; empty where there is no such directory.</summary>
    public static ImmutableArray<string> List(string directory) => new EditionFolders(directory).List();

    /// <summary>Reads one edition of a directory and all it includes.</summary>
    public static EditionReading Read(string directory, string id) => Read(new EditionFolders(directory), id);

    /// <summary>
    /// Reads one edition and all it includes.
    /// </summary>
    /// <param name="folders">Where the YAML files are.</param>
    /// <param name="id">The edition's id, which is its file's name.</param>
    /// <returns>The edition, or every fault found: a missing or unreadable file is a fault too, never an exception.</returns>
    public static EditionReading Read(EditionFolders folders, string id)
    {
        var faults = new FaultList();
        var edition = folders.List().Contains(id) ? new EditionFiles(folders.Of(id), faults).Read(id) : Missing(folders, id, faults);
        return faults.Count == 0 ? new EditionReading(edition, []) : new EditionReading(null, faults.InOrder());
    }

    private static Edition? Missing(EditionFolders folders, string id, FaultList faults)
    {
        var there = folders.List();
        faults.Add(
            folders.Own,
            0,
            $"There is no edition '{id}'.",
            there.IsEmpty ? "Point the setting at a directory with editions." : $"Editions there: {string.Join(", ", there)}.");
        return null;
    }
}
