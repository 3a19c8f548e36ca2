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
internal static class CaseOverTime
{
    public static Draft Take(Draft draft, Reading reading, int subscription)
    {
        var said = Subscriptions(reading);
        if (StartsNewCase(draft, reading, said[0]))
        {
            return TakeAll(StartNewCase(draft, reading), 0, said, clears: false);
        }

        if (reading.Adds && !draft.State.IsBlank())
        {
            return draft.State.Subscriptions.Length + said.Length > CaseState.MostSubscriptions
                ? draft.Say(Line.Of("lead.full").With("most", new Arg.Number(CaseState.MostSubscriptions)))
                : draft.Undoable(kept => TakeAll(Added(kept), kept.State.Subscriptions.Length, said, clears: false));
        }

        var clears = reading.Act == Act.Change || draft.State.AnsweredAt is not null;
        return draft.Undoable(kept => TakeAll(kept, subscription, said, clears));
    }

    private static Draft Added(Draft draft) => (draft with { State = draft.State.Add() }).Say("lead.added");

    /// <summary>The statements of each subscription that the message describes; one where it tells none apart.</summary>
    private static ImmutableArray<ImmutableArray<FactValue>> Subscriptions(Reading reading) => reading.Subscriptions.Length > 1
        ? reading.Subscriptions
        : [[.. reading.Facts.Select(stated => stated.Value).Distinct()]];

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
            && said.Any(value => draft.State.Current.Facts.Value(value.Fact) != value)
            && reading is { Adds: false }
            && reading.Act != Act.Change;
        return draft.Now - answered > ConversationSettings.AnswerStaysCurrent || saysAllAnew;
    }

    private static Draft StartNewCase(Draft draft, Reading reading)
    {
        var before = draft.State.AnsweredAt is null || reading.AnotherCustomer ? (ImmutableArray<Subscription>?)null : draft.State.Subscriptions;
        draft = (draft with { State = draft.State.StartAnew() with { Previous = before } })
            .Say(reading.AnotherCustomer ? "lead.another-customer" : "lead.new-case");
        return before is null ? draft : draft with { Offers = [Command.WasCorrection, Command.SameCase] };
    }

    private static Draft TakeAll(Draft draft, int first, ImmutableArray<ImmutableArray<FactValue>> said, bool clears)
    {
        for (var index = 0; index < said.Length && first + index < CaseState.MostSubscriptions; index++)
        {
            if (index > 0 && first + index >= draft.State.Subscriptions.Length)
            {
                draft = draft with { State = draft.State.Add() };
            }

            draft = TriageDialog.TakeIn(draft, first + index, Statements(draft.State.Subscriptions[first + index].Facts, said[index], clears));
        }

        return draft;
    }

    /// <summary>
    /// What the values say, and what they take back: a new service type takes back a product that was of the other one;
    /// a correction of what was bought or where takes back that it was outside the page, or ours already.
    /// </summary>
    private static ImmutableArray<(Fact Fact, Knowledge What)> Statements(FactSet known, ImmutableArray<FactValue> said, bool clears)
    {
        var statements = said.GroupBy(value => value.Fact)
            .Select(group => (group.Key, Knowledge.OneOf([.. group])))
            .ToList();
        bool Says(Fact fact) => said.Any(value => value.Fact == fact);
        bool Knows(Fact fact) => known[fact] is not Knowledge.NothingSaid;
        void TakeBack(Fact fact) => statements.Add((fact, Knowledge.Unknown));

        if (Says(Fact.ServiceType) && !Says(Fact.Product) && Knows(Fact.Product)
            && said.First(value => value.Fact == Fact.ServiceType) != known.Value(Fact.ServiceType))
        {
            TakeBack(Fact.Product);
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
}
