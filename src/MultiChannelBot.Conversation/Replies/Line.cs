using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Replies;

/// <summary>A text by its key, with the values that fill its place holders. Never rendered text.</summary>
public sealed record Line(TextKey Key, ImmutableDictionary<string, Arg> Args)
{
    /// <summary>A text without place holders.</summary>
    public static Line Of(string key) => new(new TextKey(key), ImmutableDictionary<string, Arg>.Empty);

    /// <summary>A text of an edition.</summary>
    public static Line Of(TextKey key) => new(key, ImmutableDictionary<string, Arg>.Empty);

    /// <summary>The same text with one place holder filled.</summary>
    public Line With(string name, Arg value) => this with { Args = Args.SetItem(name, value) };
}

/// <summary>What may fill a place holder: nothing that a user typed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Day), "day")]
[JsonDerivedType(typeof(Weekday), "weekday")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Value), "value")]
[JsonDerivedType(typeof(Values), "values")]
[JsonDerivedType(typeof(Alternatives), "alternatives")]
[JsonDerivedType(typeof(FactName), "fact")]
[JsonDerivedType(typeof(Setting), "setting")]
[JsonDerivedType(typeof(Subscriptions), "subscriptions")]
public abstract record Arg
{
    private Arg()
    {
    }

    /// <summary>Another text by key.</summary>
    public sealed record Text(TextKey Key) : Arg;

    /// <summary>Another line, with the values that fill it.</summary>
    public sealed record Said(Line Line) : Arg;

    /// <summary>A day, written as the reader's language writes it.</summary>
    public sealed record Day(DateOnly Date) : Arg;

    /// <summary>A day with the day of the week.</summary>
    public sealed record Weekday(DateOnly Date) : Arg;

    /// <summary>A whole number.</summary>
    public sealed record Number(int Count) : Arg;

    /// <summary>The label of a fact's value.</summary>
    public sealed record Value(FactValue Of) : Arg;

    /// <summary>The labels of several values, in one list.</summary>
    public sealed record Values(ImmutableArray<FactValue> Of) : Arg;

    /// <summary>The labels of values of which one holds: "A, B or C".</summary>
    public sealed record Alternatives(ImmutableArray<FactValue> Of) : Arg;

    /// <summary>The label of a fact.</summary>
    public sealed record FactName(Fact Of) : Arg;

    /// <summary>A text that stands as it is: from validated settings, such as the contact for "human", or a mention that the host makes.</summary>
    public sealed record Setting(string Content) : Arg;

    /// <summary>Subscriptions by their numbers, counted from zero: "No. 2", "Nos. 1 and 3".</summary>
    public sealed record Subscriptions(ImmutableArray<int> Of) : Arg;
}
