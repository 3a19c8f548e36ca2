using System.Collections.Immutable;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>One fact's change: what was known of it and what is known now.</summary>
internal sealed record FactChange(Fact Fact, Knowledge Before, Knowledge After);

/// <summary>The only place where facts are written into a case. Every function is pure.</summary>
internal static class CaseBook
{
    private const int MostListed = 4;

    /// <summary>Keeps the present moment, so that "back" can return to it.</summary>
    public static CaseState Remember(this CaseState state) => state with
    {
        History = (state.History.Length < CaseState.MostMoments ? state.History : state.History[^(CaseState.MostMoments - 1)..])
            .Add(new Moment(state.Subscriptions, state.Focus)),
    };

    /// <summary>
    /// Returns to the moment before the last answer; before the first answer, to the case before this one. Null where
    /// there is neither.
    /// </summary>
    public static CaseState? GoBack(this CaseState state) => state switch
    {
        { History: [.., var moment] } => (state with { History = state.History.RemoveAt(state.History.Length - 1) }).At(moment),
        { Previous: { } previous } => (state with { Previous = null, Code = state.CodeOf(previous), Shared = state.SharedOnLeaving() })
            .At(new Moment(previous, previous.Length - 1)),
        _ => null,
    };

    private static CaseState At(this CaseState state, Moment moment) => (state with
    {
        Subscriptions = moment.Subscriptions,
        Focus = moment.Focus,
        Revisiting = null,
        Unread = 0,
        AnsweredAt = null,
    }).Changed();

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
        var (facts, guesses, times) = (entry.Facts, entry.Likely, entry.SaidAt.ToBuilder());
        foreach (var (fact, what) in said)
        {
            if (times.TryGetValue(fact, out var earlier) && earlier > saidAt)
            {
                continue;
            }

            if (facts[fact] != what)
            {
                changes.Add(new FactChange(fact, facts[fact], what));
                facts = facts.With(fact, what);
            }

            guesses = Without(guesses ?? [], fact);
            if (what is Knowledge.NothingSaid)
            {
                times.Remove(fact);
            }
            else
            {
                times[fact] = saidAt;
            }
        }

        entry = entry with { Facts = facts, Likely = guesses, SaidAt = times.ToImmutable() };

        var written = state with
        {
            Subscriptions = state.Subscriptions.SetItem(subscription, entry),
            Focus = subscription,
            Unread = 0,
            Revision = state.Revision + (changes.Count > 0 ? 1 : 0),
        };
        return (written, changes.DrainToImmutable());
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
                Likely = Without(entry.Guesses(), fact),
                SaidAt = entry.SaidAt.SetItem(fact, saidAt),
            };
        }

        return (state with { Subscriptions = state.Subscriptions.SetItem(subscription, entry), Focus = subscription, Unread = 0 })
            .Changed();
    }

    /// <summary>Keeps what was guessed of facts that nobody stated.</summary>
    public static CaseState Suppose(this CaseState state, int subscription, IEnumerable<FactValue> likely)
    {
        var entry = state.Subscriptions[subscription];
        ImmutableArray<FactValue> open = [.. likely.Where(value => entry.Facts[value.Fact] is Knowledge.NothingSaid)];
        return state with
        {
            Subscriptions = state.Subscriptions.SetItem(subscription, entry with { Likely = open.IsEmpty ? null : open }),
            Focus = subscription,
            Unread = 0,
        };
    }

    private static ImmutableArray<FactValue>? Without(ImmutableArray<FactValue> guesses, Fact fact) =>
        guesses.IsEmpty ? null : guesses.RemoveAll(value => value.Fact == fact) is { IsEmpty: false } left ? left : null;

    /// <summary>Adds a subscription and makes it the one that is talked about.</summary>
    public static CaseState Add(this CaseState state) => (state with
    {
        Subscriptions = state.Subscriptions.Add(Subscription.Empty),
        Focus = state.Subscriptions.Length,
        AnsweredAt = null,
        Revisiting = null,
    }).Changed();

    /// <summary>Takes one of several subscriptions out.</summary>
    public static CaseState Remove(this CaseState state, int subscription) => (state with
    {
        Subscriptions = state.Subscriptions.RemoveAt(subscription),
        Focus = state.Subscriptions.Length - 2,
        Revisiting = null,
    }).Changed();

    /// <summary>A fresh case for the same person, without a way back: language, role and kind of partner stay.</summary>
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
        Shared = state.Shared,
        Reminders = state.Reminders,
    }.Changed();

    /// <summary>A fresh case from which "back" still leads to the one before.</summary>
    public static CaseState LeaveFor(this CaseState state) => state.StartAnew() with
    {
        Previous = state.IsBlank() ? state.Previous : state.Subscriptions,
        Shared = state.SharedOnLeaving(),
    };

    /// <summary>
    /// The only subscription that values name by what was bought: its product or, while no product of it is known, its
    /// service type. Null where they name none, or more than one.
    /// </summary>
    public static int? Named(this CaseState state, IReadOnlyCollection<FactValue> said)
    {
        var product = said.FirstOrDefault(value => value.Fact == Fact.Product);
        var type = said.FirstOrDefault(value => value.Fact == Fact.ServiceType);
        if (product is null && type is null)
        {
            return null;
        }

        int[] Where(Func<FactSet, bool> holds) =>
            [.. Enumerable.Range(0, state.Subscriptions.Length).Where(index => holds(state.Subscriptions[index].Facts))];
        var named = product is null ? [] : Where(facts => facts.Value(Fact.Product) == product);
        if (named.Length == 0)
        {
            named = Where(facts => type is not null && facts.Value(Fact.ServiceType) == type
                && (product is null || facts.Value(Fact.Product) is null));
        }

        return named is [var only] ? only : null;
    }

    /// <summary>The subscription that a message points at by its place, or by what it is; null where none fits, or several do.</summary>
    public static int? Find(this CaseState state, About about)
    {
        if (about.Ordinal is { } place)
        {
            var index = place == About.Last ? state.Subscriptions.Length - 1 : place - 1;
            return index < state.Subscriptions.Length ? index : null;
        }

        FactValue[] said = [.. new[] { about.ServiceType, about.Product }.OfType<FactValue>()];
        if (about.Channel is not { } channel)
        {
            return state.Named(said);
        }

        int[] held = [.. Enumerable.Range(0, state.Subscriptions.Length).Where(index => state.Subscriptions[index].Facts.Has(channel))];
        return held is [var only] && (said.Length == 0 || state.Named(said) is not { } named || named == only) ? only : state.Named(said);
    }

    /// <summary>What is known of one subscription, the kind of partner included.</summary>
    public static FactSet FactsOf(this CaseState state, int subscription)
    {
        var facts = state.Subscriptions[subscription].Facts;
        return state.PartnerType is { } kind ? facts.With(kind) : facts;
    }

    /// <summary>
    /// True where only a few values are left: few enough to list them, and to ask for them before anything else. What is left
    /// after a mere "not that one" is no near answer yet.
    /// </summary>
    public static bool IsNarrow(this Knowledge knows) => knows is Knowledge.Narrowed { Candidates.Length: <= MostListed };

    /// <summary>True while nothing at all is known.</summary>
    public static bool IsBlank(this CaseState state) =>
        state.Subscriptions is [{ Facts: var facts, DontKnows.IsEmpty: true }] && facts == FactSet.Empty;

    /// <summary>The same with the revision moved on: cards shown before are old from here.</summary>
    public static CaseState Changed(this CaseState state) => state with { Revision = state.Revision + 1 };
}
