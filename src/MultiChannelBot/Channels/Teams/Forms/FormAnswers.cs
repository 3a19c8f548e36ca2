using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Channels.Teams.Invokes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Channels.Teams.Forms;

/// <summary>Makes the dialogs of the form: with what is known, and above it what that comes to.</summary>
internal sealed class FormAnswers(FormCards cards, AsideTurns turns)
{
    /// <summary>The form as it stands.</summary>
    /// <param name="facts">What the inputs say of their subscription.</param>
    /// <param name="step">What the button beside "show the outcome" does.</param>
    /// <param name="label">The step of the log line.</param>
    /// <param name="notices">Lines above everything else.</param>
    public Aside<InvokeAnswer> Form(
        AsidePerson person, FormData data, FactSet facts, FormStep step, string label, ImmutableArray<Line> notices, ImmutableArray<FormField> wrong)
    {
        var state = AsideTurns.CaseOf(person, data.With(facts));
        var isOpen = AsideTurns.Open(person, state) is var (place, _) && place == data.At;
        var outcome = IsBlank(facts) ? null : turns.Settled(person, state);
        var part = outcome?.Parts[data.At].Outcome;
        var open = isOpen ? outcome?.Parts[data.At].Open : null;
        var view = new FormView(data, person.Turn.Form(WithKind(person, facts), wrong), outcome, open, step) { Notices = notices, Wrong = wrong };
        var trace = open is null && part is not null
            ? new TurnTrace(label, part.Receipt.Rule, Guidance.Outcomes.OutcomeIds.Code(part.Id))
            : new TurnTrace(label, null, null);
        return new Aside<InvokeAnswer>(
            TaskAnswers.Dialog(Say(person, "form.title"), cards.Form(view, person.Language, person.Role)), trace, person.Language);
    }

    /// <summary>The answer itself, to be put into the message, where everything is known.</summary>
    public Aside<InvokeAnswer> Answer(AsidePerson person, FormData data, Answer answer, string label) => new(
        TaskAnswers.Dialog(Say(person, "form.title"), cards.Answer(answer, data)), TraceOf(answer, label), answer.Language);

    /// <summary>A submitted form that is none of ours, or no longer: a fresh one.</summary>
    public Aside<InvokeAnswer> Afresh(AsidePerson person, FormStep step, DateTimeOffset now)
    {
        var facts = WithKind(person, FactSet.Empty);
        return Form(person, FormData.Of(facts, 0, now), facts, step, "form:unreadable", [Line.Of("form.unreadable")], []);
    }

    /// <summary>What is known, with the speaker's own kind where they have told it once.</summary>
    public static FactSet WithKind(AsidePerson person, FactSet facts) =>
        facts.Value(Fact.PartnerType) is null && person.Begun.PartnerType is { } kind ? facts.With(kind) : facts;

    /// <summary>True while nothing is known of what was bought: the speaker's own kind is no part of a case.</summary>
    public static bool IsBlank(FactSet facts) => facts.With(Fact.PartnerType, Knowledge.Unknown) == FactSet.Empty;

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
    public InvokeAnswer Fault(InvokeSender sender, string code) =>
        TaskAnswers.Message(cards.Say(Line.Of("notice.fault").With("code", new Arg.Setting(code)), turns.LanguageOf(sender), sender.DefaultRole));

    /// <summary>A dialog that asks for a moment.</summary>
    public InvokeAnswer Refuse(InvokeSender sender, string notice) => TaskAnswers.Message(Refusal(sender, notice));

    /// <summary>The sentence for somebody in haste.</summary>
    public string Refusal(InvokeSender sender, string notice) => cards.Say(Line.Of(notice), turns.LanguageOf(sender), sender.DefaultRole);

    /// <summary>The sentence with the code of a fault.</summary>
    public string FaultText(InvokeSender sender, string code) =>
        cards.Say(Line.Of("notice.fault").With("code", new Arg.Setting(code)), turns.LanguageOf(sender), sender.DefaultRole);

    /// <summary>A part of an invoke's value; null where it is not there.</summary>
    public static JsonElement? Part(object? value, string name) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var part) ? part : null;
}
