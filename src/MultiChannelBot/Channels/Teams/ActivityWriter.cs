using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Writes our own replies for the wire, as the SDK's serializer would, without its contracts.</summary>
internal static class ActivityWriter
{
    /// <summary>What stands around a card: addresses, ids, the summary.</summary>
    private const int Envelope = 2_048;

    // The reader is a JSON parser, not a browser: Korean stays one character a letter.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>True for a message that is a card of ours: of such, everything that is set is written.</summary>
    public static bool Writes(Activity activity) =>
        activity is { Type: ActivityTypes.Message, Attachments: [{ Content: CardJson }], Text: null, ChannelData: null, Value: null, SuggestedActions: null };

    /// <summary>The activity in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(Activity activity)
    {
        var card = (CardJson)activity.Attachments[0].Content;
        var bytes = new ArrayBufferWriter<byte>(card.Utf8.Length + Envelope);
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            Write(writer, activity, card);
        }

        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, Activity activity, CardJson card)
    {
        writer.WriteStartObject();
        Text(writer, "type"u8, activity.Type);
        Text(writer, "id"u8, activity.Id);
        Text(writer, "serviceUrl"u8, activity.ServiceUrl);
        Text(writer, "channelId"u8, activity.ChannelId);
        Account(writer, "from"u8, activity.From);
        Conversation(writer, activity.Conversation);
        Account(writer, "recipient"u8, activity.Recipient);
        Text(writer, "attachmentLayout"u8, activity.AttachmentLayout);
        Text(writer, "inputHint"u8, activity.InputHint);
        Text(writer, "summary"u8, activity.Summary);
        Text(writer, "locale"u8, activity.Locale);
        Text(writer, "replyToId"u8, activity.ReplyToId);
        writer.WriteStartArray("attachments"u8);
        writer.WriteStartObject();
        Text(writer, "contentType"u8, activity.Attachments[0].ContentType);
        writer.WritePropertyName("content"u8);
        writer.WriteRawValue(card.Utf8.Span, skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Conversation(Utf8JsonWriter writer, ConversationAccount? conversation)
    {
        if (conversation is null)
        {
            return;
        }

        writer.WriteStartObject("conversation"u8);
        if (conversation.IsGroup is { } isGroup)
        {
            writer.WriteBoolean("isGroup"u8, isGroup);
        }

        Text(writer, "conversationType"u8, conversation.ConversationType);
        Text(writer, "tenantId"u8, conversation.TenantId);
        Text(writer, "id"u8, conversation.Id);
        Text(writer, "name"u8, conversation.Name);
        Text(writer, "aadObjectId"u8, conversation.AadObjectId);
        Text(writer, "role"u8, conversation.Role);
        writer.WriteEndObject();
    }

    private static void Account(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ChannelAccount? account)
    {
        if (account is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        Text(writer, "id"u8, account.Id);
        Text(writer, "name"u8, account.Name);
        Text(writer, "aadObjectId"u8, account.AadObjectId);
        Text(writer, "role"u8, account.Role);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
