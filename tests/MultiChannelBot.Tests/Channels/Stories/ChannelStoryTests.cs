using MultiChannelBot.Conversation.Tests.Stories;

namespace MultiChannelBot.Tests.Channels.Stories;

public sealed class StoriesInTeamsTests : ChannelStoryTests
{
    private protected override async Task<StoryStage> StartAsync() => await TeamsStoryStage.StartAsync();
}

public sealed class StoriesInSlackTests : ChannelStoryTests
{
    private protected override async Task<StoryStage> StartAsync() => await SlackStoryStage.StartAsync();
}

public sealed class StoriesInWebChatTests : ChannelStoryTests
{
    private protected override async Task<StoryStage> StartAsync() => await WebStoryStage.StartAsync();
}

/// <summary>The stories of the conversation, played on a channel.</summary>
public abstract class ChannelStoryTests
{
    /// <summary>Every file of stories.</summary>
    public static TheoryData<string> Files => [.. Story.All.Select(story => story.File).Distinct()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_stories_of_a_file_go_as_told(string file)
    {
        await using var stage = await StartAsync();
        foreach (var story in Story.All.Where(story => story.File == file && ChannelStoryPlayer.UntoldIn(story, stage) is null))
        {
            await new ChannelStoryPlayer(stage, story).PlayAsync();
        }
    }

    [Fact]
    public async Task Most_stories_can_be_told()
    {
        await using var stage = await StartAsync();
        var told = Story.All.Count(story => ChannelStoryPlayer.UntoldIn(story, stage) is null);

        Assert.InRange((double)told / Story.All.Count, 0.85, 1.0);
    }

    private protected abstract Task<StoryStage> StartAsync();
}
