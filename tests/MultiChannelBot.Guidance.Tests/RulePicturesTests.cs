using System.Text.Json;
using System.Text.RegularExpressions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

public class RulePicturesTests
{
    [Fact]
    public void The_matrix_prints_a_row_a_channel_and_one_for_resale_in_aligned_columns()
    {
        var lines = RuleMatrix.Of(SeedEdition.Guide, Cloud.Commercial).ToText().TrimEnd('\n').Split('\n');

        Assert.Equal(2 + 8 + 1, lines.Length);
        Assert.Matches("^Channel +License, manage +License, move +Azure, manage +Azure, move$", lines[0]);
        Assert.Matches(
            @"^third-party +request-relationship \(S3\+S5\) +request-relationship \(S3\+S5\) \(i\) +new-azure-subscription \(A5\) \(i\) \+ N1 +new-azure-subscription \(A5\) \(i\) \+ N1$",
            Assert.Single(lines, line => line.StartsWith("third-party", StringComparison.Ordinal)));
        Assert.Matches(@"^resell-to-csp( +resale-not-allowed \(S9\)){4}$", lines[^1]);
        Assert.Single(lines.Skip(1).Select(line => line.IndexOf("  ", line.LastIndexOf("  ", StringComparison.Ordinal), StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public void The_matrix_of_the_government_cloud_shows_the_caution() =>
        Assert.Contains("switch-azure (S8) + N2 + N3", RuleMatrix.Of(SeedEdition.Guide, Cloud.UsGovernment).ToText(), StringComparison.Ordinal);

    [Fact]
    public void The_matrix_as_json_has_a_cell_for_each_channel_and_column()
    {
        using var json = JsonDocument.Parse(RuleMatrix.Of(SeedEdition.Guide, Cloud.Commercial).ToJson());
        var cells = json.RootElement.GetProperty("cells").EnumerateArray().ToArray();

        Assert.Equal(9 * 4, cells.Length);
        Assert.Equal(SeedEdition.Id, json.RootElement.GetProperty("edition").GetString());
        var cell = Assert.Single(cells, cell =>
            cell.GetProperty("purchaseChannel").GetString() == "volume-licensing"
            && cell.GetProperty("serviceType").GetString() == "usage-based"
            && cell.GetProperty("intent").GetString() == "manage");
        Assert.Equal("new-azure-subscription", cell.GetProperty("outcome").GetString());
        Assert.True(cell.GetProperty("inferred").GetBoolean());
        Assert.Equal(["N1"], cell.GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
    }

    [Fact]
    public void The_full_matrix_has_a_line_for_every_combination()
    {
        using var buffer = new MemoryStream();
        FullRuleMatrix.WriteJson(SeedEdition.Guide, buffer);
        using var json = JsonDocument.Parse(buffer.ToArray());
        var keys = json.RootElement.EnumerateArray().Select(Key).ToArray();

        Assert.Equal(2 * 8 * 3 * 2 * 2 * 6 * 2 * 2 * 4, keys.Length);
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys.Length + 2, FullRuleMatrix.ToText(SeedEdition.Guide).TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void The_graph_asks_in_the_waterfalls_order_and_reaches_every_outcome_of_the_edition()
    {
        var graph = RuleGraph.ToMermaid(SeedEdition.Guide, Cloud.Commercial);

        Assert.StartsWith("flowchart TD\n", graph, StringComparison.Ordinal);
        Assert.All(
            SeedEdition.Edition.Table.Rows,
            row => Assert.Contains($"{row.Outcome.Code()}<br/>{row.Rule}", graph, StringComparison.Ordinal));
        var start = Regex.Match(graph, @"nothing of it \.-> (\w+)").Groups[1].Value;
        Assert.Contains($"    {start}{{{{\"serviceType?\"}}}}", graph, StringComparison.Ordinal);
        Assert.DoesNotContain("azureOffer", graph, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_arrow_of_the_graph_leads_to_a_node_that_is_drawn()
    {
        var graph = RuleGraph.ToMermaid(SeedEdition.Guide, Cloud.Commercial);
        var drawn = Regex.Matches(graph, @"^    (\w+)[\[\{\(]", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
        var arrows = Regex.Matches(graph, @"^    (\w+) .*> (\w+)$", RegexOptions.Multiline);

        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.Subset(drawn, new HashSet<string> { arrow.Groups[1].Value, arrow.Groups[2].Value }));
        Assert.Equal(drawn, arrows.SelectMany(arrow => new[] { arrow.Groups[1].Value, arrow.Groups[2].Value }).ToHashSet());
    }

    private static string Key(JsonElement line) => string.Join(
        ',',
        DecisionFacts.All.Select(fact =>
            line.TryGetProperty(FactCatalogue.Of(fact).Name, out var value) ? value.GetString() : "-"));
}
