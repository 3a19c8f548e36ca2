using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// The facts that the decision table may look at, and the numbering of all their combinations. A slot is one value of one
/// fact, or null for a stated-only fact that nobody stated; a combination picks one slot of every fact.
/// </summary>
public static class DecisionFacts
{
    /// <summary>Every decision fact, the slowest-turning first.</summary>
    public static ImmutableArray<Fact> All { get; } =
    [
        Fact.ServiceType, Fact.PurchaseChannel, Fact.Intent, Fact.AzureOffer, Fact.LicenseOffer,
        Fact.OutsideClass, Fact.AlreadyOurs, Fact.Cloud, Fact.PartnerType,
    ];

    private static readonly ImmutableArray<ImmutableArray<FactValue?>> SlotsOf = [.. All.Select(SlotsFor)];

    private static readonly ImmutableArray<int> Strides = StridesFor();

    /// <summary>The number of combinations of all slots.</summary>
    public static int Combinations { get; } = SlotsOf.Aggregate(1, (product, slots) => product * slots.Length);

    /// <summary>The slots of one fact: its values, and first of all null where it may stay unstated.</summary>
    public static ImmutableArray<FactValue?> Slots(Fact fact) => SlotsOf[IndexOf(fact)];

    /// <summary>The value that a combination gives to a fact; null for unstated.</summary>
    public static FactValue? ValueIn(int combination, Fact fact)
    {
        var index = IndexOf(fact);
        return SlotsOf[index][SlotIn(combination, index)];
    }

    /// <summary>"serviceType=license-based, purchaseChannel=ea, ...", the unstated facts left out.</summary>
    public static string Describe(int combination) =>
        string.Join(", ", All.Select(fact => ValueIn(combination, fact)).Where(value => value is not null));

    /// <summary>True for a fact that the table may look at.</summary>
    public static bool Contains(Fact fact) => All.Contains(fact);

    internal static int IndexOf(Fact fact) => All.IndexOf(fact);

    internal static int Stride(int factIndex) => Strides[factIndex];

    internal static int SlotIn(int combination, int factIndex) =>
        combination / Strides[factIndex] % SlotsOf[factIndex].Length;

    internal static int SlotOf(FactValue value) => Slots(value.Fact).IndexOf(value);

    /// <summary>For each fact a bit for every slot.</summary>
    internal static ImmutableArray<int> AllSlotMasks { get; } = [.. SlotsOf.Select(slots => (1 << slots.Length) - 1)];

    // Cloud is stated-only, yet never unstated here: the assumed cloud stands in for it.
    private static ImmutableArray<FactValue?> SlotsFor(Fact fact)
    {
        var definition = FactCatalogue.Of(fact);
        return definition.PossibleUnstated.IsEmpty && fact != Fact.Cloud
            ? [null, .. definition.Values]
            : [.. definition.Values];
    }

    private static ImmutableArray<int> StridesFor()
    {
        var strides = new int[All.Length];
        var stride = 1;
        for (var index = All.Length - 1; index >= 0; index--)
        {
            strides[index] = stride;
            stride *= SlotsOf[index].Length;
        }

        return [.. strides];
    }
}
