using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Tells what new facts mean for the case at hand: a correction, another subscription, or another case. Where it begins a
/// new case it says so and offers the other two readings.
/// </summary>
internal sealed class CaseOverTime(TriageDialog dialog)
{
    /// <summary>
    /// Takes the facts of a message in. Null where they would change an answered case of several subscriptions and it is
    /// not said which one is meant: that is to be asked.
    /// </summary>
    public Draft? Take(Draft draft, Reading reading, Position.Asking? asking)
    {
        var said = Subscriptions(reading);
        if (StartsNewCase(draft, reading, said[0]))
        {
            return TakeAll(StartNewCase(draft, reading), 0, said, [], clears: false);
        }

        if (Adds(draft.State, reading, said[0]) && !DescribesTheEmpty(draft.State, asking))
        {
            return draft.State.Subscriptions.Length + said.Length > CaseState.MostSubscriptions
                ? draft.Say(Line.Of("lead.full").With("most", new Arg.Number(CaseState.MostSubscriptions)))
                : AddNew(draft, said);
        }

        if (reading.All && said.Length == 1)
        {
            var clears = IsCorrection(draft.State, reading);
            return draft.Undoable(kept => Enumerable.Range(0, kept.State.Subscriptions.Length)
                .Aggregate(kept, (taken, each) => TakeAll(taken, each, said, [], clears)));
        }

        if (Target(draft.State, reading, said, asking) is not { } subscription)
        {
            return null;
        }

        var taken = draft.Undoable(kept => TakeAll(kept, subscription, said, reading.Abouts, clears: IsCorrection(draft.State, reading)));
        return MayBeOneMore(draft.State, subscription, reading, said) ? taken with { Offers = taken.Offers.Add(Command.SameCase) } : taken;
    }

    /// <summary>
    /// What the last message changed of an answered case was not a correction but one more subscription: takes the change
    /// back and adds it. Null where the last message changed nothing.
    /// </summary>
    public Draft? AddInstead(Draft draft)
    {
        if (draft.State is not { History: [.., var moment], AnsweredAt: not null } state || moment.Subscriptions.Length != state.Subscriptions.Length)
        {
            return null;
        }

        var before = moment.Subscriptions[state.Focus].Facts;
        ImmutableArray<FactValue> said = [.. state.Current.Facts.Values.Where(value => !before.Has(value))];
        return said.IsEmpty || state.Subscriptions.Length == CaseState.MostSubscriptions || state.GoBack() is not { } restored
            ? null
            : AddNew(draft with { State = restored }, [said]);
    }

    /// <summary>Adds a subscription for each of these groups of values.</summary>
    public Draft AddNew(Draft draft, ImmutableArray<ImmutableArray<FactValue>> said) =>
        draft.Undoable(kept => TakeAll(Added(kept), kept.State.Subscriptions.Length, said, [], clears: false));

    /// <summary>Writes what a message states of each of several subscriptions into those of the case, in order, as a correction.</summary>
    public Draft CorrectEach(Draft draft, ImmutableArray<ImmutableArray<FactValue>> said) =>
        draft.Undoable(kept => TakeAll(kept, 0, said, [], clears: true));

    /// <summary>Writes values into one subscription of an answered case, as a correction.</summary>
    public Draft Correct(Draft draft, int subscription, ImmutableArray<FactValue> said) =>
        draft.Undoable(kept => TakeAll(kept, subscription, [said], [], clears: true));

    private static bool IsCorrection(CaseState state, Reading reading) => reading.Act == Act.Change || state.AnsweredAt is not null;

    /// <summary>Which subscription a message is about; null where that is to be asked.</summary>
    private static int? Target(
        CaseState state, Reading reading, ImmutableArray<ImmutableArray<FactValue>> said, Position.Asking? asking)
    {
        if (state.Subscriptions.Length == 1 || said.Length > 1)
        {
            return asking?.Subscription ?? state.Focus;
        }

        var takesBack = reading.Act == Act.Change;
        if (asking is { Fact: Fact.ServiceType } && !takesBack)
        {
            return asking.Subscription;
        }

        return (reading.About is { } about ? state.Find(about) : null)
            ?? state.Named(said[0])
            ?? (takesBack && asking is not null ? OnlyKnower(state, said[0], asking) : null)
            ?? asking?.Subscription
            ?? (said[0].All(value => value.Fact == Fact.PartnerType) ? state.Focus : null);
    }

    /// <summary>What is taken back was said of a subscription that has it: not of the one that is just being asked about.</summary>
    private static int? OnlyKnower(CaseState state, ImmutableArray<FactValue> said, Position.Asking asking)
    {
        var fact = said[0].Fact;
        if (fact == asking.Fact || state.Subscriptions[asking.Subscription].Facts.Value(fact) is not null)
        {
            return null;
        }

        int[] knowers = [.. Enumerable.Range(0, state.Subscriptions.Length).Where(index => state.Subscriptions[index].Facts.Value(fact) is not null)];
        return knowers is [var only] ? only : null;
    }

    /// <summary>
    /// True where a message describes one more subscription. "The Office 365 should move, too" says something of one that is
    /// in the case already; from another channel it would be another one.
    /// </summary>
    private static bool Adds(CaseState state, Reading reading, ImmutableArray<FactValue> said) =>
        !state.IsBlank()
        && (PointsAtNext(state, reading)
            || (reading.Adds && (state.Named(said) is null || said.Any(value => value.Fact == Fact.PurchaseChannel)))
            || IsDescribedBesides(state, reading, said));

    /// <summary>
    /// "Dynamics 365 is MPSA" while something else is asked about a Visio from Open: both are said of it, so it is another one.
    /// </summary>
    private static bool IsDescribedBesides(CaseState state, Reading reading, ImmutableArray<FactValue> said)
    {
        bool DiffersIn(Fact fact) => said.FirstOrDefault(value => value.Fact == fact) is { } value
            && state.Current.Facts.Value(fact) is { } known && known != value;
        return state.AnsweredAt is null && reading.Act != Act.Change && reading.About is null && state.Named(said) is null
            && DiffersIn(Fact.Product) && DiffersIn(Fact.PurchaseChannel);
    }

    /// <summary>"Plus Azure" while the subscription that was just added is asked about: it is that one.</summary>
    private static bool DescribesTheEmpty(CaseState state, Position.Asking? asking) =>
        asking is { Revisited: false } && state.Subscriptions[asking.Subscription].Facts == FactSet.Empty;

    /// <summary>
    /// Another product after an answer, without a word that corrects or adds: taken as a correction, but it may be one more.
    /// </summary>
    private static bool MayBeOneMore(
        CaseState state, int subscription, Reading reading, ImmutableArray<ImmutableArray<FactValue>> said) =>
        state.AnsweredAt is not null
        && said.Length == 1 && reading is { About: null } && reading.Act != Act.Change
        && state.Subscriptions.Length < CaseState.MostSubscriptions
        && said[0].Any(value => value.Fact is Fact.Product or Fact.ServiceType or Fact.OutsideClass
            && state.Subscriptions[subscription].Facts.Value(value.Fact) is { } known && known != value);

    private static Draft Added(Draft draft) => (draft with { State = draft.State.Add() }).Say("lead.added");

    /// <summary>The statements of each subscription that the message describes; one where it tells none apart.</summary>
    private static ImmutableArray<ImmutableArray<FactValue>> Subscriptions(Reading reading) => reading.Subscriptions.Length > 1
        ? reading.Subscriptions
        : [WithoutName(reading, ValuesOf(reading))];

    private static ImmutableArray<FactValue> ValuesOf(Reading reading)
    {
        var values = ImmutableArray.CreateBuilder<FactValue>(reading.Facts.Length);
        foreach (var stated in reading.Facts)
        {
            if (!values.Contains(stated.Value))
            {
                values.Add(stated.Value);
            }
        }

        return values.DrainToImmutable();
    }

    /// <summary>"The EA one was Open": the channel that names the subscription is not stated of it beside the new one.</summary>
    private static ImmutableArray<FactValue> WithoutName(Reading reading, ImmutableArray<FactValue> said) =>
        reading.About?.Channel is { } name && said.Count(value => value.Fact == Fact.PurchaseChannel) > 1 ? said.Remove(name) : said;

    private static bool StartsNewCase(Draft draft, Reading reading, ImmutableArray<FactValue> said)
    {
        if (reading.AnotherCustomer)
        {
            return !draft.State.IsBlank();
        }

        if (draft.State.AnsweredAt is not { } answered)
        {
            return false;
        }

        var saysAllAnew = said.Any(value => value.Fact is Fact.Product or Fact.ServiceType)
            && said.Any(value => value.Fact == Fact.PurchaseChannel)
            && !NamesOneOfSeveral(draft.State, said)
            && said.Any(value => draft.State.Subscriptions[draft.State.Named(said) ?? draft.State.Focus].Facts.Value(value.Fact) != value)
            && reading is { Adds: false }
            && reading.Act != Act.Change;
        return draft.Now - answered > ConversationSettings.AnswerStaysCurrent || saysAllAnew;
    }

    /// <summary>Of several subscriptions one is put right by naming it ("the M365 is EA"); which of two alike is then asked.</summary>
    private static bool NamesOneOfSeveral(CaseState state, ImmutableArray<FactValue> said) =>
        state.Subscriptions.Length > 1
        && state.Subscriptions.Any(known => said.Any(value => value.Fact is Fact.Product or Fact.ServiceType && known.Facts.Has(value)));

    private static Draft StartNewCase(Draft draft, Reading reading)
    {
        var told = reading.AnotherCustomer;
        draft = (draft with { State = draft.State.LeaveFor() }).Say(told ? "lead.another-customer" : "lead.new-case");
        return told ? draft : draft with { Offers = [Command.WasCorrection, Command.SameCase] };
    }

    /// <summary>"The second one is Azure" while there is one only: it describes the next.</summary>
    private static bool PointsAtNext(CaseState state, Reading reading) =>
        reading.About?.Ordinal is { } place && place == state.Subscriptions.Length + 1;

    private static void DropWhoseItIs(List<(Fact Fact, Knowledge What)> statements)
    {
        // What is in the speaker's own CSP is at no other CSP partner; what they sold under another programme is not in their CSP.
        var isOurs = statements.Exists(said => said.Fact == Fact.AlreadyOurs);
        var channel = statements.Find(said => said.Fact == Fact.PurchaseChannel).What;
        if (isOurs && channel is not null)
        {
            var drop = channel == Knowledge.Of(PurchaseChannel.CspPartner) ? Fact.PurchaseChannel : Fact.AlreadyOurs;
            statements.RemoveAll(said => said.Fact == drop);
        }
    }

    private Draft TakeAll(
        Draft draft, int first, ImmutableArray<ImmutableArray<FactValue>> said, ImmutableArray<About?> abouts, bool clears)
    {
        var targets = new int[Math.Min(said.Length, CaseState.MostSubscriptions - first)];
        for (var index = 0; index < targets.Length; index++)
        {
            var about = abouts.IsDefaultOrEmpty ? null : abouts[index];
            targets[index] = (about is null ? null : draft.State.Find(about)) ?? first + index;
            if (index > 0 && targets[index] >= draft.State.Subscriptions.Length)
            {
                draft = draft with { State = draft.State.Add() };
                targets[index] = draft.State.Subscriptions.Length - 1;
            }
        }

        // All are there before the first is written: the titles count them.
        for (var index = 0; index < targets.Length; index++)
        {
            draft = dialog.TakeIn(draft, targets[index], Statements(draft.State.Subscriptions[targets[index]].Facts, said[index], clears));
        }

        return draft;
    }

    /// <summary>
    /// What the values say, and what they take back: a new service type takes back a product that was of the other one, a
    /// product without its class the class of the one before, a product of neither class any class; a correction of what was
    /// bought or where takes back that it was outside the page, or ours already.
    /// </summary>
    private static ImmutableArray<(Fact Fact, Knowledge What)> Statements(FactSet known, ImmutableArray<FactValue> said, bool clears)
    {
        List<(Fact Fact, Knowledge What)> statements = new(said.Length);
        foreach (var value in said)
        {
            if (!Mentions(statements, value.Fact))
            {
                statements.Add((value.Fact, WhatIsSaid(said, value)));
            }
        }

        DropWhoseItIs(statements);
        bool Says(Fact fact) => SaidOf(said, fact) is not null;
        bool Knows(Fact fact) => known[fact] is not Knowledge.NothingSaid;
        void TakeBack(Fact fact) => statements.Add((fact, Knowledge.Unknown));

        if (Says(Fact.ServiceType) && !Says(Fact.Product) && Knows(Fact.Product)
            && SaidOf(said, Fact.ServiceType) != known.Value(Fact.ServiceType))
        {
            TakeBack(Fact.Product);
        }

        if (Says(Fact.Product) && !Says(Fact.ServiceType) && !Says(Fact.OutsideClass) && Knows(Fact.Product) && Knows(Fact.ServiceType)
            && SaidOf(said, Fact.Product) != known.Value(Fact.Product))
        {
            TakeBack(Fact.ServiceType);
        }

        if (Says(Fact.OutsideClass) && !Says(Fact.ServiceType) && Knows(Fact.ServiceType))
        {
            TakeBack(Fact.ServiceType);
        }

        if (clears && (Says(Fact.ServiceType) || Says(Fact.Product)) && !Says(Fact.OutsideClass) && Knows(Fact.OutsideClass))
        {
            TakeBack(Fact.OutsideClass);
        }

        if (clears && Says(Fact.PurchaseChannel) && !Says(Fact.AlreadyOurs) && Knows(Fact.AlreadyOurs))
        {
            TakeBack(Fact.AlreadyOurs);
        }

        return [.. statements];
    }

    private static bool Mentions(List<(Fact Fact, Knowledge What)> statements, Fact fact)
    {
        foreach (var statement in statements)
        {
            if (statement.Fact == fact)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first value of a fact; null where none is said.</summary>
    private static FactValue? SaidOf(ImmutableArray<FactValue> said, Fact fact)
    {
        foreach (var value in said)
        {
            if (value.Fact == fact)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>What is said of the fact of its first value.</summary>
    private static Knowledge WhatIsSaid(ImmutableArray<FactValue> said, FactValue first)
    {
        foreach (var value in said)
        {
            if (value.Fact == first.Fact && value != first)
            {
                return Knowledge.OneOf([.. said.Where(other => other.Fact == value.Fact)]);
            }
        }

        return Knowledge.Of(first);
    }
}
