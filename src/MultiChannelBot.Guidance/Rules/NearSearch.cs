using System.Numerics;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// One search for <see cref="NearestOutcomes"/>. It changes the masks of the facts in place and reads the table by the numbers
/// of combinations, so that a combination costs a few additions and no memory.
/// </summary>
internal sealed class NearSearch
{
    /// <summary>Changes of a total weight above this are another case, not this one put right.</summary>
    private const int Farthest = 3;

    private readonly DecisionTable table;
    private readonly int[] wayOfRow;
    private readonly int[] known = new int[DecisionFacts.All.Length];
    private readonly int[] trial = new int[DecisionFacts.All.Length];
    private readonly int[] open = new int[DecisionFacts.All.Length];
    private readonly Candidate[] best;
    private int named;
    private int weight;

    internal NearSearch(DecisionTable table, int[] wayOfRow, int ways, Possibilities possible)
    {
        this.table = table;
        this.wayOfRow = wayOfRow;
        best = new Candidate[ways];
        Array.Fill(best, Candidate.None);
        possible.Masks.CopyTo(known);
        possible.Masks.CopyTo(trial);
    }

    /// <summary>What was found, the nearest first.</summary>
    internal IEnumerable<Candidate> Found => best.Where(candidate => candidate.Cost != Candidate.None.Cost).OrderBy(candidate => candidate.Cost);

    /// <summary>True where the slot that a combination gives a fact was possible already.</summary>
    internal bool IsOpen(Fact fact, int combination)
    {
        var index = DecisionFacts.IndexOf(fact);
        return (known[index] >> DecisionFacts.SlotIn(combination, index) & 1) == 1;
    }

    /// <summary>Looks ever farther away, until enough other outcomes are found.</summary>
    internal void Look(int enough)
    {
        var current = CurrentWay();
        for (weight = 0; weight <= Farthest; weight++)
        {
            Change(0, weight);
            if (current >= 0)
            {
                best[current] = Candidate.None;
            }

            if (best.Count(candidate => candidate.Cost != Candidate.None.Cost) >= enough)
            {
                return;
            }
        }
    }

    /// <summary>Changes nothing, and finds every outcome that is still possible.</summary>
    internal void LookAround() => Settle();

    // The way of a case that is decided; -1 while it hangs on a fact: then every outcome is another one.
    private int CurrentWay() => FirstThatMatters() < 0 ? WayOf(Lowest()) : -1;

    /// <summary>Gives the facts from one on other slots, of this total weight; the rest stays as known.</summary>
    private void Change(int fact, int left)
    {
        if (left == 0)
        {
            Settle();
            return;
        }

        if (fact == trial.Length)
        {
            return;
        }

        Change(fact + 1, left);
        named |= 1 << fact;
        for (var slot = 0; slot < Plausibility.Slots(fact); slot++)
        {
            if ((known[fact] >> slot & 1) == 0 && Plausibility.Weight(fact, slot) <= left)
            {
                trial[fact] = 1 << slot;
                Change(fact + 1, left - Plausibility.Weight(fact, slot));
            }
        }

        named &= ~(1 << fact);
        trial[fact] = known[fact];
    }

    /// <summary>Names what is still asked then, in the order of asking, until an outcome stands.</summary>
    private void Settle()
    {
        var asked = FirstThatMatters();
        if (asked < 0)
        {
            Note(Lowest());
            return;
        }

        var before = trial[asked];
        named |= 1 << asked;
        for (var rest = before; rest != 0; rest &= rest - 1)
        {
            trial[asked] = rest & -rest;
            Settle();
        }

        named &= ~(1 << asked);
        trial[asked] = before;
    }

    private void Note(int combination)
    {
        var way = WayOf(combination);
        var cost = Cost(combination);
        if (cost < best[way].Cost)
        {
            best[way] = new Candidate(cost, named, combination);
        }
    }

    // In this order: the weight, how much is only ever stated, how much has to be given besides, how likely it is.
    private int Cost(int combination)
    {
        var (statedOnly, given, rank) = (0, 0, 0);
        for (var rest = named; rest != 0; rest &= rest - 1)
        {
            var fact = BitOperations.TrailingZeroCount(rest);
            var slot = DecisionFacts.SlotIn(combination, fact);
            rank += Plausibility.Rank(fact, slot);
            var isGiven = (known[fact] >> slot & 1) == 1;
            given += isGiven ? 1 : 0;
            statedOnly += !isGiven && Plausibility.IsStatedOnly(fact, slot) ? 1 : 0;
        }

        return ((weight << 4 | statedOnly) << 4 | given) << 10 | rank;
    }

    private int WayOf(int combination) => wayOfRow[table.ResultOf(combination).RowIndex];

    /// <summary>The possible combination with the lowest number: it speaks for all where they agree.</summary>
    private int Lowest()
    {
        var combination = 0;
        for (var fact = 0; fact < trial.Length; fact++)
        {
            combination += BitOperations.TrailingZeroCount(trial[fact]) * DecisionFacts.Stride(fact);
        }

        return combination;
    }

    // The facts of DecisionFacts stand in the order of asking.
    private int FirstThatMatters()
    {
        var (settled, count) = (0, 0);
        for (var fact = 0; fact < trial.Length; fact++)
        {
            if ((trial[fact] & (trial[fact] - 1)) == 0)
            {
                settled += BitOperations.TrailingZeroCount(trial[fact]) * DecisionFacts.Stride(fact);
            }
            else
            {
                open[count++] = fact;
            }
        }

        for (var at = 0; at < count; at++)
        {
            if (!Agrees(open[at], settled, 0, count))
            {
                return open[at];
            }
        }

        return -1;
    }

    /// <summary>True where the slots of one fact lead to the same, whatever holds of the other open facts.</summary>
    private bool Agrees(int asked, int combination, int at, int count)
    {
        if (at == count)
        {
            return AgreesOver(asked, combination);
        }

        var fact = open[at];
        if (fact == asked)
        {
            return Agrees(asked, combination, at + 1, count);
        }

        for (var rest = trial[fact]; rest != 0; rest &= rest - 1)
        {
            if (!Agrees(asked, combination + BitOperations.TrailingZeroCount(rest) * DecisionFacts.Stride(fact), at + 1, count))
            {
                return false;
            }
        }

        return true;
    }

    private bool AgreesOver(int asked, int combination)
    {
        var rest = trial[asked];
        var stride = DecisionFacts.Stride(asked);
        var agreement = table.AgreementOf(combination + BitOperations.TrailingZeroCount(rest) * stride);
        for (rest &= rest - 1; rest != 0; rest &= rest - 1)
        {
            if (table.AgreementOf(combination + BitOperations.TrailingZeroCount(rest) * stride) != agreement)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nearest way to an outcome so far.</summary>
    /// <param name="Named">A bit for each fact that is said to be otherwise, or given.</param>
    internal readonly record struct Candidate(int Cost, int Named, int Combination)
    {
        internal static readonly Candidate None = new(int.MaxValue, 0, 0);
    }
}
