using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Packages;

/// <summary>A text of a Teams manifest that users read.</summary>
/// <param name="Place">Where it stands, as a localisation file names it: "bots[0].commandLists[1].commands[2].title".</param>
/// <param name="Words">The text in the manifest's own language.</param>
internal sealed partial record ManifestText(string Place, string Words)
{
    // Lengths in characters, from the schemas MicrosoftTeams.schema.json and MicrosoftTeams.Localization.schema.json, v1.28; a test
    // holds this table against both. The store allows 500 words of description.full (Teams Store validation guidelines).
    private static readonly Dictionary<string, int> MostOf = new(StringComparer.Ordinal)
    {
        ["name.short"] = 30,
        ["name.full"] = 100,
        ["description.short"] = 80,
        ["description.full"] = 4000,
        ["bots[].commandLists[].commands[].title"] = 128,
        ["bots[].commandLists[].commands[].description"] = 4000,
        ["bots[].commandLists[].commands[].prompt"] = 4000,
        ["composeExtensions[].commands[].title"] = 32,
        ["composeExtensions[].commands[].description"] = 128,
        ["composeExtensions[].commands[].parameters[].title"] = 32,
        ["composeExtensions[].commands[].parameters[].description"] = 128,
    };

    /// <summary>How long texts may be, by their kind of place ("bots[].commandLists[].commands[].title").</summary>
    public static IReadOnlyDictionary<string, int> Limits => MostOf;

    /// <summary>The most characters in this place, in either language.</summary>
    public int Most => MostOf[KindOf(Place)];

    /// <summary>Every text of a manifest, in its order.</summary>
    public static IEnumerable<ManifestText> Of(JsonObject manifest) => Under(manifest, string.Empty);

    private static IEnumerable<ManifestText> Under(JsonNode? node, string place) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Under(part.Value, place.Length == 0 ? part.Key : $"{place}.{part.Key}")),
        JsonArray items => items.SelectMany((item, index) => Under(item, $"{place}[{index}]")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && MostOf.ContainsKey(KindOf(place)) => [new ManifestText(place, value.GetValue<string>())],
        _ => [],
    };

    private static string KindOf(string place) => Index().Replace(place, "[]");

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();
}
