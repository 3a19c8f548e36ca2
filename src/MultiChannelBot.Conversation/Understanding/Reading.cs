using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding;

/// <summary>Reads what a message states. Pure, deterministic, all languages at once, no network.</summary>
public interface IUnderstanding
{
    /// <summary>
    /// Reads one message.
    /// </summary>
    /// <param name="text">What was typed or pasted.</param>
    /// <param name="asked">The fact that was asked, by which a bare answer is read; null where nothing was asked.</param>
    /// <param name="today">The day relative dates count from.</param>
    /// <returns>What it states; an empty reading where it states nothing.</returns>
    Reading Read(string text, Fact? asked, DateOnly today);

    /// <summary>The full dates of a text, in its order, whatever they are the dates of.</summary>
    /// <returns>A null for one whose figures read two ways; days of the past are among them where a year is named.</returns>
    ImmutableArray<DateOnly?> Days(string text, DateOnly today);
}

/// <summary>What one message states.</summary>
public sealed record Reading
{
    public static Reading Nothing { get; } = new();

    /// <summary>Every stated value; a fact stated for two subscriptions stands here twice.</summary>
    public ImmutableArray<StatedFact> Facts { get; init; } = [];

    /// <summary>What the message asks of the conversation; null for none.</summary>
    public Act? Act { get; init; }

    /// <summary>The fact to change where <see cref="Act"/> is <see cref="Understanding.Act.Change"/>.</summary>
    public Fact? ChangeOf { get; init; }

    /// <summary>Values that the text makes likely but does not state: candidates for the next question, likeliest first.</summary>
    public ImmutableArray<FactValue> Likely { get; init; } = [];

    /// <summary>Only where one message describes several subscriptions: which values belong to which.</summary>
    public ImmutableArray<ImmutableArray<FactValue>> Subscriptions { get; init; } = [];

    /// <summary>
    /// Which subscription already described the message is about: "the first one", "the Office 365 one", "애저 건은". Null where it
    /// points at none, and where it describes several (<see cref="Abouts"/>). What names it (a product, its class, a channel)
    /// stands in <see cref="Facts"/> too: it says which one is meant and is no new value of another. Where nothing described so
    /// far fits, the message describes one more.
    /// </summary>
    public About? About { get; init; }

    /// <summary>
    /// Which subscription already described each of <see cref="Subscriptions"/> is ("the first is EA, the second Open"), index for
    /// index, null for one that is not pointed at; empty where none is.
    /// </summary>
    public ImmutableArray<About?> Abouts { get; init; } = [];

    /// <summary>
    /// A question about something else: prices, faults, how-to, what a term means, small talk. Set only where nothing but a
    /// product was read, so that the conversation can say what it is for instead of going on.
    /// </summary>
    public OffTopic OffTopic { get; init; }

    /// <summary>
    /// Values that are said not to hold ("it is not CSP", "EA는 아니에요") of facts of which the message states nothing: what is
    /// left of the candidates.
    /// </summary>
    public ImmutableArray<FactValue> Denied { get; init; } = [];

    /// <summary>
    /// Wording that means every subscription of the case: "둘 다 관리만요", "all of them should move". Set only where the message
    /// states a channel, an intent, a date or a cloud and does not name the subscriptions itself.
    /// </summary>
    public bool All { get; init; }

    /// <summary>Wording that adds to the case: "also", "and they have", "what about Azure?", "그리고", "Azure는요?".</summary>
    public bool Adds { get; init; }

    /// <summary>Wording that begins another customer's case: "another customer", "다른 고객".</summary>
    public bool AnotherCustomer { get; init; }

    /// <summary>"Buy more", "new order": an ordinary order, which states no fact.</summary>
    public bool OrdinaryOrder { get; init; }

    /// <summary>A question that looks alike but is another: leaving CSP for an EA or for Microsoft, a merger, a tenant move.</summary>
    public bool OtherQuestion { get; init; }

    /// <summary>A date that reads two ways; it is asked, not guessed.</summary>
    public bool AmbiguousDate { get; init; }

    /// <summary>Mail addresses, phone numbers, ids: recognised so that they can be said to be left out.</summary>
    public bool PersonalData { get; init; }

    /// <summary>True where nothing at all was read.</summary>
    public bool IsEmpty => Facts.IsEmpty && Act is null && !Adds && !AnotherCustomer && !OrdinaryOrder
        && !OtherQuestion && !AmbiguousDate && About is null && OffTopic == OffTopic.None;
}

/// <summary>A value and the span of the message that stated it (UTF-16 units).</summary>
public sealed record StatedFact(FactValue Value, int Start, int Length);

/// <summary>How a message points at a subscription already described; what is null was not said.</summary>
/// <param name="Ordinal">Its place in the order of being described, from 1; <see cref="Last"/> for the last one.</param>
/// <param name="ServiceType">Its service type, mostly by the product named.</param>
/// <param name="Product">Its product.</param>
/// <param name="Channel">The channel it was described with ("the EA one").</param>
public sealed record About(int? Ordinal, FactValue? ServiceType = null, FactValue? Product = null, FactValue? Channel = null)
{
    /// <summary>"The last one".</summary>
    public const int Last = -1;
}

/// <summary>What a message that is no question of subscriptions is about instead.</summary>
public enum OffTopic
{
    /// <summary>Nothing that is set aside.</summary>
    None,

    /// <summary>Prices, discounts, margins.</summary>
    Price,

    /// <summary>What a term means or how two differ.</summary>
    Definition,

    /// <summary>Faults, passwords, how-to questions, small talk.</summary>
    Other,

    /// <summary>Orders to the program itself.</summary>
    Injection,
}

/// <summary>What a message asks of the conversation itself.</summary>
public enum Act
{
    Help,
    Restart,
    Cancel,
    Back,
    Human,
    Thanks,
    Greeting,
    Unsure,
    Change,
}
