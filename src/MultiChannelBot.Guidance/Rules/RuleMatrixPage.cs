using System.Text;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>The rules of an edition as a Markdown page, to be kept beside the program and read by people.</summary>
public static class RuleMatrixPage
{
    /// <summary>The table of the commercial cloud, that of US Government where it differs, and every row with its steps.</summary>
    public static string Of(Guide guide)
    {
        var page = new StringBuilder();
        page.Append("# The rules of the edition ").Append(guide.Edition.Id).Append('\n');
        page.Append("Written by `rules matrix --page`; a test fails when it is stale. (i): inferred, the page itself does not say it; N1 and so on: notes.\n\n");
        var commercial = Table(RuleMatrix.Of(guide, Cloud.Commercial));
        var government = Table(RuleMatrix.Of(guide, Cloud.UsGovernment));
        page.Append("## Outcomes\n").Append(commercial);
        page.Append("\n## Outcomes in the US Government cloud\n").Append(government == commercial ? "The same.\n" : government);
        page.Append("\n## Rows\n");
        Append(page, ["Row", "Outcome", "Rule", "Steps and whose turn each is"]);
        Append(page, ["---", "---", "---", "---"]);
        foreach (var row in guide.Edition.Table.Rows)
        {
            Append(page, [row.Id, row.Outcome.Code(), row.Rule + Mark(row.Standing), string.Join(", ", row.Steps.Select(step => step.Item.Step).Select(step => $"{step.Id} ({step.Party.Code()})"))]);
        }

        return page.ToString();
    }

    private static string Table(RuleMatrix matrix)
    {
        var table = new StringBuilder();
        Append(table, RuleMatrix.Header);
        Append(table, [.. RuleMatrix.Header.Select(_ => "---")]);
        foreach (var row in matrix.Rows())
        {
            Append(table, row);
        }

        return table.ToString();
    }

    private static string Mark(Standing standing) => standing switch
    {
        Standing.Inferred => " (i)",
        Standing.NoRule => " (no rule)",
        _ => "",
    };

    private static void Append(StringBuilder page, string[] cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "or", StringComparison.Ordinal))).Append(" |\n");
}
