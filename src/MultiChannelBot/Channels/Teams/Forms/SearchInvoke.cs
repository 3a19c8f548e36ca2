using System.Text;
using System.Text.Json;
using Microsoft.Bot.Builder;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>
/// The message extension's search: facts in, answers to put into a message out, wherever it is written. Nothing is kept, and no card
/// belongs to a case. Where a fact is missing there is an answer for each value that it may have.
/// </summary>
internal sealed class SearchInvoke(AsideDelivery aside, AsideTurns turns, FormAnswers answers, TeamsCards cards, Triage triage) : IInvoke
{
    /// <summary>The name of the parameter in the manifest.</summary>
    private const string Parameter = "text";

    /// <summary>Teams asks for 25 at a time and shows a few; no question has more answers than there are purchase channels.</summary>
    private const int Most = 10;

    /// <summary>A preview shows about two lines.</summary>
    private const int MostPreview = 200;

    private static readonly string[] Examples = ["search.example.1", "search.example.2", "search.example.3"];

    private readonly ContentWriter contents = new(triage.Phrases.Say);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["composeExtension/query"];

    /// <inheritdoc/>
    public Task<InvokeAnswer> AnswerAsync(ITurnContext turn, AsideAsker sender, CancellationToken stop) => aside.RunAsync(
        sender.Conversation.Channel,
        async () => Find(await turns.PersonAsync(sender), turn.Activity.Value),
        code => TaskAnswers.NoResults(answers.FaultText(sender, code)),
        stop);

    /// <inheritdoc/>
    public InvokeAnswer Refuse(AsideAsker sender, string notice) => TaskAnswers.NoResults(answers.Refusal(sender, notice));

    private Aside<InvokeAnswer> Find(AsidePerson person, object? value)
    {
        if (Skips(value))
        {
            return new Aside<InvokeAnswer>(TaskAnswers.Results([]), new TurnTrace("search:more", null, null), person.Language);
        }

        var text = TextIn(value);
        return string.IsNullOrWhiteSpace(text) ? Shown(person)
            : Encoding.UTF8.GetByteCount(text) > ConversationSettings.LongestText ? Told(person, Line.Of("lead.too-long"), "search:too-long")
            : Found(person, turns.Read(person, text));
    }

    private Aside<InvokeAnswer> Found(AsidePerson person, TurnResult result)
    {
        if (result.State is not { } state || state.Subscriptions.All(subscription => subscription.Facts == FactSet.Empty))
        {
            var example = triage.Phrases.Say(Line.Of(Examples[0]), result.State?.Language ?? person.Language, person.Role.Voice());
            return Told(person with { Begun = person.Begun with { Language = result.State?.Language ?? person.Language } }, Line.Of("search.unread").With("example", new Arg.Setting(example)), "search:unread");
        }

        if (AsideTurns.Open(person, state) is not var (place, needs))
        {
            var answer = turns.Settled(person, state);
            return new Aside<InvokeAnswer>(TaskAnswers.Results([Result(answer, null)]), FormAnswers.TraceOf(answer, "search:answer"), answer.Language);
        }

        List<SearchResult> results = [.. needs.Possible.Take(Most - 1).Select(value => Result(
            turns.Settled(person, AsideTurns.With(state, place, state.Subscriptions[place].Facts.With(value))), Line.Of("search.if").With("value", new Arg.Value(value))))];
        var open = turns.Settled(person, state);
        results.Add(Result(open, Line.Of("search.open").With("fact", new Arg.FactName(open.Parts[place].Open ?? needs.Fact))));
        return new Aside<InvokeAnswer>(
            TaskAnswers.Results(results), new TurnTrace("search:ask:" + FactCatalogue.Of(needs.Fact).Name, null, null), open.Language);
    }

    /// <summary>What one can write, each with its answer.</summary>
    private Aside<InvokeAnswer> Shown(AsidePerson person)
    {
        var results = Examples.Select(example =>
        {
            var text = triage.Phrases.Say(Line.Of(example), person.Language, person.Role.Voice());
            return Result(turns.Settled(person, turns.Read(person, text).State!), Line.Of("search.example").With("text", new Arg.Setting(text)));
        });
        return new Aside<InvokeAnswer>(TaskAnswers.Results([.. results]), new TurnTrace("search:examples", null, null), person.Language);
    }

    private Aside<InvokeAnswer> Told(AsidePerson person, Line line, string step) => new(
        TaskAnswers.NoResults(triage.Phrases.Say(line, person.Language, person.Role.Voice())), new TurnTrace(step, null, null), person.Language);

    /// <summary>An answer in the list: what it says, or where the list has several, what it holds for.</summary>
    private SearchResult Result(Answer answer, Line? title)
    {
        var card = cards.Share(answer);
        var content = (AnswerContent)contents.Write(answer);
        var known = content.Known.SelectMany(group => group.Facts).Where(fact => !fact.Assumed).Select(fact => fact.Text);
        return title is null
            ? new SearchResult(card.Summary, TeamsCardText.Shorten(string.Join(" · ", known), MostPreview), card.Utf8)
            : new SearchResult(triage.Phrases.Say(title, answer.Language, answer.Role.Voice()), card.Summary, card.Utf8);
    }

    /// <summary>True where the client asks for what comes after the first results: there is no more.</summary>
    private static bool Skips(object? value) =>
        FormAnswers.Part(value, "queryOptions") is { ValueKind: JsonValueKind.Object } options
        && options.TryGetProperty("skip", out var skip) && skip.ValueKind == JsonValueKind.Number && skip.TryGetInt32(out var skipped) && skipped > 0;

    private static string? TextIn(object? value) => FormAnswers.Part(value, "parameters") is { ValueKind: JsonValueKind.Array } parameters
        ? parameters.EnumerateArray().Where(IsText).Select(parameter => parameter.GetProperty("value")).Where(PressFields.IsReadable).Select(text => text.GetString()).FirstOrDefault()
        : null;

    // With initialRun Teams sends a parameter of that name with the text "true", and none of ours.
    private static bool IsText(JsonElement parameter) =>
        parameter.ValueKind == JsonValueKind.Object
        && (!parameter.TryGetProperty("name", out var name) || (name.ValueKind == JsonValueKind.String && name.ValueEquals(Parameter)))
        && parameter.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String;
}
