using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Commands;

/// <summary>The counts of verdicts as a rule author reads them: the rules with most complaints first.</summary>
internal sealed class FeedbackReport
{
    private const string Gap = "  ";
    private static readonly string[] Header = ["edition", "rule", "useful", "wrong", "unclear", "reasons"];

    private readonly ImmutableArray<Line> lines;

    private FeedbackReport(ImmutableArray<Line> lines) => this.lines = lines;

    /// <summary>True where nothing was counted.</summary>
    public bool IsEmpty => lines.IsEmpty;

    /// <summary>Sums up counts. One below zero is the rest of a count that was lost, and says nothing.</summary>
    public static FeedbackReport Of(IEnumerable<FeedbackCount> counts) => new(
    [
        .. counts.Where(count => count.Times > 0).GroupBy(count => (count.Mark.Edition, count.Mark.Rule))
            .Select(rule => new Line(rule.Key.Edition, rule.Key.Rule, [.. rule]))
            .OrderBy(line => line.Edition, StringComparer.Ordinal)
            .ThenByDescending(line => line.Times(FeedbackVerdict.Wrong) + line.Times(FeedbackVerdict.Unclear))
            .ThenBy(line => line.Rule, StringComparer.Ordinal),
    ]);

    /// <summary>A table, a line a rule.</summary>
    public string ToText()
    {
        List<string[]> rows = [Header, .. lines.Select(Cells)];
        var widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        return string.Join('\n', rows.Select(row => string.Join(Gap, row.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd()));
    }

    /// <summary>The same as data. The keys are published: scripts read them.</summary>
    public string ToJson() => new JsonArray([.. lines.Select(Data)]).ToJsonString();

    private static string[] Cells(Line line) =>
    [
        line.Edition,
        line.Rule,
        .. Enum.GetValues<FeedbackVerdict>().Select(verdict => line.Times(verdict).ToString(CultureInfo.InvariantCulture)),
        string.Join(", ", line.Reasons().Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Mark.Reason!.Value.Code()} {count.Times}"))),
    ];

    private static JsonObject Data(Line line)
    {
        var data = new JsonObject { ["edition"] = line.Edition, ["rule"] = line.Rule };
        foreach (var verdict in Enum.GetValues<FeedbackVerdict>())
        {
            data[verdict.Code()] = line.Times(verdict);
        }

        data["reasons"] = new JsonObject(line.Reasons().Select(count =>
            KeyValuePair.Create<string, JsonNode?>(count.Mark.Reason!.Value.Code(), count.Times)));
        return data;
    }

    private sealed record Line(string Edition, string Rule, ImmutableArray<FeedbackCount> Counts)
    {
        public long Times(FeedbackVerdict verdict) => Counts.Where(count => count.Mark.Verdict == verdict).Sum(count => count.Times);

        public IEnumerable<FeedbackCount> Reasons() =>
            Counts.Where(count => count.Mark.Reason is not null).OrderByDescending(count => count.Times).ThenBy(count => count.Mark.Reason);
    }
}
