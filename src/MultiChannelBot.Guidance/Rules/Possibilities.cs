using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// The combinations that are still possible: for each decision fact, which of its slots. A value of its own without any memory,
/// so that looking facts up in the table costs none.
/// </summary>
internal struct Possibilities
{
    private MaskOfEachFact masks;

    internal static Possibilities Of(FactSet facts, FactValue assumedCloud)
    {
        var possible = default(Possibilities);
        for (var index = 0; index < MaskOfEachFact.Length; index++)
        {
            var fact = DecisionFacts.All[index];
            possible.masks[index] = MaskOf(fact, facts[fact], assumedCloud);
        }

        return possible;
    }

    /// <summary>For each decision fact a bit for every slot that may hold.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<int> Masks => masks;

    /// <summary>The lowest possible combination.</summary>
    internal readonly int First => Lowest(0, from: 0);

    /// <summary>The possible combination after one; -1 after the last.</summary>
    internal readonly int Next(int combination)
    {
        for (var index = MaskOfEachFact.Length - 1; index >= 0; index--)
        {
            var slot = DecisionFacts.SlotIn(combination, index);
            combination -= slot * DecisionFacts.Stride(index);
            var higher = masks[index] & -2 << slot;
            if (higher != 0)
            {
                return Lowest(combination + BitOperations.TrailingZeroCount(higher) * DecisionFacts.Stride(index), from: index + 1);
            }
        }

        return -1;
    }

    private readonly int Lowest(int combination, int from)
    {
        for (var index = from; index < MaskOfEachFact.Length; index++)
        {
            combination += BitOperations.TrailingZeroCount(masks[index]) * DecisionFacts.Stride(index);
        }

        return combination;
    }

    /// <summary>Every possible combination.</summary>
    internal readonly int[] Combinations()
    {
        var size = 1;
        foreach (var mask in Masks)
        {
            size *= BitOperations.PopCount((uint)mask);
        }

        var combinations = new int[size];
        var filled = 1;
        for (var index = 0; index < MaskOfEachFact.Length; index++)
        {
            filled = Multiply(combinations, filled, index);
        }

        return combinations;
    }

    /// <summary>
    /// True where one value of the fact leads elsewhere than another, whatever else is fixed: asking it changes something.
    /// </summary>
    internal readonly bool Matters(Fact fact, DecisionTable table)
    {
        var index = DecisionFacts.IndexOf(fact);
        if (BitOperations.PopCount((uint)masks[index]) < 2)
        {
            return false;
        }

        var others = this;
        others.masks[index] = 1;
        for (var combination = others.First; combination >= 0; combination = others.Next(combination))
        {
            if (!AgreeOver(index, combination, table))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool AgreeOver(int index, int others, DecisionTable table)
    {
        var agreement = -1;
        for (var rest = masks[index]; rest != 0; rest &= rest - 1)
        {
            var slot = BitOperations.TrailingZeroCount(rest);
            var found = table.AgreementOf(others + slot * DecisionFacts.Stride(index));
            if (agreement >= 0 && found != agreement)
            {
                return false;
            }

            agreement = found;
        }

        return true;
    }

    // Repeats the first combinations once for each slot of the fact; the repeat for the lowest slot goes last, in place.
    private readonly int Multiply(int[] product, int filled, int index)
    {
        var end = filled;
        var lowest = BitOperations.TrailingZeroCount(masks[index]);
        for (var rest = masks[index] & (masks[index] - 1); rest != 0; rest &= rest - 1)
        {
            var added = BitOperations.TrailingZeroCount(rest) * DecisionFacts.Stride(index);
            for (var done = 0; done < filled; done++)
            {
                product[end++] = product[done] + added;
            }
        }

        for (var done = 0; done < filled; done++)
        {
            product[done] += lowest * DecisionFacts.Stride(index);
        }

        return end;
    }

    // A doubt between stated-only values of the cloud or the partner's kind states neither: both have a standing default.
    private static int MaskOf(Fact fact, Knowledge knowledge, FactValue assumedCloud) => (fact, knowledge) switch
    {
        (_, Knowledge.Stated stated) => 1 << DecisionFacts.SlotOf(stated.Value),
        (Fact.Cloud, _) => 1 << DecisionFacts.SlotOf(assumedCloud),
        (Fact.PartnerType, _) => 1,
        (_, Knowledge.Narrowed narrowed) => MaskOf(narrowed.Candidates),
        (_, Knowledge.CannotSay { Among: { Length: > 0 } among }) => MaskOf(among),
        _ => Unstated(fact),
    };

    private static int Unstated(Fact fact)
    {
        var possible = FactCatalogue.Of(fact).PossibleUnstated;
        return possible.IsEmpty ? 1 : MaskOf(possible);
    }

    private static int MaskOf(ImmutableArray<FactValue> values)
    {
        var mask = 0;
        foreach (var value in values)
        {
            mask |= 1 << DecisionFacts.SlotOf(value);
        }

        return mask;
    }

    // As many as there are decision facts, which the length of an inline array cannot ask for itself: a test compares them.
    [InlineArray(Length)]
    private struct MaskOfEachFact
    {
        internal const int Length = 9;

        private int first;
    }
}
