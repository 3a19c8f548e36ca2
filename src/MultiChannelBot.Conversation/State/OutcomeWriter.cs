using System.Text.Json;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation;

/// <summary>An outcome within a reply, as <see cref="CaseJsonContext"/> writes it.</summary>
internal static class OutcomeWriter
{
    public static void Write(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Spellings.Outcomes[(int)outcome.Id]);
        json.Text("row"u8, outcome.Row);
        json.Text("headline"u8, outcome.Headline.Id);
        json.List("notes"u8, outcome.Notes, Write);
        json.List("steps"u8, outcome.Steps, Write);
        json.List("conditions"u8, outcome.Conditions, JsonParts.Write);
        json.List("traps"u8, outcome.Traps, JsonParts.Write);
        json.List("links"u8, outcome.Links, Write);
        json.List("assumed"u8, outcome.Assumed, JsonParts.Write);
        json.Part("receipt"u8, outcome.Receipt, Write);
        json.Day("termEnd"u8, outcome.TermEnd);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Link link)
    {
        json.WriteStartObject();
        json.Text("id"u8, link.Id);
        json.Text("title"u8, link.Title.Id);
        json.Text("pattern"u8, link.Pattern);
        json.WriteString("audience"u8, Spellings.Audiences[(int)link.Audience]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Note note)
    {
        json.WriteStartObject();
        json.Text("id"u8, note.Id);
        json.Text("text"u8, note.Text.Id);
        json.WriteBoolean("first"u8, note.First);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject();
        json.Text("id"u8, step.Id);
        json.WriteString("party"u8, Spellings.Parties[(int)step.Party]);
        json.Text("text"u8, step.Text.Id);
        json.WriteBoolean("inferred"u8, step.Inferred);
        json.Text("ask"u8, step.Ask);
        json.WriteBoolean("isInvitation"u8, step.IsInvitation);
        json.Text("servedBy"u8, step.ServedBy);
        json.WriteBoolean("waits"u8, step.Waits);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Receipt receipt)
    {
        json.WriteStartObject();
        json.Text("rule"u8, receipt.Rule);
        json.WriteString("standing"u8, Spellings.Standings[(int)receipt.Standing]);
        json.List("bases"u8, receipt.Bases, Write);
        json.Text("edition"u8, receipt.Edition);
        json.Day("asOf"u8, receipt.AsOf);
        json.Part("source"u8, receipt.Source, Write);
        json.Part("sister"u8, receipt.Sister, Write);
        json.Text("policyMayChange"u8, receipt.PolicyMayChange.Id);
        json.List("facts"u8, receipt.Facts, JsonParts.Write);
        json.WriteBoolean("isPageUndated"u8, receipt.IsPageUndated);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Basis basis)
    {
        json.WriteStartObject();
        json.Text("text"u8, basis.Text.Id);
        json.List("values"u8, basis.Values, JsonParts.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject();
        json.Text("id"u8, source.Id);
        json.Text("title"u8, source.Title.Id);
        json.Part("link"u8, source.Link, Write);
        json.Day("asOf"u8, source.AsOf);
        json.WriteEndObject();
    }
}
