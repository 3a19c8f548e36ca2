using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.Outcomes;

/// <summary>The outcomes as the product names them; <see cref="OutcomeIds.Code"/> gives the published spelling.</summary>
public enum OutcomeId
{
    RequestRelationship,
    NewAzureSubscription,
    SwitchAzure,
    WaitOrCancel,
    MultiPartner,
    ResaleNotAllowed,
    TransferAzurePlan,
    TransferLicenses,
    TalkToAPerson,
    NotCovered,
    NeedInfo,
    OutOfScope,
}

/// <summary>The published spelling of outcomes.</summary>
public static class OutcomeIds
{
    // By the number of the outcome: start-up reads these before anything else, and an array costs it nothing.
    private static readonly ImmutableArray<string> Codes =
    [
        "request-relationship",
        "new-azure-subscription",
        "switch-azure",
        "wait-or-cancel",
        "multi-partner",
        "resale-not-allowed",
        "transfer-azure-plan",
        "transfer-licenses",
        "talk-to-a-person",
        "not-covered",
        "need-info",
        "out-of-scope",
    ];

    /// <summary>"request-relationship" and the like.</summary>
    public static string Code(this OutcomeId id) => Codes[(int)id];

    /// <summary>Reads a published spelling.</summary>
    public static bool TryParse(string? code, out OutcomeId id)
    {
        var index = code is null ? -1 : Codes.IndexOf(code);
        id = index < 0 ? default : (OutcomeId)index;
        return index >= 0;
    }
}
