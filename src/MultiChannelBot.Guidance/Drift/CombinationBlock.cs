using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Drift;

/// <summary>Combinations that are all those of some values of each fact, so that few words describe them.</summary>
public sealed class CombinationBlock
{
    private readonly ImmutableArray<ImmutableArray<int>> slots;

    private CombinationBlock(ImmutableArray<ImmutableArray<int>> slots)
    {
        this.slots = slots;
        Count = slots.Aggregate(1, (product, some) => product * some.Length);
        First = slots.Select((some, index) => some[0] * DecisionFacts.Stride(index)).Sum();
    }

    /// <summary>How many combinations it holds.</summary>
    public int Count { get; }

    /// <summary>The lowest combination in it: an example.</summary>
    public int First { get; }

    /// <summary>For each fact that is narrowed: the values it may have; null among them stands for unstated.</summary>
    public IEnumerable<(Fact Fact, ImmutableArray<FactValue?> Values)> Narrowed()
    {
        for (var index = 0; index < slots.Length; index++)
        {
            var fact = DecisionFacts.All[index];
            var all = DecisionFacts.Slots(fact);
            if (slots[index].Length < all.Length)
            {
                yield return (fact, [.. slots[index].Select(slot => all[slot])]);
            }
        }
    }

    /// <summary>Every combination in it.</summary>
    public IEnumerable<int> Combinations() => slots
        .Select((some, index) => some.Select(slot => slot * DecisionFacts.Stride(index)))
        .Aggregate((IEnumerable<int>)[0], (sums, offsets) => sums.SelectMany(sum => offsets.Select(offset => sum + offset)));

    /// <summary>Parts combinations into blocks: each is in exactly one of them.</summary>
    public static IEnumerable<CombinationBlock> Cover(IReadOnlyCollection<int> combinations)
    {
        var block = Around(combinations);
        return block.Count == combinations.Count ? [block] : Split(combinations);
    }

    private static CombinationBlock Around(IReadOnlyCollection<int> combinations) => new(
        [.. Enumerable.Range(0, DecisionFacts.All.Length)
            .Select(index => combinations.Select(combination => DecisionFacts.SlotIn(combination, index)).Distinct().Order().ToImmutableArray())]);

    // By the first fact whose values are not all met with the same others; those that are stay together.
    private static IEnumerable<CombinationBlock> Split(IReadOnlyCollection<int> combinations)
    {
        for (var index = 0; index < DecisionFacts.All.Length; index++)
        {
            var stride = DecisionFacts.Stride(index);
            var parts = combinations
                .GroupBy(combination => DecisionFacts.SlotIn(combination, index))
                .GroupBy(part => string.Join(',', part.Select(combination => combination - part.Key * stride).Order()), StringComparer.Ordinal)
                .Select(alike => alike.SelectMany(part => part).ToList())
                .ToList();
            if (parts.Count > 1)
            {
                return parts.SelectMany(Cover);
            }
        }

        throw new InvalidOperationException("Combinations that are alike in every fact are one block.");
    }
}
