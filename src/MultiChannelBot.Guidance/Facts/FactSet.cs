using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Facts;

/// <summary>What is known of one fact: nothing, one value, a few candidates, or that nobody knows.</summary>
public abstract record Knowledge
{
    private Knowledge()
    {
    }

    /// <summary>Nobody has said anything yet.</summary>
    public static Knowledge Unknown { get; } = new NothingSaid();

    /// <summary>Asked, and the person cannot say: a value of its own, never a default.</summary>
    public static Knowledge DoesNotKnow { get; } = new CannotSay([]);

    /// <summary>Exactly one value was stated.</summary>
    public static Knowledge Of(FactValue value) => new Stated(value);

    /// <summary>Narrowed to several values; a single candidate is the same as stating it.</summary>
    /// <exception cref="ArgumentException">No candidate was given.</exception>
    public static Knowledge OneOf(ImmutableArray<FactValue> candidates) => candidates switch
    {
        [] => throw new ArgumentException("A narrowed fact has at least one candidate.", nameof(candidates)),
        [var only] => new Stated(only),
        _ => new Narrowed(candidates),
    };

    /// <summary>See <see cref="Unknown"/>.</summary>
    public sealed record NothingSaid : Knowledge;

    /// <summary>Asked, and the person cannot say which of these it is: what was narrowed before stays narrowed.</summary>
    public static Knowledge DoesNotKnowAmong(ImmutableArray<FactValue> candidates) => new CannotSay(candidates);

    /// <summary>See <see cref="DoesNotKnow"/>. <paramref name="Among"/> is empty where nothing was narrowed before.</summary>
    public sealed record CannotSay(ImmutableArray<FactValue> Among) : Knowledge
    {
        public bool Equals(CannotSay? other) => other is not null && Among.SequenceEqual(other.Among);

        public override int GetHashCode() => Among.Aggregate(19, HashCode.Combine);
    }

    /// <summary>See <see cref="Of"/>.</summary>
    public sealed record Stated(FactValue Value) : Knowledge;

    /// <summary>See <see cref="OneOf"/>.</summary>
    public sealed record Narrowed(ImmutableArray<FactValue> Candidates) : Knowledge
    {
        public bool Equals(Narrowed? other) => other is not null && Candidates.SequenceEqual(other.Candidates);

        public override int GetHashCode() => Candidates.Aggregate(17, HashCode.Combine);
    }
}

/// <summary>What is known of one subscription: an immutable value, equal by content, independent of the order of saying.</summary>
public sealed record FactSet
{
    private readonly ImmutableArray<Knowledge> knowledge;

    private FactSet(ImmutableArray<Knowledge> knowledge) => this.knowledge = knowledge;

    /// <summary>Nothing is known.</summary>
    public static FactSet Empty { get; } =
        new([.. Enumerable.Repeat(Knowledge.Unknown, FactCatalogue.All.Length)]);

    /// <summary>What is known of one fact.</summary>
    public Knowledge this[Fact fact] => knowledge[(int)fact];

    /// <summary>The stated values, in the order of <see cref="Fact"/>.</summary>
    public IEnumerable<FactValue> Values => knowledge.OfType<Knowledge.Stated>().Select(stated => stated.Value);

    /// <summary>The stated value of a fact, or null.</summary>
    public FactValue? Value(Fact fact) => (this[fact] as Knowledge.Stated)?.Value;

    /// <summary>True where exactly this value was stated.</summary>
    public bool Has(FactValue value) => Value(value.Fact) == value;

    /// <summary>The same with one fact replaced.</summary>
    public FactSet With(Fact fact, Knowledge what) => new(knowledge.SetItem((int)fact, what));

    /// <summary>The same with one value stated.</summary>
    public FactSet With(FactValue value) => With(value.Fact, Knowledge.Of(value));

    /// <summary>A set of stated values; of two values of one fact the later holds.</summary>
    public static FactSet Of(params IEnumerable<FactValue> values) =>
        values.Aggregate(Empty, (facts, value) => facts.With(value));

    public bool Equals(FactSet? other) => other is not null && knowledge.SequenceEqual(other.knowledge);

    public override int GetHashCode() => knowledge.Aggregate(17, HashCode.Combine);
}
