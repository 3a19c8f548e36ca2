using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Drift;

/// <summary>Prints a diff of editions for who writes them: every changed combination is in exactly one of the printed blocks.</summary>
public static class EditionDiffText
{
    private const string Unstated = "unstated";

    /// <summary>A summary, then a paragraph for each change; with <paramref name="full"/> a line for each combination.</summary>
    public static string ToText(EditionDiff diff, bool full)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{diff.Before.Id} -> {diff.After.Id}: {Count(diff, _ => true)} of {DecisionFacts.Combinations} combinations changed");
        text.Append(CultureInfo.InvariantCulture, $", {Count(diff, change => change.Parts.HasFlag(ChangedParts.Outcome))} of them in the outcome\n");
        foreach (var change in diff.Changes)
        {
            if (full)
            {
                AppendEach(text, change);
            }
            else
            {
                AppendBlock(text, change);
            }
        }

        return text.ToString();
    }

    /// <summary>The same as JSON: the two editions and a list of changes.</summary>
    public static void WriteJson(EditionDiff diff, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("before", diff.Before.Id);
        json.WriteString("after", diff.After.Id);
        json.WriteStartArray("changes");
        foreach (var change in diff.Changes)
        {
            Write(json, change);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int Count(EditionDiff diff, Func<EditionChange, bool> which) => diff.Changes.Where(which).Sum(change => change.Where.Count);

    private static void AppendEach(StringBuilder text, EditionChange change)
    {
        foreach (var combination in change.Where.Combinations())
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kind(change)}  {DecisionFacts.Describe(combination)}: {Outcomes(change)}\n");
        }
    }

    private static void AppendBlock(StringBuilder text, EditionChange change)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{Kind(change)}: {Outcomes(change)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {change.Where.Count} combinations: {Describe(change.Where)}\n");
        AppendList(text, "steps", Names(change.Before.Steps), Names(change.After.Steps));
        AppendList(text, "links", Names(change.Before.Links), Names(change.After.Links));
    }

    private static void AppendList(StringBuilder text, string what, ImmutableArray<string> before, ImmutableArray<string> after)
    {
        foreach (var (mark, names) in new[] { ('-', before.Except(after)), ('+', after.Except(before)) })
        {
            var list = string.Join(", ", names);
            if (list.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {mark} {what}: {list}\n");
            }
        }
    }

    private static string Kind(EditionChange change) => change.Parts switch
    {
        _ when change.Parts.HasFlag(ChangedParts.Outcome) => "outcome",
        ChangedParts.Links => "links",
        ChangedParts.Steps => "steps",
        _ => "steps and links",
    };

    private static string Outcomes(EditionChange change) => change.Parts.HasFlag(ChangedParts.Outcome)
        ? $"{Outcome(change.Before)} -> {Outcome(change.After)}"
        : Outcome(change.After);

    private static string Outcome(ChangeSide side) => $"{side.Outcome.Code()} ({side.Rule})";

    private static string Describe(CombinationBlock block) => string.Join(", ", block.Narrowed().Select(narrowed =>
        $"{FactCatalogue.Of(narrowed.Fact).Name}={string.Join('|', narrowed.Values.Select(value => value?.Code ?? Unstated))}"));

    private static ImmutableArray<string> Names(ImmutableArray<Step> steps) => [.. steps.Select(step => step.Text.Id)];

    private static ImmutableArray<string> Names(ImmutableArray<Link> links) => [.. links.Select(link => link.Id)];

    private static void Write(Utf8JsonWriter json, EditionChange change)
    {
        json.WriteStartObject();
        json.WriteString("changed", Kind(change));
        json.WriteNumber("combinations", change.Where.Count);
        json.WriteStartObject("where");
        foreach (var (fact, values) in change.Where.Narrowed())
        {
            json.WriteStartArray(FactCatalogue.Of(fact).Name);
            values.ToList().ForEach(value => json.WriteStringValue(value?.Code ?? Unstated));
            json.WriteEndArray();
        }

        json.WriteEndObject();
        Write(json, "before", change.Before);
        Write(json, "after", change.After);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ChangeSide side)
    {
        json.WriteStartObject(name);
        json.WriteString("outcome", side.Outcome.Code());
        json.WriteString("rule", side.Rule);
        WriteList(json, "steps", Names(side.Steps));
        WriteList(json, "links", Names(side.Links));
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        values.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
