using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Tests.FollowUps;

/// <summary>Questions as people put them, each with the id of the question.</summary>
internal static class Wordings
{
    /// <summary>Those that are answered, every one.</summary>
    public static IReadOnlyList<(string Id, Language Language, string Text)> All { get; } = [.. Read("wordings.txt")];

    /// <summary>Others, written without a look at what is looked for: a measure of what is found.</summary>
    public static IReadOnlyList<(string Id, Language Language, string Text)> Variants { get; } = [.. Read("variants.txt")];

    private static IEnumerable<(string Id, Language Language, string Text)> Read(string file)
    {
        var id = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "FollowUps", file)).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                id = line.Trim('[', ']');
            }
            else
            {
                yield return (id, line.Any(letter => letter is >= '\uAC00' and <= '\uD7A3') ? Language.Korean : Language.English, line);
            }
        }
    }
}
