using System.Text;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Takes typed text: a command, a choice by label or number, or whatever understanding reads in it. The text itself is
/// dropped when the turn ends.
/// </summary>
internal sealed class TypedTextReader(
    TriageDialog dialog, CommandReader commandWords, CommandRunner commands, ChoiceReader choices, IUnderstanding understanding)
{
    public TurnResult Take(Draft draft, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > ConversationSettings.LongestText)
        {
            return dialog.Continue(draft.Say("lead.too-long"));
        }

        if (!PlainText.HasWords(text))
        {
            return Unread(draft, "lead.no-words");
        }

        draft = FollowLanguage(draft, text);
        if (commandWords.Read(text) is { } call)
        {
            return commands.Run(draft, call);
        }

        return ReadChoice(draft, text) ?? ReadMeaning(draft, text);
    }

    /// <summary>Who writes in Korean is answered in Korean, whatever the client's own language, unless they chose one.</summary>
    private static Draft FollowLanguage(Draft draft, string text) =>
        !draft.State.LanguageChosen && PlainText.IsMostlyHangul(text)
            ? draft with { State = draft.State with { Language = Language.Korean } }
            : draft;

    private TurnResult? ReadChoice(Draft draft, string text)
    {
        if (dialog.Locate(draft.State) is not Position.Asking asking
            || choices.Read(text, dialog.PromptOf(draft, asking).Choices) is not { } choice)
        {
            return null;
        }

        return dialog.Choose(draft, asking.Subscription, asking.Fact, choice.Value) is { } chosen ? dialog.Continue(chosen) : null;
    }

    private TurnResult ReadMeaning(Draft draft, string text)
    {
        var asking = dialog.Locate(draft.State) as Position.Asking;
        var reading = understanding.Read(text, asking?.Fact, draft.Today);
        if (reading.PersonalData && !draft.State.ToldPersonalData)
        {
            draft = (draft with { State = draft.State with { ToldPersonalData = true } }).Say("lead.personal-data");
        }

        if (reading.OtherQuestion)
        {
            return OtherQuestion(draft);
        }

        return reading.Facts.IsEmpty ? NoFacts(draft, reading, asking) : Facts(draft, reading, asking);
    }

    private TurnResult NoFacts(Draft draft, Reading reading, Position.Asking? asking) => reading switch
    {
        { Act: Act.Unsure } when asking is not null => dialog.Continue(TriageDialog.DontKnow(draft, asking)),
        { Act: Act.Change, ChangeOf: var fact } => commands.Run(draft, new CommandCall(Command.Change, fact)),
        { Act: { } act } when CommandOf(act) is { } command => commands.Run(draft, new CommandCall(command)),
        { AnotherCustomer: true } => commands.Run(draft, new CommandCall(Command.Next)),
        { AmbiguousDate: true } => AskDate(draft),
        { OrdinaryOrder: true } => dialog.Continue(draft.Say("lead.ordinary-order")),
        { Adds: true } when !draft.State.IsBlank() => commands.Run(draft, new CommandCall(Command.Add)),
        _ => Unread(draft, null),
    };

    private TurnResult Facts(Draft draft, Reading reading, Position.Asking? asking)
    {
        if (reading.OrdinaryOrder)
        {
            draft = draft.Say("lead.ordinary-order");
        }

        if (reading.AmbiguousDate)
        {
            draft = draft.Say("lead.ambiguous-date");
        }

        draft = CaseOverTime.Take(draft, reading, asking?.Subscription ?? draft.State.Focus);
        if (reading.Act == Act.Unsure && dialog.Locate(draft.State) is Position.Asking next)
        {
            draft = TriageDialog.DontKnow(draft, next);
        }

        return reading.Act is Act.Help or Act.Human
            ? commands.Run(draft, new CommandCall(CommandOf(reading.Act.Value)!.Value))
            : dialog.Continue(draft);
    }

    private TurnResult AskDate(Draft draft) =>
        dialog.Continue((draft with { State = draft.State with { Revisiting = Fact.TermEnd } }).Say("lead.ambiguous-date"));

    private static TurnResult OtherQuestion(Draft draft) => new(
        draft.State,
        [
            ReplyComposer.Notice(
                draft,
                Line.Of("other.title"),
                [Line.Of("other.what"), Line.Of("other.where")],
                [draft.Button("action.human", Command.Human.Code()), draft.Button("action.resume", Command.Status.Code())]),
        ],
        new TurnTrace("other-question", null, Guidance.Outcomes.OutcomeIds.Code(Guidance.Outcomes.OutcomeId.NotCovered)));

    /// <summary>
    /// Nothing was read: says so in another way each time, and asks the same thing differently; from the second time
    /// with a person and a fresh start among the buttons.
    /// </summary>
    private TurnResult Unread(Draft draft, string? lead)
    {
        var wasBlank = draft.State.IsBlank();
        var times = draft.State.Unread + 1;
        draft = draft with { State = draft.State with { Unread = times } };
        if (dialog.Locate(draft.State) is Position.Answered)
        {
            return UnreadAfterAnswer(draft, times);
        }

        var words = lead is not null && times == 1 ? lead : wasBlank && times == 1 ? "unread.scope" : $"unread.{((times - 1) % 3) + 1}";
        return dialog.Continue(draft.Say(words)) with { Trace = new TurnTrace("unread", null, null) };
    }

    private static TurnResult UnreadAfterAnswer(Draft draft, int times) => new(
        draft.State,
        [
            ReplyComposer.Notice(
                draft,
                null,
                [Line.Of($"unread.answered.{((times - 1) % 3) + 1}")],
                [
                    draft.Button("action.change", Command.Change.Code()),
                    draft.Button("action.add", Command.Add.Code()),
                    draft.Button("action.next", Command.Next.Code()),
                    draft.Button("action.human", Command.Human.Code()),
                ]),
        ],
        new TurnTrace("unread", null, null));

    private static Command? CommandOf(Act act) => act switch
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
