using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>What a row asks of one fact. Closed on purpose: no expressions, so every table can be proven.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>True where the condition holds for a value; null stands for a fact that nobody stated.</summary>
    public abstract bool Holds(FactValue? value);

    /// <summary>Holds for every value, and for unstated.</summary>
    public sealed record Any : Condition
    {
        public override bool Holds(FactValue? value) => true;
    }

    /// <summary>Holds for one value, or for unstated where it is null.</summary>
    public sealed record Is(FactValue? Value) : Condition
    {
        public override bool Holds(FactValue? value) => value == Value;
    }

    /// <summary>Holds for each of several values; null among them stands for unstated.</summary>
    public sealed record OneOf(ImmutableArray<FactValue?> Values) : Condition
    {
        public override bool Holds(FactValue? value) => Values.Contains(value);

        public bool Equals(OneOf? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Values.Aggregate(17, HashCode.Combine);
    }
}

/// <summary>Conditions on several facts that must all hold; a fact not named may be anything.</summary>
public sealed class When : IEquatable<When>
{
    private static readonly Condition Anything = new Condition.Any();

    private readonly Condition?[] conditions = new Condition?[DecisionFacts.All.Length];
    private readonly int[] masks = [.. DecisionFacts.AllSlotMasks];

    /// <summary>Makes the conditions fast to look up; of two on one fact the later holds.</summary>
    public When(IEnumerable<(Fact Fact, Condition Condition)> conditions)
    {
        foreach (var (fact, condition) in conditions)
        {
            var index = DecisionFacts.IndexOf(fact);
            this.conditions[index] = condition;
            masks[index] = MaskOf(fact, condition);
        }

        IsAlways = masks.AsSpan().SequenceEqual(DecisionFacts.AllSlotMasks.AsSpan());
    }

    /// <summary>No condition at all.</summary>
    public static When Always { get; } = new([]);

    /// <summary>The condition on one fact; <see cref="Condition.Any"/> where it is not named.</summary>
    public Condition this[Fact fact] => conditions[DecisionFacts.IndexOf(fact)] ?? Anything;

    /// <summary>The facts that something is asked of.</summary>
    public IEnumerable<Fact> Facts => DecisionFacts.All.Where(fact => conditions[DecisionFacts.IndexOf(fact)] is not (null or Condition.Any));

    /// <summary>True where nothing is asked of any fact.</summary>
    public bool IsAlways { get; }

    /// <summary>True where every condition holds for a combination of <see cref="DecisionFacts"/>.</summary>
    public bool Holds(int combination)
    {
        for (var index = 0; index < masks.Length; index++)
        {
            if ((masks[index] >> DecisionFacts.SlotIn(combination, index) & 1) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where every fact named was stated as one value, and its condition holds.</summary>
    public bool WasStated(FactSet facts)
    {
        for (var index = 0; index < conditions.Length; index++)
        {
            if (conditions[index] is { } condition && !(facts.Value(DecisionFacts.All[index]) is { } value && condition.Holds(value)))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(When? other) => other is not null && masks.AsSpan().SequenceEqual(other.masks);

    public override bool Equals(object? obj) => Equals(obj as When);

    public override int GetHashCode() => masks.Aggregate(17, HashCode.Combine);

    internal bool Allows(int factIndex, int slot) => (masks[factIndex] >> slot & 1) == 1;

    private static int MaskOf(Fact fact, Condition condition)
    {
        var slots = DecisionFacts.Slots(fact);
        var mask = 0;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            mask |= condition.Holds(slots[slot]) ? 1 << slot : 0;
        }

        return mask;
    }
}

/// <summary>Something that is shown only where its conditions hold.</summary>
public sealed record Conditional<T>(T Item, When When);
