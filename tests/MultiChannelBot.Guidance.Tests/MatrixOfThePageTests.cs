using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>The matrix of the page, written down here a second time, so that a slip in the data file does not pass.</summary>
public class MatrixOfThePageTests
{
    private const string Matrix = """
        microsoft-direct | request-relationship S5          | request-relationship S5 i    | new-azure-subscription S6 N1   | new-azure-subscription S6 N1
        advisor          | request-relationship S5          | request-relationship S5 i    | new-azure-subscription S6 N1   | new-azure-subscription S6 N1
        open             | request-relationship S5          | request-relationship S5 i    | new-azure-subscription S6 N1   | new-azure-subscription S6 N1
        ea               | request-relationship S5          | request-relationship S5 i    | new-azure-subscription S6 N1   | new-azure-subscription S6 N1
        volume-licensing | request-relationship A6 i        | request-relationship A6 i    | new-azure-subscription A6 i N1 | new-azure-subscription A6 i N1
        third-party      | request-relationship S3+S5       | request-relationship S3+S5 i | new-azure-subscription A5 i N1 | new-azure-subscription A5 i N1
        csp-partner      | multi-partner A4 i               | wait-or-cancel S4            | switch-azure S8 N2             | switch-azure S8 N2
        syndication      | not-covered A2                   | not-covered A2               | not-covered A2                 | not-covered A2
        """;

    private static readonly (FactValue Service, FactValue Intent)[] Columns =
    [
        (ServiceType.LicenseBased, Intent.Manage),
        (ServiceType.LicenseBased, Intent.Move),
        (ServiceType.UsageBased, Intent.Manage),
        (ServiceType.UsageBased, Intent.Move),
    ];

    public static TheoryData<string, string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string, string>();
        foreach (var line in Matrix.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            for (var column = 0; column < Columns.Length; column++)
            {
                cells.Add(parts[0], Columns[column].Service.Code, Columns[column].Intent.Code, parts[column + 1]);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_comes_out_as_the_page_has_it(string channel, string service, string intent, string expected) =>
        Assert.Equal(expected, Summary(SeedEdition.Decide(
            FactValue.Parse(Facts.Fact.PurchaseChannel, channel),
            FactValue.Parse(Facts.Fact.ServiceType, service),
            FactValue.Parse(Facts.Fact.Intent, intent))));

    [Theory]
    [MemberData(nameof(Cells))]
    public void Resale_to_another_csp_partner_wins_over_every_cell(string channel, string service, string intent, string cell)
    {
        var outcome = SeedEdition.Decide(
            FactValue.Parse(Facts.Fact.PurchaseChannel, channel),
            FactValue.Parse(Facts.Fact.ServiceType, service),
            FactValue.Parse(Facts.Fact.Intent, intent),
            Intent.ResellToCsp,
            AlreadyOurs.Yes,
            OutsideClass.Marketplace);

        Assert.Equal("resale-not-allowed S9", Summary(outcome));
        Assert.NotEqual(cell, Summary(outcome));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_subscription_already_ours_is_not_covered_in_any_cell(string channel, string service, string intent, string cell)
    {
        var outcome = SeedEdition.Decide(
            FactValue.Parse(Facts.Fact.PurchaseChannel, channel),
            FactValue.Parse(Facts.Fact.ServiceType, service),
            FactValue.Parse(Facts.Fact.Intent, intent),
            AlreadyOurs.Yes);

        Assert.Equal("not-covered S1", Summary(outcome));
        Assert.NotEqual(cell, Summary(outcome));
        Assert.Equal("head.not-covered-ours", outcome.Headline.Id);
    }

    [Theory]
    [InlineData("perpetual")]
    [InlineData("server-software")]
    [InlineData("reservation")]
    [InlineData("marketplace")]
    [InlineData("support-plan")]
    public void A_product_in_neither_class_is_not_covered_and_nothing_more_is_asked(string product)
    {
        var outcome = SeedEdition.Decide(FactValue.Parse(Facts.Fact.OutsideClass, product));

        Assert.Equal("not-covered A14", Summary(outcome));
        Assert.Equal("head.not-covered-class", outcome.Headline.Id);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_government_cloud_changes_no_outcome_but_adds_a_caution_first(string channel, string service, string intent, string cell)
    {
        var facts = FactSet.Of(
            FactValue.Parse(Facts.Fact.PurchaseChannel, channel),
            FactValue.Parse(Facts.Fact.ServiceType, service),
            FactValue.Parse(Facts.Fact.Intent, intent));
        var stated = SeedEdition.Decide(facts.With(Cloud.UsGovernment));
        var assumed = Assert.IsType<Rules.Verdict.Decided>(SeedEdition.Guide.Judge(facts, Cloud.UsGovernment)).Outcome;

        var expected = cell.StartsWith("not-covered", StringComparison.Ordinal) ? cell : $"{cell} N3";
        Assert.Equal(expected, Summary(stated));
        Assert.Equal(expected, Summary(assumed));
        Assert.Empty(stated.Assumed);
        Assert.Equal([Cloud.UsGovernment], assumed.Assumed);
        Assert.All(stated.Notes.Where(note => note.Id == "N3"), note => Assert.True(note.First));
    }

    [Fact]
    public void The_matrix_names_every_channel() => Assert.Equal(
        FactCatalogue.Of(Facts.Fact.PurchaseChannel).Values.Select(value => value.Code).Order(),
        Matrix.Split('\n').Select(line => line.Split('|')[0].Trim()).Order());

    private static string Summary(Outcome outcome) => string.Join(
        ' ',
        [
            outcome.Id.Code(),
            outcome.Receipt.Rule,
            .. outcome.Receipt.Standing == Standing.Inferred ? ["i"] : Array.Empty<string>(),
            .. outcome.Notes.Select(note => note.Id),
        ]);
}
