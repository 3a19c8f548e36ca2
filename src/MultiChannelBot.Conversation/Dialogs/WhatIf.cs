using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// "What would change this?": tells what an answered case would come to if little of it were otherwise, and makes it so on a
/// press. Only that press changes the case.
/// </summary>
internal sealed class WhatIf(TriageDialog dialog)
{
    /// <summary>Beside the others there is room for "show the answer" among six actions.</summary>
    private const int MostLines = ReplyComposer.MostActions - 1;

    /// <summary>Lists what would change an answer, or does what a button of such a list says.</summary>
    public TurnResult Run(Draft draft, string? argument)
    {
        var state = draft.State;
        if (dialog.Locate(state) is not Position.Answered answered)
        {
            return dialog.Continue(draft.Say("lead.what-if-open"));
        }

        if (argument is null)
        {
            return state.Subscriptions.Length == 1 ? List(draft, 0) : AskWhich(draft, ReplyComposer.Number);
        }

        return Supposition.Read(argument, state.Subscriptions.Length) switch
        {
            { Said.IsEmpty: true, Subscription: var which } => List(draft, which),
            { Applies: true } applied => Apply(draft, applied),
            { } supposed => Told(draft, answered, supposed.Subscription, [.. supposed.Said.Select(pair => pair.Value).OfType<FactValue>()]),
            null => dialog.Continue(draft.Say("lead.stale")),
        };
    }

    /// <summary>"What if it was EA?": what the case would then come to. Null where the values say nothing but what is known.</summary>
    /// <param name="subscription">The one that is meant; null where it is to be asked.</param>
    public TurnResult? Suppose(Draft draft, int? subscription, ImmutableArray<FactValue> said)
    {
        ImmutableArray<FactValue> supposed =
            [.. said.Where(value => DecisionFacts.Contains(value.Fact) && value.Fact != Fact.PartnerType).DistinctBy(value => value.Fact)];
        return supposed.IsEmpty || dialog.Locate(draft.State) is not Position.Answered answered ? null
            : (subscription ?? (draft.State.Subscriptions.Length == 1 ? 0 : null)) is not { } which
                ? AskWhich(draft, at => Supposition.Look(at, supposed))
            : supposed.All(draft.State.Subscriptions[which].Facts.Has) ? null
            : Told(draft, answered, which, supposed);
    }

    private TurnResult List(Draft draft, int subscription)
    {
        var near = dialog.Nearest(draft.State, subscription);
        return near.IsEmpty
            ? Tell(draft, null, [Line.Of("whatif.none")], [])
            : Tell(draft, Title(draft.State, subscription), [.. WhatIfLines.Of(near)], Buttons(draft, subscription, near));
    }

    private TurnResult Told(Draft draft, Position.Answered answered, int subscription, ImmutableArray<FactValue> supposed)
    {
        var known = draft.State.FactsOf(subscription);
        var facts = supposed.Aggregate(known, (all, value) => all.With(value));
        ImmutableArray<Otherwise> first = [.. supposed.Where(value => !known.Has(value)).Select(value => new Otherwise(value.Fact, value, IsGiven: false))];
        ImmutableArray<NearOutcome> ends =
        [
            .. dialog.Ends(facts).Take(MostLines).Select(end => end with { Changes = WhatIfLines.InOrder([.. first, .. end.Changes]) }),
        ];
        var isSame = ends is [var only] && answered.Verdicts[subscription] is Verdict.Decided { Outcome: var now }
            && (only.Outcome, only.Headline) == (now.Id, now.Headline);
        return Tell(
            draft,
            ReplyComposer.TitleOf(draft.State, subscription),
            [.. isSame ? [Line.Of("whatif.same")] : Array.Empty<Line>(), .. WhatIfLines.Of(ends)],
            Buttons(draft, subscription, ends));
    }

    private TurnResult Apply(Draft draft, Supposition applied)
    {
        var facts = draft.State.Subscriptions[applied.Subscription].Facts;
        var changed = draft.Undoable(kept => TakenBack(facts, applied).Aggregate(
            dialog.TakeIn(kept, applied.Subscription, Statements(facts, applied)),
            (told, value) => told.Say(Line.Of("lead.no-longer").With("value", new Arg.Value(value)))));

        // The way back stands beside what it leads back from.
        var isAnswered = changed.IsRemembered && dialog.Locate(changed.State) is Position.Answered;
        return dialog.Continue(isAnswered ? changed with { Offers = changed.Offers.Add(Command.Back) } : changed);
    }

    /// <summary>What another service type or class takes back, too: a product that is not of it.</summary>
    private static ImmutableArray<(Fact Fact, Knowledge What)> Statements(FactSet facts, Supposition applied)
    {
        ImmutableArray<(Fact Fact, Knowledge What)> statements =
            [.. applied.Said.Select(pair => (pair.Fact, pair.Value is { } value ? Knowledge.Of(value) : Knowledge.Unknown))];
        var isOtherKind = applied.Said.Any(pair => pair.Fact is Fact.ServiceType or Fact.OutsideClass && facts.Value(pair.Fact) != pair.Value);
        return isOtherKind && facts[Fact.Product] is not Knowledge.NothingSaid
            ? statements.Add((Fact.Product, Knowledge.Unknown))
            : statements;
    }

    private static IEnumerable<FactValue> TakenBack(FactSet facts, Supposition applied) =>
        applied.Said.Where(pair => pair.Value is null).Select(pair => facts.Value(pair.Fact)).OfType<FactValue>();

    private static ImmutableArray<Button> Buttons(Draft draft, int subscription, ImmutableArray<NearOutcome> near)
    {
        var facts = draft.State.Subscriptions[subscription].Facts;
        return
        [
            .. near.Select((one, at) => new Button(
                WhatIfLines.Label(one, facts, near.Length > 1 ? at + 1 : null),
                new Press(Command.WhatIf.Code(), null, Supposition.Apply(subscription, one.Changes), draft.State.Revision),
                null)),
            draft.Button("action.show-answer", Command.Status.Code()),
        ];
    }

    private static TurnResult AskWhich(Draft draft, Func<int, string> press) => Tell(
        draft,
        null,
        [Line.Of("notice.which-to-suppose")],
        [
            .. Enumerable.Range(0, draft.State.Subscriptions.Length).Select(at => new Button(
                ReplyComposer.TitleOf(draft.State, at)!, new Press(Command.WhatIf.Code(), null, press(at), draft.State.Revision), null)),
        ]);

    private static Line Title(CaseState state, int subscription) => ReplyComposer.TitleOf(state, subscription) ?? Line.Of("whatif.title");

    private static TurnResult Tell(Draft draft, Line? title, ImmutableArray<Line> body, ImmutableArray<Button> choices) => new(
        draft.State,
        [ReplyComposer.Notice(draft, title, body, choices, isList: true)],
        new TurnTrace("command:" + Command.WhatIf.Code(), null, null));
}
