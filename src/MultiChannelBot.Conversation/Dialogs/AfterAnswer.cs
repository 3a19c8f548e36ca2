using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Replies to what people say to an answer when it states nothing: "ok", "no", "I am not sure", or something unread.</summary>
internal sealed class AfterAnswer(Phrasebook phrases, CommandRunner commands)
{
    private readonly ImmutableArray<string> yes = phrases.FoldedWords("said.yes");
    private readonly ImmutableArray<string> no = phrases.FoldedWords("said.no");

    /// <summary>True where a whole text agrees or disagrees.</summary>
    public bool Reads(string text) => PlainText.Fold(text) is var typed && (yes.Contains(typed) || no.Contains(typed));

    /// <summary>Reads a whole text as agreeing or disagreeing; null where it is neither.</summary>
    public TurnResult? Read(Draft draft, string text)
    {
        var typed = PlainText.Fold(text);
        return yes.Contains(typed) ? Tell(draft, Line.Of("notice.agreed"), Next(draft), draft.Button("action.add", Command.Add.Code()))
            : no.Contains(typed) ? commands.Run(draft.Say("lead.disagreed"), new CommandCall(Command.Change))
            : null;
    }

    /// <summary>"I don't know" where nothing is asked: of an answer that waits for a fact, the checklist is the way on.</summary>
    public static TurnResult Unsure(Draft draft, bool waitsForFact) => Tell(
        draft,
        Line.Of(waitsForFact ? "notice.find-out" : "notice.unsure"),
        draft.Button("action.why-answer", Command.Why.Code()),
        draft.Button("action.change", Command.Change.Code()),
        draft.Button("action.human", Command.Human.Code()));

    /// <summary>A question about cancelling: of the subscription, or of this case.</summary>
    public static TurnResult Cancelling(Draft draft) =>
        Tell(draft, Line.Of("notice.cancel-question"), [.. FurtherOn(draft), draft.Button("action.cancel", Command.Cancel.Code())]);

    private static ImmutableArray<Button> FurtherOn(Draft draft) =>
    [
        draft.Button("action.show-answer", Command.Status.Code()),
        draft.Button("action.why-answer", Command.Why.Code()),
        draft.Button("action.change", Command.Change.Code()),
        draft.Button("action.human", Command.Human.Code()),
    ];

    /// <summary>Nothing in the message changes the case.</summary>
    /// <param name="shows">True where the answer itself is the way on.</param>
    public static TurnResult Unread(Draft draft, Line words, bool shows) => Tell(
        draft,
        words,
        shows ? FurtherOn(draft) :
        [
            draft.Button("action.change", Command.Change.Code()),
            draft.Button("action.add", Command.Add.Code()),
            Next(draft),
            draft.Button("action.human", Command.Human.Code()),
        ]);

    private static Button Next(Draft draft) => draft.Role == Role.Customer
        ? draft.Button("action.restart", Command.Restart.Code())
        : draft.Button("action.next", Command.Next.Code());

    private static TurnResult Tell(Draft draft, Line text, params ImmutableArray<Button> actions) => new(
        draft.State, [WalkDialog.Beside(draft, ReplyComposer.Notice(draft, null, [text], actions))], new TurnTrace("after-answer", null, null));
}
