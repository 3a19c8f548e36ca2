using System.Collections.Immutable;
using System.Text;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// The questions and rules as a Mermaid flowchart, found by walking <see cref="Guide.Judge"/> from nothing known. Dotted
/// arrows are what is never asked and counts once stated.
/// </summary>
public sealed class RuleGraph
{
    private readonly Guide guide;
    private readonly FactValue cloud;
    private readonly List<string> lines = [];
    private readonly Dictionary<string, string> nodes = new(StringComparer.Ordinal);

    private RuleGraph(Guide guide, FactValue cloud)
    {
        this.guide = guide;
        this.cloud = cloud;
    }

    /// <summary>The flowchart's text, ready for a Mermaid renderer.</summary>
    public static string ToMermaid(Guide guide, FactValue cloud)
    {
        var graph = new RuleGraph(guide, cloud);
        graph.lines.Add($"%% Edition {guide.Edition.Id}, cloud {cloud.Code}");
        var start = graph.NodeOf(FactSet.Empty);
        graph.lines.Add("    stated([stated, never asked])");
        graph.lines.Add($"    stated -. nothing of it .-> {start}");
        graph.AddStatedOnly();
        return new StringBuilder("flowchart TD\n").AppendJoin('\n', graph.lines).Append('\n').ToString();
    }

    private void AddStatedOnly()
    {
        var ends = FactCatalogue.All
            .Where(fact => DecisionFacts.Contains(fact.Id))
            .SelectMany(fact => fact.StatedOnly)
            .Select(value => (Value: value, Verdict: guide.Judge(FactSet.Of(value), cloud)))
            .Where(end => end.Verdict is Verdict.Decided)
            .GroupBy(end => NodeOf(FactSet.Of(end.Value)), end => end.Value);
        foreach (var end in ends)
        {
            lines.Add($"    stated -. \"{Label(end)}\" .-> {end.Key}");
        }
    }

    // Equal subtrees get one node: the node's definition, arrows included, is its key.
    private string NodeOf(FactSet facts) => guide.Judge(facts, cloud) switch
    {
        Verdict.Decided decided => Node("r", $"[\"{Label(decided.Outcome)}\"]", []),
        Verdict.Needs needs => Question(facts, needs),
        var verdict => throw new InvalidOperationException($"{verdict.GetType().Name} cannot follow where nobody said 'I don't know'."),
    };

    private string Question(FactSet facts, Verdict.Needs needs)
    {
        var arrows = needs.Possible
            .GroupBy(value => NodeOf(facts.With(value)))
            .Select(group => $" -- \"{Label(group)}\" --> {group.Key}");
        return Node("q", $"{{{{\"{FactCatalogue.Of(needs.Fact).Name}?\"}}}}", [.. arrows]);
    }

    private string Node(string kind, string shape, ImmutableArray<string> arrows)
    {
        var key = shape + string.Concat(arrows);
        if (!nodes.TryGetValue(key, out var id))
        {
            id = nodes[key] = $"{kind}{nodes.Count + 1}";
            lines.Add($"    {id}{shape}");
            lines.AddRange(arrows.Select(arrow => $"    {id}{arrow}"));
        }

        return id;
    }

    private static string Label(IEnumerable<FactValue> values) => string.Join("<br/>", values
        .GroupBy(value => value.Fact)
        .Select(group => group.Key is Fact.ServiceType or Fact.PurchaseChannel or Fact.Intent
            ? string.Join(", ", group.Select(value => value.Code))
            : $"{FactCatalogue.Of(group.Key).Name}: {string.Join(", ", group.Select(value => value.Code))}"));

    private static string Label(Outcome outcome)
    {
        var inferred = outcome.Receipt.Standing == Standing.Inferred ? ", inferred" : "";
        var notes = outcome.Notes.IsEmpty ? "" : $"<br/>{string.Join(", ", outcome.Notes.Select(note => note.Id))}";
        return $"{outcome.Id.Code()}<br/>{outcome.Receipt.Rule}{inferred}{notes}<br/>{outcome.Row}";
    }
}
