using System.Text.Json;
using Microsoft.Bot.Builder;
using MultiChannelBot.Cards;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>
/// The message extension's action on a message: reads what it states and opens the form with it, or the answer itself where the
/// message states everything. What comes of it is put into the message that is being written: that works in chats that the bot is
/// no part of, too, and nothing of the other person's message is kept.
/// </summary>
internal sealed class MessageActionInvoke(AsideDelivery aside, AsideTurns turns, FormViews views, FormAnswers answers, TeamsCards cards, TimeProvider clock) : IInvoke
{
    private const string Fetch = "composeExtension/fetchTask";

    /// <summary>HTML is longer than its text; beyond this it is not even looked at.</summary>
    private const int LongestHtml = 4 * ConversationSettings.LongestText;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [Fetch, "composeExtension/submitAction"];

    /// <inheritdoc/>
    public Task<InvokeAnswer> AnswerAsync(ITurnContext turn, AsideAsker sender, CancellationToken stop) => aside.RunAsync(
        sender.Conversation.Channel,
        async () =>
        {
            var person = await turns.PersonAsync(sender);
            return turn.Activity.Name == Fetch ? Open(person, turn.Activity.Value) : Submit(person, turn.Activity.Value);
        },
        code => answers.Fault(sender, code),
        stop);

    /// <inheritdoc/>
    public InvokeAnswer Refuse(AsideAsker sender, string notice) => answers.Refuse(sender, notice);

    private Aside<InvokeAnswer> Open(AsidePerson person, object? value)
    {
        var html = TextOf(value);
        var text = html.Length > LongestHtml ? html : MessageText.Of(html);
        var begun = views.OfMessage(person, text, "form.intro");
        return begun.Settled is { } answer ? answers.Answer(person, begun.Data, answer, begun.Label) : answers.Form(person, begun, FormStep.Insert);
    }

    private Aside<InvokeAnswer> Submit(AsidePerson person, object? value)
    {
        var now = clock.GetUtcNow();
        if (FormAnswers.Part(value, "data") is not { } given || TeamsFormData.Read(given, now) is not { } form)
        {
            return answers.Afresh(person, FormStep.Insert);
        }

        var (facts, wrong) = form.Data.ReadInputs(given, now);
        if (form.Step != FormStep.Insert || !wrong.IsEmpty || FormViews.IsBlank(facts))
        {
            var notice = !wrong.IsEmpty ? "form.mended" : FormViews.IsBlank(facts) ? "form.empty" : null;
            return answers.Form(person, form.Data, facts, FormStep.Insert, "action:check", notice is null ? [] : [Line.Of(notice)], wrong);
        }

        var answer = turns.Settled(person, AsideTurns.CaseOf(person, form.Data.With(facts)));
        var card = cards.Share(answer);
        return new Aside<InvokeAnswer>(
            TaskAnswers.Results([new SearchResult(card.Summary, string.Empty, card.Utf8)]), FormAnswers.TraceOf(answer, "action:insert"), answer.Language);
    }

    /// <summary>The text or HTML of the message that the action was called on; empty where there is none.</summary>
    private static string TextOf(object? value) =>
        FormAnswers.Part(value, "messagePayload") is { ValueKind: JsonValueKind.Object } message
        && message.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String && PressFields.IsReadable(content)
            ? content.GetString()!
            : string.Empty;
}
