using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Facts;

/// <summary>A fact's published name, its values, and which of them count only once stated.</summary>
public sealed record FactDefinition(
    Fact Id,
    string Name,
    ImmutableArray<FactValue> Values,
    ImmutableArray<FactValue> StatedOnly)
{
    /// <summary>The values that may hold while nobody has said anything: all but the stated-only ones.</summary>
    public ImmutableArray<FactValue> PossibleUnstated { get; } = [.. Values.Except(StatedOnly)];
}

/// <summary>Every fact with its names and values; the one list that the engine, the reader and the verbs share.</summary>
public static class FactCatalogue
{
    private static readonly ImmutableArray<FactDefinition> Definitions =
    [
        Define(Fact.ServiceType, "serviceType", [ServiceType.LicenseBased, ServiceType.UsageBased]),
        Define(
            Fact.PurchaseChannel,
            "purchaseChannel",
            [
                PurchaseChannel.MicrosoftDirect,
                PurchaseChannel.Advisor,
                PurchaseChannel.Open,
                PurchaseChannel.Ea,
                PurchaseChannel.VolumeLicensing,
                PurchaseChannel.CspPartner,
                PurchaseChannel.ThirdParty,
                PurchaseChannel.Syndication,
            ]),
        Define(Fact.Intent, "intent", [Intent.Manage, Intent.Move, Intent.ResellToCsp], [Intent.ResellToCsp]),
        Define(Fact.AzureOffer, "azureOffer", [AzureOffer.AzurePlan, AzureOffer.AzureLegacy]),
        Define(Fact.LicenseOffer, "licenseOffer", [LicenseOffer.NewCommerce, LicenseOffer.Legacy]),
        DefineStatedOnly(
            Fact.OutsideClass,
            "outsideClass",
            [
                OutsideClass.Perpetual,
                OutsideClass.ServerSoftware,
                OutsideClass.Reservation,
                OutsideClass.Marketplace,
                OutsideClass.SupportPlan,
            ]),
        DefineStatedOnly(Fact.AlreadyOurs, "alreadyOurs", [AlreadyOurs.Yes]),
        DefineStatedOnly(Fact.Cloud, "cloud", [Cloud.Commercial, Cloud.UsGovernment]),
        DefineStatedOnly(
            Fact.PartnerType,
            "partnerType",
            [PartnerType.DirectBill, PartnerType.IndirectProvider, PartnerType.IndirectReseller]),
        DefineStatedOnly(Fact.TermEnd, "termEnd", []),
        DefineStatedOnly(Fact.Product, "product", []),
    ];

    /// <summary>Every fact, in the order of <see cref="Fact"/>.</summary>
    public static ImmutableArray<FactDefinition> All => Definitions;

    /// <summary>The facts that a case may ask for, in the order of asking.</summary>
    public static ImmutableArray<Fact> WaterfallOrder { get; } =
        [Fact.ServiceType, Fact.PurchaseChannel, Fact.Intent, Fact.AzureOffer, Fact.LicenseOffer];

    /// <summary>The definition of one fact.</summary>
    public static FactDefinition Of(Fact fact) => Definitions[(int)fact];

    /// <summary>Finds a fact by its published name ("purchaseChannel").</summary>
    public static bool TryFind(string? name, out FactDefinition definition)
    {
        definition = Definitions.FirstOrDefault(known => known.Name == name)!;
        return definition is not null;
    }

    private static FactDefinition Define(
        Fact id, string name, ImmutableArray<FactValue> values, ImmutableArray<FactValue> statedOnly = default) =>
        new(id, name, values, statedOnly.IsDefault ? [] : statedOnly);

    private static FactDefinition DefineStatedOnly(Fact id, string name, ImmutableArray<FactValue> values) =>
        new(id, name, values, values);
}
