using System.Text.Json;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>The few members by which tables list an outcome.</summary>
internal static class OutcomeSummary
{
    internal static void WriteSummary(this Outcome outcome, Utf8JsonWriter json)
    {
        json.WriteString("outcome", outcome.Id.Code());
        json.WriteString("rule", outcome.Receipt.Rule);
        json.WriteBoolean("inferred", outcome.Receipt.Standing == Standing.Inferred);
        json.WriteStartArray("notes");
        foreach (var note in outcome.Notes)
        {
            json.WriteStringValue(note.Id);
        }

        json.WriteEndArray();
        json.WriteString("row", outcome.Row);
    }
}
