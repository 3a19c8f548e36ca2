using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MultiChannelBot.Channels.Slack.Intake;

namespace MultiChannelBot.Bench.Load;

/// <summary>A whole case in a direct message of Slack: signed events and presses.</summary>
internal sealed class SlackTalk(LoadAddress address, bool korean) : LoadTalk(address, "D0LOAD")
{
    /// <summary>What requests are signed by.</summary>
    public const string Secret = "of-the-load-and-of-nothing-else";

    private const string Events = "/slack/events";
    private const string Interactivity = "/slack/interactivity";
    private static long moments;

    private readonly LoadCase steps = new(korean);
    private readonly string user = "U" + Guid.NewGuid().ToString("N")[..10].ToUpperInvariant();
    private string path = Events;
    private (string ActionId, string Value)? button;
    private string? fault;

    public override bool IsOver => steps.IsOver;

    /// <summary>A time of a message that no other has.</summary>
    public static string NextTime() => string.Create(
        CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}.{Interlocked.Increment(ref moments) % 1_000_000:D6}");

    protected override string Path() => path;

    protected override int Write(Span<byte> body)
    {
        var text = steps.Next();
        path = text is null ? Interactivity : Events;
        return text is null ? Press(body) : Say(body, text);
    }

    protected override string Headers(ReadOnlySpan<byte> body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var type = path == Events ? "application/json" : "application/x-www-form-urlencoded";
        return $"Content-Type: {type}\r\n{SlackSignature.TimeHeader}: {time}\r\n{SlackSignature.Header}: {SlackSignature.Make(Secret, time, body)}\r\n";
    }

    protected override void Look(ReadOnlySpan<byte> card)
    {
        button = Find(card, steps.Finds);
        fault = button is null ? $"no button {steps.Finds} in {Encoding.UTF8.GetString(card)}" : null;
    }

    protected override string? FaultOfCard() => fault;

    private int Say(Span<byte> body, string text) => Written(Utf8.TryWrite(body, CultureInfo.InvariantCulture, $$$"""
        {"token":"t","team_id":"T0LOAD","api_app_id":"A0LOAD","type":"event_callback","event_id":"Ev{{{Guid.NewGuid():N}}}","event_time":1772452809,"authorizations":[{"enterprise_id":null,"team_id":"T0LOAD","user_id":"U0BOT","is_bot":true}],"event":{"type":"message","channel_type":"im","channel":"{{{Conversation}}}","user":"{{{user}}}","text":"{{{text}}}","ts":"{{{NextTime()}}}","team":"T0LOAD"}}
        """, out var length), length);

    private int Press(Span<byte> body)
    {
        var payload = $$$"""
            {"type":"block_actions","team":{"id":"T0LOAD","domain":"load"},"user":{"id":"{{{user}}}","username":"rep","team_id":"T0LOAD"},"api_app_id":"A0LOAD","token":"t","container":{"type":"message","message_ts":"{{{CardId}}}","channel_id":"{{{Conversation}}}","is_ephemeral":false},"trigger_id":"{{{Guid.NewGuid():N}}}","channel":{"id":"{{{Conversation}}}","name":"directmessage"},"response_url":"https://hooks.slack.com/actions/T0LOAD/1/x","actions":[{"action_id":"{{{button!.Value.ActionId}}}","type":"button","value":{{{JsonSerializer.Serialize(button.Value.Value)}}},"action_ts":"{{{NextTime()}}}"}]}
            """;
        return Written(Utf8.TryWrite(body, $"payload={Uri.EscapeDataString(payload)}", out var length), length);
    }

    private static int Written(bool fits, int length) => fits ? length : throw new InvalidOperationException("The message is too long.");

    /// <summary>What a button or an option carries, with the element that it stands in.</summary>
    private static (string ActionId, string Value)? Find(ReadOnlySpan<byte> message, LoadPress press)
    {
        var begin = press.Fact is null ? $"[1,\"{press.Do}\"," : $"[1,\"{press.Do}\",\"{press.Fact}\",\"{press.Value}\",";
        var reader = new Utf8JsonReader(message);
        var action = "action";
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("action_id"u8))
            {
                reader.Read();
                action = reader.GetString()!;
            }
            else if (reader.ValueTextEquals("value"u8) && reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { } value && value.StartsWith(begin, StringComparison.Ordinal))
            {
                return (action, value);
            }
        }

        return null;
    }
}
