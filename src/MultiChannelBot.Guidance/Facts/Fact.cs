namespace MultiChannelBot.Guidance.Facts;

/// <summary>
/// What can be known of one subscription. The order is the waterfall's order of asking for those that are asked;
/// see <see cref="FactCatalogue.WaterfallOrder"/>.
/// </summary>
public enum Fact
{
    /// <summary>What was bought: seats or metered use.</summary>
    ServiceType,

    /// <summary>Where the subscription is held now.</summary>
    PurchaseChannel,

    /// <summary>Managed where it is, or moved to the speaker's company.</summary>
    Intent,

    /// <summary>Azure plan or the legacy CSP offer.</summary>
    AzureOffer,

    /// <summary>New commerce or legacy seats.</summary>
    LicenseOffer,

    /// <summary>A product that is neither seats nor metered use; only ever stated.</summary>
    OutsideClass,

    /// <summary>Bought in the speaker's own CSP already; only ever stated.</summary>
    AlreadyOurs,

    /// <summary>Commercial or US government; assumed from settings while unstated.</summary>
    Cloud,

    /// <summary>The speaker's own kind of CSP partner; set once, never asked in a case.</summary>
    PartnerType,

    /// <summary>The day the present term ends, an ISO date; offered on the card that can use it.</summary>
    TermEnd,

    /// <summary>A product, as a lexicon id; it states its service type.</summary>
    Product,
}
