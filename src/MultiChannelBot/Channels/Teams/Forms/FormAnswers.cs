using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Forms;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>Makes the dialogs of the form: with what is known, and above it what that comes to.</summary>
internal sealed class FormAnswers(FormCards cards, FormViews views, AsideTurns turns)
{
    /// <summary>The form as it stands.</summary>
    /// <param name="facts">What the inputs say of their subscription.</param>
    /// <param name="step">What the button beside "show the outcome" does.</param>
    /// <param name="label">The step of the log line.</param>
    /// <param name="notices">Lines above everything else.</param>
    public Aside<InvokeAnswer> Form(
        AsidePerson person, FormData data, FactSet facts, FormStep step, string label, ImmutableArray<Line> notices, ImmutableArray<FormField> wrong)
    {
        var (view, trace) = views.Of(person, data, facts, label, notices, wrong);
        return new Aside<InvokeAnswer>(
            TaskAnswers.Dialog(Say(person, "form.title"), cards.Form(view, step, person.Language, person.Role)), trace, person.Language);
    }

    /// <summary>The form that something begins with.</summary>
    public Aside<InvokeAnswer> Form(AsidePerson person, BegunForm begun, FormStep step) =>
        Form(person, begun.Data, begun.Data.Shown, step, begun.Label, begun.Notices, []);

    /// <summary>The answer itself, to be put into the message, where everything is known.</summary>
    public Aside<InvokeAnswer> Answer(AsidePerson person, FormData data, Answer answer, string label) => new(
        TaskAnswers.Dialog(Say(person, "form.title"), cards.Answer(answer, data)), TraceOf(answer, label), answer.Language);

    /// <summary>A submitted form that is none of ours, or no longer: a fresh one.</summary>
    public Aside<InvokeAnswer> Afresh(AsidePerson person, FormStep step) => Form(person, views.Empty(person, "form.unreadable", "form:unreadable"), step);

    /// <summary>The log's view of an answer.</summary>
    public static TurnTrace TraceOf(Answer answer, string label) => new(
        label,
        string.Join(',', answer.Parts.Select(part => part.Outcome.Receipt.Rule)),
        string.Join(',', answer.Parts.Select(part => Guidance.Outcomes.OutcomeIds.Code(part.Outcome.Id))));

    /// <summary>A text for a person, by its key.</summary>
    public string Say(AsidePerson person, string key) => cards.Say(Line.Of(key), person.Language, person.Role);

    /// <summary>A dialog with a sentence.</summary>
    public InvokeAnswer Told(AsidePerson person, string key) => TaskAnswers.Message(Say(person, key));

    /// <summary>A dialog with the code of a fault.</summary>
    public InvokeAnswer Fault(AsideAsker sender, string code) =>
        TaskAnswers.Message(cards.Say(Line.Of("notice.fault").With("code", new Arg.Setting(code)), turns.LanguageOf(sender), sender.DefaultRole));

    /// <summary>A dialog that asks for a moment.</summary>
    public InvokeAnswer Refuse(AsideAsker sender, string notice) => TaskAnswers.Message(Refusal(sender, notice));

    /// <summary>The sentence for somebody in haste.</summary>
    public string Refusal(AsideAsker sender, string notice) => cards.Say(Line.Of(notice), turns.LanguageOf(sender), sender.DefaultRole);

    /// <summary>The sentence with the code of a fault.</summary>
    public string FaultText(AsideAsker sender, string code) =>
        cards.Say(Line.Of("notice.fault").With("code", new Arg.Setting(code)), turns.LanguageOf(sender), sender.DefaultRole);

    /// <summary>A part of an invoke's value; null where it is not there.</summary>
    public static JsonElement? Part(object? value, string name) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var part) ? part : null;
}
