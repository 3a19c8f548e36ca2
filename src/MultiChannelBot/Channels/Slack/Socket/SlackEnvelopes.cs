using System.Buffers;
using System.Text.Json;
using MultiChannelBot.Channels.Slack.Intake;

namespace MultiChannelBot.Channels.Slack.Socket;

/// <summary>
/// What comes by Socket Mode, handed to the same intake as what comes by requests
/// (docs.slack.dev/apis/events-api/using-socket-mode). Nothing is signed: whoever opened the connection is known to Slack.
/// </summary>
internal sealed class SlackEnvelopes(ISlackIntake intake)
{
    /// <summary>Takes an envelope.</summary>
    /// <returns>What acknowledges it; null where Slack is to send it again, or where nothing is to be acknowledged.</returns>
    public async Task<ReadOnlyMemory<byte>?> TakeAsync(JsonElement envelope)
    {
        if (envelope.Text("envelope_id") is not { } id)
        {
            return null;
        }

        var payload = envelope.Object("payload") ?? default;
        switch (envelope.Text("type"))
        {
            case "events_api" when SlackEventReader.Read(payload) is { } happened:
                return await intake.TakeAsync(happened).ConfigureAwait(false) ? Acknowledge(id, default) : default(ReadOnlyMemory<byte>?);
            case "slash_commands" when SlackFormReader.Command(Fields(payload)) is { } command:
                return Acknowledge(id, await intake.TakeAsync(command).ConfigureAwait(false));
            case "interactive" when SlackFormReader.Interaction(payload) is { } interaction:
                return Acknowledge(id, await intake.TakeAsync(interaction).ConfigureAwait(false));
            default:
                return Acknowledge(id, default);
        }
    }

    /// <summary>The fields of a command, which come as JSON here.</summary>
    private static Dictionary<string, string> Fields(JsonElement payload)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in payload.ValueKind == JsonValueKind.Object ? payload.EnumerateObject().ToArray() : [])
        {
            if (field.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
            {
                fields[field.Name] = field.Value.ToString();
            }
        }

        return fields;
    }

    private static ReadOnlyMemory<byte> Acknowledge(string id, ReadOnlyMemory<byte> payload)
    {
        var written = new ArrayBufferWriter<byte>(payload.Length + 128);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            json.WriteString("envelope_id"u8, id);
            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload"u8);
                json.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return written.WrittenMemory;
    }
}
