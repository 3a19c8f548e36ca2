using MultiChannelBot.Conversation.Understanding.Dates;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding.Grammar;

/// <summary>What the text does with a value that it names. Only <see cref="Held"/> is a statement.</summary>
internal enum Standing
{
    /// <summary>Stated of the subscription in question, now.</summary>
    Held,

    /// <summary>Named without what it needs to be a statement.</summary>
    Bare,
    Denied,
    Past,

    /// <summary>Where a move goes.</summary>
    Target,
    Offered,

    /// <summary>Somebody else's, or the speaker's own business.</summary>
    Others,

    /// <summary>One of several that the speaker cannot choose between.</summary>
    Doubtful,

    /// <summary>Replaced by a later word.</summary>
    TakenBack,

    /// <summary>In a sentence that is about something else.</summary>
    OffTopic,
}

/// <summary>A value named at a place of the message.</summary>
internal sealed class Mention
{
    /// <summary>An empty one, for <see cref="Take"/>.</summary>
    public Mention() => Value = null!;

    public Mention(int at, FactValue value, Needs needs) => (At, Value, Needs) = (at, value, needs);

    /// <summary>The item that names it.</summary>
    public int At { get; private set; }

    public FactValue Value { get; set; }

    public Needs Needs { get; private set; }

    /// <summary>The product whose name states the value, where it is one.</summary>
    public Product? Product { get; private set; }

    /// <summary>Where it stood in the text, for a date; its item is only its neighbour.</summary>
    public FoundDate? Date { get; init; }

    public Standing Standing { get; private set; } = Standing.Held;

    public Fact Fact => Value.Fact;

    public bool IsHeld => Standing == Standing.Held;

    /// <summary>Makes an empty one name something.</summary>
    public void Take(int at, FactValue value, Needs needs, Product? product) => (At, Value, Needs, Product) = (at, value, needs, product);

    /// <summary>Makes it empty, to be used again.</summary>
    public void Wipe()
    {
        Take(0, null!, Needs.Nothing, null);
        Standing = Standing.Held;
    }

    /// <summary>Gives a standing to a mention that is still held; the first reason stays.</summary>
    public void Mark(Standing standing)
    {
        if (Standing == Standing.Held)
        {
            Standing = standing;
        }
    }

    /// <summary>Makes it a statement again, where a wider look shows that it is one.</summary>
    public void Restore() => Standing = Standing.Held;
}
