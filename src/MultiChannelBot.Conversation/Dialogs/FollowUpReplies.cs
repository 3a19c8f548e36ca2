using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.FollowUps;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Answers questions that people ask beside their case, for the case as it stands, and goes on with what was asked of them. The
/// case does not change by it.
/// </summary>
internal sealed class FollowUpReplies(TriageDialog dialog, FollowUpFinder finder, FactValue assumedCloud)
{
    /// <summary>
    /// The answer to a message that asks and states nothing; null where it asks nothing that is known, or tells something.
    /// </summary>
    /// <param name="folded">The text as <see cref="PlainText.Fold"/> gives it.</param>
    /// <param name="isAboutAnswer">True for a question about an answer: what it names is no statement.</param>
    public TurnResult? Read(Draft draft, string text, string folded, Reading reading, bool isAboutAnswer)
    {
        var typed = FollowUpText.Of(folded);
        if (BareTerm(draft.State, text, typed, reading) is { } term)
        {
            return Reply(draft, term, reading);
        }

        return finder.Find(text, typed) is { } found
            && AsideQuestion.MayAsk(found, reading, finder.IsSure(text, found))
            && AsksOnly(draft.State, found, reading, isAboutAnswer, AsideQuestion.IsOneSentence(text) && !finder.Tells(text))
            ? Reply(draft, found, reading)
            : null;
    }

    /// <summary>
    /// "It was bought under EA, how long does it take?": what such a message told has been taken in; the question is answered
    /// for the case as it stands now, before what follows.
    /// </summary>
    /// <param name="taken">What was made of the rest of the message.</param>
    public TurnResult Beside(Draft draft, string text, Reading reading, TurnResult taken)
    {
        if (taken is not { State: { } state, Replies: [Ask or Answer] } || state.Revision == draft.State.Revision
            || reading.Act is not (null or Act.Unsure or Act.Thanks or Act.Greeting)
            || finder.FindBeside(text) is not { } found || !AsideQuestion.IsOnTopic(found, reading, isSure: false))
        {
            return taken;
        }

        var lines = Lines(state, Answers(state, found, reading));
        return taken with { Replies = [.. taken.Replies.Select(reply => WithLead(reply, lines))] };
    }

    private static Reply WithLead(Reply reply, ImmutableArray<Line> lines) => reply with { Lead = [.. reply.Lead, .. lines] };

    /// <summary>
    /// A term that is all that was typed. With a question mark it asks what the term means, unless it is a guess at what is asked;
    /// without one it does only where it says nothing else.
    /// </summary>
    private FollowUp? BareTerm(CaseState state, string text, FollowUpText typed, Reading reading)
    {
        if (finder.BareTerm(typed) is not { } term || reading.Act is not (null or Act.Unsure))
        {
            return null;
        }

        var said = reading.Facts.Select(stated => stated.Value).Concat(reading.Likely).ToList();
        var asked = (dialog.Locate(state) as Position.Asking)?.Fact;
        var tells = said.Exists(value => value.Fact == asked)
            || (!text.AsSpan().TrimEnd().EndsWith('?') && (AsideQuestion.IsNameOfValue(term) || !said.TrueForAll(term.Mentions.Contains)));
        return tells ? null : term;
    }

    /// <summary>"Can I undo it?" beside an answer asks about what the answer says, and takes no answer back.</summary>
    public bool AsksRather(Draft draft, string text, Command? command) =>
        command == Command.Back && text.AsSpan().TrimEnd().EndsWith('?') && IsAnswered(draft.State) && finder.Find(text) is not null;

    private bool IsAnswered(CaseState state) => dialog.Locate(state) is Position.Answered;

    private bool AsksOnly(CaseState state, FollowUp found, Reading reading, bool isAboutAnswer, bool isAlone) =>
        (reading.Act is null or Act.Unsure or Act.Cancel or Act.Thanks or Act.Greeting || IsAnswered(state))
        && (isAboutAnswer || StatesNothing(state, found, reading, isAlone));

    /// <summary>
    /// What the question itself names, and what is known already, states nothing. A product that it does not name does, and so does all
    /// that stands beside the question.
    /// </summary>
    private bool StatesNothing(CaseState state, FollowUp found, Reading reading, bool isAlone)
    {
        var facts = state.Subscriptions[Asked(state) ?? state.Focus].Facts;
        return reading.Facts.Where(one => !facts.Has(one.Value)).All(one => isAlone && AsideQuestion.Names(found, one.Value));
    }

    private int? Asked(CaseState state) => (dialog.Locate(state) as Position.Asking)?.Subscription;

    private TurnResult Reply(Draft draft, FollowUp found, Reading reading)
    {
        draft = draft with { State = draft.State with { Unread = 0 } };
        var answers = Answers(draft.State, found, reading);
        var result = dialog.Locate(draft.State) is Position.Asking
            ? dialog.Continue(draft with { Lead = [.. draft.Lead, .. Lines(draft.State, answers)] })
            : new TurnResult(
                draft.State,
                [WalkDialog.Beside(draft, ReplyComposer.Notice(draft, Line.Of(found.Title), Lines(draft.State, answers), Actions(draft, answers)))],
                new TurnTrace("follow-up", null, null));
        return result with { Trace = new TurnTrace("follow-up:" + found.Id, null, null) };
    }

    /// <summary>One answer for each subscription that is meant; one for all of them where they have the same.</summary>
    private ImmutableArray<(int Subscription, FollowUpAnswer Answer)> Answers(CaseState state, FollowUp found, Reading reading)
    {
        var position = dialog.Locate(state);
        var meant = position is Position.Asking asking ? [asking.Subscription]
            : reading.About is { } about && state.Find(about) is { } one ? [one]
            : Enumerable.Range(0, state.Subscriptions.Length);
        var verdicts = (position as Position.Answered)?.Verdicts ?? [];
        ImmutableArray<(int Subscription, FollowUpAnswer Answer)> answers =
            [.. meant.Select(at => (at, found.AnswerFor(FactsOf(state, at), at < verdicts.Length ? OutcomeOf(verdicts[at]) : null)))];
        return answers.All(pair => pair.Answer == answers[0].Answer) ? answers[..1] : answers;
    }

    private FactSet FactsOf(CaseState state, int subscription)
    {
        var facts = state.FactsOf(subscription);
        return facts.Value(Fact.Cloud) is null ? facts.With(assumedCloud) : facts;
    }

    private static OutcomeId? OutcomeOf(Verdict verdict) => (verdict as Verdict.Decided)?.Outcome.Id;

    private static ImmutableArray<Line> Lines(CaseState state, ImmutableArray<(int Subscription, FollowUpAnswer Answer)> answers) =>
        [.. answers.SelectMany(pair => Lines(answers.Length > 1 ? ReplyComposer.TitleOf(state, pair.Subscription) : null, pair.Answer))];

    private static IEnumerable<Line> Lines(Line? title, FollowUpAnswer answer) =>
    [
        .. new[] { title }.OfType<Line>(),
        Line.Of(answer.Text),
        answer.Source is { } source ? Line.Of("follow-up.source").With("title", new Arg.Text(source.Title)) : Line.Of("follow-up.silent"),
    ];

    private static ImmutableArray<Button> Actions(Draft draft, ImmutableArray<(int Subscription, FollowUpAnswer Answer)> answers) =>
    [
        .. answers.Select(pair => pair.Answer.Source?.Link).OfType<Link>().Distinct()
            .Where(link => draft.Role != Role.Customer || link.Audience == LinkAudience.Everyone)
            .Take(1)
            .Select(link => new Button(Line.Of("action.open-link").With("title", new Arg.Text(link.Title)), null, link)),
        draft.Button("action.show-answer", Command.Status.Code()),
        draft.Button("action.change", Command.Change.Code()),
        draft.Button("action.human", Command.Human.Code()),
    ];
}
