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
internal sealed partial class TypedTextReader(
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
    private readonly ImmutableArray<string> askAgain = phrases.FoldedWords("action.ask-again");
    private readonly ImmutableArray<(string Before, string After)> numbered =
    [
        .. LanguageCodes.All.Select(language => phrases.Say("action.apply-number", language).Split("{number}"))
            .Select(label => (PlainText.Fold(label[0]), PlainText.Fold(label[1]))),
    ];

    private readonly CommandReader commandWords = new(phrases);
    private readonly StepWords stepWords = new(phrases);
    private readonly FeedbackWords feedbackWords = new(phrases);
    private readonly ReminderWords reminderWords = new(phrases, understanding);
    private readonly DeskWords deskWords = new(phrases);
    private readonly SubscriptionFinder finder = new(choices, understanding);
    private readonly QuestionReader questions = new(phrases);
    private readonly CaseOverTime overTime = new(dialog);
    private readonly UnreadReplies unread = new(dialog, commands, otherQuestions);
    private readonly SupposedClause supposed = new(phrases, new QuestionReader(phrases));
    private readonly WhatIf whatIf = new(dialog);
    private readonly CaseOpener opener = new(dialog, phrases);
    private readonly AfterAnswer afterAnswer = new(phrases, commands);

    public TurnResult Take(Draft draft, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > ConversationSettings.LongestText)
        {
            return dialog.Continue(draft.Say("lead.too-long"));
        }

        if (!PlainText.HasWords(text))
        {
            // A bare mention calls the bot, as a greeting does; in the middle of a case it may as well be a picture.
            return string.IsNullOrWhiteSpace(text) && draft.State.IsBlank()
                ? commands.Run(draft, new CommandCall(Command.Greeting))
                : unread.Reply(draft, Line.Of("lead.no-words"));
        }

        draft = FollowLanguage(draft, text);
        if (opener.Take(draft, text) is { } opened)
        {
            return opened;
        }

        var typed = PlainText.Fold(text);
        if (deskWords.Read(draft.State, typed) is { } passing)
        {
            return commands.Run(draft, passing);
        }

        if (ReadKeep(draft, typed))
        {
            return commands.Run(draft, new CommandCall(Command.Keep));
        }

        if (askAgain.Contains(typed) && dialog.WaitsFor(draft.State) is { } open)
        {
            return commands.Run(draft, new CommandCall(Command.Change, open.Fact, ReplyComposer.Number(open.Subscription)));
        }

        if ((stepWords.Read(draft.State, typed) ?? feedbackWords.Read(draft.State, typed) ?? reminderWords.Read(draft.State, typed, draft.Today)) is { } said)
        {
            return commands.Run(draft, said);
        }

        if (commandWords.Read(typed) is { } call && !followUps.AsksRather(draft, text, call.Command) && WithNumber(draft, call) is { } ready)
        {
            return IsAboutCancelling(text, ready.Command) ? Cancelling(draft) : commands.Run(draft, ready);
        }

        return ReadFindOut(draft, text) ?? ReadNumber(draft, typed) ?? ReadRole(draft, typed) ?? ReadChoice(draft, typed)
            ?? ReadAssent(draft, typed) ?? ReadMeaning(draft, text, typed);
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
    private bool ReadKeep(Draft draft, string typed) =>
        (draft.State.Revisiting is not null || draft.State.List is { Length: > 0 }) && keep.Contains(typed);

    /// <summary>
    /// A number while a notice is in view: one of its list. It never answers the question above the notice, which the
    /// person does not see.
    /// </summary>
    private TurnResult? ReadNumber(Draft draft, string typed)
    {
        if (draft.State.List is not { } list || choices.Position(NumberIn(typed), list.Length) is not { } position)
        {
            return null;
        }

        return position < list.Length ? presses.Take(draft, list[position])
            : dialog.Locate(draft.State) is Position.Answered ? unread.Reply(draft)
            : dialog.Continue(draft.Say("lead.no-such-number"));
    }

    /// <summary>"Apply no. 5", as it stands on the button, is 5.</summary>
    private string NumberIn(string typed)
    {
        foreach (var (before, after) in numbered)
        {
            if (typed.Length > before.Length + after.Length && typed.StartsWith(before, StringComparison.Ordinal) && typed.EndsWith(after, StringComparison.Ordinal))
            {
                return typed[before.Length..^after.Length].Trim(' ', '.');
            }
        }

        return typed;
    }

    /// <summary>
    /// "How do I find out?" is a first "I don't know"; later it only repeats where to look. "I will find out, it is EA I think"
    /// states something.
    /// </summary>
    private TurnResult? ReadFindOut(Draft draft, string text)
    {
        if (!questions.SpeaksOfFindingOut(text))
        {
            return null;
        }

        var asking = dialog.Locate(draft.State) as Position.Asking;
        if (!understanding.Read(text, asking?.Fact, draft.Today).Facts.IsEmpty)
        {
            return null;
        }

        return asking is { Revisited: false } ? dialog.Continue(TriageDialog.FindOut(draft, asking))
            : dialog.WaitsFor(draft.State) is not null ? AfterAnswer.Unsure(draft, waitsForFact: true)
            : null;
    }

    /// <summary>A role by its bare name, where the list of roles is in view.</summary>
    private TurnResult? ReadRole(Draft draft, string typed) =>
        draft.State.List is [{ Do: var does }, ..] && does == Command.Role.Code() && commandWords.RoleNamed(typed) is { } role
            ? commands.Run(draft, new CommandCall(Command.Role, Argument: role))
            : null;

    /// <summary>Who writes in Korean is answered in Korean, whatever the client's own language, unless they chose one.</summary>
    private static Draft FollowLanguage(Draft draft, string text) =>
        !draft.State.LanguageChosen && PlainText.IsMostlyHangul(text)
            ? draft with { State = draft.State with { Language = Language.Korean } }
            : draft;

    private TurnResult? ReadAssent(Draft draft, string typed) =>
        afterAnswer.Reads(typed) && dialog.Locate(draft.State) is Position.Answered ? afterAnswer.Read(draft, typed) : null;

    /// <summary>
    /// A choice of the question by number or name. An answer that waits for a fact takes the names alone: its choices are not
    /// in view, so that a number would mean none of them.
    /// </summary>
    private TurnResult? ReadChoice(Draft draft, string typed)
    {
        if (dialog.Locate(draft.State) is not Position.Asking asking)
        {
            return dialog.WaitsFor(draft.State) is { } open
                && choices.Named(typed, open.Fact, dialog.PromptOf(draft, open), draft.Role.Voice()) is { } named
                    ? Chosen(draft, open, named)
                    : null;
        }

        var prompt = dialog.PromptOf(draft, asking);
        var place = choices.Position(typed, prompt.Choices.Length);
        if (place >= prompt.Choices.Length && !prompt.Choices.IsEmpty)
        {
            return unread.Reply(draft, Line.Of("unread.number").With("most", new Arg.Number(prompt.Choices.Length)));
        }

        var choice = place is { } at ? prompt.Choices.ElementAtOrDefault(at) : choices.Named(typed, asking.Fact, prompt, draft.Role.Voice());
        return choice is null ? null : Chosen(draft, asking, choice);
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

    private TurnResult ReadMeaning(Draft draft, string text, string typed)
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

        var isAboutAnswer = asking is null && reading.OffTopic != OffTopic.Price && questions.Asks(text) && AsksAboutTheAnswer(draft.State, reading);
        if (followUps.Read(draft, text, typed, reading, isAboutAnswer) is { } answered)
        {
            return answered;
        }

        if (asking is null && supposed.Of(text) is { } clause && Hypothesis(draft, clause) is { } told)
        {
            return told;
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

        return followUps.Beside(draft, text, reading, Told(draft, text, reading, asking));
    }

    /// <summary>What is told about the case, or asked of the conversation.</summary>
    private TurnResult Told(Draft draft, string text, Reading reading, Position.Asking? asking) =>
        !reading.Facts.IsEmpty || PointsAt(draft.State, reading) ? Facts(draft, reading, asking)
            : Denied(draft, reading, asking) is { } denied ? denied
            : reading.IsEmpty && ReadWithin(draft, text, asking ?? dialog.WaitsFor(draft.State)) is { } chosen ? chosen
            : Supposed(draft, reading, asking) ?? NoFacts(draft, reading, asking);

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
}
