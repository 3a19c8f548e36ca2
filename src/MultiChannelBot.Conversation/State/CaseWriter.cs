using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation;

/// <summary>A case as <see cref="CaseJsonContext"/> writes it, byte for byte, without its detours.</summary>
internal static class CaseWriter
{
    private static readonly JsonEncodedText DoesNotKnow = JsonEncodedText.Encode(FactSetConverter.DoesNotKnow);

    public static void Write(Utf8JsonWriter json, CaseState state)
    {
        json.WriteStartObject();
        json.WriteNumber("schema"u8, state.Schema);
        json.WriteNumber("revision"u8, state.Revision);
        json.Text("owner"u8, state.Owner);
        if (state.Language is { } language)
        {
            json.WriteString("language"u8, Spellings.Languages[(int)language]);
        }

        json.WriteBoolean("languageChosen"u8, state.LanguageChosen);
        if (state.Role is { } role)
        {
            json.WriteString("role"u8, Spellings.Roles[(int)role]);
        }

        json.Value("partnerType"u8, state.PartnerType);
        json.List("subscriptions"u8, state.Subscriptions, Write);
        json.WriteNumber("focus"u8, state.Focus);
        json.Fact("revisiting"u8, state.Revisiting);
        json.WriteNumber("unread"u8, state.Unread);
        if (state.AnsweredAt is { } answered)
        {
            json.WriteString("answeredAt"u8, answered);
        }

        json.List("history"u8, state.History, Write);
        json.List("list"u8, state.List, JsonParts.Write);
        json.Part("walking"u8, state.Walking, JsonParts.Write);
        json.List("previous"u8, state.Previous, Write);
        json.Text("code"u8, state.Code);
        json.List("shared"u8, state.Shared, Write);
        json.WriteBoolean("welcomed"u8, state.Welcomed);
        json.WriteBoolean("toldPersonalData"u8, state.ToldPersonalData);
        json.Number("shownAlone"u8, state.ShownAlone);
        json.List("feedback"u8, state.Feedback, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Subscription subscription)
    {
        json.WriteStartObject();
        json.WritePropertyName("facts"u8);
        Write(json, subscription.Facts);
        json.WriteStartObject("saidAt"u8);
        foreach (var (fact, said) in subscription.SaidAt)
        {
            json.WriteString(Spellings.Facts[(int)fact].Name, said);
        }

        json.WriteEndObject();
        json.List("likely"u8, subscription.Likely, JsonParts.Write);
        json.WriteStartObject("dontKnows"u8);
        foreach (var (fact, times) in subscription.DontKnows)
        {
            json.WriteNumber(Spellings.Facts[(int)fact].Name, times);
        }

        json.WriteEndObject();
        json.List("doneSteps"u8, subscription.DoneSteps, JsonParts.Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FactSet facts)
    {
        json.WriteStartObject();
        foreach (var definition in FactCatalogue.All)
        {
            Write(json, Spellings.Facts[(int)definition.Id].Name, facts[definition.Id]);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonEncodedText name, Knowledge knowledge)
    {
        switch (knowledge)
        {
            case Knowledge.Stated stated:
                json.WritePropertyName(name);
                WriteCode(json, stated.Value);
                break;
            case Knowledge.CannotSay { Among: [] }:
                json.WriteString(name, DoesNotKnow);
                break;
            case Knowledge.CannotSay unsure:
                json.WriteStartArray(name);
                json.WriteStringValue(DoesNotKnow);
                WriteCodes(json, unsure.Among);
                json.WriteEndArray();
                break;
            case Knowledge.Narrowed narrowed:
                json.WriteStartArray(name);
                WriteCodes(json, narrowed.Candidates);
                json.WriteEndArray();
                break;
        }
    }

    private static void WriteCodes(Utf8JsonWriter json, ImmutableArray<FactValue> values)
    {
        foreach (var value in values)
        {
            WriteCode(json, value);
        }
    }

    private static void WriteCode(Utf8JsonWriter json, FactValue value) => json.WriteStringValue(value.Code);

    private static void Write(Utf8JsonWriter json, Moment moment)
    {
        json.WriteStartObject();
        json.List("subscriptions"u8, moment.Subscriptions, Write);
        json.WriteNumber("focus"u8, moment.Focus);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SharedCase shared)
    {
        json.WriteStartObject();
        json.Text("code"u8, shared.Code);
        json.List("subscriptions"u8, shared.Subscriptions, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FeedbackMark mark)
    {
        json.WriteStartObject();
        json.Text("edition"u8, mark.Edition);
        json.Text("rule"u8, mark.Rule);
        json.WriteString("verdict"u8, Spellings.Verdicts[(int)mark.Verdict]);
        if (mark.Reason is { } reason)
        {
            json.WriteString("reason"u8, Spellings.Reasons[(int)reason]);
        }

        json.WriteEndObject();
    }
}
