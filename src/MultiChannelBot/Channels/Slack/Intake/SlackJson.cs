using System.Text.Json;

namespace MultiChannelBot.Channels.Slack.Intake;

/// <summary>Reads members of JSON that somebody else wrote: what is missing or of another kind is null.</summary>
internal static class SlackJson
{
    // Interactions carry the whole message with its blocks, which nest a dozen deep.
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 48, AllowDuplicateProperties = false };

    public static JsonElement? Object(this JsonElement parent, string name) => parent.Of(name, JsonValueKind.Object);

    public static JsonElement? List(this JsonElement parent, string name) => parent.Of(name, JsonValueKind.Array);

    /// <summary>A text with something in it.</summary>
    public static string? Text(this JsonElement parent, string name) => parent.Of(name, JsonValueKind.String)?.GetString() is { Length: > 0 } text ? text : null;

    public static bool IsTrue(this JsonElement parent, string name) => parent.Of(name, JsonValueKind.True) is not null;

    /// <summary>A moment in whole seconds since 1970.</summary>
    public static DateTimeOffset? Moment(this JsonElement parent, string name) =>
        parent.Of(name, JsonValueKind.Number) is { } number && number.TryGetInt64(out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static JsonElement? Of(this JsonElement parent, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
