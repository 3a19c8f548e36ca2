using System.Collections.Immutable;
using MultiChannelBot.Conversation.Feedback;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation;

/// <summary>
/// Everything that is remembered of a case: the facts, when each was said, and how the talk stands. The position in the
/// waterfall is not here: it is derived from the facts on every turn.
/// </summary>
public sealed record CaseState
{
    /// <summary>The schema this program writes; one before it is read forward.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The most answers that "back" can undo; bounds the size of the state.</summary>
    public const int MostMoments = 20;

    /// <summary>The most cases of before whose codes still open them.</summary>
    public const int MostShared = 10;

    /// <summary>The most subscriptions one case holds.</summary>
    public const int MostSubscriptions = 10;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Counts changes of facts; cards carry it, so that a click on an older card is seen to be old.</summary>
    public long Revision { get; init; }

    /// <summary>The opaque key of the person whose case it is; null until somebody has spoken.</summary>
    public string? Owner { get; init; }

    /// <summary>The language the case is spoken in; null until it is known.</summary>
    public Language? Language { get; init; }

    /// <summary>True where the person chose the language; then what they write in does not change it.</summary>
    public bool LanguageChosen { get; init; }

    public Role? Role { get; init; }

    /// <summary>The speaker's own kind of partner; kept over "next".</summary>
    public FactValue? PartnerType { get; init; }

    /// <summary>At least one; the last that was talked about is <see cref="Focus"/>.</summary>
    public ImmutableArray<Subscription> Subscriptions { get; init; } = [Subscription.Empty];

    public int Focus { get; init; }

    /// <summary>A fact that the person asked to set again; it counts as needed until it is answered.</summary>
    public Fact? Revisiting { get; init; }

    /// <summary>Messages in a row that stated nothing readable; drives how differently the question is put again.</summary>
    public int Unread { get; init; }

    /// <summary>When the last answer card was given; null while the case is open.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>How the case stood before each answer, newest last: "back" takes one off.</summary>
    public ImmutableArray<Moment> History { get; init; } = [];

    /// <summary>
    /// What is in view while it is no question and no answer: the list of the notice that was shown last, by which a typed
    /// number is read; empty where it lists nothing. Null while the question or the answer itself is in view.
    /// </summary>
    public ImmutableArray<Press>? List { get; init; }

    /// <summary>The step that the notice in view leads through, or was told beside; null while something else is in view.</summary>
    public StepInView? Walking { get; init; }

    /// <summary>The case before this one: for "back", "that was a correction" and "add to the same case"; null otherwise.</summary>
    public ImmutableArray<Subscription>? Previous { get; init; }

    /// <summary>The code that opens a copy of the case in another conversation; null until one was given out.</summary>
    public string? Code { get; init; }

    /// <summary>The cases before this one whose codes were given out, newest last; null where there is none.</summary>
    public ImmutableArray<SharedCase>? Shared { get; init; }

    /// <summary>The reminders of this conversation, those that were sent lately among them; null where there is none.</summary>
    public ImmutableArray<Reminder>? Reminders { get; init; }

    /// <summary>How the case was passed on to the desk last; null where it never was, or certainly did not arrive.</summary>
    public DeskPost? PassedOn { get; init; }

    /// <summary>The case that the owner took over in this conversation last; null where they took none over.</summary>
    public TakenCase? Taken { get; init; }

    /// <summary>True where <see cref="Taken"/> is all there is: nothing was said in this case yet.</summary>
    public bool IsNoteAlone => Revision == 0 && Taken is not null;

    /// <summary>True once the welcome was given in this conversation.</summary>
    public bool Welcomed { get; init; }

    /// <summary>True once the person was told that personal data is left out.</summary>
    public bool ToldPersonalData { get; init; }

    /// <summary>The subscription, counted from zero, that the last answer card showed alone; null where it showed all.</summary>
    public int? ShownAlone { get; init; }

    /// <summary>The owner's verdicts on answers of this case, one a rule: a second one takes the place of the first.</summary>
    public ImmutableArray<FeedbackMark>? Feedback { get; init; }

    /// <summary><see cref="Feedback"/>, empty where none was given.</summary>
    public ImmutableArray<FeedbackMark> Given() => Feedback ?? [];

    /// <summary><see cref="ShownAlone"/>, where the case still has that subscription beside others.</summary>
    public int? Alone() => ShownAlone is { } place && place < Subscriptions.Length && Subscriptions.Length > 1 ? place : null;

    /// <summary>The subscription that is talked about now.</summary>
    public Subscription Current => Subscriptions[Focus];
}

/// <summary>One subscription: what is known of it and when it was said.</summary>
public sealed record Subscription
{
    public static Subscription Empty { get; } = new();

    /// <summary>What is known.</summary>
    public FactSet Facts { get; init; } = FactSet.Empty;

    /// <summary>When each known fact was said, by the channel's clock.</summary>
    public ImmutableDictionary<Fact, DateTimeOffset> SaidAt { get; init; } = ImmutableDictionary<Fact, DateTimeOffset>.Empty;

    /// <summary>Values that were guessed but not stated, likeliest first: their fact is asked next, with them on top.</summary>
    public ImmutableArray<FactValue>? Likely { get; init; }

    /// <summary><see cref="Likely"/>, empty where nothing was guessed.</summary>
    public ImmutableArray<FactValue> Guesses() => Likely ?? [];

    /// <summary>True where a value of the fact was guessed.</summary>
    public bool Guesses(Fact fact)
    {
        foreach (var value in Guesses())
        {
            if (value.Fact == fact)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How often "I don't know" was the answer to a fact.</summary>
    public ImmutableDictionary<Fact, int> DontKnows { get; init; } = ImmutableDictionary<Fact, int>.Empty;

    /// <summary>The ids of the steps that are done, in the order they were done.</summary>
    public ImmutableArray<string>? DoneSteps { get; init; }

    /// <summary><see cref="DoneSteps"/>, empty where none is.</summary>
    public ImmutableArray<string> Done() => DoneSteps ?? [];
}

/// <summary>The case as it stood before an answer: what "back" returns to.</summary>
public sealed record Moment(ImmutableArray<Subscription> Subscriptions, int Focus);
