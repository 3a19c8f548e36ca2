using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>The one question that decides most, held against trying every answer.</summary>
public sealed class DecidingFactTests
{
    private static readonly ImmutableArray<Facts.Fact> Asked =
        [Facts.Fact.ServiceType, Facts.Fact.PurchaseChannel, Facts.Fact.Intent, Facts.Fact.AzureOffer, Facts.Fact.LicenseOffer];

    public static TheoryData<string> Editions => [.. ShippedEditions.Ids];

    [Theory]
    [MemberData(nameof(Editions))]
    public void It_leaves_the_fewest_outcomes_at_the_worst(string edition) => Assert.All(Cases(), facts =>
    {
        var open = Asked.Where(fact => ShippedEditions.Guide(edition).Needs(fact, facts, Cloud.Commercial) is not null).ToList();
        var expected = open.Count == 0 ? (Facts.Fact?)null : open.MinBy(fact => MostLeft(edition, facts, fact));

        Assert.Equal(expected, ShippedEditions.Guide(edition).DecidesMost(facts, Cloud.Commercial));
    });

    [Theory]
    [InlineData("2019-03-15", "", "purchaseChannel")]
    [InlineData("2019-03-15", "purchaseChannel=ea", "serviceType")]
    [InlineData("2019-03-15", "serviceType=license-based", "purchaseChannel")]
    [InlineData("2024-07-01", "serviceType=usage-based", "purchaseChannel")]
    [InlineData("2024-07-01", "serviceType=license-based purchaseChannel=csp-partner", "intent")]
    [InlineData("2024-07-01", "serviceType=license-based purchaseChannel=csp-partner intent=move", "licenseOffer")]
    public void It_is_named_where_several_facts_are_unknown(string edition, string known, string decides) => Assert.Equal(
        decides, FactCatalogue.Of(ShippedEditions.Guide(edition).DecidesMost(Of(known), Cloud.Commercial)!.Value).Name);

    [Theory]
    [InlineData("")]
    [InlineData("serviceType=license-based")]
    [InlineData("purchaseChannel=csp-partner")]
    public void What_nobody_can_say_is_answered_by_the_checklist_of_the_fact_that_decides_most(string known)
    {
        var facts = Asked.Where(fact => Of(known).Value(fact) is null)
            .Aggregate(Of(known), (left, fact) => left.With(fact, Knowledge.DoesNotKnow));
        var undecided = Assert.IsType<Verdict.Undecided>(ShippedEditions.Judge("2024-07-01", facts));

        Assert.Equal(ShippedEditions.Guide("2024-07-01").DecidesMost(facts, Cloud.Commercial), undecided.Fact);
        Assert.NotEmpty(undecided.Outcome.Steps);
        Assert.Equal(undecided.Branches.Length, undecided.Branches.Select(Way).Distinct().Count());
    }

    private static string Way(Branch branch) =>
        $"{branch.Outcome} {branch.Headline} {branch.NextNeeded} {string.Join(';', branch.Inner.Select(inner => $"{string.Join(',', inner.Values)}>{Way(inner)}"))}";

    private static int MostLeft(string edition, FactSet facts, Facts.Fact fact) =>
        FactCatalogue.Of(fact).PossibleUnstated.Max(value => Ways(edition, facts.With(value), 0).Distinct().Count());

    private static IEnumerable<string> Ways(string edition, FactSet facts, int at)
    {
        if (at < Asked.Length)
        {
            return facts.Value(Asked[at]) is null
                ? FactCatalogue.Of(Asked[at]).PossibleUnstated.SelectMany(value => Ways(edition, facts.With(value), at + 1))
                : Ways(edition, facts, at + 1);
        }

        var outcome = Assert.IsType<Verdict.Decided>(ShippedEditions.Judge(edition, facts)).Outcome;
        return [$"{outcome.Id} {outcome.Headline}"];
    }

    private static IEnumerable<FactSet> Cases() =>
        from service in new FactValue?[] { null, ServiceType.LicenseBased, ServiceType.UsageBased }
        from channel in new FactValue?[] { null, PurchaseChannel.Ea, PurchaseChannel.CspPartner, PurchaseChannel.Syndication }
        from intent in new FactValue?[] { null, Intent.Manage, Intent.Move }
        select FactSet.Of([.. new[] { service, channel, intent }.OfType<FactValue>()]);

    private static FactSet Of(string facts) => FactSet.Of([.. facts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).Select(pair => FactValue.Parse(FactCatalogue.All.Single(fact => fact.Name == pair[0]).Id, pair[1]))]);
}
