using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Terminal;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Commands;

/// <summary>One line in, the outcome or the missing fact out. Nothing is kept.</summary>
internal static class AskVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public sealed record Question(string Text, Language? Language, Role? Role, DateTimeOffset Now, bool Json);

    public static int Run(Triage triage, Question question)
    {
        if (question.Json)
        {
            Console.WriteLine(Json(triage, question).ToJsonString(Indented));
        }
        else
        {
            new TerminalScreen(triage.Phrases).Show(Take(triage, question).Replies);
        }

        return 0;
    }

    /// <summary>The answer as data, outcomes, one a subscription, or the fact that is missing.</summary>
    public static JsonObject Json(Triage triage, Question question)
    {
        var result = Take(triage, question);
        return Data(triage, result, question.Language ?? Shown(result), question.Role ?? Role.Sales);
    }

    private static TurnResult Take(Triage triage, Question question)
    {
        var input = new Input.Said(question.Text)
        {
            Asker = "terminal",
            SaidAt = question.Now,
            Locale = question.Language,
            DefaultRole = question.Role ?? Role.Sales,
        };
        return triage.Turn.Take(null, input, question.Now);
    }

    private static Language Shown(TurnResult result) => result.Replies is [var reply, ..] ? reply.Language : Language.English;

    private static JsonObject Data(Triage triage, TurnResult result, Language language, Role role)
    {
        var verdicts = result.State is { } state && !IsOtherQuestion(result) ? triage.Turn.Judge(state) : [];
        var voice = role.Voice();
        var outcomes = new JsonArray();
        foreach (var (verdict, index) in verdicts.Select((verdict, index) => (verdict, index)))
        {
            if (Outcome(verdict) is { } outcome)
            {
                outcomes.Add(Data(triage, outcome.For(role), result.State!.Subscriptions[index].Facts, language, voice));
            }
        }

        if (IsOtherQuestion(result))
        {
            outcomes.Add(new JsonObject { ["outcome"] = OutcomeId.NotCovered.Code() });
        }

        var missing = verdicts.OfType<Verdict.Needs>().FirstOrDefault();
        return new JsonObject
        {
            ["outcomes"] = outcomes,
            ["missing"] = missing is null ? null : FactCatalogue.Of(missing.Fact).Name,
        };
    }

    private static bool IsOtherQuestion(TurnResult result) => result.Trace.Outcome == OutcomeId.NotCovered.Code() && result.Trace.Rule is null;

    private static Outcome? Outcome(Verdict verdict) => verdict switch
    {
        Verdict.Decided decided => decided.Outcome,
        Verdict.Undecided open => open.Outcome,
        _ => null,
    };

    private static JsonObject Data(Triage triage, Outcome outcome, FactSet facts, Language language, Voice voice)
    {
        string Say(TextKey key) => triage.Phrases.Say(outcome.Text(key), language, voice);
        return new JsonObject
        {
            ["outcome"] = outcome.Id.Code(),
            ["headline"] = Say(outcome.Headline),
            ["facts"] = Facts(facts.Values),
            ["assumed"] = Facts(outcome.Assumed),
            ["steps"] = new JsonArray([.. outcome.Steps.Select(step => new JsonObject
            {
                ["id"] = step.Id,
                ["party"] = step.Party.Code(),
                ["text"] = Say(step.Text),
                ["inferred"] = step.Inferred,
            })]),
            ["links"] = new JsonArray([.. outcome.Links.Select(link => new JsonObject
            {
                ["id"] = link.Id,
                ["title"] = Say(link.Title),
                ["url"] = link.Url(language),
            })]),
            ["notes"] = new JsonArray([.. outcome.Notes.Select(note => JsonValue.Create(note.Id))]),
            ["newer"] = null,
            ["receipt"] = Receipt(outcome.Receipt, language, Say),
        };
    }

    private static JsonObject Receipt(Receipt receipt, Language language, Func<TextKey, string> say) => new()
    {
        ["rule"] = receipt.Rule,
        ["inferred"] = receipt.Standing != Standing.Stated,
        ["edition"] = receipt.Edition,
        ["source"] = say(receipt.Source.Title),
        ["link"] = receipt.Source.Link.Url(language),
        ["sister"] = receipt.Sister is { } sister ? say(sister.Title) : null,
    };

    private static JsonObject Facts(IEnumerable<FactValue> values) => new(values.Select(value =>
        KeyValuePair.Create(FactCatalogue.Of(value.Fact).Name, (JsonNode?)value.Code)));
}
