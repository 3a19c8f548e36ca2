using System.Collections.Immutable;
using System.Text;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Takes typed text: a command, a choice by label or number, or whatever understanding reads in it. The text itself is
/// dropped when the turn ends.
/// </summary>
internal sealed class TypedTextReader(
    TriageDialog dialog,
    CommandRunner commands,
    PressReader presses,
    ChoiceReader choices,
    Phrasebook phrases,
    IUnderstanding understanding,
    ImmutableArray<Link> otherQuestions,
    FollowUpReplies followUps)
{
    /// <summary>In UTF-16 units; a longer text says by itself what it is about.</summary>
    private const int LongestBareAnswer = 24;

    private readonly ImmutableArray<string> keep = phrases.FoldedWords("said.keep");

    private readonly CommandReader commandWords = new(phrases);
    private readonly StepWords stepWords = new(phrases);
    private readonly SubscriptionFinder finder = new(choices, understanding);
    private readonly QuestionReader questions = new(phrases);
    private readonly CaseOverTime overTime = new(dialog);
    private readonly UnreadReplies unread = new(dialog, commands, otherQuestions);
    private readonly SupposedClause supposed = new(phrases, new QuestionReader(phrases));
    private readonly WhatIf whatIf = new(dialog);
    private readonly AfterAnswer afterAnswer = new(phrases, commands);

    public TurnResult Take(Draft draft, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > ConversationSettings.LongestText)
        {
            return dialog.Continue(draft.Say("lead.too-long"));
        }

        if (!PlainText.HasWords(text))
        {
            return unread.Reply(draft, Line.Of("lead.no-words"));
        }

        draft = FollowLanguage(draft, text);
        if (ReadKeep(draft, text))
        {
            return commands.Run(draft, new CommandCall(Command.Keep));
        }

        if (stepWords.Read(draft.State, text) is { } step)
        {
            return commands.Run(draft, step);
        }

        if (commandWords.Read(text) is { } call && !followUps.AsksRather(draft, text, call.Command) && WithNumber(draft, call) is { } ready)
        {
            return IsAboutCancelling(text, ready.Command) ? Cancelling(draft) : commands.Run(draft, ready);
        }

        return ReadFindOut(draft, text) ?? ReadNumber(draft, text) ?? ReadRole(draft, text) ?? ReadChoice(draft, text)
            ?? ReadAssent(draft, text) ?? ReadMeaning(draft, text);
    }

    /// <summary>"Can I cancel now?" asks about a subscription, as likely as not; a case is closed only where that is plain.</summary>
    private bool IsAboutCancelling(string text, Command? command) => command == Command.Cancel && questions.AsksAboutCancelling(text);

    private TurnResult Cancelling(Draft draft) => dialog.Locate(draft.State) is Position.Answered
        ? AfterAnswer.Cancelling(draft)
        : dialog.Continue(draft.Say("lead.cancel-question"));

    /// <summary>
    /// "Remove the Azure one" with the number of that subscription, or without where it is to be asked; null where the words
    /// are no command after all.
    /// </summary>
    private CommandCall? WithNumber(Draft draft, CommandCall call)
    {
        if (call.Command == Command.TakeOver && draft.State.Owner == draft.Input.Asker)
        {
            return null; // Nothing of somebody else's is in view: it speaks of the subscription.
        }

        if (call is not { Command: Command.Remove or Command.Show, Argument: { } words })
        {
            return call;
        }

        return finder.Find(draft.State, words, draft.Today) is { } named
            ? call with { Argument = string.Join(',', named.Select(ReplyComposer.Number)) }
            : null;
    }

    /// <summary>"Leave it" where something is about to be changed: elsewhere the same words may mean something else.</summary>
    private bool ReadKeep(Draft draft, string text) =>
        (draft.State.Revisiting is not null || draft.State.List is { Length: > 0 }) && keep.Contains(PlainText.Fold(text));

    /// <summary>
    /// A number while a notice is in view: one of its list. It never answers the question above the notice, which the
    /// person does not see.
    /// </summary>
    private TurnResult? ReadNumber(Draft draft, string text)
    {
        if (draft.State.List is not { } list || choices.Position(text, list.Length) is not { } position)
        {
            return null;
        }

        return position < list.Length ? presses.Take(draft, list[position])
            : dialog.Locate(draft.State) is Position.Answered ? unread.Reply(draft)
            : dialog.Continue(draft.Say("lead.no-such-number"));
    }

    /// <summary>
    /// "How do I find out?" is a first "I don't know"; later it only repeats where to look. "I will find out, it is EA I think"
    /// states something.
    /// </summary>
    private TurnResult? ReadFindOut(Draft draft, string text)
    {
        var asking = dialog.Locate(draft.State) as Position.Asking;
        if (!questions.SpeaksOfFindingOut(text) || !understanding.Read(text, asking?.Fact, draft.Today).Facts.IsEmpty)
        {
            return null;
        }

        return asking is { Revisited: false } ? dialog.Continue(TriageDialog.FindOut(draft, asking))
            : dialog.WaitsFor(draft.State) is not null ? AfterAnswer.Unsure(draft, waitsForFact: true)
            : null;
    }

    /// <summary>A role by its bare name, where the list of roles is in view.</summary>
    private TurnResult? ReadRole(Draft draft, string text) =>
        draft.State.List is [{ Do: var does }, ..] && does == Command.Role.Code() && commandWords.RoleNamed(text) is { } role
            ? commands.Run(draft, new CommandCall(Command.Role, Argument: role))
            : null;

    /// <summary>Who writes in Korean is answered in Korean, whatever the client's own language, unless they chose one.</summary>
    private static Draft FollowLanguage(Draft draft, string text) =>
        !draft.State.LanguageChosen && PlainText.IsMostlyHangul(text)
            ? draft with { State = draft.State with { Language = Language.Korean } }
            : draft;

    private TurnResult? ReadAssent(Draft draft, string text) =>
        dialog.Locate(draft.State) is Position.Answered ? afterAnswer.Read(draft, text) : null;

    /// <summary>
    /// A choice of the question by number or name. An answer that waits for a fact takes the names alone: its choices are not
    /// in view, so that a number would mean none of them.
    /// </summary>
    private TurnResult? ReadChoice(Draft draft, string text)
    {
        if (dialog.Locate(draft.State) is not Position.Asking asking)
        {
            return dialog.WaitsFor(draft.State) is { } open
                && choices.Named(text, open.Fact, dialog.PromptOf(draft, open), draft.Role.Voice()) is { } named
                    ? Chosen(draft, open, named)
                    : null;
        }

        var prompt = dialog.PromptOf(draft, asking);
        if (choices.Position(text, prompt.Choices.Length) >= prompt.Choices.Length && !prompt.Choices.IsEmpty)
        {
            return unread.Reply(draft, Line.Of("unread.number").With("most", new Arg.Number(prompt.Choices.Length)));
        }

        return choices.Read(text, asking.Fact, prompt, draft.Role.Voice()) is { } choice ? Chosen(draft, asking, choice) : null;
    }

    /// <summary>Takes a choice in. One that says only what is known ("the reseller" again) is told how to find out more.</summary>
    private TurnResult? Chosen(Draft draft, Position.Asking asking, Choice choice)
    {
        if (dialog.Choose(draft, asking.Subscription, asking.Fact, choice.Value) is not { } chosen)
        {
            return null;
        }

        return chosen.State.Revision != draft.State.Revision || asking.Revisited ? dialog.Continue(chosen)
            : draft.State.Subscriptions[asking.Subscription].DontKnows.ContainsKey(asking.Fact) ? unread.Reply(draft)
            : dialog.Continue(TriageDialog.DontKnow(draft, asking));
    }

    private TurnResult ReadMeaning(Draft draft, string text)
    {
        var asking = dialog.Locate(draft.State) as Position.Asking;
        var reading = Read(draft, text, asking);
        if (reading.PersonalData && !draft.State.ToldPersonalData)
        {
            draft = (draft with { State = draft.State with { ToldPersonalData = true } }).Say("lead.personal-data");
        }

        if (reading.OtherQuestion)
        {
            return unread.OtherQuestion(draft);
        }

        if (asking is null && supposed.Of(text) is { } clause && Hypothesis(draft, clause) is { } told)
        {
            return told;
        }

        var isAboutAnswer = asking is null && reading.OffTopic != OffTopic.Price && questions.Asks(text) && AsksAboutTheAnswer(draft.State, reading);
        if (followUps.Read(draft, text, reading, isAboutAnswer) is { } answered)
        {
            return answered;
        }

        if (isAboutAnswer)
        {
            return IsAboutCancelling(text, CommandOf(reading.Act)) ? Cancelling(draft)
                : questions.AsksWhy(text) ? commands.Run(draft, new CommandCall(Command.Why))
                : unread.Question(draft);
        }

        if (reading.OffTopic != OffTopic.None)
        {
            return unread.About(draft, reading.OffTopic);
        }

        return !reading.Facts.IsEmpty || PointsAt(draft.State, reading) ? Facts(draft, reading, asking)
            : Denied(draft, reading, asking) is { } denied ? denied
            : reading.IsEmpty && ReadWithin(draft, text, asking ?? dialog.WaitsFor(draft.State)) is { } chosen ? chosen
            : Supposed(draft, reading, asking) ?? NoFacts(draft, reading, asking);
    }

    /// <summary>"What if it was EA?" after an answer: it is told, and nothing is written over. Null where nothing new is supposed.</summary>
    private TurnResult? Hypothesis(Draft draft, string clause)
    {
        var reading = understanding.Read(clause, Fact.PurchaseChannel, draft.Today);
        if (reading is not { Adds: false, AnotherCustomer: false })
        {
            return null;
        }

        var values = reading.Facts.Select(stated => stated.Value).Concat(reading.Likely).Where(value => value != reading.About?.Channel);
        return whatIf.Suppose(draft, reading.About is { } about ? draft.State.Find(about) : null, [.. values]);
    }

    /// <summary>
    /// What a question names beside an answer is no statement: nothing is written over by it. One that adds, corrects, begins
    /// another case or asks for a person is taken as that.
    /// </summary>
    private static bool AsksAboutTheAnswer(CaseState state, Reading reading) =>
        reading is { Adds: false, AnotherCustomer: false, OtherQuestion: false, OrdinaryOrder: false, AmbiguousDate: false }
        && reading.Act is null or Act.Cancel or Act.Restart
        && (state.Subscriptions.Length == 1 || reading.About is null);

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

        // What says only what is known already answers no question.
        return asking is not null && draft.State.Revision == before.State.Revision && draft.Lead.Length == before.Lead.Length
            ? unread.Reply(before)
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
