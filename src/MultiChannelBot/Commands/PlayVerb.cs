using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation;
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
        return Run(triage, input, Console.Out, Console.Error, now);
    }

    /// <summary>Plays every line; one that cannot be read is reported by its number and the rest goes on.</summary>
    public static int Run(Triage triage, TextReader input, TextWriter output, TextWriter error, DateTimeOffset now)
    {
        var bad = 0;
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (dialogue, reason) = Dialogue.Parse(line);
            if (dialogue is null)
            {
                error.WriteLine($"line {number}: {reason}");
                bad++;
                continue;
            }

            foreach (var replaced in dialogue.Replaced)
            {
                error.WriteLine($"line {number}: {replaced}");
            }

            output.WriteLine(Play(triage, dialogue, now).ToJsonString(Options));
        }

        return bad == 0 ? 0 : 1;
    }

    /// <summary>Plays one dialogue.</summary>
    public static JsonObject Play(Triage triage, Dialogue dialogue, DateTimeOffset now)
    {
        var last = triage.Turn.Take(null, dialogue.Arrived(now), now);
        var saidSomething = dialogue.Turns.Count == 0;
        var time = now;
        foreach (var turn in dialogue.Turns)
        {
            time = time.AddMinutes(1);
            last = triage.Turn.Take(last.State, dialogue.Said(turn, time), time);
            saidSomething |= SaysSomething(last);
        }

        for (var answered = 0; answered < MostAnswers && Answer(triage, dialogue, last.State, time.AddMinutes(1)) is { } next; answered++)
        {
            time = time.AddMinutes(1);
            last = next;
            saidSomething |= SaysSomething(last);
        }

        return new JsonObject { ["id"] = dialogue.Id, ["outcome"] = saidSomething ? Outcome(triage, last) : OutcomeId.OutOfScope.Code() };
    }

    private static bool SaysSomething(TurnResult result) => result.State is { } state && !Topic.SaysNothing(state);

    /// <summary>The turn of the given answer to the question that is open; null where none is open or none is given.</summary>
    private static TurnResult? Answer(Triage triage, Dialogue dialogue, CaseState? state, DateTimeOffset at)
    {
        if (state is null || triage.Turn.Asked(state) is not { } asked || !dialogue.Answers.TryGetValue(asked, out var value))
        {
            return null;
        }

        var press = new Press(Press.Answer, asked, value, state.Revision);
        var pressed = triage.Turn.Take(state, dialogue.Clicked(press, at), at);

        // What is none of the question's codes changes nothing when pressed: it is what a person would type.
        return value == Press.DontKnow || pressed.State?.Revision != state.Revision
            ? pressed
            : triage.Turn.Take(state, dialogue.Said(value, at), at);
    }

    private static JsonNode? Outcome(Triage triage, TurnResult last)
    {
        if (last.State is not { } state || Topic.IsOtherQuestion(last))
        {
            return OutcomeId.OutOfScope.Code();
        }

        var outcomes = triage.Turn.Judge(state).Select(Code).ToList();
        return outcomes is [var only] ? only : new JsonArray([.. outcomes.Select(code => JsonValue.Create(code))]);
    }

    private static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Decided { Outcome.Id: OutcomeId.NotCovered } => OutcomeId.OutOfScope.Code(),
        Verdict.Decided decided => decided.Outcome.Id.Code(),
        _ => OutcomeId.NeedInfo.Code(),
    };
}
