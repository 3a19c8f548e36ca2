using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Schema;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>The schemas that editors check editions by, held against the files, against the reader and against its faults.</summary>
public class EditionSchemaTests
{
    private const string Modeline = "# yaml-language-server: $schema=";

    // What draft 7 says in the same way: editors that know no newer one read these schemas as well.
    private static readonly string[] Keywords =
    [
        "$schema", "$defs", "$ref", "title", "description", "type", "properties", "patternProperties", "additionalProperties", "required", "items",
        "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern", "enum", "const", "anyOf", "oneOf", "allOf", "not",
    ];

    // What no schema sees, by the words of the fault: it is about more than this file, or about the table as a whole. The rest of
    // the kinds of FaultTests is marked while it is typed.
    private static readonly string[] Unseen =
    [
        "calls itself", "no file 'more.yaml'", "There is no ", "second row", "is defined a second time", "already defined", "Nothing uses",
        "'serviceType' may have to be asked", "That is: Azure or other metered use", "both hold for", "never holds where it is used",
        "'licenseOffer' is never asked",
    ];

    private static readonly Dictionary<string, JsonSchema> Schemas =
        EditionSchema.Files().ToDictionary(file => file.Key, file => JsonSchema.FromText(file.Value), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. EditionSchema.Files().Keys];

    public static TheoryData<string> ShippedFiles =>
        [.. Directory.GetFiles(EditionReader.ShippedDirectory, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>What FaultTests breaks: file, piece, by what, message.</summary>
    public static TheoryData<string, string, string, string> Kinds =>
    [
        .. typeof(FaultTests).GetMethod(nameof(FaultTests.A_fault_names_file_line_and_remedy))!
            .GetCustomAttributes<InlineDataAttribute>().Select(kind => kind.Data.Cast<string>().ToArray())
            .Select(kind => new TheoryDataRow<string, string, string, string>(kind[0], kind[1], kind[2], kind[4])),
    ];

    /// <summary>Where it fails: dotnet run --project src/MultiChannelBot -- rules schema --out src/MultiChannelBot.Guidance/Editions/schema.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_that_is_kept_is_what_the_program_writes(string name) =>
        Assert.Equal(EditionSchema.Files()[name], File.ReadAllText(Path.Combine(EditionReader.ShippedDirectory, "schema", name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_is_valid_and_says_nothing_that_an_editor_of_draft_7_reads_otherwise(string name)
    {
        var schema = JsonNode.Parse(EditionSchema.Files()[name])!;

        Assert.True(MetaSchemas.Draft202012.Evaluate(JsonSerializer.SerializeToElement(schema)).IsValid);
        Assert.Empty(KeywordsIn(schema).Distinct().Except(Keywords));
    }

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void Every_shipped_file_names_its_schema_and_keeps_to_it(string file)
    {
        var content = File.ReadAllText(Path.Combine(EditionReader.ShippedDirectory, file));
        var first = content.Split('\n')[0];
        var path = first[Modeline.Length..];

        Assert.StartsWith(Modeline, first, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(EditionReader.ShippedDirectory, path)), path);
        Assert.Equal(EditionReader.List(EditionReader.ShippedDirectory).Contains(Path.GetFileNameWithoutExtension(file)), Path.GetFileName(path) == EditionSchema.OfEdition);
        Assert.Empty(Complaints(Path.GetFileName(path), content));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fault_of_form_is_seen_by_the_schema(string file, string piece, string by, string message)
    {
        using var edition = new SmallEdition();
        Assert.Empty(Complaints(SchemaOf(file), edition.Content(file)));
        edition.Break(file, piece.ReplaceLineEndings("\n"), by.ReplaceLineEndings("\n"));

        var complaints = Complaints(SchemaOf(file), edition.Content(file));

        var isSeen = message.Length > 0 && !Unseen.Any(words => message.Contains(words, StringComparison.Ordinal));
        Assert.True(isSeen == complaints.Count > 0, isSeen ? "The schema takes it." : string.Join('\n', complaints));
    }

    [Fact]
    public void Nothing_is_said_to_be_unseen_that_no_kind_of_fault_shows() => Assert.All(
        Unseen,
        words => Assert.Contains(Kinds, kind => kind.Data.Item4.Contains(words, StringComparison.Ordinal)));

    // The reader tells which keys it knows where one is wrong, so the schema is asked for the same ones.
    [Theory]
    [InlineData("(root)", SmallEdition.File, "id: 2030-01-31\n", "zzz: 1\nid: 2030-01-31\n")]
    [InlineData("row", SmallEdition.File, "    rule: R1\n", "    rule: R1\n    zzz: 1\n")]
    [InlineData("checklist", SmallEdition.File, "    rule: R3\n", "    rule: R3\n    zzz: 1\n")]
    [InlineData("step", SmallEdition.File, "id: order,", "id: order, zzz: 1,")]
    [InlineData("date", SmallEdition.File, "    procedures: order\n", "    procedures: order\n    dates: end\n", "rows:\n", "dates:\n  end: [{id: end, day: 0, title: why, text: why, source: page, zzz: 1}]\nrows:\n")]
    [InlineData("note", SmallEdition.File, "first: always,", "first: always, zzz: 1,")]
    [InlineData("source", SmallEdition.File, "link: page, asOf", "link: page, zzz: 1, asOf")]
    [InlineData("link", "shared.yaml", "    title: title\n", "    title: title\n    zzz: 1\n")]
    [InlineData("text", "shared.yaml", "en: Seats,", "en: Seats, zzz: 1,")]
    [InlineData("help", SmallEdition.File, "rows:\n", "helps:\n  all: {steps: [order, reseller, look], done: why, stuck: why, zzz: 1}\nrows:\n")]
    [InlineData("question", SmallEdition.File, "rows:\n", "followUps: [q]\nanswers: {q: {text: why, source: page}}\nquestions: {q: {title: why, en: how, ko: 어떻게, zzz: 1}}\nrows:\n")]
    [InlineData("answer", SmallEdition.File, "rows:\n", "followUps: [q]\nanswers: {q: {text: why, source: page, zzz: 1}}\nquestions: {q: {title: why, en: how, ko: 어떻게}}\nrows:\n")]
    [InlineData("followUp", SmallEdition.File, "rows:\n", "followUps: [{question: q, answers: q, zzz: 1}]\nanswers: {q: {text: why, source: page}}\nquestions: {q: {title: why, en: how, ko: 어떻게}}\nrows:\n")]
    [InlineData("linkReference", SmallEdition.File, "    procedures: order\n", "    procedures: order\n    links: {link: page, zzz: 1}\n", "    conditions: why\n    links: page\n", "    conditions: why\n")]
    public void The_schema_has_the_keys_that_the_reader_knows(string part, string file, string piece, string by, string also = "", string alsoBy = "")
    {
        using var edition = new SmallEdition();
        edition.Break(file, piece.ReplaceLineEndings("\n"), by.ReplaceLineEndings("\n"));
        if (also.Length > 0)
        {
            edition.Break(file, also.ReplaceLineEndings("\n"), alsoBy.ReplaceLineEndings("\n"));
        }

        var fault = Assert.Single(edition.Read().Faults, fault => fault.Message.Contains("no key 'zzz'", StringComparison.Ordinal));
        var known = Regex.Match(fault.Remedy, "^Known keys: (.*)\\.$").Groups[1].Value.Split(", ");

        Assert.NotEmpty(Complaints(SchemaOf(file), edition.Content(file)));
        Assert.Equal(known.Order(StringComparer.Ordinal), KeysOf(part).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_of_every_fact_is_offered()
    {
        var conditions = JsonNode.Parse(EditionSchema.Files()[EditionSchema.OfEdition])!["$defs"]!["when"]!["properties"]!.AsObject();
        foreach (var fact in Rules.DecisionFacts.All.Select(FactCatalogue.Of))
        {
            var offered = conditions[fact.Name]!["anyOf"]![0]!["enum"]!.AsArray().Where(value => value!.GetValueKind() == JsonValueKind.String).Select(value => value!.GetValue<string>());
            Assert.Superset(fact.Values.Select(value => value.Code).ToHashSet(), offered.ToHashSet());
        }
    }

    [Fact]
    public void A_directory_of_schemas_beside_the_editions_is_not_read_as_one()
    {
        using var edition = new SmallEdition();
        var schema = Directory.CreateDirectory(Path.Combine(edition.Directory, "schema")).FullName;
        foreach (var (name, content) in EditionSchema.Files())
        {
            File.WriteAllText(Path.Combine(schema, name), content);
        }

        File.WriteAllText(Path.Combine(schema, "2031-01-01.yaml"), "id: 2031-01-01\n");
        edition.Write(SmallEdition.File, $"{Modeline}schema/{EditionSchema.OfEdition}\n{SmallEdition.Yaml}");

        Assert.Equal([SmallEdition.Id], EditionReader.List(edition.Directory));
        Assert.Empty(edition.Read().Faults);
    }

    private static string SchemaOf(string file) => file == SmallEdition.File ? EditionSchema.OfEdition : EditionSchema.OfIncluded;

    private static List<string> Complaints(string schema, string yaml)
    {
        if (YamlAsJson.Read(yaml) is not { } json)
        {
            return ["This is no YAML."];
        }

        var found = Schemas[schema].Evaluate(json, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return found.IsValid
            ? []
            : [.. found.Details!.Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }

    private static IEnumerable<string> KeysOf(string part)
    {
        var schema = JsonNode.Parse(EditionSchema.Files()[EditionSchema.OfEdition])!;
        var form = part == "(root)" ? schema : schema["$defs"]![part]!;
        return (form["properties"] ?? form["anyOf"]![1]!["properties"])!.AsObject().Select(property => property.Key);
    }

    // The keys of maps that hold names of others are no keywords, but what stands below them is.
    private static IEnumerable<string> KeywordsIn(JsonNode? node, bool areNames = false) => node switch
    {
        JsonObject map => map.SelectMany(pair => KeywordsIn(pair.Value, !areNames && pair.Key is "properties" or "patternProperties" or "$defs").Concat(areNames ? [] : [pair.Key])),
        JsonArray list => list.SelectMany(item => KeywordsIn(item)),
        _ => [],
    };
}
