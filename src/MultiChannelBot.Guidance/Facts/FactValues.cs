namespace MultiChannelBot.Guidance.Facts;

// The published values of each fact, one class a fact. A new value is added here and in FactCatalogue's list,
// and the completeness proof then asks every edition for a row.

/// <summary>Where the subscription is held now.</summary>
public static class PurchaseChannel
{
    public static readonly FactValue MicrosoftDirect = new(Fact.PurchaseChannel, "microsoft-direct");
    public static readonly FactValue Advisor = new(Fact.PurchaseChannel, "advisor");
    public static readonly FactValue Open = new(Fact.PurchaseChannel, "open");
    public static readonly FactValue Ea = new(Fact.PurchaseChannel, "ea");
    public static readonly FactValue VolumeLicensing = new(Fact.PurchaseChannel, "volume-licensing");
    public static readonly FactValue CspPartner = new(Fact.PurchaseChannel, "csp-partner");
    public static readonly FactValue ThirdParty = new(Fact.PurchaseChannel, "third-party");
    public static readonly FactValue Syndication = new(Fact.PurchaseChannel, "syndication");
}

/// <summary>Seats for a term, or metered use.</summary>
public static class ServiceType
{
    public static readonly FactValue LicenseBased = new(Fact.ServiceType, "license-based");
    public static readonly FactValue UsageBased = new(Fact.ServiceType, "usage-based");
}

/// <summary>What the customer wants. <see cref="ResellToCsp"/> is stated-only: nobody is asked about it.</summary>
public static class Intent
{
    public static readonly FactValue Manage = new(Fact.Intent, "manage");
    public static readonly FactValue Move = new(Fact.Intent, "move");
    public static readonly FactValue ResellToCsp = new(Fact.Intent, "resell-to-csp");
}

/// <summary>The speaker's own kind of CSP partner.</summary>
public static class PartnerType
{
    public static readonly FactValue DirectBill = new(Fact.PartnerType, "direct-bill");
    public static readonly FactValue IndirectProvider = new(Fact.PartnerType, "indirect-provider");
    public static readonly FactValue IndirectReseller = new(Fact.PartnerType, "indirect-reseller");
}

/// <summary>The cloud of the customer's tenant.</summary>
public static class Cloud
{
    public static readonly FactValue Commercial = new(Fact.Cloud, "commercial");
    public static readonly FactValue UsGovernment = new(Fact.Cloud, "us-government");
}

/// <summary>Which Azure offer the customer has at a CSP partner.</summary>
public static class AzureOffer
{
    public static readonly FactValue AzurePlan = new(Fact.AzureOffer, "azure-plan");
    public static readonly FactValue AzureLegacy = new(Fact.AzureOffer, "azure-legacy");
}

/// <summary>Which licence offer the customer has at a CSP partner.</summary>
public static class LicenseOffer
{
    public static readonly FactValue NewCommerce = new(Fact.LicenseOffer, "new-commerce");
    public static readonly FactValue Legacy = new(Fact.LicenseOffer, "legacy");
}

/// <summary>Products that are neither seats nor metered use. Stated-only.</summary>
public static class OutsideClass
{
    public static readonly FactValue Perpetual = new(Fact.OutsideClass, "perpetual");
    public static readonly FactValue ServerSoftware = new(Fact.OutsideClass, "server-software");
    public static readonly FactValue Reservation = new(Fact.OutsideClass, "reservation");
    public static readonly FactValue Marketplace = new(Fact.OutsideClass, "marketplace");
    public static readonly FactValue SupportPlan = new(Fact.OutsideClass, "support-plan");
}

/// <summary>The subscription is in the speaker's own CSP. Stated-only.</summary>
public static class AlreadyOurs
{
    public static readonly FactValue Yes = new(Fact.AlreadyOurs, "true");
}
