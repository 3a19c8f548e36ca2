using System.Collections.Frozen;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>A combination of facts as an author would tell it, for faults: "licenses, bought under an EA, to be moved to us".</summary>
internal static class CaseInWords
{
    private static readonly FrozenDictionary<FactValue, string> Words = new Dictionary<FactValue, string>
    {
        [ServiceType.LicenseBased] = "licenses",
        [ServiceType.UsageBased] = "Azure or other metered use",
        [PurchaseChannel.MicrosoftDirect] = "bought directly from Microsoft",
        [PurchaseChannel.Advisor] = "bought through Advisor",
        [PurchaseChannel.Open] = "bought under Open",
        [PurchaseChannel.Ea] = "bought under an Enterprise Agreement",
        [PurchaseChannel.VolumeLicensing] = "bought under another volume licensing programme",
        [PurchaseChannel.CspPartner] = "bought from another CSP partner",
        [PurchaseChannel.ThirdParty] = "bought from a seller outside CSP",
        [PurchaseChannel.Syndication] = "bought from a syndication partner",
        [Intent.Manage] = "to be managed where it is",
        [Intent.Move] = "to be moved to us",
        [Intent.ResellToCsp] = "to be sold by one CSP partner to another",
        [AzureOffer.AzurePlan] = "on an Azure plan",
        [AzureOffer.AzureLegacy] = "on the older Azure offer",
        [LicenseOffer.NewCommerce] = "of new commerce",
        [LicenseOffer.Legacy] = "of the older license offer",
        [OutsideClass.Perpetual] = "in truth perpetual software",
        [OutsideClass.ServerSoftware] = "in truth server software",
        [OutsideClass.Reservation] = "in truth a reservation",
        [OutsideClass.Marketplace] = "in truth a marketplace product",
        [OutsideClass.SupportPlan] = "in truth a support plan",
        [AlreadyOurs.Yes] = "already in our own CSP",
        [Cloud.Commercial] = "in the commercial cloud",
        [Cloud.UsGovernment] = "in the US Government cloud",
        [PartnerType.DirectBill] = "asked by a direct-bill partner",
        [PartnerType.IndirectProvider] = "asked by an indirect provider",
        [PartnerType.IndirectReseller] = "asked by an indirect reseller",
    }.ToFrozenDictionary();

    /// <summary>Tells a combination. An offer is told only where it can be had: an Azure plan is no matter of licenses.</summary>
    internal static string Of(int combination) => string.Join(
        ", ",
        DecisionFacts.All
            .Where(fact => fact != OfferThatIsNot(combination))
            .Select(fact => DecisionFacts.ValueIn(combination, fact))
            .OfType<FactValue>()
            .Select(value => Words[value]));

    private static Fact OfferThatIsNot(int combination) =>
        DecisionFacts.ValueIn(combination, Fact.ServiceType) == ServiceType.LicenseBased ? Fact.AzureOffer : Fact.LicenseOffer;
}
