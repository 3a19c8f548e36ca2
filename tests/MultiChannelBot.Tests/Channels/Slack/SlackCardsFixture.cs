using System.Text;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>The Slack renderer with the templates and texts of the build output.</summary>
internal static class SlackCardsFixture
{
    public static string TemplateFolder { get; } = Path.Combine(AppContext.BaseDirectory, "cards", "slack");

    public static SlackCards Cards { get; } = SlackCards.Load(TemplateFolder, SampleTexts.Phrases.Say);

    public static SlackMessage Render(Reply reply, bool isShared = false) => Cards.Render(reply, SampleReplies.Reference, isShared);

    public static JsonArray Blocks(this SlackMessage message) => JsonNode.Parse(message.Blocks.Span)!.AsArray();

    public static string Json(this SlackMessage message) => Encoding.UTF8.GetString(message.Blocks.Span);

    /// <summary>Every object of a message, however deep.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? node) => node switch
    {
        JsonObject parts => [parts, .. parts.SelectMany(part => part.Value.Objects())],
        JsonArray items => items.SelectMany(item => item.Objects()),
        _ => [],
    };

    /// <summary>Every text that is read, in the order of the message.</summary>
    public static List<string> Texts(this SlackMessage message) =>
        [.. message.Blocks().Objects().Where(node => (string?)node["type"] is "mrkdwn" or "plain_text" or "text").Select(node => (string)node["text"]!)];

    /// <summary>Everything that can be pressed or chosen.</summary>
    public static List<Press> Presses(this SlackMessage message) =>
        [.. message.Blocks().Objects().Where(node => node["value"] is not null).Select(node =>
            SlackPress.TryRead((string?)node["value"], out var press, out var reference) && reference == SampleReplies.Reference ? press : throw new InvalidOperationException(node.ToJsonString()))];
}
