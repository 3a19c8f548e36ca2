using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Reads the conditions of a row or of a part: a map of fact to a value, a list of values, "any" or "unstated".</summary>
internal static class WhenReader
{
    private const string Any = "any";
    private const string Unstated = "unstated";

    /// <summary>The conditions; null where there was a fault in them, since no proof can be built on a guess.</summary>
    internal static When? Read(YamlNode? node, string what, FaultList faults)
    {
        switch (node)
        {
            case null:
                return When.Always;
            case YamlNode.Map map:
                var before = faults.Count;
                var conditions = ReadMap(map, faults);
                return faults.Count == before ? new When(conditions) : null;
            default:
                faults.Add(node, $"The conditions of {what} are no map.", "Write facts with values, such as {serviceType: usage-based}.");
                return null;
        }
    }

    private static List<(Fact, Condition)> ReadMap(YamlNode.Map map, FaultList faults)
    {
        var conditions = new List<(Fact, Condition)>();
        foreach (var entry in map.Entries)
        {
            if (FactCatalogue.TryFind(entry.Key, out var fact) && DecisionFacts.Contains(fact.Id))
            {
                conditions.Add((fact.Id, ReadCondition(fact, entry.Value, faults)));
                continue;
            }

            var names = DecisionFacts.All.Select(known => FactCatalogue.Of(known).Name);
            faults.Add(map.File, entry.Line, $"No rule can ask for '{entry.Key}'.", $"Facts: {string.Join(", ", names)}.");
        }

        return conditions;
    }

    private static Condition ReadCondition(FactDefinition fact, YamlNode node, FaultList faults)
    {
        switch (node)
        {
            case YamlNode.Scalar { Value: Any }:
                return new Condition.Any();
            case YamlNode.Scalar scalar:
                return new Condition.Is(ReadValue(fact, scalar, faults));
            case YamlNode.List { Items.IsEmpty: false } list:
                return new Condition.OneOf([.. list.Items.Select(item => ReadValue(fact, item, faults)).Distinct()]);
            default:
                faults.Add(node, $"The condition on '{fact.Name}' is neither a value nor a list.", Values(fact));
                return new Condition.Any();
        }
    }

    private static FactValue? ReadValue(FactDefinition fact, YamlNode node, FaultList faults)
    {
        var code = (node as YamlNode.Scalar)?.Value;
        if (code == Unstated && DecisionFacts.Slots(fact.Id).Contains(null))
        {
            return null;
        }

        if (FactValue.TryParse(fact.Id, code, out var value))
        {
            return value;
        }

        faults.Add(node, $"'{fact.Name}' has no value '{code}'.", Values(fact));
        return null;
    }

    private static string Values(FactDefinition fact) =>
        $"Values: {string.Join(", ", DecisionFacts.Slots(fact.Id).Select(slot => slot?.Code ?? Unstated))}, {Any}.";
}
