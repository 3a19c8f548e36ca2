using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// A desk's card, with who asks where they said yes to that. Their id is in the mention of the post alone
/// (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format, "Mention support within Adaptive Cards").
/// </summary>
internal static class DeskCard
{
    // Private characters, which no name has left: they stand where the mention begins and ends until the card is written.
    private const string Begin = "\uE000", End = "\uE001";

    /// <summary>The message to post.</summary>
    /// <param name="asker">Null names nobody.</param>
    /// <param name="nameless">Stands for a name that cannot be shown.</param>
    /// <param name="render">Writes the card for the desk's channel.</param>
    public static Activity Message(Notice card, NamedAsker? asker, string nameless, Func<Notice, TeamsCard> render)
    {
        if (asker is null)
        {
            return TeamsMessages.Message(render(card));
        }

        var name = PersonName.Plain(asker.Name);
        var label = name.Length > 0 ? name : nameless;
        card = WithThread(card, asker.Thread);
        if (asker.Id is not { } id)
        {
            return TeamsMessages.Message(render(name.Length > 0 ? WithName(card, name) : card));
        }

        var message = TeamsMessages.Message(render(WithName(card, Begin + label + End)));
        var rendered = JsonNode.Parse(((CardJson)message.Attachments[0].Content).Utf8.Span)!.AsObject();
        message.Attachments[0].Content = new CardJson(WithMention(rendered, id, label).ToJsonString());
        message.Summary = Marked(message.Summary, string.Empty, string.Empty);
        return message;
    }

    private static Notice WithName(Notice card, string name) => card with { Body = card.Body.Insert(0, Line.Of("desk.card.asker").With("name", new Arg.Setting(name))) };

    private static Notice WithThread(Notice card, string? thread) => thread is null
        ? card
        : card with { Actions = card.Actions.Add(new Button(Line.Of("desk.card.thread"), null, new Link("desk-thread", new TextKey("desk.card.thread"), thread))) };

    private static JsonObject WithMention(JsonObject card, string id, string label)
    {
        foreach (var spoken in ((string[])["speak", "fallbackText"]).Where(card.ContainsKey))
        {
            card[spoken] = Marked((string)card[spoken]!, string.Empty, string.Empty);
        }

        foreach (var block in card["body"]!.AsArray().OfType<JsonObject>().Where(block => ((string?)block["text"])?.Contains(Begin, StringComparison.Ordinal) == true))
        {
            block["text"] = Marked((string?)block["text"], "<at>", "</at>");
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

    private static string? Marked(string? text, string begin, string end) =>
        text?.Replace(Begin, begin, StringComparison.Ordinal).Replace(End, end, StringComparison.Ordinal);
}
