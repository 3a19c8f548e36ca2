using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Packages;

/// <summary>
/// What Slack takes of a manifest (github.com/slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json, and
/// docs.slack.dev/reference/app-manifest): it names only the first thing that is wrong, and only once it is pasted.
/// </summary>
internal static partial class SlackManifestLimits
{
    private static readonly Dictionary<string, (int Least, int Most)> Lengths = new(StringComparer.Ordinal)
    {
        ["display_information.name"] = (1, 35),
        ["display_information.description"] = (1, 140),
        ["display_information.long_description"] = (175, 4000),
        ["display_information.background_color"] = (4, 7),
        ["features.bot_user.display_name"] = (1, 80),
        ["features.shortcuts[].name"] = (1, 24),
        ["features.shortcuts[].callback_id"] = (1, 255),
        ["features.shortcuts[].description"] = (1, 150),
        ["features.slash_commands[].command"] = (2, 32),
        ["features.slash_commands[].description"] = (1, 2000),
        ["features.slash_commands[].usage_hint"] = (1, 1000),
        ["features.slash_commands[].url"] = (1, 3000),
        ["oauth_config.redirect_urls[]"] = (1, 2500),
        ["oauth_config.scopes.bot[]"] = (1, 50),
        ["settings.event_subscriptions.bot_events[]"] = (1, 50),
        ["settings.event_subscriptions.request_url"] = (1, 3500),
        ["settings.interactivity.request_url"] = (1, 3500),
    };

    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["features.shortcuts"] = 10,
        ["features.slash_commands"] = 50,
        ["oauth_config.redirect_urls"] = 1000,
        ["oauth_config.scopes.bot"] = 255,
        ["settings.event_subscriptions.bot_events"] = 100,
    };

    private static readonly string[] Addresses =
        ["features.slash_commands[].url", "settings.event_subscriptions.request_url", "settings.interactivity.request_url", "oauth_config.redirect_urls[]"];

    /// <summary>What is wrong, each with its remedy.</summary>
    public static IEnumerable<string> Faults(JsonObject manifest) => Faults(manifest, string.Empty);

    private static IEnumerable<string> Faults(JsonNode? node, string place) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Faults(part.Value, place.Length == 0 ? part.Key : $"{place}.{part.Key}")),
        JsonArray items => CountFaults(items, place).Concat(items.SelectMany(item => Faults(item, place + "[]"))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => TextFaults(value.GetValue<string>(), place),
        _ => [],
    };

    private static IEnumerable<string> CountFaults(JsonArray items, string place)
    {
        if (Counts.TryGetValue(place, out var most) && items.Count > most)
        {
            yield return $"{place} has {items.Count} entries, {most} are allowed. Take some out.";
        }
    }

    private static IEnumerable<string> TextFaults(string text, string place)
    {
        if (Lengths.TryGetValue(place, out var limits) && (text.Length < limits.Least || text.Length > limits.Most))
        {
            yield return $"{place} has {text.Length} characters, {limits.Least} to {limits.Most} are allowed. Change it, or the settings of Package that stand in it.";
        }

        if (Addresses.Contains(place) && !text.StartsWith("https://", StringComparison.Ordinal))
        {
            yield return $"{place} is '{text}', and Slack calls https alone. Set Package:PublicUrl to the https address of the host.";
        }

        if (place == "features.slash_commands[].command" && !Command().IsMatch(text))
        {
            yield return $"{place} is '{text}'. Write a slash, small letters, digits, hyphens and underscores.";
        }

        if (place == "display_information.background_color" && !Color().IsMatch(text))
        {
            yield return $"{place} is '{text}'. Write a color such as #0b4c8c.";
        }
    }

    [GeneratedRegex(@"^/[a-z0-9_-]+\z")]
    private static partial Regex Command();

    [GeneratedRegex(@"^#([0-9a-fA-F]{3}){1,2}\z")]
    private static partial Regex Color();
}
