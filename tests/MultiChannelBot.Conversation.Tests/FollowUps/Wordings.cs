using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Tests.FollowUps;

/// <summary>The wordings of wordings.txt, each with the question that it puts.</summary>
internal static class Wordings
{
    public static IReadOnlyList<(string Id, Language Language, string Text)> All { get; } = [.. Read()];

    private static IEnumerable<(string Id, Language Language, string Text)> Read()
    {
        var id = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "FollowUps", "wordings.txt")).Where(line => line.Length > 0 && line[0] != '#'))
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
