namespace MultiChannelBot.Conversation.Tests.Stories;

/// <summary>
/// One story: a case told line by line. The format is described in tests/stories/README.md.
/// </summary>
/// <param name="Name">The sentence after "story:".</param>
/// <param name="File">The file's name, for the report.</param>
internal sealed record Story(string Name, string File, IReadOnlyList<StoryLine> Lines)
{
    /// <summary>Every story of the folder beside the tests.</summary>
    public static IReadOnlyList<Story> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "stories"), "*.story")
            .Order(StringComparer.Ordinal).SelectMany(Read),
    ];

    private static IEnumerable<Story> Read(string path)
    {
        var stories = new List<(string Name, List<StoryLine> Lines)>();
        var number = 0;
        foreach (var raw in System.IO.File.ReadLines(path))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, $"{path}:{number}: a line is 'word: rest'.");
            var (word, rest) = (line[..colon], line[(colon + 1)..].Trim());
            if (word == "story")
            {
                stories.Add((rest, []));
                continue;
            }

            Assert.True(stories.Count > 0, $"{path}:{number}: a file begins with 'story:'.");
            stories[^1].Lines.Add(new StoryLine(word, rest, $"{Path.GetFileName(path)}:{number}"));
        }

        return stories.Select(story => new Story(story.Name, Path.GetFileName(path), story.Lines));
    }
}

/// <summary>One line of a story: its word, the rest, and where it stands.</summary>
internal sealed record StoryLine(string Word, string Rest, string Place);
