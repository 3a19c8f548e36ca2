using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Commands;

/// <summary>
/// Plays dialogues: the turns are said one after the other, then open questions are answered from the given answers, at
/// most five. Prints one outcome a dialogue, or a list where the case holds several subscriptions.
/// </summary>
internal static class PlayVerb
{
    private const int MostAnswers = 5;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(Triage triage, FileInfo? file, DateTimeOffset now)
    {
        if (file is { Exists: false })
        {
            Console.Error.WriteLine($"{file.FullName}: no such file. Give the path of a JSON lines file, or pipe it in.");
            return 1;
        }

        using var input = file?.OpenText() ?? ConversationVerbs.StandardInput();
        var bad = 0;
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                Console.WriteLine(Play(triage, line, now).ToJsonString(Options));
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
            {
                Console.Error.WriteLine($"line {number}: {fault.Message}");
                bad++;
            }
        }

        return bad == 0 ? 0 : 1;
    }

    /// <summary>Plays the dialogue of one line.</summary>
    public static JsonObject Play(Triage triage, string line, DateTimeOffset now)
    {
        var dialogue = Dialogue.Read(line);
        TurnResult? last = null;
        CaseState? state = null;
        var time = now;
        foreach (var turn in dialogue.Turns)
        {
            time = time.AddMinutes(1);
            last = triage.Turn.Take(state, dialogue.Said(turn, time), time);
            state = last.State;
        }

        for (var answered = 0; answered < MostAnswers && state is not null && Answer(triage, dialogue, state) is { } press; answered++)
        {
            time = time.AddMinutes(1);
            last = triage.Turn.Take(state, dialogue.Clicked(press, time), time);
            state = last.State;
        }

        return new JsonObject { ["id"] = dialogue.Id, ["outcome"] = Outcome(triage, last, state) };
    }

    /// <summary>The given answer to the question that is open; null where none is open or none is given.</summary>
    private static Press? Answer(Triage triage, Dialogue dialogue, CaseState state)
    {
        var needs = triage.Turn.Judge(state).OfType<Verdict.Needs>().FirstOrDefault();
        return needs is not null && dialogue.Answers.TryGetValue(needs.Fact, out var value)
            ? new Press(Press.Answer, needs.Fact, value, state.Revision)
            : null;
    }

    private static JsonNode? Outcome(Triage triage, TurnResult? last, CaseState? state)
    {
        if (state is null || last is null || IsOffTopic(last, state))
        {
            return OutcomeId.OutOfScope.Code();
        }

        var outcomes = triage.Turn.Judge(state).Select(Code).ToList();
        return outcomes is [var only] ? only : new JsonArray([.. outcomes.Select(code => JsonValue.Create(code))]);
    }

    private static bool IsOffTopic(TurnResult last, CaseState state) =>
        (last.Trace.Outcome == OutcomeId.NotCovered.Code() && last.Trace.Rule is null)
        || state.Subscriptions.All(subscription => subscription.Facts == FactSet.Empty && subscription.DontKnows.IsEmpty);

    private static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Decided { Outcome.Id: OutcomeId.NotCovered } => OutcomeId.OutOfScope.Code(),
        Verdict.Decided decided => decided.Outcome.Id.Code(),
        _ => OutcomeId.NeedInfo.Code(),
    };

    private sealed record Dialogue(
        JsonNode? Id, Language? Language, Role Role, IReadOnlyList<string> Turns, IReadOnlyDictionary<Fact, string> Answers)
    {
        public static Dialogue Read(string line)
        {
            var json = JsonNode.Parse(line) as JsonObject ?? throw new FormatException("A dialogue is a JSON object.");
            var turns = json["turns"] as JsonArray ?? throw new FormatException("A dialogue has turns.");
            var answers = json["answers"] as JsonObject ?? [];
            return new Dialogue(
                json["id"]?.DeepClone(),
                LanguageCodes.Parse((string?)json["lang"]),
                Roles.Parse((string?)json["persona"]) ?? Role.Sales,
                [.. turns.Select(Text)],
                answers.Where(pair => FactCatalogue.TryFind(pair.Key, out _) && pair.Value is JsonValue)
                    .ToDictionary(
                        pair => FactCatalogue.TryFind(pair.Key, out var fact) ? fact.Id : default,
                        pair => Value(pair.Value!)));
        }

        public Input Said(string text, DateTimeOffset at) =>
            new Input.Said(text) { Asker = "terminal", SaidAt = at, Locale = Language, DefaultRole = Role };

        public Input Clicked(Press press, DateTimeOffset at) =>
            new Input.Clicked(press) { Asker = "terminal", SaidAt = at, Locale = Language, DefaultRole = Role };

        /// <summary>A turn is a text, or an object that holds one.</summary>
        private static string Text(JsonNode? turn) => turn switch
        {
            JsonValue value => (string?)value ?? string.Empty,
            JsonObject entry when entry["text"] is JsonValue text => (string?)text ?? string.Empty,
            _ => throw new FormatException("A turn is a text."),
        };

        private static string Value(JsonNode answer) =>
            answer.ToString() is "unknown" or "unsure" or "dont-know" or "does-not-know" ? Press.DontKnow : answer.ToString();
    }
}
