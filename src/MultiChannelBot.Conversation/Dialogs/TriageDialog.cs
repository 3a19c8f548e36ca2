using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>The triage of a case: puts the next question or gives the answer, and takes in what was said.</summary>
internal sealed class TriageDialog(WaterfallDialog waterfall, ReplyComposer composer, FactValue assumedCloud)
{
    /// <summary>Where the case stands.</summary>
    public Position Locate(CaseState state) => waterfall.Locate(state);

    /// <summary>The fact that an answer still depends on because the person could not name it; null where none does.</summary>
    public Position.Asking? WaitsFor(CaseState state)
    {
        if (Locate(state) is not Position.Answered { Verdicts: var verdicts } || verdicts.OfType<Verdict.Undecided>().FirstOrDefault() is not { } open)
        {
            return null;
        }

        var subscription = verdicts.IndexOf(open);
        var possible = state.Subscriptions[subscription].Facts[open.Fact] switch
        {
            Knowledge.CannotSay { Among.IsDefault: false } cannot => cannot.Among,
            Knowledge.Narrowed narrowed => narrowed.Candidates,
            _ => FactCatalogue.Of(open.Fact).PossibleUnstated,
        };
        return new Position.Asking(subscription, open.Fact, possible, Revisited: false);
    }

    /// <summary>Goes on from where the case stands: asks, or answers.</summary>
    public TurnResult Continue(Draft draft) => Locate(draft.State) switch
    {
        Position.Asking asking => Ask(draft, asking),
        Position.Answered answered => Answer(draft, answered.Verdicts),
        _ => throw new InvalidOperationException("A case is at a question or answered."),
    };

    /// <summary>The question as it is put now; also what a typed answer is read by.</summary>
    public Prompt PromptOf(Draft draft, Position.Asking asking)
    {
        var entry = draft.State.Subscriptions[asking.Subscription];
        var possible = asking.Fact == Fact.Intent && asking.Revisited
            ? FactCatalogue.Of(Fact.Intent).PossibleUnstated
            : asking.Possible;
        return waterfall.Step(asking.Fact).Prompt(new StepContext(
            draft.Role,
            entry.Guesses().IsEmpty
                ? possible
                : [.. possible.OrderBy(value => entry.Guesses().Contains(value) ? entry.Guesses().IndexOf(value) : int.MaxValue)],
            entry.DontKnows.GetValueOrDefault(asking.Fact),
            draft.IsUnsure,
            draft.State.Unread,
            asking.Revisited,
            entry.Facts[asking.Fact].IsNarrow())
        {
            HasLikely = entry.Guesses(asking.Fact),
        });
    }

    /// <summary>Takes a choice of a question in; null for a value that is none of the fact's.</summary>
    public Draft? Choose(Draft draft, int subscription, Fact fact, string value)
    {
        var entry = draft.State.Subscriptions[subscription].Facts[fact];
        var possible = entry is Knowledge.Narrowed narrowed ? narrowed.Candidates : FactCatalogue.Of(fact).Values;
        return waterfall.Step(fact).Read(value, possible) is { } what
            ? draft.Undoable(kept => TakeIn(kept, subscription, [(fact, what)]))
            : null;
    }

    /// <summary>Writes statements into the case and says what was noted or changed.</summary>
    public Draft TakeIn(Draft draft, int subscription, ImmutableArray<(Fact Fact, Knowledge What)> said)
    {
        var kind = KindOf(said);
        var state = kind is null || kind.Value == draft.State.PartnerType
            ? draft.State
            : (draft.State with { PartnerType = kind.Value }).Changed();
        var (written, changes) = state.State(
            subscription, said.RemoveAll(static pair => pair.Fact == Fact.PartnerType), draft.Input.SaidAt);
        // Whoever states something else instead has moved on from the fact they wanted to set again.
        var revisited = written.Revisiting is not null && (changes.Length > 0 || SaysOf(said, written.Revisiting.Value));
        draft = draft with
        {
            State = revisited ? written with { Revisiting = null } : written,
        };
        return Noted(draft, subscription, changes, kind?.Value);
    }

    private static bool SaysOf(ImmutableArray<(Fact Fact, Knowledge What)> said, Fact fact) => said.Any(pair => pair.Fact == fact);

    /// <summary>The speaker's own kind of partner, where it is said.</summary>
    private static Knowledge.Stated? KindOf(ImmutableArray<(Fact Fact, Knowledge What)> said)
    {
        Knowledge.Stated? kind = null;
        foreach (var (fact, what) in said)
        {
            kind = fact == Fact.PartnerType && what is Knowledge.Stated stated ? stated : kind;
        }

        return kind;
    }

    /// <summary>Counts an "I don't know" for the fact that is asked.</summary>
    public static Draft DontKnow(Draft draft, Position.Asking asking)
    {
        if (asking.Revisited)
        {
            draft = draft with { State = draft.State with { Revisiting = null } };
            if (draft.State.Subscriptions[asking.Subscription].Facts.Value(asking.Fact) is not null)
            {
                return draft.Say("lead.kept");
            }
        }

        return draft.Undoable(kept => kept with
        {
            IsUnsure = true,
            State = kept.State.DontKnow(asking.Subscription, asking.Fact, draft.Input.SaidAt),
        });
    }

    /// <summary>Tells how to find out what is asked.</summary>
    public static Draft FindOut(Draft draft, Position.Asking asking) =>
        draft.State.Subscriptions[asking.Subscription].DontKnows.ContainsKey(asking.Fact)
            ? draft.Say("findout." + FactCatalogue.Of(asking.Fact).Name)
            : DontKnow(draft, asking);

    /// <summary>Says what changed and what is new; of several subscriptions also of which.</summary>
    private Draft Noted(Draft draft, int subscription, ImmutableArray<FactChange> changes, FactValue? kind)
    {
        List<Line> lines = [];

        // "Azure" that turns out to be an Azure plan is no other product: the offer is noted.
        var repeats = changes.Any(change => change.Fact == Fact.AzureOffer) && ReplyComposer.RepeatsItself(draft.State.Subscriptions[subscription].Facts);
        foreach (var change in changes)
        {
            if ((!repeats || change.Fact != Fact.Product) && ChangedLine(draft.State, change) is { } changed)
            {
                lines.Add(changed);
            }
        }

        lines.AddRange(NotedLines(draft.State, subscription, changes, kind));
        if (lines.Count > 0 && changes.Length > 0 && ReplyComposer.TitleOf(draft.State, subscription) is { } title)
        {
            draft = draft.Say(title) with { Titled = subscription };
        }

        return lines.Count == 0 ? draft : draft with { Lead = draft.Lead.AddRange(lines) };
    }

    private Line? ChangedLine(CaseState state, FactChange change) => (BeforeOf(state, change), change.After) switch
    {
        ({ } before, Knowledge.Stated after) when before != after.Value => Line.Of("lead.changed")
            .With("fact", new Arg.FactName(change.Fact))
            .With("before", new Arg.Value(before)).With("after", new Arg.Value(after.Value)),
        _ => null,
    };

    /// <summary>What held before: stated, or for the cloud assumed, which the answer has shown.</summary>
    private FactValue? BeforeOf(CaseState state, FactChange change) => change switch
    {
        { Before: Knowledge.Stated before } => before.Value,
        { Fact: Fact.Cloud } when state.AnsweredAt is not null => assumedCloud,
        _ => null,
    };

    /// <param name="kind">The kind of partner that was said beside; null for none.</param>
    private IEnumerable<Line> NotedLines(CaseState state, int subscription, ImmutableArray<FactChange> changes, FactValue? kind)
    {
        var repeats = ReplyComposer.RepeatsItself(state.Subscriptions[subscription].Facts);
        var named = ImmutableArray.CreateBuilder<FactValue>(changes.Length + 1);
        if (kind is not null)
        {
            named.Add(kind);
        }

        FactValue? day = null;
        foreach (var change in changes)
        {
            if (change.After is not Knowledge.Stated { Value: var value } || BeforeOf(state, change) is not null)
            {
                continue;
            }

            if (change.Fact == Fact.TermEnd)
            {
                day = value;
            }
            else if (!repeats || change.Fact != Fact.Product)
            {
                named.Add(value);
            }
        }

        if (named.Count > 0)
        {
            yield return Line.Of("lead.noted").With("values", new Arg.Values(named.DrainToImmutable()));
        }

        // A bare day does not say what it is the day of.
        if (day is not null)
        {
            yield return Line.Of("lead.noted-fact").With("fact", new Arg.FactName(day.Fact)).With("value", new Arg.Value(day));
        }

        foreach (var change in changes)
        {
            if (change.After is Knowledge.Narrowed narrowed && narrowed.IsNarrow())
            {
                yield return Line.Of("lead.narrowed").With("fact", new Arg.FactName(change.Fact))
                    .With("values", new Arg.Alternatives(narrowed.Candidates));
            }
        }
    }

    /// <summary>
    /// Takes guesses in: one of several narrows the fact to them, a single one is kept to be confirmed.
    /// </summary>
    public Draft Suppose(Draft draft, int subscription, ImmutableArray<FactValue> likely)
    {
        if (likely.IsEmpty)
        {
            return draft;
        }

        var facts = draft.State.Subscriptions[subscription].Facts;
        var open = likely.Where(value => facts[value.Fact] is Knowledge.NothingSaid).GroupBy(value => value.Fact).ToList();
        ImmutableArray<(Fact, Knowledge)> narrowed =
            [.. open.Where(group => group.Count() > 1).Select(group => (group.Key, Knowledge.OneOf([.. group])))];
        var taken = narrowed.IsEmpty ? draft : draft.Undoable(kept => TakeIn(kept, subscription, narrowed));
        foreach (var guess in open.Where(group => group.Count() == 1).Select(group => group.Single()))
        {
            taken = (taken with { State = taken.State.Suppose(subscription, [guess]) })
                .Say(Line.Of("lead.likely").With("value", new Arg.Value(guess)));
        }

        return taken;
    }

    /// <summary>
    /// After an answer: what was stated otherwise than what is likely now is taken back, so that it can be asked.
    /// </summary>
    public Draft Doubt(Draft draft, int subscription, ImmutableArray<FactValue> likely)
    {
        var facts = draft.State.Subscriptions[subscription].Facts;
        ImmutableArray<(Fact, Knowledge)> doubted =
        [
            .. likely.GroupBy(value => value.Fact)
                .Where(group => facts.Value(group.Key) is { } stated ? !group.Contains(stated) : facts[group.Key] is Knowledge.CannotSay)
                .Select(group => (group.Key, Knowledge.Unknown)),
        ];
        return doubted.IsEmpty ? draft : draft.Undoable(kept => TakeIn(kept, subscription, doubted));
    }

    /// <summary>
    /// Takes in that values do not hold: what is left of the candidates stays. The last one left is kept to be confirmed where
    /// all others were only denied.
    /// </summary>
    public Draft Deny(Draft draft, int subscription, ImmutableArray<FactValue> denied)
    {
        if (denied.IsEmpty)
        {
            return draft;
        }

        foreach (var group in denied.GroupBy(value => value.Fact).Where(group => FactCatalogue.WaterfallOrder.Contains(group.Key)))
        {
            var known = draft.State.Subscriptions[subscription].Facts[group.Key];
            var candidates = known is Knowledge.Narrowed narrowed ? narrowed.Candidates : FactCatalogue.Of(group.Key).PossibleUnstated;
            ImmutableArray<FactValue> left = [.. candidates.Except(group)];
            if (known is Knowledge.Stated stated ? !group.Contains(stated.Value) : left.Length == candidates.Length)
            {
                continue;
            }

            draft = left is [var last] && !known.IsNarrow()
                ? Suppose(draft, subscription, group.Key, last)
                : LeaveOnly(draft, subscription, group.Key, [.. group], left);
        }

        return draft;
    }

    private Draft Suppose(Draft draft, int subscription, Fact fact, FactValue last) =>
        Suppose(draft.Undoable(kept => TakeIn(kept, subscription, [(fact, Knowledge.Unknown)])), subscription, [last]);

    private Draft LeaveOnly(Draft draft, int subscription, Fact fact, ImmutableArray<FactValue> denied, ImmutableArray<FactValue> left)
    {
        // What may be denied only because it was stated leaves all that could hold without it.
        var what = left.IsEmpty || left.Length == FactCatalogue.Of(fact).PossibleUnstated.Length ? Knowledge.Unknown : Knowledge.OneOf(left);
        return what.IsNarrow() || what is Knowledge.Stated
            ? draft.Undoable(kept => TakeIn(kept, subscription, [(fact, what)]))
            : draft.Say(Line.Of("lead.denied").With("values", new Arg.Values(denied)))
                .Undoable(kept => TakeIn(kept, subscription, [(fact, what)]));
    }

    private TurnResult Ask(Draft draft, Position.Asking asking)
    {
        var state = draft.State with { AnsweredAt = asking.Revisited ? draft.State.AnsweredAt : null };
        var prompt = PromptOf(draft, asking);
        var reply = ReplyComposer.Ask(draft with { State = state }, asking, prompt);
        return new TurnResult(state, [reply], new TurnTrace($"ask:{FactCatalogue.Of(asking.Fact).Name}:{prompt.Variant}", null, null));
    }

    private TurnResult Answer(Draft draft, ImmutableArray<Verdict> verdicts)
    {
        var state = draft.State with { AnsweredAt = draft.Now, Unread = 0, ShownAlone = null };
        return Answered(state, composer.Answer(draft with { State = state }, verdicts));
    }

    /// <summary>The answer card as the case stands; null while something is still asked.</summary>
    public Answer? AnswerNow(Draft draft) => Locate(draft.State) is Position.Answered answered ? composer.Answer(draft, answered.Verdicts) : null;

    /// <summary>What would change the outcome of a subscription, the nearest first.</summary>
    public ImmutableArray<NearOutcome> Nearest(CaseState state, int subscription) => waterfall.Nearest(state, subscription);

    /// <summary>Every outcome that facts leave possible, with what would still have to be said.</summary>
    public ImmutableArray<NearOutcome> Ends(FactSet facts) => waterfall.Ends(facts);

    /// <summary>The answer for one of several subscriptions.</summary>
    public TurnResult Show(Draft draft, ImmutableArray<Verdict> verdicts, int subscription)
    {
        var state = draft.State with { Focus = subscription, AnsweredAt = draft.Now, Unread = 0, ShownAlone = subscription };
        return Answered(state, composer.AnswerOf(draft with { State = state }, verdicts, subscription));
    }

    /// <summary>Where the newest edition leads for a subscription; empty where it says the same.</summary>
    public ImmutableArray<DriftEnd> EndsOfNewest(CaseState state, ImmutableArray<Verdict> verdicts, int subscription) =>
        composer.EndsOfNewest(state, ReplyComposer.OutcomeOf(verdicts[subscription]), subscription);

    /// <summary>The answer for one subscription beside one end of the newest edition.</summary>
    public TurnResult Compare(Draft draft, ImmutableArray<Verdict> verdicts, int subscription, int end)
    {
        var state = draft.State with { Focus = subscription, Unread = 0, ShownAlone = subscription };
        return composer.Compared(draft with { State = state }, verdicts, subscription, end) is { } compared
            ? Answered(state, compared)
            : Answer(draft.Say("lead.same-on-both"), verdicts);
    }

    private static TurnResult Answered(CaseState state, Answer reply) => new(state, [reply], new TurnTrace(
        "answer",
        string.Join(',', reply.Parts.Select(part => part.Outcome.Receipt.Rule)),
        string.Join(',', reply.Parts.Select(part => Guidance.Outcomes.OutcomeIds.Code(part.Outcome.Id)))));
}
