using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>
/// What every outcome of every edition warns of, approved line by line: a question mark behind a trap says that it stands on some
/// of the cases only, and the conditions that must hold stand behind the bar.
/// </summary>
public sealed class TrapTests
{
    private const string RelationshipConditions = "same-region partnership?";

    [Fact]
    public void The_page_of_2019_warns_of_what_applies() => Assert.Equal(
        [
            "multi-partner: nothing-changes rights-removed | same-region partnership? government-rights?",
            "new-azure-subscription: cancel-azure-last nothing-moves cost-history reservations classic | same-region partnership? owner-on-both",
            "not-covered: commitment? reservations? |",
            "request-relationship: cancel-licenses-last no-refund other-offer | same-region partnership? government-rights?",
            "request-relationship: keep-link rights-removed | same-region partnership? government-rights?",
            "switch-azure: switch-azure-only old-access switch-unsaid two-ids | same-country-as-tenant partnership? direct-or-provider",
            $"wait-or-cancel: no-refund other-offer rights-stay | {RelationshipConditions}",
        ],
        Lines("2019-03-15"));

    [Fact]
    public void The_page_of_2023_warns_of_what_applies() => Assert.Equal(
        [
            "multi-partner: nothing-changes rights-removed | same-region partnership? government-rights?",
            "new-azure-subscription: cancel-azure-last nothing-moves cost-history reservations-2023 new-azure-unsaid classic | same-region partnership? owner-on-both",
            "not-covered: commitment? commitment-moves? |",
            "request-relationship: cancel-licenses-last gdap-apart no-refund-2023 other-offer | same-region partnership? government-rights?",
            "request-relationship: gdap-apart keep-link rights-removed | same-region partnership? government-rights?",
            "switch-azure: switch-only-2023 old-access cost-history-transfer switch-unsaid-2023 two-ids | same-country-as-tenant partnership? direct-or-provider",
            "transfer-azure-plan: plan-access plan-prices plan-commitments plan-currency plan-marketplace cost-history-transfer"
                + " | same-country-as-tenant partnership? agreements direct-or-provider-plan",
            $"wait-or-cancel: seven-days other-offer rights-stay | {RelationshipConditions}",
        ],
        Lines("2023-09-20"));

    [Fact]
    public void The_page_of_2024_warns_of_what_applies() => Assert.Equal(
        [
            $"multi-partner: nothing-changes rights-removed | {RelationshipConditions}",
            "new-azure-subscription: cancel-azure-last nothing-moves cost-history reservations-2023 new-azure-unsaid classic billing-transfer?"
                + " | same-region partnership? owner-on-both",
            "new-azure-subscription: cancel-azure-last nothing-moves cost-history reservations-2023 new-azure-unsaid classic | same-region partnership? owner-on-both",
            "not-covered: commitment? commitment-moves? |",
            $"request-relationship: cancel-licenses-last gdap-apart no-refund-2023 other-offer | {RelationshipConditions}",
            $"request-relationship: gdap-apart keep-link rights-removed | {RelationshipConditions}",
            "switch-azure: switch-only-2023 old-access cost-history-transfer switch-unsaid-2023 two-ids | same-country-as-tenant partnership? direct-or-provider",
            "transfer-azure-plan: plan-access plan-prices plan-commitments plan-currency plan-marketplace cost-history-transfer"
                + " | same-country-as-tenant partnership? agreements direct-or-provider-plan",
            "transfer-licenses: transfer-whole gdap-apart rights-stay | same-region billing-owner partnership?",
            $"wait-or-cancel: legacy-credit other-offer rights-stay | {RelationshipConditions}",
        ],
        Lines("2024-07-01"));

    private static IEnumerable<string> Lines(string edition) => ShippedEditions.Guide(edition).Edition.Table.Rows
        .Where(row => !row.Traps.IsEmpty)
        .Select(row => $"{row.Outcome.Code()}: {Names(row.Traps)} | {Names(row.Conditions)}".TrimEnd())
        .Distinct().Order(StringComparer.Ordinal);

    private static string Names(IEnumerable<Rules.Conditional<TextKey>> texts) => string.Join(
        ' ', texts.Select(text => text.Item.Id[(text.Item.Id.IndexOf('.', StringComparison.Ordinal) + 1)..] + (text.When.IsAlways ? "" : "?")));
}
