using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>Replies as activities of one conversation.</summary>
/// <param name="name">The bot's name, as clients show it.</param>
internal sealed class WebMessages(TeamsCards cards, CaseReference references, ConversationId conversation, string name)
{
    /// <summary>The case reference of cards that belong to no case.</summary>
    public const string NoCase = "welcome";

    private const string BotId = "bot";

    /// <summary>A reply.</summary>
    /// <param name="id">The activity's id: one that was used before takes the place of that.</param>
    public byte[] Message(Reply reply, CaseKey key, string id, DateTimeOffset now, bool isForgotten) => Message(
        cards.Render(reply, reply is Welcome ? NoCase : references.Sign(key, conversation), TeamsCardView.Submitting), reply.Language, id, now, isForgotten);

    /// <summary>What the case's card before becomes, once a reply stands below it; null where it stays as it is.</summary>
    public byte[]? Former(Reply reply, string id, DateTimeOffset now) => reply switch
    {
        Notice { IsEnd: true } => Message(cards.Forgotten(reply.Language, reply.Role), reply.Language, id, now, isForgotten: false),
        _ when RepliesInOrder.IsCaseCard(reply) => Message(cards.Inert(LastStated.Of(reply), reply.Language, reply.Role), reply.Language, id, now, isForgotten: false),
        _ => null,
    };

    /// <summary>What every activity begins with.</summary>
    public static void WriteHead(Utf8JsonWriter json, string type, string id, string conversation, DateTimeOffset now)
    {
        json.WriteString("type"u8, type);
        json.WriteString("id"u8, id);
        json.WriteString("timestamp"u8, now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteString("channelId"u8, "webchat"u8);
        json.WriteStartObject("conversation"u8);
        json.WriteString("id"u8, conversation);
        json.WriteEndObject();
    }

    private byte[] Message(TeamsCard card, Language language, string id, DateTimeOffset now, bool isForgotten)
    {
        var written = new ArrayBufferWriter<byte>(card.Utf8.Length + 512);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            WriteHead(json, "message", id, conversation.Id, now);
            json.WriteStartObject("from"u8);
            json.WriteString("id"u8, BotId);
            json.WriteString("name"u8, name);
            json.WriteString("role"u8, "bot"u8);
            json.WriteEndObject();
            json.WriteString("locale"u8, language.Code());
            json.WriteString("inputHint"u8, "acceptingInput"u8);
            json.WriteString("summary"u8, card.Summary);
            json.WriteStartArray("attachments"u8);
            json.WriteStartObject();
            json.WriteString("contentType"u8, TeamsCard.ContentType);
            json.WritePropertyName("content"u8);
            json.WriteRawValue(card.Utf8.Span, skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndArray();
            WriteChannelData(json, isForgotten);
            json.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }

    private static void WriteChannelData(Utf8JsonWriter json, bool isForgotten)
    {
        json.WriteStartObject("channelData"u8);
        if (isForgotten)
        {
            json.WriteBoolean("mcbForgotten"u8, true);
        }

        json.WriteEndObject();
    }
}
