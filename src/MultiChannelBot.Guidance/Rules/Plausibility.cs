using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// How likely a case turns out to be otherwise in one fact, as small numbers by the slots of <see cref="DecisionFacts"/>. Where
/// it was bought is put right most often, and to an EA more often than to a Syndication partner; what nobody is asked about
/// comes last.
/// </summary>
internal static class Plausibility
{
    /// <summary>The weight of what is never supposed: the speaker's own kind is no fact of the case.</summary>
    internal const int Never = int.MaxValue;

    private const int StatedOnly = 2;

    /// <summary>Likeliest first; a value's place is its rank.</summary>
    private static readonly ImmutableArray<FactValue> Order =
    [
        PurchaseChannel.Ea, PurchaseChannel.MicrosoftDirect, PurchaseChannel.CspPartner, PurchaseChannel.VolumeLicensing,
        Intent.Move, Intent.Manage, ServiceType.LicenseBased, ServiceType.UsageBased,
        AzureOffer.AzurePlan, AzureOffer.AzureLegacy, LicenseOffer.NewCommerce, LicenseOffer.Legacy,
        PurchaseChannel.Open, PurchaseChannel.ThirdParty, PurchaseChannel.Advisor, PurchaseChannel.Syndication,
        Cloud.Commercial, AlreadyOurs.Yes, Cloud.UsGovernment, Intent.ResellToCsp,
        OutsideClass.Perpetual, OutsideClass.ServerSoftware, OutsideClass.Reservation, OutsideClass.Marketplace, OutsideClass.SupportPlan,
    ];

    private static readonly int[][] Weights = ForSlots(WeightOf);

    private static readonly int[][] Ranks = ForSlots((_, value) => value is null ? 0 : Order.IndexOf(value));

    /// <summary>What a change to a slot counts: one, or two for a value that is only ever stated.</summary>
    internal static int Weight(int factIndex, int slot) => Weights[factIndex][slot];

    /// <summary>The place of a slot among all, the likeliest 0.</summary>
    internal static int Rank(int factIndex, int slot) => Ranks[factIndex][slot];

    /// <summary>The number of slots of a fact.</summary>
    internal static int Slots(int factIndex) => Weights[factIndex].Length;

    /// <summary>True for a slot that counts double.</summary>
    internal static bool IsStatedOnly(int factIndex, int slot) => Weights[factIndex][slot] == StatedOnly;

    // Every cloud value is stated-only while nobody speaks of clouds; of the two, commercial is the ordinary one.
    private static int WeightOf(Fact fact, FactValue? value) => value switch
    {
        _ when fact == Fact.PartnerType => Never,
        null => 1,
        _ when value == Cloud.Commercial => 1,
        _ => FactCatalogue.Of(fact).StatedOnly.Contains(value) ? StatedOnly : 1,
    };

    private static int[][] ForSlots(Func<Fact, FactValue?, int> number) =>
        [.. DecisionFacts.All.Select(fact => DecisionFacts.Slots(fact).Select(value => number(fact, value)).ToArray())];
}
