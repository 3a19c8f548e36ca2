using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Guidance.Schema;

/// <summary>
/// The few forms that the schemas are made of. Only keywords that mean the same since draft 7 are used, because many editors
/// read newer schemas by those rules. A description beside a reference is lost on the oldest of them, and nothing else.
/// </summary>
internal static class SchemaParts
{
    // Every day of a calendar; only the 29th of February is taken in years that have none, where the reader says no.
    private const string DayPattern =
        "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$";

    internal static JsonObject Text(string description, string? pattern = null)
    {
        var text = new JsonObject { ["description"] = description, ["type"] = "string" };
        text[pattern is null ? "minLength" : "pattern"] = pattern is null ? 1 : pattern;
        return text;
    }

    internal static JsonObject Day(string description) => Text(description, DayPattern);

    internal static JsonObject Flag(string description) => new() { ["description"] = description, ["type"] = "boolean" };

    internal static JsonObject OneOf(string description, IEnumerable<string> values) =>
        new() { ["description"] = description, ["enum"] = Values(values) };

    // "true" reads as a truth to an editor unless it stands in quotes; the program takes both.
    internal static JsonArray Values(IEnumerable<string> values) =>
        [.. values.SelectMany(value => value == "true" ? [JsonValue.Create(value), JsonValue.Create(true)] : new JsonNode[] { JsonValue.Create(value) })];

    internal static JsonObject Ref(string name, string description) =>
        new() { ["description"] = description, ["$ref"] = $"#/$defs/{name}" };

    internal static JsonObject Ref(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    internal static JsonObject Either(string description, params JsonNode[] forms) =>
        new() { ["description"] = description, ["anyOf"] = new JsonArray(forms) };

    internal static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    internal static JsonObject SomeOf(JsonObject item) => new() { ["type"] = "array", ["minItems"] = 1, ["items"] = item };

    /// <summary>One, or a list: the program takes a single one as a list of one.</summary>
    internal static JsonObject OneOrMore(string description, Func<JsonObject> item) => Either(description, item(), ListOf(item()));

    /// <summary>Names of the author's own, each with the same beneath it.</summary>
    internal static JsonObject MapOf(string description, JsonObject item) =>
        new() { ["description"] = description, ["type"] = "object", ["additionalProperties"] = item };

    /// <summary>Fixed keys and no others; those without a question mark at their end have to be there.</summary>
    internal static JsonObject Keys(string? description, params ImmutableArray<(string Key, JsonObject Value)> keys)
    {
        var form = new JsonObject();
        if (description is not null)
        {
            form["description"] = description;
        }

        form["type"] = "object";
        form["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Key.TrimEnd('?'), key.Value)));
        JsonArray required = [.. keys.Where(key => !key.Key.EndsWith('?')).Select(key => JsonValue.Create(key.Key))];
        if (required.Count > 0)
        {
            form["required"] = required;
        }

        form["additionalProperties"] = false;
        return form;
    }
}
