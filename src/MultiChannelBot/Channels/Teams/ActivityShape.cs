using System.Text.Json;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Bounds on the JSON of an activity beside size and depth: what is beyond them is nobody's activity, and is refused before
/// it becomes an object of the SDK.
/// </summary>
internal static class ActivityShape
{
    /// <summary>Deeper JSON is nobody's activity.</summary>
    public const int MostDepth = 32;

    /// <summary>Teams sends a handful of entities and attachments, and members of a team one by one.</summary>
    private const int MostElements = 1_000;

    private const int MostNameLength = 256;

    /// <summary>Ids of conversations have some 200 characters, tokens of addresses more.</summary>
    private const int MostIdLength = 2_048;

    /// <summary>What people write, and what is only passed by: bounded by the body alone.</summary>
    private static readonly HashSet<string> Free = new(StringComparer.OrdinalIgnoreCase)
    {
        "text", "value", "channelData", "attachments", "entities", "summary", "speak", "suggestedActions", "semanticAction", "properties",
    };

    /// <summary>How the JSON is to be parsed that <see cref="Fits(JsonElement)"/> looks at.</summary>
    public static JsonDocumentOptions Options { get; } = new()
    {
        MaxDepth = MostDepth,

        // Of two values of one name, one reader takes the first and the next the last.
        AllowDuplicateProperties = false,
    };

    /// <summary>True for a JSON object that has a type and keeps the bounds.</summary>
    public static bool Fits(JsonElement root) => IsActivity(root) && HasDistinctNames(root) && root.EnumerateObject().All(Fits);

    private static bool IsActivity(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.GetString() is { Length: > 0 };

    /// <summary>The reader takes "Type" for "type", as the SDK's does: in an activity that is naming it twice.</summary>
    private static bool HasDistinctNames(JsonElement value)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return value.EnumerateObject().All(property => names.Add(property.Name));
    }

    private static bool Fits(JsonProperty property) =>
        property.Name.Length <= MostNameLength
        && (Free.Contains(property.Name) ? HasBoundedLists(property.Value) : IsAddress(property.Value))
        && (!IsIdentifier(property.Name) || HasNoControls(property.Value));

    private static bool IsIdentifier(string name) => name.EndsWith("id", StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids go into headers and addresses of what is sent in answer.</summary>
    private static bool HasNoControls(JsonElement value) => value.ValueKind != JsonValueKind.String || !value.GetString()!.Any(char.IsControl);

    /// <summary>Who, where and when: short strings, and names that differ.</summary>
    private static bool IsAddress(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length <= MostIdLength,
        JsonValueKind.Object => HasDistinctNames(value) && value.EnumerateObject().All(Fits),
        JsonValueKind.Array => value.GetArrayLength() <= MostElements && value.EnumerateArray().All(IsAddress),
        _ => true,
    };

    private static bool HasBoundedLists(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(property => property.Name.Length <= MostNameLength && HasBoundedLists(property.Value)),
        JsonValueKind.Array => value.GetArrayLength() <= MostElements && value.EnumerateArray().All(HasBoundedLists),
        _ => true,
    };
}
