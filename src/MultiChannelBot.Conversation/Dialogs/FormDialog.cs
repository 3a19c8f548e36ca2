using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Takes a form that was filled in. What was changed in it is stated now; what was left as it stood is as old as the form, so that
/// it never undoes what was said while the form was open.
/// </summary>
internal sealed class FormDialog(TriageDialog dialog)
{
    private static readonly ImmutableArray<Fact> WhatWasBought = [Fact.ServiceType, Fact.OutsideClass];
    private static readonly ImmutableArray<Fact> WhereItWasBought = [Fact.PurchaseChannel, Fact.AlreadyOurs];

    public TurnResult Take(Draft draft, FilledForm form)
    {
        if (form.Begins is { IsDefaultOrEmpty: false } all)
        {
            return dialog.Continue(Begin(draft, all));
        }

        if (IsAnotherCase(draft, form))
        {
            draft = (draft with { State = draft.State.LeaveFor(), Offers = [Command.WasCorrection, Command.SameCase] }).Say("lead.new-case");
        }

        var place = form.Subscription >= 0 && form.Subscription < draft.State.Subscriptions.Length ? form.Subscription : draft.State.Focus;
        var said = FactCatalogue.All.Select(fact => fact.Id).ToLookup(fact => form.Facts[fact] != form.Shown[fact]);
        return dialog.Continue(draft.Undoable(kept => Write(
            Write(kept with { State = kept.State with { Revisiting = null } }, place, form, said[false].Where(fact => form.Facts[fact] is not Knowledge.NothingSaid), form.ShownAt),
            place,
            form,
            said[true],
            kept.Input.SaidAt)));
    }

    /// <summary>What there was before is one "back" away.</summary>
    private Draft Begin(Draft draft, ImmutableArray<FactSet> all)
    {
        var begun = draft.State.IsBlank() ? draft : (draft with { State = draft.State.LeaveFor() }).Say("lead.new-case");
        return begun.Undoable(kept => all.Select((facts, place) => (Facts: facts, Place: place)).Aggregate(kept, (taken, one) => dialog.TakeIn(
            one.Place == 0 ? taken : taken with { State = taken.State.Add() },
            one.Place,
            [.. FactCatalogue.All.Select(fact => (fact.Id, one.Facts[fact.Id])).Where(pair => pair.Item2 is not Knowledge.NothingSaid)])));
    }

    private Draft Write(Draft draft, int place, FilledForm form, IEnumerable<Fact> facts, DateTimeOffset saidAt)
    {
        ImmutableArray<(Fact, Knowledge)> said = [.. facts.Select(fact => (fact, form.Facts[fact]))];
        var input = draft.Input;
        return said.IsEmpty
            ? draft
            : dialog.TakeIn(draft with { Input = input with { SaidAt = saidAt < input.SaidAt ? saidAt : input.SaidAt } }, place, said) with { Input = input };
    }

    /// <summary>
    /// After an answer, what was bought and where it was bought changed together is another case, and so is any change once the
    /// answer is old. Of several subscriptions the form names the one that it is about.
    /// </summary>
    private static bool IsAnotherCase(Draft draft, FilledForm form)
    {
        if (draft.State is not { AnsweredAt: { } answered, Subscriptions: [{ Facts: var known }] })
        {
            return false;
        }

        bool Changes(Fact fact) => form.Facts[fact] != form.Shown[fact] && form.Facts[fact] != known[fact];
        return draft.Now - answered > ConversationSettings.AnswerStaysCurrent
            ? FactCatalogue.All.Any(fact => fact.Id != Fact.PartnerType && Changes(fact.Id))
            : WhatWasBought.Any(Changes) && WhereItWasBought.Any(Changes);
    }
}
