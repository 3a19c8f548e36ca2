using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Desk;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// A desk's card as a message, with the mention of who asks. Their id is in the mention of the post alone
/// (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format, "Mention support within Adaptive Cards").
/// </summary>
internal static class DeskMention
{
    /// <summary>The message to post.</summary>
    /// <param name="asker">Null names nobody.</param>
    /// <param name="nameless">Stands for a name that cannot be shown.</param>
    /// <param name="render">Writes the card for the desk's channel.</param>
    public static Activity Message(Notice card, NamedAsker? asker, string nameless, Func<Notice, TeamsCard> render)
    {
        var message = TeamsMessages.Message(render(DeskCard.Of(card, asker, nameless)));
        if (asker is not { Id: { } id })
        {
            return message;
        }

        var rendered = JsonNode.Parse(((CardJson)message.Attachments[0].Content).Utf8.Span)!.AsObject();
        message.Attachments[0].Content = new CardJson(WithMention(rendered, id, DeskCard.Label(asker, nameless)).ToJsonString());
        message.Summary = DeskCard.Marked(message.Summary, string.Empty, string.Empty);
        return message;
    }

    private static JsonObject WithMention(JsonObject card, string id, string label)
    {
        foreach (var spoken in ((string[])["speak", "fallbackText"]).Where(card.ContainsKey))
        {
            card[spoken] = DeskCard.Marked((string)card[spoken]!, string.Empty, string.Empty);
        }

        foreach (var block in card["body"]!.AsArray().OfType<JsonObject>().Where(block => DeskCard.HasMark((string?)block["text"])))
        {
            block["text"] = DeskCard.Marked((string?)block["text"], "<at>", "</at>");
        }

        card["msteams"] = new JsonObject
        {
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = $"<at>{label}</at>",
                ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = label },
            }),
        };
        return card;
    }
}
