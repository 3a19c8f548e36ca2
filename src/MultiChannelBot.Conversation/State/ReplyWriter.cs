using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation;

/// <summary>Replies as <see cref="CaseJsonContext"/> writes them, byte for byte, without its detours.</summary>
internal static class ReplyWriter
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<Reply> replies)
    {
        json.WriteStartArray();
        foreach (var reply in replies)
        {
            Write(json, reply);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Reply reply)
    {
        json.WriteStartObject();
        switch (reply)
        {
            case Ask ask:
                json.WriteString("is"u8, "ask"u8);
                WriteMembers(json, ask);
                break;
            case Answer answer:
                json.WriteString("is"u8, "answer"u8);
                WriteMembers(json, answer);
                break;
            case Notice notice:
                json.WriteString("is"u8, "notice"u8);
                WriteMembers(json, notice);
                break;
            case Welcome welcome:
                json.WriteString("is"u8, "welcome"u8);
                WriteMembers(json, welcome);
                break;
            default:
                throw new UnreachableException();
        }

        WriteCommon(json, reply);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, Reply reply)
    {
        json.WriteString("language"u8, Spellings.Languages[(int)reply.Language]);
        json.WriteString("role"u8, Spellings.Roles[(int)reply.Role]);
        json.WriteNumber("revision"u8, reply.Revision);
        json.WriteNumber("subscriptions"u8, reply.Subscriptions);
        json.List("lead"u8, reply.Lead, LineWriter.Write);
        json.List("known"u8, reply.Known, Write);
    }

    private static void WriteMembers(Utf8JsonWriter json, Ask ask)
    {
        json.Fact("fact"u8, ask.Fact);
        json.Text("variant"u8, ask.Variant);
        json.Part("prompt"u8, ask.Prompt, LineWriter.Write);
        json.List("guidance"u8, ask.Guidance, LineWriter.Write);
        json.List("choices"u8, ask.Choices, Write);
        json.List("actions"u8, ask.Actions, Write);
    }

    private static void WriteMembers(Utf8JsonWriter json, Answer answer)
    {
        json.List("parts"u8, answer.Parts, Write);
        json.Part("plan"u8, answer.Plan, Write);
        json.List("actions"u8, answer.Actions, Write);
    }

    private static void WriteMembers(Utf8JsonWriter json, Notice notice)
    {
        json.Part("title"u8, notice.Title, LineWriter.Write);
        json.List("body"u8, notice.Body, LineWriter.Write);
        json.List("actions"u8, notice.Actions, Write);
        json.List("list"u8, notice.List, JsonParts.Write);
        json.Part("summary"u8, notice.Summary, WriteSummary);
        json.Text("caseCode"u8, notice.CaseCode);
        json.Part("letter"u8, notice.Letter, Write);
        json.Part("step"u8, notice.Step, JsonParts.Write);
    }

    private static void WriteMembers(Utf8JsonWriter json, Welcome welcome)
    {
        json.Part("title"u8, welcome.Title, LineWriter.Write);
        json.List("body"u8, welcome.Body, LineWriter.Write);
        json.List("actions"u8, welcome.Actions, Write);
        json.List("roles"u8, welcome.Roles, Write);
    }

    // It can be nothing else than an answer, so it does not say what it is.
    private static void WriteSummary(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        WriteMembers(json, answer);
        WriteCommon(json, answer);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Chip chip)
    {
        json.WriteStartObject();
        json.Fact("fact"u8, chip.Fact);
        json.Value("value"u8, chip.Value);
        json.WriteBoolean("assumed"u8, chip.Assumed);
        json.WriteNumber("subscription"u8, chip.Subscription);
        json.List("among"u8, chip.Among, JsonParts.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Choice choice)
    {
        json.WriteStartObject();
        json.Text("value"u8, choice.Value);
        json.Part("label"u8, choice.Label, LineWriter.Write);
        json.Part("hint"u8, choice.Hint, LineWriter.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Button button)
    {
        json.WriteStartObject();
        json.Part("label"u8, button.Label, LineWriter.Write);
        json.Part("press"u8, button.Press, JsonParts.Write);
        json.Part("link"u8, button.Link, OutcomeWriter.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AnswerPart part)
    {
        json.WriteStartObject();
        json.Part("title"u8, part.Title, LineWriter.Write);
        json.Part("outcome"u8, part.Outcome, OutcomeWriter.Write);
        json.Fact("open"u8, part.Open);
        json.List("branches"u8, part.Branches, Write);
        json.Part("newer"u8, part.Newer, Write);
        json.WriteBoolean("isOfOnePage"u8, part.IsOfOnePage);
        json.Number("olderThanDays"u8, part.OlderThanDays);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Branch branch)
    {
        json.WriteStartObject();
        json.List("values"u8, branch.Values, JsonParts.Write);
        if (branch.Outcome is { } outcome)
        {
            json.WriteString("outcome"u8, Spellings.Outcomes[(int)outcome]);
        }

        json.Text("headline"u8, branch.Headline);
        json.Fact("nextNeeded"u8, branch.NextNeeded);
        json.List("inner"u8, branch.Inner, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NewerAnswer newer)
    {
        json.WriteStartObject();
        json.Text("edition"u8, newer.Edition);
        json.Day("asOf"u8, newer.AsOf);
        json.WriteBoolean("changesOutcome"u8, newer.ChangesOutcome);
        json.List("ends"u8, newer.Ends, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NewerEnd end)
    {
        json.WriteStartObject();
        json.List("given"u8, end.Given, JsonParts.Write);
        json.WriteString("outcome"u8, Spellings.Outcomes[(int)end.Outcome]);
        json.Part("headline"u8, end.Headline, LineWriter.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.List("lanes"u8, plan.Lanes, Write);
        json.List("order"u8, plan.Order, LineWriter.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanLane lane)
    {
        json.WriteStartObject();
        json.WriteString("when"u8, Spellings.LaneTimes[(int)lane.When]);
        json.Part("turn"u8, lane.Turn, LineWriter.Write);
        json.List("steps"u8, lane.Steps, Write);
        json.WriteBoolean("awaitsTermEnd"u8, lane.AwaitsTermEnd);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("number"u8, step.Number);
        json.Text("id"u8, step.Id);
        json.Part("text"u8, step.Text, LineWriter.Write);
        json.WriteBoolean("isMarkedInferred"u8, step.IsMarkedInferred);
        json.List("for"u8, step.For, JsonParts.Write);
        json.WriteBoolean("isDone"u8, step.IsDone);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Letter letter)
    {
        json.WriteStartObject();
        json.WriteString("to"u8, Spellings.Parties[(int)letter.To]);
        json.WriteString("language"u8, Spellings.Languages[(int)letter.Language]);
        json.WriteString("voice"u8, Spellings.Voices[(int)letter.Voice]);
        json.Part("subject"u8, letter.Subject, LineWriter.Write);
        json.List("opening"u8, letter.Opening, LineWriter.Write);
        json.List("steps"u8, letter.Steps, LineWriter.Write);
        json.List("after"u8, letter.After, LineWriter.Write);
        json.Part("pageHeading"u8, letter.PageHeading, LineWriter.Write);
        json.Part("howTo"u8, letter.HowTo, OutcomeWriter.Write);
        json.List("closing"u8, letter.Closing, LineWriter.Write);
        json.WriteEndObject();
    }
}
