namespace MultiChannelBot.Conversation.Tests.Stories;

public class StoryTests
{
    /// <summary>Each story by file and name, so that a failure names it.</summary>
    public static TheoryData<string, string> Names => new(Story.All.Select(story => (story.File, story.Name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_story_goes_as_told(string file, string name) =>
        new StoryPlayer(Conversations.Default).Play(Story.All.Single(story => story.File == file && story.Name == name));

    [Fact]
    public void There_are_at_least_forty_stories_with_their_own_names()
    {
        Assert.True(Story.All.Count >= 40, $"Only {Story.All.Count} stories.");
        Assert.Equal(Story.All.Count, Story.All.Select(story => (story.File, story.Name)).Distinct().Count());
        Assert.All(Story.All, story => Assert.Contains(story.Lines, line => line.Word == "bot"));
    }
}
