using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>
/// Reads what Slack posts as a form: slash commands field by field, interactions as JSON in the field "payload"
/// (docs.slack.dev/interactivity/handling-user-interaction).
/// </summary>
internal static class SlackFormReader
{
    private const int MostFields = 64;

    /// <summary>The fields; null for what is no form.</summary>
    public static IReadOnlyDictionary<string, string>? Fields(ReadOnlySpan<byte> body)
    {
        try
        {
            var form = new FormReader(Encoding.UTF8.GetString(body)) { ValueCountLimit = MostFields, ValueLengthLimit = body.Length + 1 }.ReadForm();
            return form.ToDictionary(field => field.Key, field => field.Value[0] ?? string.Empty, StringComparer.Ordinal);
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The command; null where something is missing.</summary>
    public static SlackCommand? Command(IReadOnlyDictionary<string, string> fields)
    {
        var text = fields.GetValueOrDefault("text", string.Empty);
        var workspace = SlackWorkspace.Of(
            Optional(fields, "team_id"), Optional(fields, "enterprise_id"), string.Equals(Optional(fields, "is_enterprise_install"), "true", StringComparison.OrdinalIgnoreCase));
        return workspace is not null && Has(fields, "channel_id", out var channel) && Has(fields, "user_id", out var user)
            && Has(fields, "trigger_id", out var trigger) && Has(fields, "response_url", out var answer)
            ? new SlackCommand(workspace, channel, user, SlackText.Read(text, bot: null), trigger, answer)
            : null;
    }

    /// <summary>The interaction; null for kinds that the bot does not use, and for what is none.</summary>
    public static SlackInteraction? Interaction(JsonElement payload)
    {
        if (payload.Object("user") is not { } who || who.Text("id") is not { } user || Workspace(payload, who) is not { } workspace)
        {
            return null;
        }

        var trigger = payload.Text("trigger_id") ?? string.Empty;
        SlackInteraction? read = payload.Text("type") switch
        {
            "block_actions" => Clicked(payload, workspace, user, trigger),
            "view_submission" when View(payload) is { } view => new SlackInteraction.Submitted(view) { Workspace = workspace, User = user, TriggerId = trigger },
            "message_action" => OnMessage(payload, workspace, user, trigger),
            _ => null,
        };
        return read;
    }

    // An app that an organization installed may be used where no workspace is named: then the organization is. "team_id" of the
    // person may be either (docs.slack.dev/reference/interaction-payloads/block_actions-payload). A view names the workspace that
    // it was shown by, where whoever uses it is of another one.
    private static SlackWorkspace? Workspace(JsonElement payload, JsonElement who)
    {
        var team = payload.Object("team");
        var enterprise = payload.Object("enterprise")?.Text("id") ?? team?.Text("enterprise_id");
        return SlackWorkspace.Of(payload.Object("view")?.Text("app_installed_team_id") ?? team?.Text("id") ?? (enterprise is null ? who.Text("team_id") : null), enterprise, payload.IsTrue("is_enterprise_install"));
    }

    private static SlackInteraction.Clicked? Clicked(JsonElement payload, SlackWorkspace workspace, string user, string trigger)
    {
        if (payload.List("actions") is not { } actions || actions.GetArrayLength() == 0 || actions[0] is var action && action.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var view = View(payload);
        var value = Value(action) ?? (view is null ? null : string.Empty);
        return value is not null && actions[0].Text("action_id") is { } id
            ? new SlackInteraction.Clicked(id, value, actions[0].Text("action_ts") ?? string.Empty, Message(payload), view) { Workspace = workspace, User = user, TriggerId = trigger }
            : null;
    }

    private static SlackPressedMessage? Message(JsonElement payload) =>
        payload.Object("container") is { } container
        && container.Text("type") == "message"
        && container.Text("channel_id") is { } channel
        && container.Text("message_ts") is { } time
            ? new SlackPressedMessage(channel, time, container.Text("thread_ts"), container.IsTrue("is_ephemeral"), payload.Text("response_url") ?? string.Empty)
            : null;

    private static SlackInteraction.OnMessage? OnMessage(JsonElement payload, SlackWorkspace workspace, string user, string trigger) =>
        payload.Text("callback_id") is { } callback && payload.Object("channel")?.Text("id") is { } channel && payload.Object("message") is { } message
            ? new SlackInteraction.OnMessage(callback, channel, payload.Text("message_ts") ?? message.Text("ts") ?? string.Empty, SlackText.Read(message.Text("text") ?? string.Empty, bot: null), payload.Text("response_url") ?? string.Empty)
            { Workspace = workspace, User = user, TriggerId = trigger }
            : null;

    private static SlackView? View(JsonElement payload) =>
        payload.Object("view") is { } view && view.Text("id") is { } id
            ? new SlackView(id, view.Text("hash") ?? string.Empty, view.Text("callback_id") ?? string.Empty, view.Text("private_metadata") ?? string.Empty, Values(view))
            : null;

    private static ReadOnlyDictionary<string, string> Values(JsonElement view)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in view.Object("state")?.Object("values") is { } state ? state.EnumerateObject().ToArray() : [])
        {
            values[block.Name] = block.Value.ValueKind == JsonValueKind.Object
                ? block.Value.EnumerateObject().Select(element => Value(element.Value)).FirstOrDefault(value => value is not null) ?? string.Empty
                : string.Empty;
        }

        return values.AsReadOnly();
    }

    private static string? Value(JsonElement element) =>
        element.Object("selected_option")?.Text("value") ?? element.Text("selected_date") ?? element.Text("value");

    private static bool Has(IReadOnlyDictionary<string, string> fields, string name, out string value) =>
        fields.TryGetValue(name, out value!) && value.Length > 0;

    private static string? Optional(IReadOnlyDictionary<string, string> fields, string name) => Has(fields, name, out var value) ? value : null;
}
