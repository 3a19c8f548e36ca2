using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Replies to a message that the case does not change by: unread, about something else, or a question.</summary>
internal sealed class UnreadReplies(TriageDialog dialog, CommandRunner commands, ImmutableArray<Link> otherQuestions)
{
    /// <summary>So many messages in a row get other words; the next gets a person.</summary>
    private const int LastWords = 3;

    /// <summary>
    /// Nothing was read: says so in another way each time, and asks the same thing differently; from the second time
    /// with a person and a fresh start among the buttons.
    /// </summary>
    public TurnResult Reply(Draft draft, Line? lead = null)
    {
        var wasBlank = draft.State.IsBlank();
        var times = draft.State.Unread + 1;
        draft = draft with { State = draft.State with { Unread = times } };
        if (dialog.Locate(draft.State) is Position.Answered)
        {
            return Answered(draft, times, lead);
        }

        var asksDate = draft.State.Revisiting == Fact.TermEnd;
        var words = (lead, times) switch
        {
            ({ } given, 1) => given,
            (_, 1) when wasBlank => Line.Of("unread.scope"),
            (_, 1) when asksDate => Line.Of("unread.date"),
            (_, <= LastWords) => Line.Of($"unread.{times}"),
            _ => null, // From here on the question itself says it.
        };
        return dialog.Continue(words is null ? draft : draft.Say(words)) with { Trace = new TurnTrace("unread", null, null) };
    }

    /// <summary>
    /// A question about the answer: nothing is written over by it. Asked again and again, it ends at a person like what cannot be
    /// read.
    /// </summary>
    public TurnResult Question(Draft draft) => draft.State.Unread < 2
        ? Reply(draft, Line.Of($"notice.question.{draft.State.Unread + 1}"))
        : Reply(draft with { State = draft.State with { Unread = Math.Max(draft.State.Unread, LastWords) } });

    /// <summary>What is no question of subscriptions.</summary>
    public TurnResult About(Draft draft, OffTopic topic) => topic is OffTopic.Price or OffTopic.Definition
        ? Known(draft, Line.Of(Words(topic)))
        : Reply(draft, draft.State.Unread == 0 ? Line.Of(Words(topic)) : null);

    // It was understood: however much was not before, it is answered by the same words, and by no person.
    private TurnResult Known(Draft draft, Line words)
    {
        var result = dialog.Locate(draft.State) is Position.Answered ? AfterAnswer.Unread(draft, words, shows: true) : dialog.Continue(draft.Say(words));
        return Counted(result, draft.State.Unread);
    }

    /// <summary>In other words each time, then a person, and from there on only the answer itself.</summary>
    private TurnResult Answered(Draft draft, int times, Line? lead)
    {
        var result = times switch
        {
            <= LastWords => AfterAnswer.Unread(draft, lead ?? Line.Of($"unread.answered.{times}"), shows: lead is not null),
            LastWords + 1 => commands.Run(draft.Say("unread.human"), new CommandCall(Command.Human)),
            _ => dialog.Continue(draft),
        };
        return Counted(result, times);
    }

    private static TurnResult Counted(TurnResult result, int unread) =>
        result with { State = result.State! with { Unread = unread }, Trace = new TurnTrace("unread", null, null) };

    /// <summary>A question that looks alike but is another: where it is answered instead.</summary>
    public TurnResult OtherQuestion(Draft draft) => new(
        draft.State,
        [
            ReplyComposer.Notice(
                draft,
                Line.Of("other.title"),
                [Line.Of("other.what"), Line.Of("other.where")],
                [
                    .. otherQuestions.Select(link => new Button(Line.Of("action.open-link").With("title", new Arg.Text(link.Title)), null, link)),
                    draft.Button("action.human", Command.Human.Code()),
                    draft.Button(draft.State.IsBlank() ? "action.start" : "action.resume", Command.Status.Code()),
                ]),
        ],
        new TurnTrace("other-question", null, OutcomeIds.Code(OutcomeId.NotCovered)));

    private static string Words(OffTopic topic) => topic switch
    {
        OffTopic.Price => "unread.price",
        OffTopic.Definition => "lead.scope",
        _ => "unread.scope",
    };
}
