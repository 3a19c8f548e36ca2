using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>The matrices of the editions from 2023 on, written down here a second time.</summary>
public class LaterEditionsTests
{
    private const string Y2023 = "2023-09-20";
    private const string Y2024 = "2024-07-01";

    // Two ends of one cell are parted by a slash: Azure plan / legacy, new commerce / legacy.
    private const string Matrix2023 = """
        microsoft-direct | request-relationship S5       | request-relationship S5 i       | new-azure-subscription S6 N1
        advisor          | request-relationship S5       | request-relationship S5 i       | new-azure-subscription S6 N1
        open             | request-relationship S5 N4    | request-relationship S5 i N4    | new-azure-subscription S6 N1 N4
        ea               | request-relationship S5       | request-relationship S5 i       | new-azure-subscription S6 N1
        volume-licensing | request-relationship A6 i     | request-relationship A6 i       | new-azure-subscription A6 i N1
        third-party      | request-relationship S3+S5    | request-relationship S3+S5 i    | new-azure-subscription A5 i N1
        csp-partner      | multi-partner A4 i            | wait-or-cancel S4               | transfer-azure-plan S8 i N2 / switch-azure S8 N2 N5
        syndication      | not-covered A2                | not-covered A2                  | not-covered A2
        """;

    private const string Matrix2024 = """
        microsoft-direct | request-relationship S5       | request-relationship S5 i       | new-azure-subscription S6 N1 N8
        advisor          | request-relationship S5 i     | request-relationship S5 i       | new-azure-subscription S6 N1
        open             | request-relationship S5 i N4  | request-relationship S5 i N4    | new-azure-subscription S6 N1 N4
        ea               | request-relationship S5       | request-relationship S5 i N7    | new-azure-subscription S6 N1 N8
        volume-licensing | request-relationship S5       | request-relationship S5 i       | new-azure-subscription S6 N1
        third-party      | request-relationship S3+S5 i  | request-relationship S3+S5 i    | new-azure-subscription A5 i N1
        csp-partner      | multi-partner A4 i            | transfer-licenses E10 N6 / wait-or-cancel E10 i | transfer-azure-plan S8 i N2 / switch-azure S8 N2 N5
        syndication      | not-covered A2                | not-covered A2                  | not-covered A2
        """;

    public static TheoryData<string, string, string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string, string, string>();
        foreach (var (edition, matrix) in new[] { (Y2023, Matrix2023), (Y2024, Matrix2024) })
        {
            foreach (var line in matrix.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = line.Split('|', StringSplitOptions.TrimEntries);
                cells.Add(edition, parts[0], "license-based", "manage", parts[1]);
                cells.Add(edition, parts[0], "license-based", "move", parts[2]);
                cells.Add(edition, parts[0], "usage-based", "manage", parts[3]);
                cells.Add(edition, parts[0], "usage-based", "move", parts[3]);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_comes_out_as_the_pages_have_it(string edition, string channel, string service, string intent, string expected) =>
        Assert.Equal(expected, string.Join(" / ", Ends(edition, Facts(channel, service, intent), Cloud.Commercial).Select(ShippedEditions.Summary)));

    [Theory]
    [InlineData(Y2023, "usage-based", "azureOffer")]
    [InlineData(Y2024, "usage-based", "azureOffer")]
    [InlineData(Y2024, "license-based", "licenseOffer")]
    public void The_offer_is_asked_where_it_decides_and_a_checklist_helps_who_does_not_know(string edition, string service, string name)
    {
        var facts = Facts("csp-partner", service, "move");
        Assert.True(FactCatalogue.TryFind(name, out var fact));

        Assert.Equal(fact.Id, Assert.IsType<Verdict.Needs>(ShippedEditions.Judge(edition, facts)).Fact);
        var open = Assert.IsType<Verdict.Undecided>(ShippedEditions.Judge(edition, facts.With(fact.Id, Knowledge.DoesNotKnow)));
        Assert.Equal(OutcomeId.NeedInfo, open.Outcome.Id);
        Assert.Equal(fact.Values.Length, open.Branches.Length);
        Assert.NotEmpty(open.Outcome.Steps);
    }

    [Theory]
    [InlineData("2019-03-15", "usage-based")]
    [InlineData("2019-03-15", "license-based")]
    [InlineData(Y2023, "license-based")]
    public void The_offer_is_not_asked_where_it_decides_nothing(string edition, string service) =>
        Assert.IsType<Verdict.Decided>(ShippedEditions.Judge(edition, Facts("csp-partner", service, "move")));

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_government_cloud_is_a_caution_in_2023_and_a_persons_matter_in_2024(
        string edition, string channel, string service, string intent, string cell)
    {
        var ends = Ends(edition, Facts(channel, service, intent), Cloud.UsGovernment).ToList();

        if (channel == "syndication")
        {
            Assert.Equal(cell, ShippedEditions.Summary(Assert.Single(ends)));
        }
        else if (edition == Y2024)
        {
            Assert.Equal("talk-to-a-person A9", ShippedEditions.Summary(Assert.Single(ends)));
        }
        else
        {
            Assert.All(ends, end => Assert.Contains(end.Notes, note => note is { Id: "N3", First: true }));
            Assert.Equal(cell.Split(" / ").Select(part => part.Split(' ')[0]), ends.Select(end => end.Id.Code()));
        }
    }

    [Theory]
    [InlineData(Y2023)]
    [InlineData(Y2024)]
    public void A_partner_is_pointed_to_the_relationship_and_to_gdap(string edition)
    {
        foreach (var channel in new[] { PurchaseChannel.Ea, PurchaseChannel.CspPartner })
        {
            var links = ShippedEditions.Decide(edition, ServiceType.LicenseBased, channel, Intent.Manage).Links.Select(link => link.Id).ToList();
            Assert.Contains("gdap-request", links);
            Assert.Contains(channel == PurchaseChannel.Ea ? "request-a-relationship" : "multipartner", links);
        }
    }

    [Theory]
    [InlineData(Y2023)]
    [InlineData(Y2024)]
    public void Resale_is_blocked_on_the_tenant_of_the_csp_business_only(string edition)
    {
        var outcome = ShippedEditions.Decide(edition, Intent.ResellToCsp);

        Assert.Equal("resale-not-allowed S9 i", ShippedEditions.Summary(outcome));
        Assert.Equal("head.resale-on-csp-tenant", outcome.Headline.Id);
    }

    [Theory]
    [InlineData("direct-bill", true)]
    [InlineData("indirect-provider", false)]
    [InlineData("indirect-reseller", false)]
    public void The_shortcut_of_an_expert_msp_is_told_to_direct_bill_partners(string kind, bool told) => Assert.Equal(
        told,
        ShippedEditions.Decide(Y2024, ServiceType.UsageBased, PurchaseChannel.Ea, FactValue.Parse(Fact.PartnerType, kind)).Notes.Any(note => note.Id == "N8"));

    [Theory]
    [InlineData("2019-03-15", "basis.a2")]
    [InlineData("2023-09-20", "basis.a2")]
    [InlineData("2024-07-01", "basis.a2-2024")]
    public void The_newest_page_is_not_said_to_speak_of_syndication_partners(string edition, string basis) => Assert.Equal(
        basis,
        Assert.Single(ShippedEditions.Decide(edition, ServiceType.LicenseBased, PurchaseChannel.Syndication, Intent.Move).Receipt.Bases).Text.Id);

    private static FactSet Facts(string channel, string service, string intent) => FactSet.Of(
        FactValue.Parse(Fact.PurchaseChannel, channel), FactValue.Parse(Fact.ServiceType, service), FactValue.Parse(Fact.Intent, intent));

    private static IEnumerable<Outcome> Ends(string edition, FactSet facts, FactValue cloud) => ShippedEditions.Guide(edition).Judge(facts, cloud) switch
    {
        Verdict.Decided decided => [decided.Outcome],
        Verdict.Needs needs => needs.Possible.SelectMany(value => Ends(edition, facts.With(value), cloud)),
        var other => throw new InvalidOperationException($"{other.GetType().Name} cannot follow here."),
    };
}
