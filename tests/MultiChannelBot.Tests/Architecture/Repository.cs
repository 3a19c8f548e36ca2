namespace MultiChannelBot.Tests.Architecture;

/// <summary>The repository's own files, as they are committed: what is built, fetched or produced by tests is left out.</summary>
internal static class Repository
{
    private static readonly string[] NotCommitted =
        [".git", "bin", "obj", "node_modules", "artifacts", "TestResults", "data", ".vs", ".idea", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] Texts =
    [
        ".cs", ".csproj", ".sln", ".props", ".targets", ".json", ".yaml", ".yml", ".md", ".mjs", ".js", ".ts", ".sh", ".txt", ".story",
        ".jsonl", ".html", ".css", ".editorconfig", ".gitignore", ".gitattributes", "",
    ];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every text file at or below a folder of the repository, as paths from the root with "/".</summary>
    public static IReadOnlyList<string> Files(string folder = "", string ending = "") =>
        [.. Walk(Path.Combine(Root, folder))
            .Where(path => path.EndsWith(ending, StringComparison.Ordinal) && Texts.Contains(Path.GetExtension(path)))
            .Select(Relative)
            .Order(StringComparer.Ordinal)];

    /// <summary>Every folder at or below a folder of the repository.</summary>
    public static IReadOnlyList<string> Folders(string folder) =>
        [.. Walk(Path.Combine(Root, folder)).Select(path => Path.GetDirectoryName(path)!).Distinct().Select(Relative)];

    /// <summary>The content of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var below = Directory.EnumerateDirectories(folder).Where(child => !NotCommitted.Contains(Path.GetFileName(child)));
        return Directory.EnumerateFiles(folder).Concat(below.SelectMany(Walk));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MultiChannelBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No MultiChannelBot.sln above {AppContext.BaseDirectory}.");
    }
}
