using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation.Tests;
using MultiChannelBot.Conversation.Tests.Stories;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>Every reply of every story, as Slack gets it.</summary>
public class SlackStoryTests
{
    /// <summary>What tests/clients/slack-blocks.test.mjs holds against the types that Slack publishes.</summary>
    private const string Artifact = "slack-blocks.jsonl";

    [Fact]
    public void Every_reply_of_every_story_keeps_to_the_rules()
    {
        List<(string Story, SlackMessage Message)> messages = [];
        var cards = SlackCards.Load(SlackCardsFixture.TemplateFolder, Conversations.Default.Phrases.Say);
        foreach (var story in Story.All)
        {
            new StoryPlayer(Conversations.Default) { Heard = reply => messages.Add((story.Name, cards.Render(reply, SampleReplies.Reference, messages.Count % 2 == 0))) }.Play(story);
        }

        Write(messages);
        Assert.InRange(messages.Count, 200, int.MaxValue);
        Assert.Empty(messages.SelectMany(message => SlackRules.FaultsOf(message.Message).Select(fault => $"{message.Story}: {fault}")).Take(20));
    }

    private static void Write(IEnumerable<(string Story, SlackMessage Message)> messages)
    {
        var folder = Directory.CreateDirectory(Path.Combine(NodeScript.Root, "tests", "artifacts")).FullName;
        File.WriteAllLines(Path.Combine(folder, Artifact), messages.Select(message =>
            new JsonObject { ["story"] = message.Story, ["text"] = message.Message.Text, ["blocks"] = message.Message.Blocks() }.ToJsonString()));
    }
}
