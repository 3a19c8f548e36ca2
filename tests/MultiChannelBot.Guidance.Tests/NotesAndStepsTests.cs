using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Tests;

public class NotesAndStepsTests
{
    private static readonly string[] OrderingSteps =
        ["reprovision-order", "after-end-order", "azure-create", "switch-sign"];

    [Theory]
    [InlineData("ea", "N1")]
    [InlineData("csp-partner", "N2")]
    public void The_other_way_for_azure_goes_first_only_once_manage_was_stated(string channel, string note)
    {
        var facts = FactSet.Of(ServiceType.UsageBased, FactValue.Parse(Facts.Fact.PurchaseChannel, channel));

        Assert.Equal([new Note(note, new TextKey($"note.{note.ToLowerInvariant()}"), First: false)], SeedEdition.Decide(facts).Notes);
        Assert.False(SeedEdition.Decide(facts.With(Intent.Move)).Notes[0].First);
        Assert.True(SeedEdition.Decide(facts.With(Intent.Manage)).Notes[0].First);
    }

    [Fact]
    public void Cancelling_is_the_last_step_of_new_azure_and_letting_run_out_of_moved_licenses()
    {
        Assert.Equal("azure-cancel", SeedEdition.Decide(ServiceType.UsageBased, PurchaseChannel.Open).Steps[^1].Id);
        Assert.Equal(
            "reprovision-run-out",
            SeedEdition.Decide(ServiceType.LicenseBased, PurchaseChannel.Open, Intent.Move).Steps[^1].Id);
    }

    [Fact]
    public void The_steps_that_only_a_sister_page_gives_are_marked_and_the_relationship_is_not()
    {
        var steps = SeedEdition.Decide(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Move).Steps;

        Assert.Equal(
            ["reprovision-order", "reprovision-run-out"],
            steps.Where(step => step.Inferred).Select(step => step.Id));
    }

    [Theory]
    [InlineData("license-based", "ea", "move")]
    [InlineData("license-based", "csp-partner", "move")]
    [InlineData("usage-based", "ea", "move")]
    [InlineData("usage-based", "csp-partner", "move")]
    public void An_indirect_reseller_leaves_ordering_to_the_indirect_provider(string service, string channel, string intent)
    {
        var facts = FactSet.Of(
            FactValue.Parse(Facts.Fact.ServiceType, service),
            FactValue.Parse(Facts.Fact.PurchaseChannel, channel),
            FactValue.Parse(Facts.Fact.Intent, intent));
        var direct = SeedEdition.Decide(facts).Steps;
        var reseller = SeedEdition.Decide(facts.With(PartnerType.IndirectReseller)).Steps;

        Assert.DoesNotContain(direct, step => step.Party == Party.IndirectProvider);
        Assert.Contains(direct, step => OrderingSteps.Contains(step.Id));
        Assert.DoesNotContain(reseller, step => OrderingSteps.Contains(step.Id));
        Assert.Contains(
            reseller, step => step.Party == Party.IndirectProvider && OrderingSteps.Contains(step.Id.Replace("-indirect", "", StringComparison.Ordinal)));
        Assert.Equal(direct, SeedEdition.Decide(facts.With(PartnerType.DirectBill)).Steps);
        Assert.Equal(direct, SeedEdition.Decide(facts.With(PartnerType.IndirectProvider)).Steps);
    }

    [Fact]
    public void An_indirect_reseller_invites_by_way_of_the_provider()
    {
        var steps = SeedEdition.Decide(
            ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage, PartnerType.IndirectReseller).Steps;

        Assert.Equal(
            ["partnership-link", "partnership-authorize", "relationship-open-indirect"], steps.Take(3).Select(step => step.Id));
        Assert.DoesNotContain(steps, step => step.Id == "relationship-open");
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("direct-bill", false, false)]
    [InlineData("indirect-reseller", true, false)]
    [InlineData("indirect-provider", false, true)]
    public void The_links_for_indirect_partners_follow_the_kind_of_partner(string? kind, bool reseller, bool provider)
    {
        foreach (var facts in new[] { FactSet.Of(PurchaseChannel.Syndication), FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea) })
        {
            var known = kind is null ? facts : facts.With(FactValue.Parse(Facts.Fact.PartnerType, kind));
            var links = SeedEdition.Decide(known).Links.Select(link => link.Id).ToArray();

            Assert.Contains("work-with-other-partners", links);
            Assert.Equal(reseller, links.Contains("indirect-reseller-tasks"));
            Assert.Equal(provider, links.Contains("indirect-provider-tasks"));
        }
    }

    [Theory]
    [InlineData("license-based", "ea", "manage", "request-a-relationship")]
    [InlineData("license-based", "csp-partner", "manage", "multipartner")]
    [InlineData("license-based", "csp-partner", "move", "transition-seat-based-services")]
    [InlineData("usage-based", "ea", "move", "create-a-new-subscription")]
    [InlineData("usage-based", "csp-partner", "move", "switch-azure")]
    public void The_link_that_matters_comes_first(string service, string channel, string intent, string link) =>
        Assert.Equal(link, SeedEdition.Decide(
            FactValue.Parse(Facts.Fact.ServiceType, service),
            FactValue.Parse(Facts.Fact.PurchaseChannel, channel),
            FactValue.Parse(Facts.Fact.Intent, intent)).Links[0].Id);

    [Fact]
    public void Traps_stand_only_where_they_apply()
    {
        var azure = SeedEdition.Decide(ServiceType.UsageBased, PurchaseChannel.Ea).Traps;
        var manage = SeedEdition.Decide(ServiceType.LicenseBased, PurchaseChannel.Ea, Intent.Manage).Traps;
        var wait = SeedEdition.Decide(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move).Traps;

        Assert.Contains(new TextKey("trap.cost-history"), azure);
        Assert.Contains(new TextKey("trap.reservations"), azure);
        Assert.Equal(new TextKey("trap.cancel-azure-last"), azure[0]);
        Assert.DoesNotContain(manage, trap => trap.Id.Contains("cancel", StringComparison.Ordinal));
        Assert.DoesNotContain(manage, trap => trap.Id == "trap.reservations");
        Assert.Contains(new TextKey("trap.no-refund"), wait);
    }

    [Fact]
    public void The_receipt_names_the_page_its_dates_and_the_sister_page()
    {
        var receipt = SeedEdition.Decide(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Manage).Receipt;

        Assert.Equal(SeedEdition.Id, receipt.Edition);
        Assert.Equal(new DateOnly(2019, 3, 15), receipt.AsOf);
        Assert.Equal("multichannel", receipt.Source.Id);
        Assert.Equal("multipartner", receipt.Sister?.Id);
        Assert.Equal(new DateOnly(2019, 3, 20), receipt.Sister?.AsOf);
        Assert.Equal("policy.may-change", receipt.PolicyMayChange.Id);
        Assert.Equal("basis.a4-multi-partner", Assert.Single(receipt.Bases).Text.Id);
        Assert.Empty(receipt.Bases[0].Values);
    }

    [Theory]
    [InlineData("purchaseChannel=syndication", Standing.NoRule)]
    [InlineData("outsideClass=reservation", Standing.NoRule)]
    [InlineData("alreadyOurs=true", Standing.NoRule)]
    [InlineData("intent=resell-to-csp", Standing.Stated)]
    [InlineData("serviceType=usage-based purchaseChannel=ea", Standing.Stated)]
    [InlineData("serviceType=usage-based purchaseChannel=third-party", Standing.Inferred)]
    public void Only_what_the_page_says_counts_as_stated(string facts, Standing standing) =>
        Assert.Equal(standing, SeedEdition.Decide(Parsed(facts)).Receipt.Standing);

    [Theory]
    [InlineData("serviceType=license-based purchaseChannel=csp-partner intent=move", "head.wait-or-cancel.dated", "wait-decide wait-end after-end-order")]
    [InlineData("serviceType=license-based purchaseChannel=csp-partner intent=move partnerType=indirect-reseller", "head.wait-or-cancel.dated", "wait-decide wait-end after-end-order-indirect")]
    [InlineData("serviceType=license-based purchaseChannel=ea intent=move", "head.request-then-reprovision", "reprovision-run-out")]
    public void A_known_end_of_the_term_stands_in_the_headline_and_the_steps_that_wait_for_it(string facts, string headline, string steps)
    {
        var general = SeedEdition.Decide(Parsed(facts));
        var dated = SeedEdition.Decide(Parsed(facts).With(FactValue.TermEnd(new DateOnly(2027, 6, 30))));

        Assert.Null(general.TermEnd);
        Assert.DoesNotContain(general.Steps, step => step.Text.Id.EndsWith(".dated", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2027, 6, 30), dated.TermEnd);
        Assert.Equal(headline, dated.Headline.Id);
        Assert.Equal(steps.Split(' '), dated.Steps.Where(step => step.Text.Id.EndsWith(".dated", StringComparison.Ordinal)).Select(step => step.Id));
        Assert.Equal(general.Steps.Select(step => step.Id), dated.Steps.Select(step => step.Id));
    }

    [Theory]
    [InlineData("serviceType=license-based purchaseChannel=ea intent=manage")]
    [InlineData("serviceType=usage-based purchaseChannel=csp-partner")]
    public void Where_nothing_waits_for_the_end_of_the_term_it_changes_nothing(string facts)
    {
        var dated = SeedEdition.Decide(Parsed(facts).With(FactValue.TermEnd(new DateOnly(2027, 6, 30))));

        Assert.Null(dated.TermEnd);
        Assert.Equal(SeedEdition.Decide(Parsed(facts)).Steps, dated.Steps);
        Assert.Equal(SeedEdition.Decide(Parsed(facts)).Headline, dated.Headline);
    }

    [Theory]
    [InlineData("manage")]
    [InlineData("move")]
    public void In_the_government_cloud_nobody_is_told_to_clear_the_box(string intent)
    {
        var facts = Parsed($"serviceType=license-based purchaseChannel=ea intent={intent}");
        var steps = SeedEdition.Decide(facts.With(Cloud.UsGovernment)).Steps.Select(step => step.Id).ToList();

        Assert.Contains("relationship-rights", SeedEdition.Decide(facts).Steps.Select(step => step.Id));
        Assert.DoesNotContain("relationship-rights", steps);
        Assert.Contains("relationship-rights-government", steps);
    }

    [Fact]
    public void The_caution_on_the_government_cloud_names_the_other_page_and_every_answer_that_has_it_links_there()
    {
        var texts = SeedEdition.Edition.Texts;
        foreach (var language in LanguageCodes.All)
        {
            var name = texts.Find(new TextKey("link.us-government"), language, Voice.Partner)!;
            Assert.Contains(name, texts.Find(new TextKey("note.n3"), language, Voice.Partner), StringComparison.Ordinal);
            Assert.Contains(name, texts.Find(new TextKey("note.n3"), language, Voice.Customer), StringComparison.Ordinal);
        }

        Assert.All(
            SeedEdition.Edition.Table.Rows.Where(row => row.Notes.Any(note => note.Item.Id == "N3")),
            row => Assert.Contains(row.Links, link => link.Item.Id == "us-government" && link.When.Equals(row.Notes.Single(note => note.Item.Id == "N3").When)));
    }

    [Fact]
    public void Pages_that_only_help_in_partner_center_are_marked_and_leave_every_answer_something_to_read()
    {
        Assert.Equal(
            ["create-a-new-subscription", "indirect-provider-tasks", "indirect-reseller-tasks", "request-a-relationship", "transition-seat-based-services"],
            SeedEdition.Edition.Links.Where(link => link.Audience == LinkAudience.Partner).Select(link => link.Id));
        Assert.All(
            SeedEdition.Edition.Table.Rows,
            row => Assert.Contains(row.Links, link => link.Item.Audience == LinkAudience.Everyone && link.When.IsAlways));
    }

    [Fact]
    public void The_cloud_is_assumed_until_it_is_stated()
    {
        var facts = FactSet.Of(PurchaseChannel.Syndication);

        Assert.Equal([Cloud.Commercial], SeedEdition.Decide(facts).Assumed);
        Assert.Empty(SeedEdition.Decide(facts.With(Cloud.Commercial)).Assumed);
        Assert.Equal(
            [Cloud.Commercial], SeedEdition.Decide(facts.With(Facts.Fact.Cloud, Knowledge.DoesNotKnow)).Assumed);
    }

    private static FactSet Parsed(string facts) => FactSet.Of(facts.Split(' ').Select(pair =>
    {
        Assert.True(FactCatalogue.TryFind(pair.Split('=')[0], out var fact));
        return FactValue.Parse(fact.Id, pair.Split('=')[1]);
    }));
}
