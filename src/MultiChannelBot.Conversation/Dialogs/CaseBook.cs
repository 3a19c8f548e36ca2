using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>One fact's change: what was known of it and what is known now.</summary>
internal sealed record FactChange(Fact Fact, Knowledge Before, Knowledge After);

/// <summary>The only place where facts are written into a case. Every function is pure.</summary>
internal static class CaseBook
{
    /// <summary>Keeps the present moment, so that "back" can return to it.</summary>
    public static CaseState Remember(this CaseState state) => state with
    {
        History = [.. state.History.Add(new Moment(state.Subscriptions, state.Focus)).TakeLast(CaseState.MostMoments)],
    };

    /// <summary>Returns to the moment before the last answer; null where there is none.</summary>
    public static CaseState? GoBack(this CaseState state) => state.History.IsEmpty ? null : state with
    {
        Subscriptions = state.History[^1].Subscriptions,
        Focus = state.History[^1].Focus,
        History = state.History.RemoveAt(state.History.Length - 1),
        Revisiting = null,
        Unread = 0,
        AnsweredAt = null,
        Revision = state.Revision + 1,
    };

    /// <summary>
    /// Writes what was said of one subscription. A statement older than the one it would replace is dropped: two messages
    /// may be handled in either order.
    /// </summary>
    /// <returns>The new state and what really changed.</returns>
    public static (CaseState State, ImmutableArray<FactChange> Changes) State(
        this CaseState state, int subscription, IEnumerable<(Fact Fact, Knowledge What)> said, DateTimeOffset saidAt)
    {
        var entry = state.Subscriptions[subscription];
        var changes = ImmutableArray.CreateBuilder<FactChange>();
        foreach (var (fact, what) in said)
        {
            if (entry.SaidAt.TryGetValue(fact, out var earlier) && earlier > saidAt)
            {
                continue;
            }

            if (entry.Facts[fact] != what)
            {
                changes.Add(new FactChange(fact, entry.Facts[fact], what));
            }

            entry = entry with
            {
                Facts = entry.Facts.With(fact, what),
                SaidAt = what is Knowledge.NothingSaid ? entry.SaidAt.Remove(fact) : entry.SaidAt.SetItem(fact, saidAt),
            };
        }

        var written = state with
        {
            Subscriptions = state.Subscriptions.SetItem(subscription, entry),
            Focus = subscription,
            Unread = 0,
        };
        return (changes.Count > 0 ? written.Changed() : written, changes.ToImmutable());
    }

    /// <summary>Counts an "I don't know"; the second one for a fact makes it a value of its own.</summary>
    public static CaseState DontKnow(this CaseState state, int subscription, Fact fact, DateTimeOffset saidAt)
    {
        var entry = state.Subscriptions[subscription];
        var times = entry.DontKnows.GetValueOrDefault(fact) + 1;
        entry = entry with { DontKnows = entry.DontKnows.SetItem(fact, times) };
        if (times >= 2)
        {
            // What is narrowed stays narrowed: the branches that remain are then only those.
            entry = entry with
            {
                Facts = entry.Facts.With(fact, entry.Facts[fact] is Knowledge.Narrowed narrowed
                    ? Knowledge.DoesNotKnowAmong(narrowed.Candidates)
                    : Knowledge.DoesNotKnow),
                SaidAt = entry.SaidAt.SetItem(fact, saidAt),
            };
        }

        return (state with { Subscriptions = state.Subscriptions.SetItem(subscription, entry), Focus = subscription, Unread = 0 })
            .Changed();
    }

    /// <summary>Adds a subscription and makes it the one that is talked about.</summary>
    public static CaseState Add(this CaseState state) => (state with
    {
        Subscriptions = state.Subscriptions.Add(Subscription.Empty),
        Focus = state.Subscriptions.Length,
        AnsweredAt = null,
        Revisiting = null,
    }).Changed();

    /// <summary>A fresh case for the same person: language, role and kind of partner stay.</summary>
    public static CaseState StartAnew(this CaseState state) => new CaseState
    {
        Revision = state.Revision,
        Owner = state.Owner,
        Language = state.Language,
        LanguageChosen = state.LanguageChosen,
        Role = state.Role,
        PartnerType = state.PartnerType,
        Welcomed = state.Welcomed,
        ToldPersonalData = state.ToldPersonalData,
    }.Changed();

    /// <summary>What is known of one subscription, the kind of partner included.</summary>
    public static FactSet FactsOf(this CaseState state, int subscription)
    {
        var facts = state.Subscriptions[subscription].Facts;
        return state.PartnerType is { } kind ? facts.With(kind) : facts;
    }

    /// <summary>True while nothing at all is known.</summary>
    public static bool IsBlank(this CaseState state) =>
        state.Subscriptions.All(entry => entry.Facts == FactSet.Empty && entry.DontKnows.IsEmpty) && state.Subscriptions.Length == 1;

    /// <summary>The same with the revision moved on: cards shown before are old from here.</summary>
    public static CaseState Changed(this CaseState state) => state with { Revision = state.Revision + 1 };
}
