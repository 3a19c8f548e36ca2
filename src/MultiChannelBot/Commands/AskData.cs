using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Commands;

/// <summary>
/// The published shape of "ask --json". Every entry has every key, whatever its outcome, so that a reader needs one way of
/// reading; another key would be a change of what is published.
/// </summary>
internal sealed class AskData(Triage triage, Language language, Role role)
{
    /// <summary>The page's own rule on what it is about; whatever it is not about falls under it.</summary>
    private const string ScopeRule = "S1";

    /// <summary>One entry a subscription that is answered, and the first fact that another one still needs.</summary>
    public JsonObject Of(TurnResult result)
    {
        if (Topic.IsOtherQuestion(result))
        {
            return Answer([Outside(OutcomeId.NotCovered, triage.Guide.Edition.OtherQuestions)], null);
        }

        if (Topic.IsOffTopic(result) || result.State is not { } state)
        {
            return Answer([Outside(OutcomeId.OutOfScope, [])], null);
        }

        var verdicts = triage.Turn.Judge(state);
        return Answer(
            verdicts.Select((verdict, index) => verdict.Answer is { } outcome ? Entry(outcome.For(role), state.Subscriptions[index].Facts, triage.Turn.Drift(state, index, outcome)) : null)
                .OfType<JsonNode>(),
            triage.Turn.Asked(state));
    }

    private static JsonObject Answer(IEnumerable<JsonNode> outcomes, Fact? missing) => new()
    {
        ["outcomes"] = new JsonArray([.. outcomes]),
        ["missing"] = missing is { } fact ? FactCatalogue.Of(fact).Name : null,
    };

    private JsonObject Entry(Outcome outcome, FactSet facts, EditionDrift? drift) => new()
    {
        ["outcome"] = outcome.Id.Code(),
        ["facts"] = Facts(facts.Values),
        ["assumed"] = Facts(outcome.Assumed),
        ["steps"] = new JsonArray([.. outcome.Steps.Select(step => new JsonObject
        {
            ["id"] = step.Id,
            ["party"] = step.Party.Code(),
            ["text"] = Say(outcome.Text(step.Text)),
        })]),
        ["links"] = Links(outcome.Links),
        ["notes"] = new JsonArray([.. outcome.Notes.Select(note => JsonValue.Create(note.Id))]),
        ["newer"] = Newer(drift),
        ["receipt"] = Receipt(outcome.Receipt.Rule, outcome.Receipt.Standing != Standing.Stated, outcome.Receipt.Edition, outcome.Receipt.Source),
    };

    // Where the newest edition asks a further fact, its outcome is open.
    private static JsonObject? Newer(EditionDrift? drift) => drift is null ? null : new JsonObject
    {
        ["edition"] = drift.Edition.Id,
        ["outcome"] = (drift.Ends is [{ Given.IsEmpty: true } only] ? only.Outcome.Id : OutcomeId.NeedInfo).Code(),
    };

    /// <summary>What the page is not about: no row of its table gave the outcome, so there are no steps and nothing is assumed.</summary>
    private JsonObject Outside(OutcomeId outcome, ImmutableArray<Link> links) => new()
    {
        ["outcome"] = outcome.Code(),
        ["facts"] = new JsonObject(),
        ["assumed"] = new JsonObject(),
        ["steps"] = new JsonArray(),
        ["links"] = Links(links),
        ["notes"] = new JsonArray(),
        ["newer"] = null,
        ["receipt"] = Receipt(ScopeRule, inferred: false, triage.Guide.Edition.Id, triage.Guide.Edition.Page),
    };

    private JsonObject Receipt(string rule, bool inferred, string edition, Source source) => new()
    {
        ["rule"] = rule,
        ["inferred"] = inferred,
        ["edition"] = edition,
        ["source"] = Say(source.Title),
        ["link"] = source.Link.Url(language),
    };

    private JsonArray Links(ImmutableArray<Link> links) => new([.. links.Select(link => new JsonObject
    {
        ["id"] = link.Id,
        ["title"] = Say(link.Title),
        ["url"] = link.Url(language),
    })]);

    private string Say(TextKey key) => Say(Line.Of(key));

    private string Say(Line line) => triage.Phrases.Say(line, language, role.Voice());

    private static JsonObject Facts(IEnumerable<FactValue> values) => new(values.Select(value =>
        KeyValuePair.Create(FactCatalogue.Of(value.Fact).Name, (JsonNode?)value.Code)));
}
