using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>What a text means that is no command and no answer by label: facts, guesses, denials.</summary>
internal sealed partial class TypedTextReader
{
    /// <summary>After an answer nothing is asked: a bare word is then read as the answer to what a person is likeliest to put right.</summary>
    private Reading Read(Draft draft, string text, Position.Asking? asking)
    {
        var reading = understanding.Read(text, asking?.Fact, draft.Today);
        return asking is null && reading.IsEmpty && reading.Likely.IsEmpty && text.Length <= LongestBareAnswer
            ? understanding.Read(text, Fact.PurchaseChannel, draft.Today)
            : reading;
    }

    /// <summary>A message that states nothing but makes something likely: that is asked next, after an answer too.</summary>
    private TurnResult? Supposed(Draft draft, Reading reading, Position.Asking? asking)
    {
        if (reading.Likely.IsEmpty || asking is { Revisited: true } || reading.Act is not (null or Act.Unsure or Act.Change)
            || Meant(draft.State, reading, asking) is not { } subscription)
        {
            return null;
        }

        var taken = dialog.Suppose(asking is null ? dialog.Doubt(draft, subscription, reading.Likely) : draft, subscription, reading.Likely);
        return taken.Lead.Length > draft.Lead.Length ? dialog.Continue(taken) : null;
    }

    /// <summary>A message that only says what does not hold; null where the case would not change by it.</summary>
    private TurnResult? Denied(Draft draft, Reading reading, Position.Asking? asking)
    {
        if ((Meant(draft.State, reading, asking) ?? OnlyHolder(draft.State, reading.Denied)) is not { } subscription)
        {
            return null;
        }

        var denied = dialog.Deny(draft, subscription, reading.Denied);
        return denied.Lead.Length > draft.Lead.Length || denied.State.Revision != draft.State.Revision ? dialog.Continue(denied) : null;
    }

    /// <summary>Which subscription a message without a statement is about; null where that is not said.</summary>
    private static int? Meant(CaseState state, Reading reading, Position.Asking? asking) =>
        asking?.Subscription
        ?? (state.Subscriptions.Length == 1 ? state.Focus : reading.About is { } about ? state.Find(about) : null);

    /// <summary>"It's not EA" is said of the one that is EA.</summary>
    private static int? OnlyHolder(CaseState state, ImmutableArray<FactValue> denied)
    {
        int[] holders = [.. Enumerable.Range(0, state.Subscriptions.Length).Where(place => denied.Any(state.Subscriptions[place].Facts.Has))];
        return holders is [var only] ? only : null;
    }

    /// <summary>True where one of several subscriptions is pointed at; with one only, "the first one" says nothing.</summary>
    private static bool PointsAt(CaseState state, Reading reading) =>
        reading.About is { } about && state.Subscriptions.Length > 1 && state.Find(about) is not null;

    private TurnResult? ReadWithin(Draft draft, string text, Position.Asking? asking) =>
        asking is not null
        && choices.ReadWithin(text, asking.Fact, dialog.PromptOf(draft, asking), draft.Role.Voice()) is { } choice
            ? Chosen(draft, asking, choice)
            : null;

    private TurnResult NoFacts(Draft draft, Reading reading, Position.Asking? asking) => reading switch
    {
        { Act: Act.Unsure } when asking is not null => Unsure(draft, asking),
        { Act: Act.Unsure } => AfterAnswer.Unsure(draft, dialog.WaitsFor(draft.State) is not null),
        { Act: Act.Change, ChangeOf: var fact } => commands.Run(draft, new CommandCall(Command.Change, fact)),
        { Act: { } act } when CommandOf(act) is { } command => commands.Run(draft, new CommandCall(command)),
        { AnotherCustomer: true } => commands.Run(draft, new CommandCall(Command.Next)),
        { AmbiguousDate: true } => AskDate(draft),
        { OrdinaryOrder: true } => OrdinaryOrder(draft, asking),
        { Adds: true } when !draft.State.IsBlank() => commands.Run(draft, new CommandCall(Command.Add)),
        _ => unread.Reply(draft),
    };

    /// <summary>A new order is nothing bought elsewhere: one that was just added, and is only named so far, leaves the case again.</summary>
    private TurnResult OrdinaryOrder(Draft draft, Position.Asking? asking)
    {
        draft = draft.Say("lead.ordinary-order");
        var isJustNamed = asking is { Revisited: false } && draft.State.Subscriptions.Length > 1
            && draft.State.Subscriptions[asking.Subscription].Facts[Fact.PurchaseChannel] is Knowledge.NothingSaid;
        return dialog.Continue(isJustNamed ? draft.Undoable(kept => kept with { State = kept.State.Remove(asking!.Subscription) }) : draft);
    }

    private TurnResult Facts(Draft draft, Reading reading, Position.Asking? asking)
    {
        var before = draft;
        if (reading.OrdinaryOrder)
        {
            draft = draft.Say("lead.ordinary-order");
        }

        if (reading.AmbiguousDate)
        {
            draft = draft.Say("lead.ambiguous-date");
        }

        if (OnlyNames(draft.State, reading, asking) is { } named)
        {
            return NamedInList(draft, named) ?? commands.Run(draft, new CommandCall(Command.Change, Argument: ReplyComposer.Number(named)));
        }

        if (overTime.Take(draft, reading, asking) is not { } taken)
        {
            return CommandRunner.AskWhose(draft, [.. reading.Facts.Select(stated => stated.Value).Distinct()]);
        }

        taken = dialog.Deny(taken, taken.State.Focus, reading.Denied);
        var supposed = dialog.Suppose(taken, taken.State.Focus, reading.Likely);
        var isGuess = supposed.Lead.Length > taken.Lead.Length;
        draft = supposed;
        if (!isGuess && reading.Act == Act.Unsure && dialog.Locate(draft.State) is Position.Asking next)
        {
            draft = TriageDialog.DontKnow(draft, next);
        }

        if (reading.Act is Act.Help or Act.Human)
        {
            return commands.Run(draft, new CommandCall(CommandOf(reading.Act)!.Value));
        }

        // What says only what is known already answers no question. It was said anew all the same: nothing older replaces it.
        return asking is not null && draft.State.Revision == before.State.Revision && draft.Lead.Length == before.Lead.Length
            ? unread.Reply(before with { State = before.State with { Subscriptions = draft.State.Subscriptions } })
            : dialog.Continue(draft);
    }

    /// <summary>The subscription of several that an answered case's message names, where it says nothing else: "the Azure one".</summary>
    private static int? OnlyNames(CaseState state, Reading reading, Position.Asking? asking)
    {
        FactValue[] said = [.. reading.Facts.Select(stated => stated.Value)];
        return asking is null && state.Subscriptions.Length > 1 && reading is { Adds: false, AnotherCustomer: false }
            && ((reading.About is { } about ? state.Find(about) : null) ?? state.Named(said)) is { } named && Array.TrueForAll(said, state.Subscriptions[named].Facts.Has)
            ? named
            : null;
    }

    /// <summary>A subscription named where the list in view asks for one.</summary>
    private TurnResult? NamedInList(Draft draft, int named)
    {
        var list = draft.State.List ?? [];
        var which = list.Length == draft.State.Subscriptions.Length && list.All(press => press.Value is { } value
            && value.Split(':')[0] == ReplyComposer.Number(list.IndexOf(press)));
        return which ? presses.Take(draft, list[named]) : null;
    }

    /// <summary>"I don't know" counts only for a question that the person saw.</summary>
    private TurnResult Unsure(Draft draft, Position.Asking asking) => dialog.Continue(
        draft.State.Welcomed && draft.State.List is null ? TriageDialog.DontKnow(draft, asking) : draft);

    private TurnResult AskDate(Draft draft) =>
        dialog.Continue((draft with { State = draft.State with { Revisiting = Fact.TermEnd } }).Say("lead.ambiguous-date"));

    private static Command? CommandOf(Act? act) => act switch
    {
        Act.Help => Command.Help,
        Act.Restart => Command.Restart,
        Act.Cancel => Command.Cancel,
        Act.Back => Command.Back,
        Act.Human => Command.Human,
        Act.Thanks => Command.Thanks,
        Act.Greeting => Command.Greeting,
        _ => null,
    };
}
