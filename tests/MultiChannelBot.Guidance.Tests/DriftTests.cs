using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

public class DriftTests
{
    private static readonly EditionDiff Diff = EditionDiff.Of(ShippedEditions.Guide("2019-03-15").Edition, ShippedEditions.Guide("2024-07-01").Edition);

    [Fact]
    public void Every_changed_combination_is_in_one_change_and_no_other_is_in_any()
    {
        var listed = Diff.Changes.SelectMany(change => change.Where.Combinations().Select(at => (at, change))).ToDictionary(pair => pair.at, pair => pair.change);

        for (var at = 0; at < DecisionFacts.Combinations; at++)
        {
            var (before, after) = (Judge("2019-03-15", at), Judge("2024-07-01", at));
            var parts = Parts(before, after);
            Assert.Equal(parts, listed.GetValueOrDefault(at)?.Parts ?? ChangedParts.None);
        }
    }

    [Fact]
    public void An_edition_differs_in_nothing_from_itself() =>
        Assert.Empty(EditionDiff.Of(SeedEdition.Edition, SeedEdition.Edition).Changes);

    [Fact]
    public void A_block_counts_its_combinations_and_names_what_narrows_it()
    {
        var change = Diff.Changes.First(change => change.After.Outcome == OutcomeId.TransferLicenses);

        Assert.Equal(change.Where.Count, change.Where.Combinations().Distinct().Count());
        Assert.Contains(change.Where.Narrowed(), narrowed => narrowed.Fact == Fact.LicenseOffer && narrowed.Values.SequenceEqual([LicenseOffer.NewCommerce]));
        Assert.Contains(change.Where.First, change.Where.Combinations());
    }

    [Fact]
    public void A_case_that_a_newer_edition_decides_by_the_offer_drifts_to_both_ways()
    {
        var facts = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move);
        var drift = Of(facts);

        Assert.NotNull(drift);
        Assert.True(drift.ChangesOutcome);
        Assert.Equal([OutcomeId.TransferLicenses, OutcomeId.WaitOrCancel], drift.Ends.Select(end => end.Outcome.Id));
        Assert.Equal([[LicenseOffer.NewCommerce], [LicenseOffer.Legacy]], drift.Ends.Select(end => end.Given.ToArray()));
        Assert.Equal(OutcomeId.TransferLicenses, Assert.Single(Of(facts.With(LicenseOffer.NewCommerce))!.Ends).Outcome.Id);
    }

    [Fact]
    public void Other_steps_are_a_drift_that_changes_no_outcome()
    {
        var drift = Of(FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage));

        Assert.NotNull(drift);
        Assert.False(drift.ChangesOutcome);
        Assert.Equal(OutcomeId.RequestRelationship, Assert.Single(drift.Ends).Outcome.Id);
    }

    [Fact]
    public void Nothing_drifts_where_the_newest_says_the_same_or_nothing_is_newer()
    {
        var facts = FactSet.Of(PurchaseChannel.Syndication);

        Assert.Null(Of(facts));
        Assert.Null(new DriftFinder(null).Of(SeedEdition.Decide(facts), facts, Cloud.Commercial));
    }

    private static EditionDrift? Of(FactSet facts) => new DriftFinder(ShippedEditions.Guide("2024-07-01")).Of(SeedEdition.Decide(facts), facts, Cloud.Commercial);

    private static Outcome Judge(string edition, int combination) => Assert.IsType<Verdict.Decided>(ShippedEditions.Guide(edition).Judge(
        FactSet.Of(DecisionFacts.All.Select(fact => DecisionFacts.ValueIn(combination, fact)).OfType<FactValue>()), Cloud.Commercial)).Outcome;

    private static ChangedParts Parts(Outcome before, Outcome after) =>
        (before.Id == after.Id ? ChangedParts.None : ChangedParts.Outcome)
        | (Steps(before) == Steps(after) ? ChangedParts.None : ChangedParts.Steps)
        | (Links(before) == Links(after) ? ChangedParts.None : ChangedParts.Links);

    private static string Steps(Outcome outcome) => string.Join('|', outcome.Steps.Select(step => $"{step.Party} {step.Text}"));

    private static string Links(Outcome outcome) => string.Join('|', outcome.Links.Select(link => link.Pattern));
}
