using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MultiChannelBot.Packages;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Packages;

/// <summary>The package against the schemas that the publisher of Teams ships (npm package @microsoft/app-manifest).</summary>
public partial class ManifestSchemaTests
{
    private const string Script = "manifests/validate.mjs";

    [Fact]
    public async Task Manifest_and_korean_texts_are_valid_by_the_published_schemas()
    {
        var short30 = new string('가', PackageSettings.MostName);
        var longest = PackedTeams.Of(PackedTeams.Whole with
        {
            Package = PackedTeams.Whole.Package with { AppName = short30, PartnerName = new string('P', PackageSettings.MostPartnerName) },
        });
        JsonObject[] files =
        [
            PackedTeams.Sample.Manifest, PackedTeams.Sample.Korean, longest.Manifest, longest.Korean,
            PackedTeams.Of(new BotSettings(), "Development").Manifest,
        ];

        Assert.All(await Problems(files), Assert.Empty);
    }

    [Fact]
    public async Task A_file_that_breaks_the_schema_is_found()
    {
        var manifest = PackedTeams.Sample.Manifest.DeepClone().AsObject();
        manifest["bots"]![0]!["scopes"] = new JsonArray("everywhere");
        var preview = PackedTeams.Sample.Manifest.DeepClone().AsObject();
        preview["manifestVersion"] = "devPreview";
        var korean = PackedTeams.Sample.Korean.DeepClone().AsObject();
        korean["bots[0].name"] = "x";

        Assert.All(await Problems([manifest, preview, korean]), Assert.NotEmpty);
    }

    [Fact]
    public void The_schema_is_a_released_one_and_the_same_for_both_files()
    {
        var manifest = (string)PackedTeams.Sample.Manifest["$schema"]!;
        var version = Released().Match(manifest);

        Assert.True(version.Success, manifest);
        Assert.Equal(version.Groups[1].Value, (string?)PackedTeams.Sample.Manifest["manifestVersion"]);
        Assert.Equal(manifest.Replace(".schema.json", ".Localization.schema.json", StringComparison.Ordinal), (string?)PackedTeams.Sample.Korean["$schema"]);
    }

    [Fact]
    public async Task The_lengths_that_the_verb_checks_are_those_of_both_schemas()
    {
        var schemas = await Schemas();
        var localised = schemas[1]["patternProperties"]!.AsObject();

        Assert.Equal(PackageSettings.MostName, Length(schemas[0], "name.short"));
        Assert.Equal(PackageSettings.MostPartnerName, Length(schemas[0], "developer.name"));
        Assert.All(ManifestText.Limits, limit =>
        {
            Assert.Equal(limit.Value, Length(schemas[0], limit.Key));
            var place = limit.Key.Replace("[]", "[0]", StringComparison.Ordinal);
            var one = schemas[1]["properties"]![place] ?? localised.Single(pattern => Regex.IsMatch(place, pattern.Key)).Value;
            Assert.Equal(limit.Value, (int?)one!["maxLength"]);
        });
    }

    [Fact]
    public async Task Every_text_that_can_be_translated_is_translated()
    {
        var localised = (await Schemas())[1];
        var patterns = localised["patternProperties"]!.AsObject().Select(pattern => pattern.Key).ToList();
        var translatable = Leaves(PackedTeams.Sample.Manifest, "")
            .Where(place => localised["properties"]!.AsObject().ContainsKey(place) || patterns.Exists(pattern => Regex.IsMatch(place, pattern)))
            .Where(place => place != "$schema");

        Assert.Equal(translatable.Order(StringComparer.Ordinal), PackedTeams.Sample.Korean.Select(text => text.Key).Where(place => place != "$schema").Order(StringComparer.Ordinal));
        Assert.Equal(translatable.Order(StringComparer.Ordinal), PackedTeams.Sample.Texts.Select(text => text.Place).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<IEnumerable<string>>> Problems(IReadOnlyCollection<JsonObject> files)
    {
        var answers = await NodeScript.Run(Script, files.Select(file => file.ToJsonString()), TestContext.Current.CancellationToken);
        Assert.Equal(files.Count, answers.Count);
        return answers.Select(answer => JsonNode.Parse(answer)!["problems"]!.AsArray().Select(problem => (string)problem!));
    }

    private static async Task<JsonObject[]> Schemas()
    {
        var addresses = new[] { PackedTeams.Sample.Manifest, PackedTeams.Sample.Korean }.Select(file => new JsonObject { ["limits"] = (string?)file["$schema"] }.ToJsonString());
        return [.. (await NodeScript.Run(Script, addresses, TestContext.Current.CancellationToken)).Select(schema => JsonNode.Parse(schema)!.AsObject())];
    }

    /// <summary>The longest text that a schema allows in a kind of place ("bots[].commandLists[].commands[].title").</summary>
    private static int? Length(JsonNode schema, string place)
    {
        foreach (var name in place.Split('.'))
        {
            var part = schema["properties"]![name.Replace("[]", "", StringComparison.Ordinal)]!;
            schema = name.EndsWith("[]", StringComparison.Ordinal) ? part["items"]! : part;
        }

        return (int?)schema["maxLength"];
    }

    private static IEnumerable<string> Leaves(JsonNode? node, string place) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Leaves(part.Value, place.Length == 0 ? part.Key : $"{place}.{part.Key}")),
        JsonArray items => items.SelectMany((item, index) => Leaves(item, $"{place}[{index}]")),
        _ => [place],
    };

    [GeneratedRegex(@"^https://developer\.microsoft\.com/json-schemas/teams/v(1\.[0-9]+)/MicrosoftTeams\.schema\.json$")]
    private static partial Regex Released();
}
