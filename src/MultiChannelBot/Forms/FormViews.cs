using System.Collections.Immutable;
using System.Text;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Forms;

/// <summary>What a form begins with.</summary>
/// <param name="Notices">Lines above the inputs.</param>
/// <param name="Label">The step of the log line.</param>
/// <param name="Settled">The answer, where everything is known.</param>
internal sealed record BegunForm(FormData Data, ImmutableArray<Line> Notices, string Label, Answer? Settled = null);

/// <summary>Says what a form shows: its inputs with what is known, and what that comes to. The same on every channel.</summary>
internal sealed class FormViews(AsideTurns turns, TimeProvider clock)
{
    /// <summary>The form as it stands.</summary>
    /// <param name="facts">What the inputs say of their subscription.</param>
    /// <param name="label">The step of the log line.</param>
    /// <param name="notices">Lines above everything else.</param>
    public (FormView View, TurnTrace Trace) Of(
        AsidePerson person, FormData data, FactSet facts, string label, ImmutableArray<Line> notices, ImmutableArray<FormField> wrong)
    {
        var state = AsideTurns.CaseOf(person, data.With(facts));
        var isOpen = AsideTurns.Open(person, state) is var (place, _) && place == data.At;
        var outcome = IsBlank(facts) ? null : turns.Settled(person, state);
        var part = outcome?.Parts[data.At].Outcome;
        var open = isOpen ? outcome?.Parts[data.At].Open : null;
        var view = new FormView(data, person.Turn.Form(WithKind(person, facts), wrong), outcome, open) { Notices = notices, Wrong = wrong };
        return (view, open is null && part is not null
            ? new TurnTrace(label, part.Receipt.Rule, OutcomeIds.Code(part.Id))
            : new TurnTrace(label, null, null));
    }

    /// <summary>The form of a case, or of one that is yet to begin.</summary>
    /// <param name="intro">The text that says what to do.</param>
    /// <param name="isOfOther">True where it was opened on the card of somebody else's case.</param>
    public BegunForm OfCase(AsidePerson person, CaseState? kept, string intro, bool isOfOther = false)
    {
        var place = kept?.Focus ?? 0;
        var facts = WithKind(person, kept?.Subscriptions[place].Facts ?? FactSet.Empty);
        var notices = Numbered(intro, place, kept?.Subscriptions.Length ?? 1);
        return new BegunForm(FormData.Of(facts, place, clock.GetUtcNow()), isOfOther ? notices.Insert(0, Line.Of("form.own")) : notices, "form:open");
    }

    /// <summary>The form of what somebody's message states. The text itself is dropped.</summary>
    /// <param name="intro">The text that says what to do where there is none.</param>
    public BegunForm OfMessage(AsidePerson person, string text, string intro)
    {
        if (Encoding.UTF8.GetByteCount(text) > ConversationSettings.LongestText)
        {
            return Empty(person, "lead.too-long", "action:empty");
        }

        if (string.IsNullOrWhiteSpace(text)
            || turns.Read(person, text).State is not { } state
            || state.Subscriptions.All(subscription => subscription.Facts == FactSet.Empty))
        {
            return Empty(person, string.IsNullOrWhiteSpace(text) ? intro : "form.nothing-read", "action:empty");
        }

        // Whoever opens the form is spoken to in their own language, whatever the message is written in.
        state = state with { Language = person.Begun.Language };
        var open = AsideTurns.Open(person, state);
        var at = open?.Subscription ?? 0;
        var said = WithKind(person, state.PartnerType is { } kind ? FactSet.Empty.With(kind) : FactSet.Empty).Value(Fact.PartnerType);
        ImmutableArray<FactSet> known = [.. state.Subscriptions.Select(subscription => said is null ? subscription.Facts : subscription.Facts.With(said))];
        var data = new FormData(known, at, 0, clock.GetUtcNow());
        return new BegunForm(data, Numbered("form.read", at, known.Length), open is null ? "action:answer" : "action:form", open is null ? turns.Settled(person, state) : null);
    }

    /// <summary>An empty form.</summary>
    public BegunForm Empty(AsidePerson person, string notice, string label) =>
        new(FormData.Of(WithKind(person, FactSet.Empty), 0, clock.GetUtcNow()), [Line.Of(notice)], label);

    /// <summary>What is known, with the speaker's own kind where they have told it once.</summary>
    public static FactSet WithKind(AsidePerson person, FactSet facts) =>
        facts.Value(Fact.PartnerType) is null && person.Begun.PartnerType is { } kind ? facts.With(kind) : facts;

    /// <summary>True while nothing is known of what was bought: the speaker's own kind is no part of a case.</summary>
    public static bool IsBlank(FactSet facts) => facts.With(Fact.PartnerType, Knowledge.Unknown) == FactSet.Empty;

    /// <summary>A line, with which subscription of how many the form is about where there are several.</summary>
    /// <param name="at">Which, from zero.</param>
    public static ImmutableArray<Line> Numbered(string intro, int at, int count) => count > 1
        ? [Line.Of(intro), Line.Of("form.subscription").With("number", new Arg.Number(at + 1)).With("total", new Arg.Number(count))]
        : [Line.Of(intro)];
}
