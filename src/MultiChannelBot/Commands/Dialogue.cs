using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Commands;

/// <summary>One line of the verb "play": what is said turn by turn, and what is answered where a question stays open.</summary>
/// <param name="Id">Given back with the outcome, as it was written.</param>
/// <param name="Answers">A code of the fact, <see cref="Press.DontKnow"/>, or the words somebody would type.</param>
internal sealed record Dialogue(
    JsonNode? Id, Language? Language, Role Role, IReadOnlyList<string> Turns, IReadOnlyDictionary<Fact, string> Answers)
{
    private static readonly HashSet<string> DontKnowWords = ["unknown", "unsure", "dont-know", "does-not-know"];

    /// <summary>Reads a line.</summary>
    /// <returns>The dialogue, or null and why the line cannot be read; never its text.</returns>
    public static (Dialogue? Dialogue, string? Reason) Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(SurrogateEscapes.Mend(line));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? (Read(json.RootElement), null)
                : (null, "the line is not a JSON object");
        }
        catch (JsonException)
        {
            return (null, "the line is not JSON");
        }
        catch (DialogueException fault)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>What the line says that is unknown here and was replaced, as fragments of a sentence.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    public Input Arrived(DateTimeOffset at) => new Input.Arrived { Asker = "terminal", SaidAt = at, Locale = Language, DefaultRole = Role };

    public Input Said(string text, DateTimeOffset at) =>
        new Input.Said(text) { Asker = "terminal", SaidAt = at, Locale = Language, DefaultRole = Role };

    public Input Clicked(Press press, DateTimeOffset at) =>
        new Input.Clicked(press) { Asker = "terminal", SaidAt = at, Locale = Language, DefaultRole = Role };

    /// <summary>
    /// Language and persona only change how things are said, never the outcome: an unknown one is told and replaced, and
    /// the dialogue is played.
    /// </summary>
    private static Dialogue Read(JsonElement json)
    {
        var (lang, persona) = (Optional(json, "lang"), Optional(json, "persona"));
        var (language, role) = (LanguageCodes.Parse(lang), Roles.Parse(persona));
        return new Dialogue(
            json.TryGetProperty("id", out var id) ? JsonNode.Parse(id.GetRawText()) : null,
            language,
            role ?? Role.Sales,
            [.. TurnsOf(json).Select(TurnText)],
            AnswersOf(json))
        {
            Replaced =
            [
                .. lang is not null && language is null ? ["\"lang\" is neither en nor ko: English is spoken until somebody writes Korean"] : Array.Empty<string>(),
                .. persona is not null && role is null ? ["\"persona\" is none of sales, support and customer: sales is taken"] : Array.Empty<string>(),
            ],
        };
    }

    private static JsonElement.ArrayEnumerator TurnsOf(JsonElement json) =>
        json.TryGetProperty("turns", out var turns) && turns.ValueKind == JsonValueKind.Array
            ? turns.EnumerateArray()
            : throw new DialogueException("\"turns\" is missing or is no list");

    /// <summary>A turn is a text, or an object that holds one.</summary>
    private static string TurnText(JsonElement turn)
    {
        var text = turn.ValueKind == JsonValueKind.Object && turn.TryGetProperty("text", out var inner) ? inner : turn;
        return Text(text) ?? throw new DialogueException("a turn is no text");
    }

    private static Dictionary<Fact, string> AnswersOf(JsonElement json)
    {
        var answers = new Dictionary<Fact, string>();
        if (!json.TryGetProperty("answers", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return answers;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw new DialogueException("\"answers\" is no object");
        }

        foreach (var answer in given.EnumerateObject())
        {
            // What is no fact of ours is never asked, and so never answered.
            if (FactCatalogue.TryFind(answer.Name, out var fact) && AnswerText(answer.Value) is { } text)
            {
                answers[fact.Id] = DontKnowWords.Contains(text) ? Press.DontKnow : text;
            }
        }

        return answers;
    }

    private static string? AnswerText(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.String => answer.GetString(),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => answer.GetRawText(),
        _ => null,
    };

    private static string? Optional(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : Text(value) ?? throw new DialogueException($"\"{name}\" is no text");

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class DialogueException(string message) : Exception(message);
}
