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
    private static readonly ImmutableDictionary<OutcomeId, string> Codes = new Dictionary<OutcomeId, string>
    {
        [OutcomeId.RequestRelationship] = "request-relationship",
        [OutcomeId.NewAzureSubscription] = "new-azure-subscription",
        [OutcomeId.SwitchAzure] = "switch-azure",
        [OutcomeId.WaitOrCancel] = "wait-or-cancel",
        [OutcomeId.MultiPartner] = "multi-partner",
        [OutcomeId.ResaleNotAllowed] = "resale-not-allowed",
        [OutcomeId.TransferAzurePlan] = "transfer-azure-plan",
        [OutcomeId.TransferLicenses] = "transfer-licenses",
        [OutcomeId.TalkToAPerson] = "talk-to-a-person",
        [OutcomeId.NotCovered] = "not-covered",
        [OutcomeId.NeedInfo] = "need-info",
        [OutcomeId.OutOfScope] = "out-of-scope",
    }.ToImmutableDictionary();

    /// <summary>"request-relationship" and the like.</summary>
    public static string Code(this OutcomeId id) => Codes[id];

    /// <summary>Reads a published spelling.</summary>
    public static bool TryParse(string? code, out OutcomeId id)
    {
        var found = Codes.Where(pair => pair.Value == code).Select(pair => (OutcomeId?)pair.Key).FirstOrDefault();
        id = found ?? default;
        return found is not null;
    }
}
