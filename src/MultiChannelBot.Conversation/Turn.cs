using System.Collections.Immutable;
using MultiChannelBot.Conversation.Commands;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Forms;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation;

/// <summary>What a turn makes of an input: the new state, and what is said. Nothing has happened yet when it is returned.</summary>
/// <param name="State">The state to keep; null where everything is to be deleted ("forget me").</param>
/// <param name="Replies">What to say, at most one message, or two where a question follows the welcome; empty for silence.</param>
/// <param name="Trace">For the log line: step, rule, outcome. Never free text.</param>
public sealed record TurnResult(CaseState? State, ImmutableArray<Reply> Replies, TurnTrace Trace)
{
    /// <summary>Verdicts to be counted once the turn is saved.</summary>
    public ImmutableArray<FeedbackCount> Counted { get; init; } = [];

    /// <summary>A reminder to be kept or dropped once the turn is saved; null for none. The state knows of it, too.</summary>
    public ReminderOrder? Reminder { get; init; }

    /// <summary>A case to be passed on to the desk once the turn is saved; null for none.</summary>
    public HandOff? HandOff { get; init; }
}

/// <summary>What a turn was about, for the log line and metrics.</summary>
public sealed record TurnTrace(string Step, string? Rule, string? Outcome);

/// <summary>The one entry of the conversation: pure, so that it can be rerun on a conflict.</summary>
public interface ITurn
{
    /// <summary>
    /// Takes one turn.
    /// </summary>
    /// <param name="state">The case as kept; null for a fresh one.</param>
    /// <param name="input">What reached the bot.</param>
    /// <param name="now">The present moment, for what depends on the age of an answer.</param>
    TurnResult Take(CaseState? state, Input input, DateTimeOffset now);
}

/// <summary>The triage conversation.</summary>
public sealed class Turn : ITurn
{
    private const int OwnerMark = 8;

    private readonly ConversationSettings settings;
    private readonly WaterfallDialog waterfall;
    private readonly TriageDialog dialog;
    private readonly DriftFinder drift;
    private readonly CommandRunner commands;
    private readonly PressReader presses;
    private readonly TypedTextReader texts;
    private readonly FormDialog forms;
    private readonly FormLayout layout;

    /// <summary>Puts the conversation together from an edition's guide, the texts, understanding and settings.</summary>
    /// <param name="newest">The newest edition, where it is another: answers say what it has otherwise.</param>
    public Turn(Guide guide, Phrasebook phrases, IUnderstanding understanding, ConversationSettings settings, Guide? newest = null)
    {
        this.settings = settings;
        Edition = guide.Edition;
        drift = new DriftFinder(newest);
        waterfall = new WaterfallDialog(guide, settings.AssumedCloud);
        dialog = new TriageDialog(waterfall, new ReplyComposer(settings, drift), settings.AssumedCloud);
        commands = new CommandRunner(dialog, new WalkDialog(dialog, guide.Edition.Helps), settings, phrases);
        presses = new PressReader(dialog, commands);
        forms = new FormDialog(dialog);
        layout = new FormLayout(guide, settings.AssumedCloud);
        texts = new TypedTextReader(dialog, commands, presses, new ChoiceReader(phrases), phrases, understanding, guide.Edition.OtherQuestions,
            new FollowUpReplies(dialog, new FollowUpFinder(guide.Edition.FollowUps, phrases), settings.AssumedCloud));
    }

    /// <summary>The edition that it answers by.</summary>
    public Edition Edition { get; }

    /// <summary>The verdict on each subscription of a case, for verbs that print data instead of cards.</summary>
    public ImmutableArray<Verdict> Judge(CaseState state) =>
        [.. state.Subscriptions.Select((_, index) => waterfall.Judge(state, index))];

    /// <summary>What the newest edition says otherwise of a subscription's answer; null where it says the same.</summary>
    public EditionDrift? Drift(CaseState state, int subscription, Outcome answer) =>
        drift.Of(answer, state.FactsOf(subscription), settings.AssumedCloud);

    /// <summary>The fact that is asked as a case stands; null where it is answered.</summary>
    public Fact? Asked(CaseState state) => (waterfall.Locate(state) as Position.Asking)?.Fact;

    /// <summary>The inputs of a form while so much is known of a subscription, the kind of partner included.</summary>
    /// <param name="always">Inputs that stay whatever is known.</param>
    public ImmutableArray<ShownField> Form(FactSet facts, params ImmutableArray<FormField> always) => layout.Of(facts, always);

    public TurnResult Take(CaseState? state, Input input, DateTimeOffset now)
    {
        // A fresh case counts its revisions from the clock, so that a card of a forgotten case never fits it.
        var begun = state ?? new CaseState();
        begun = begun.Revision == 0 ? begun with { Revision = now.ToUnixTimeSeconds() } : begun;
        begun = begun.Owner is null ? begun with { Owner = input.Asker } : begun;
        var draft = new Draft(begun, input, now, input.Locale ?? settings.DefaultLanguage);
        if (input is Input.Looked)
        {
            return dialog.Continue(draft) with { State = begun };
        }

        // Whoever has no part in a case leaves no trace in it: what is in view there is the owner's.
        if (input is Input.Clicked { Press: var press } && begun.Owner != input.Asker && !TakesOver(press, begun))
        {
            return NotYours(press.Do == Command.TakeOver.Code() ? draft.Say("lead.taken-meanwhile") : draft);
        }

        var result = Dispatch(draft);
        return result.State is { } kept ? result with { State = Settle(kept, input, result) } : result;
    }

    private TurnResult Dispatch(Draft draft) => draft.Input switch
    {
        Input.Arrived => Arrive(draft),
        Input.Clicked clicked => presses.Take(draft, clicked.Press),
        Input.Said said => texts.Take(draft, said.Text),
        Input.Edited edited => texts.TakeEdit(draft, edited) ?? new TurnResult(draft.State, [], new TurnTrace("edit-ignored", null, null)),
        Input.Filled filled => forms.Take(draft, filled.Form),
        _ => throw new InvalidOperationException($"No way to take {draft.Input.GetType().Name}."),
    };

    /// <summary>The language, once it is known, stays until it is changed by command: a client's setting may flip.</summary>
    private static CaseState Settle(CaseState state, Input input, TurnResult result) => state with
    {
        Language = state.Language ?? input.Locale,
        Welcomed = true,
        List = InView(state, result),
        Walking = OnTheWay(state, result),
    };

    /// <summary>See <see cref="CaseState.List"/>.</summary>
    private static ImmutableArray<Press>? InView(CaseState state, TurnResult result) => result.Replies switch
    {
        [] => state.List,
        [.., Notice notice] => notice.List,
        [.., Welcome] => ImmutableArray<Press>.Empty,
        _ => null,
    };

    /// <summary>See <see cref="CaseState.Walking"/>.</summary>
    private static StepInView? OnTheWay(CaseState state, TurnResult result) => result.Replies switch
    {
        [] => state.Walking,
        [.., Notice notice] => notice.Step,
        _ => null,
    };

    private TurnResult Arrive(Draft draft) => draft switch
    {
        { State.Welcomed: true, Input.IsOnPage: true } => dialog.Continue(draft.Say("lead.hello-again")) with { Trace = new TurnTrace("arrived-again", null, null) },
        { State.Welcomed: true } => new TurnResult(draft.State, [], new TurnTrace("arrived-again", null, null)),
        { Input.IsOnPage: true } => Begin(draft),
        _ => new TurnResult(draft.State, [ReplyComposer.Welcome(draft)], new TurnTrace("welcome", null, null)),
    };

    private TurnResult Begin(Draft draft)
    {
        var asked = dialog.Continue(draft);
        return asked with
        {
            // What the question begins with otherwise stands in the welcome.
            Replies = [ReplyComposer.WelcomeToPage(draft), .. asked.Replies.Select(reply => reply with { Lead = [] })],
            Trace = new TurnTrace("welcome", null, null),
        };
    }

    /// <summary>Of several who take over at once, whoever is second is told of the first: the button says whose the case was.</summary>
    private static bool TakesOver(Press press, CaseState state) =>
        press.Do == Command.TakeOver.Code() && (press.Value is null || press.Value == MarkOf(state.Owner));

    /// <summary>Enough of an opaque key to tell two owners apart.</summary>
    private static string MarkOf(string? owner) => owner is { Length: > OwnerMark } ? owner[..OwnerMark] : owner ?? string.Empty;

    private static TurnResult NotYours(Draft draft) => new(
        draft.State,
        [
            ReplyComposer.Notice(
                draft,
                null,
                [Line.Of("notice.not-yours")],
                [
                    draft.Button("action.take-over", Command.TakeOver.Code(), MarkOf(draft.State.Owner)),
                    draft.Button("action.start-mine", Command.StartMine.Code()),
                ]) with { IsAside = true, Language = draft.Input.Locale ?? draft.Language },
        ],
        new TurnTrace("not-yours", null, null));
}
