using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MultiChannelBot.Guidance.Editions;

namespace MultiChannelBot.Guidance.Schema;

/// <summary>Texts in every language, and the two kinds of names that texts have.</summary>
internal static class TextSchema
{
    private const string NoPlaceHolder = "^[^{]*$";
    private const string WithDay = @"^([^{]|\{day\})*\{day\}([^{]|\{day\})*$";

    internal static JsonObject Section() => new()
    {
        ["description"] = "Texts by name. 'ask.' before the name of a step's text is what a message asks of that party; "
            + $"'{TextSection.DatedEnding}' at the end marks a text that names the end of the term.",
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [Ending] = SchemaParts.Ref("datedText") },
        ["additionalProperties"] = SchemaParts.Ref("text"),
    };

    internal static JsonObject Key() => SchemaParts.Text("The name of a text.", $"^(?!.*{Ending}).+$");

    internal static JsonObject DatedKey() =>
        SchemaParts.Text($"The name of a text that ends in '{TextSection.DatedEnding}': it is told once the end of the term is known.", Ending);

    internal static JsonObject Text() => InEveryLanguage(NoPlaceHolder);

    internal static JsonObject DatedText() => InEveryLanguage(WithDay);

    private static string Ending => TextSection.DatedEnding.Replace(".", @"\.", StringComparison.Ordinal) + '$';

    private static JsonObject InEveryLanguage(string pattern) => SchemaParts.Keys(
        null,
        [
            .. Wordings(pattern),
            ("customer?", SchemaParts.Keys("The wording for the customer, where the partner's own people hear another.", [.. Wordings(pattern)])),
        ]);

    private static IEnumerable<(string, JsonObject)> Wordings(string pattern) =>
        LanguageCodes.All.Select(language => (language.Code(), Wording(language, pattern)));

    private static JsonObject Wording(Language language, string pattern) => new()
    {
        ["description"] = $"In {language}, at most {TextSection.Longest} characters.",
        ["type"] = "string",
        ["minLength"] = 1,
        ["maxLength"] = TextSection.Longest,
        ["allOf"] = new JsonArray([.. Patterns(language, pattern).Select(one => new JsonObject { ["pattern"] = one })]),
    };

    private static ImmutableArray<string> Patterns(Language language, string pattern) => language switch
    {
        Language.Korean => [pattern, "[가-힣]"],
        Language.English => [pattern, "^[^가-힣]*$"],
        _ => [pattern],
    };
}
