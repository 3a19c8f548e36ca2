using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using static MultiChannelBot.Guidance.Schema.SchemaParts;

namespace MultiChannelBot.Guidance.Schema;

/// <summary>
/// JSON schemas of the YAML files, so that an editor completes keys and values, tells what they are for and marks what is wrong
/// while it is typed. They see one file alone: whether a name exists and whether the rows are complete is proven by reading.
/// </summary>
public static class EditionSchema
{
    /// <summary>The file of the schema of an edition's own file.</summary>
    public const string OfEdition = "edition.schema.json";

    /// <summary>The file of the schema of the files that editions include.</summary>
    public const string OfIncluded = "included.schema.json";

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // Korean stays readable; the files are no part of any page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The content of every schema by the name of its file.</summary>
    public static ImmutableSortedDictionary<string, string> Files() => new Dictionary<string, string>
    {
        [OfEdition] = Write("A guidance edition", "What a page of one day said: its rows, its sources, its notes.", Edition()),
        [OfIncluded] = Write("Parts of guidance editions", "What editions share: texts, links, steps, questions and answers.", Keys(null, [.. Sections()])),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string Write(string title, string description, JsonObject root)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (key, value) in root)
        {
            schema[key] = value?.DeepClone();
        }

        schema["$defs"] = SchemaDefinitions.All();
        return schema.ToJsonString(Form) + '\n';
    }

    private static JsonObject Edition() => Keys(
        null,
        [
            ("id", Day("The day that names the edition; the file has the same name.")),
            ("asOf", Day("The day that its page is of.")),
            ("page", Text("The source of the page that the edition is by, one of 'sources'.")),
            ("pageUndated?", Flag("True where the page itself bears no date, and 'asOf' is taken for it.")),
            ("policyMayChange", Ref("textKey", "The text that warns that the policy may have changed since.")),
            ("include?", OneOrMore("Files of the same directory that the edition shares with others.", () => Text("A file, without a path.", @"^[a-z0-9-]+\.yaml$"))),
            ("rows", Either("The decision table: exactly one row holds for every combination of facts.", Ref("row"), SomeOf(Ref("row")))),
            ("furtherLinks?", OneOrMore("Links that stand on every answer, behind its own.", () => Ref("linkReference"))),
            ("otherQuestions?", OneOrMore("Links for questions that are near but not of this page.", () => Ref("linkReference"))),
            ("needInfo?", FactSchema.Asked("How to find out a fact that the person does not know.", "checklist")),
            ("followUps?", OneOrMore("The questions that are answered beside the rows.", () => Ref("followUp"))),
            .. Sections(),
        ]);

    private static IEnumerable<(string, JsonObject)> Sections() =>
    [
        ("texts?", TextSchema.Section()),
        ("links?", MapOf("Every address that may be shown, by name.", Ref("link"))),
        ("sources?", MapOf("The pages that rows were read from, by name.", Ref("source"))),
        ("notes?", MapOf("Notes that rows show, by name (N1, N2 ...).", Ref("note"))),
        ("procedures?", MapOf("Steps in order, by the name that rows refer to.", SomeOf(Ref("step")))),
        ("dates?", MapOf("What is due when around the end of a term, by the name that rows refer to.", SomeOf(Ref("date")))),
        ("helps?", MapOf("What helps through steps that look alike, by name. Every step of an edition that has helps is in one.", Ref("help"))),
        ("questions?", MapOf("How people put the questions beside the rows, by name.", Ref("question"))),
        ("answers?", MapOf("What is answered, by the name of the question. The first that fits the case holds; the last fits always.", Either("One answer, or several.", Ref("answer"), SomeOf(Ref("answer"))))),
    ];
}
