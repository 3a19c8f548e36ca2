using System.Buffers;
using System.Text.Json;

namespace MultiChannelBot.Channels.Slack;

/// <summary>
/// Views as the arguments of the calls that show them, and as answers to a modal that was sent
/// (docs.slack.dev/reference/views, docs.slack.dev/surfaces/modals).
/// </summary>
internal static class SlackViews
{
    /// <summary>Arguments of views.open.</summary>
    public static ReadOnlyMemory<byte> Open(string trigger, ReadOnlyMemory<byte> view) => Write(json =>
    {
        json.WriteString("trigger_id"u8, trigger);
        WriteView(json, view);
    });

    /// <summary>Arguments of views.update.</summary>
    /// <param name="hash">The state that it takes the place of: where there is a later one, Slack refuses it.</param>
    public static ReadOnlyMemory<byte> Update(string id, string hash, ReadOnlyMemory<byte> view) => Write(json =>
    {
        json.WriteString("view_id"u8, id);
        if (hash.Length > 0)
        {
            json.WriteString("hash"u8, hash);
        }

        WriteView(json, view);
    });

    /// <summary>Arguments of views.publish: the app's home of one person.</summary>
    public static ReadOnlyMemory<byte> Publish(string user, ReadOnlyMemory<byte> view) => Write(json =>
    {
        json.WriteString("user_id"u8, user);
        WriteView(json, view);
    });

    /// <summary>Answers a modal that was sent by showing another in its place.</summary>
    public static ReadOnlyMemory<byte> Instead(ReadOnlyMemory<byte> view) => Write(json =>
    {
        json.WriteString("response_action"u8, "update"u8);
        WriteView(json, view);
    });

    /// <summary>Answers a modal that was sent with what is wrong, below the inputs: it stays open.</summary>
    public static ReadOnlyMemory<byte> Wrong(IEnumerable<(string Block, string Text)> errors) => Write(json =>
    {
        json.WriteString("response_action"u8, "errors"u8);
        json.WriteStartObject("errors"u8);
        foreach (var (block, text) in errors)
        {
            json.WriteString(block, text);
        }

        json.WriteEndObject();
    });

    /// <summary>An object of JSON.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return written.WrittenMemory;
    }

    private static void WriteView(Utf8JsonWriter json, ReadOnlyMemory<byte> view)
    {
        json.WritePropertyName("view"u8);
        json.WriteRawValue(view.Span, skipInputValidation: true);
    }
}
