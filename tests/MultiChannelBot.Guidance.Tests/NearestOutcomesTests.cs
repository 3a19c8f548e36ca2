using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

public class NearestOutcomesTests
{
    private const int Most = 5;

    public static TheoryData<string> Editions => new(ShippedEditions.Ids);

    [Theory]
    [MemberData(nameof(Editions))]
    public void Of_every_case_the_nearest_other_outcomes_are_found_each_by_its_shortest_way(string edition)
    {
        var guide = ShippedEditions.Guide(edition);
        var oracle = new NearestOracle(guide);
        var cases = 0;
        foreach (var facts in Cases())
        {
            cases++;
            var found = guide.Nearest(facts, Cloud.Commercial);
            var expected = oracle.Others(facts);
            Assert.Equal(
                expected.Values.Order().Take(Most),
                found.Select(NearestOracle.CostOf));
            Assert.All(found, near => Assert.Equal(expected[WayOf(near)], NearestOracle.CostOf(near)));
        }

        Assert.Equal(2 * 8 * 4 * 9 * 2 * 2 * 2 + 4, cases);
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void What_is_promised_comes_true_when_it_is_applied(string edition)
    {
        var guide = ShippedEditions.Guide(edition);
        foreach (var facts in Cases())
        {
            var found = guide.Nearest(facts, Cloud.Commercial);
            Assert.Equal(found.Length, found.Select(WayOf).Distinct().Count());
            Assert.All(found, near =>
            {
                var outcome = Assert.IsType<Verdict.Decided>(guide.Judge(near.Apply(facts), Cloud.Commercial)).Outcome;
                Assert.Equal(WayOf(near), NearestOracle.Way(outcome));
                Assert.NotEmpty(near.Changes);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_ends_of_a_case_are_the_outcomes_that_its_answers_may_lead_to(string edition)
    {
        var guide = ShippedEditions.Guide(edition);
        var oracle = new NearestOracle(guide);
        foreach (var facts in (FactSet[])[FactSet.Empty, FactSet.Of(ServiceType.LicenseBased), FactSet.Of(PurchaseChannel.CspPartner), .. Cases().Take(500)])
        {
            var ends = guide.Ends(facts, Cloud.Commercial);
            Assert.Equal(oracle.WaysOf(facts).Order(), ends.Select(WayOf).Order());
            Assert.All(ends, end => Assert.All(end.Changes, change => Assert.True(change.IsGiven)));
        }
    }

    [Fact]
    public void Licenses_from_an_EA_are_told_the_likely_cases_before_the_odd_ones() => Assert.Equal(
        [
            "multi-partner: csp-partner",
            "request-relationship: move",
            "new-azure-subscription: usage-based",
            "not-covered: syndication",
            "wait-or-cancel: csp-partner move",
        ],
        Told("2019-03-15", ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage));

    [Fact]
    public void What_a_case_would_still_be_asked_is_given_with_the_change() => Assert.Equal(
        [
            "switch-azure: csp-partner",
            "not-covered: syndication",
            "request-relationship: license-based move",
            "request-relationship: license-based manage",
            "wait-or-cancel: license-based csp-partner move",
        ],
        Told("2019-03-15", ServiceType.UsageBased, PurchaseChannel.Ea));

    [Fact]
    public void Of_alike_channels_the_likeliest_is_named()
    {
        var told = Told("2019-03-15", ServiceType.UsageBased, PurchaseChannel.CspPartner);
        Assert.Equal("new-azure-subscription: ea", told[0]);
    }

    [Fact]
    public void What_was_only_stated_can_be_taken_back()
    {
        var near = Nearest("2019-03-15", ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage, AlreadyOurs.Yes)[0];
        Assert.Equal(OutcomeId.RequestRelationship, near.Outcome);
        Assert.Equal(new Otherwise(Facts.Fact.AlreadyOurs, null, IsGiven: false), Assert.Single(near.Changes));
    }

    [Fact]
    public void A_case_that_waits_for_a_fact_is_told_what_each_value_would_mean()
    {
        var facts = FactSet.Of(ServiceType.LicenseBased, Intent.Manage).With(Facts.Fact.PurchaseChannel, Knowledge.DoesNotKnow);
        var near = ShippedEditions.Guide("2019-03-15").Nearest(facts, Cloud.Commercial);
        Assert.Equal(["request-relationship: ea", "multi-partner: csp-partner", "not-covered: syndication"], near.Take(3).Select(Told));
        Assert.All(near.Take(3), one => Assert.True(Assert.Single(one.Changes).IsGiven));
    }

    [Fact]
    public void The_end_of_the_term_stands_in_the_headline_where_it_is_known()
    {
        var end = new DateOnly(2030, 6, 30);
        var near = Nearest("2019-03-15", ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Manage, FactValue.TermEnd(end))
            .Single(one => one.Outcome == OutcomeId.WaitOrCancel);
        Assert.Equal((new TextKey("head.wait-or-cancel.dated"), (DateOnly?)end), (near.Headline, near.TermEnd));
    }

    private static string WayOf(NearOutcome near) => $"{near.Outcome} {near.Headline}";

    private static string[] Told(string edition, params FactValue[] facts) => [.. Nearest(edition, facts).Select(Told)];

    private static string Told(NearOutcome near) =>
        $"{near.Outcome.Code()}: {string.Join(' ', near.Changes.Select(change => change.Value?.Code ?? "not " + change.Fact))}";

    private static IReadOnlyList<NearOutcome> Nearest(string edition, params FactValue[] facts) =>
        ShippedEditions.Guide(edition).Nearest(FactSet.Of(facts), Cloud.Commercial);

    /// <summary>Every combination of what is asked, known or not, beside what is only stated; and cases in which a fact is not known.</summary>
    private static IEnumerable<FactSet> Cases()
    {
        var all =
            from service in FactCatalogue.Of(Facts.Fact.ServiceType).Values
            from channel in FactCatalogue.Of(Facts.Fact.PurchaseChannel).Values
            from intent in Maybe(Facts.Fact.Intent)
            from azure in Maybe(Facts.Fact.AzureOffer)
            from license in Maybe(Facts.Fact.LicenseOffer)
            from outside in (FactValue?[])[null, OutsideClass.Perpetual]
            from ours in Maybe(Facts.Fact.AlreadyOurs)
            from cloud in (FactValue?[])[null, Cloud.UsGovernment]
            select FactSet.Of(((FactValue?[])[service, channel, intent, azure, license, outside, ours, cloud]).OfType<FactValue>());
        return all.Concat(FactCatalogue.WaterfallOrder.Take(3).Select(fact => FactSet.Empty.With(fact, Knowledge.DoesNotKnow)))
            .Append(FactSet.Of(ServiceType.UsageBased, PurchaseChannel.CspPartner).With(Facts.Fact.AzureOffer, Knowledge.DoesNotKnow));
    }

    private static IEnumerable<FactValue?> Maybe(Facts.Fact fact) => FactCatalogue.Of(fact).Values.Cast<FactValue?>().Prepend(null);
}
