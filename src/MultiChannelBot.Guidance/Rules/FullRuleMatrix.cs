using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>Every combination of all facts with what it leads to: 18,432 lines, for a machine or a spreadsheet.</summary>
public static class FullRuleMatrix
{
    private const string Unstated = "-";

    private static readonly ImmutableArray<string> Columns =
        [.. DecisionFacts.All.Select(fact => FactCatalogue.Of(fact).Name), "outcome", "rule", "inferred", "notes", "row"];

    /// <summary>Aligned columns; "-" stands for a fact that nobody stated.</summary>
    public static string ToText(Guide guide) => AlignedTable.Of(
    [
        [.. Columns],
        .. Combinations().Select(combination => Line(combination, OutcomeOf(guide, combination))),
    ]);

    /// <summary>A JSON array, one object a combination; a fact that nobody stated is left out.</summary>
    public static void WriteJson(Guide guide, Stream output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartArray();
        foreach (var combination in Combinations())
        {
            json.WriteStartObject();
            foreach (var value in Values(combination))
            {
                json.WriteString(FactCatalogue.Of(value.Fact).Name, value.Code);
            }

            OutcomeOf(guide, combination).WriteSummary(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<int> Combinations() => Enumerable.Range(0, DecisionFacts.Combinations);

    private static IEnumerable<FactValue> Values(int combination) =>
        DecisionFacts.All.Select(fact => DecisionFacts.ValueIn(combination, fact)).OfType<FactValue>();

    private static Outcome OutcomeOf(Guide guide, int combination) =>
        guide.Judge(FactSet.Of(Values(combination)), Cloud.Commercial) is Verdict.Decided decided
            ? decided.Outcome
            : throw new InvalidOperationException($"The proven table leaves open: {DecisionFacts.Describe(combination)}.");

    private static string[] Line(int combination, Outcome outcome) =>
    [
        .. DecisionFacts.All.Select(fact => DecisionFacts.ValueIn(combination, fact)?.Code ?? Unstated),
        outcome.Id.Code(),
        outcome.Receipt.Rule,
        outcome.Receipt.Standing == Standing.Inferred ? "(i)" : "",
        string.Join(' ', outcome.Notes.Select(note => note.Id)),
        outcome.Row,
    ];
}
