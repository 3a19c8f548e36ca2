using System.Buffers;
using System.Text.Json;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Slack;

/// <summary>Replies as messages of one place, written as the arguments of the calls that send them.</summary>
internal sealed class SlackMessages(SlackCards cards, Say say, CaseReference references, SlackPlace place)
{
    /// <summary>The case reference of cards that belong to no case.</summary>
    public const string NoCase = "welcome";

    /// <summary>Arguments of chat.postMessage.</summary>
    /// <param name="asText">True to leave the blocks out, where Slack finds the message too long.</param>
    public ReadOnlyMemory<byte> Post(Reply reply, CaseKey key, bool asText = false) => Post(asText ? Render(reply, key) with { Blocks = default } : Render(reply, key));

    /// <summary>Arguments of chat.postMessage for a message that is written already.</summary>
    public ReadOnlyMemory<byte> Post(SlackMessage message) => Write(message, json =>
    {
        WriteTarget(json);
        json.WriteBoolean("unfurl_links"u8, false);
        json.WriteBoolean("unfurl_media"u8, false);
    });

    /// <summary>Arguments of chat.postEphemeral: one person sees it.</summary>
    public ReadOnlyMemory<byte> Whisper(Reply reply, CaseKey key, string user) => Write(Render(reply, key), json =>
    {
        WriteTarget(json);
        json.WriteString("user"u8, user);
    });

    /// <summary>Arguments of chat.update.</summary>
    public ReadOnlyMemory<byte> Update(Reply reply, CaseKey key, string message) => Update(Render(reply, key), message);

    /// <summary>Arguments of chat.update that leave one line of the case's card before, once a reply stands below it; null where it stays as it is.</summary>
    public ReadOnlyMemory<byte>? Retire(Reply reply, string message) =>
        reply is Notice { IsEnd: true } ? Update(cards.OneLine(say(Line.Of("card.forgotten"), reply.Language, reply.Role.Voice())), message)
        : RepliesInOrder.IsCaseCard(reply) ? Update(cards.Inert(LastStated.Of(reply), reply.Language, reply.Role), message)
        : null;

    /// <summary>What goes to an address for answers, or into the response to a command.</summary>
    /// <param name="replaces">True to stand in the place of what was pressed.</param>
    public ReadOnlyMemory<byte> Respond(Reply reply, CaseKey key, bool replaces) => Write(Render(reply, key), json =>
    {
        json.WriteString("response_type"u8, "ephemeral"u8);
        json.WriteBoolean("replace_original"u8, replaces);
    });

    /// <summary>A sentence for an address for answers, which only whoever pressed sees.</summary>
    public static ReadOnlyMemory<byte> Whispered(string text) => SlackViews.Write(json =>
    {
        json.WriteString("response_type"u8, "ephemeral"u8);
        json.WriteBoolean("replace_original"u8, false);
        json.WriteString("text"u8, SlackText.ShortenedToBytes(text, SlackLimits.FallbackBytes));
    });

    // The welcome belongs to nobody's case: whoever presses on it begins their own.
    private SlackMessage Render(Reply reply, CaseKey key) =>
        cards.Render(reply, reply is Welcome ? NoCase : references.Sign(key, place.Conversation), place.IsShared);

    /// <summary>Arguments of chat.update for a message that is written already.</summary>
    public ReadOnlyMemory<byte> Update(SlackMessage message, string time) => Write(message, json =>
    {
        json.WriteString("channel"u8, place.Channel);
        json.WriteString("ts"u8, time);
    });

    private void WriteTarget(Utf8JsonWriter json)
    {
        json.WriteString("channel"u8, place.Channel);
        if (place.Thread is { } thread)
        {
            json.WriteString("thread_ts"u8, thread);
        }
    }

    private static ReadOnlyMemory<byte> Write(SlackMessage message, Action<Utf8JsonWriter> more)
    {
        var written = new ArrayBufferWriter<byte>(message.Blocks.Length + message.Text.Length + 256);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            more(json);
            json.WriteString("text"u8, message.Text);
            if (!message.Blocks.IsEmpty)
            {
                json.WritePropertyName("blocks"u8);
                json.WriteRawValue(message.Blocks.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return written.WrittenMemory;
    }
}
