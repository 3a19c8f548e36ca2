using System.Collections.Immutable;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>
/// Reads what helps through the steps: groups of steps that look alike when they are done and get stuck on the same things.
/// An edition that helps with one step helps with all.
/// </summary>
internal sealed class HelpReader(Definitions definitions, PartReader parts, FaultList faults)
{
    /// <summary>The most things to check that still read on a card.</summary>
    internal const int MostChecks = 4;

    private readonly Dictionary<string, StepHelp> helps = new(StringComparer.Ordinal);

    internal ImmutableDictionary<string, StepHelp> Read()
    {
        var known = parts.KnownSteps();
        foreach (var definition in definitions.All(DefinitionKind.Help))
        {
            definitions.Use(DefinitionKind.Help, definition.Id, definition.Node);
            ReadGroup(definition, known);
        }

        foreach (var (id, where) in parts.StepsUsed.Where(step => helps.Count > 0 && !helps.ContainsKey(step.Key)))
        {
            faults.Add(where, $"Nothing helps with step '{id}'.", "Name the step under 'helps:', in a group of steps like it.");
        }

        return helps.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private void ReadGroup(Definition definition, HashSet<string> known)
    {
        if (definition.Node is not YamlNode.Map inner)
        {
            faults.Add(definition.File, definition.Line, $"Help '{definition.Id}' is no map.", "Write steps, done and stuck below it.");
            return;
        }

        var map = new MapReader(inner, $"help '{definition.Id}'", faults);
        var help = new StepHelp(
            parts.Text(map, "done"),
            map.Text("wait") is { } wait ? parts.Text(wait, map.Node("wait")!) : null,
            [.. Scalars(map, "stuck", "text").Select(stuck => parts.Text(stuck.Value, stuck))]);
        foreach (var step in Scalars(map, "steps", "step"))
        {
            Add(step, help, known);
        }

        if (map.List("steps").IsEmpty)
        {
            faults.Add(inner, $"help '{definition.Id}' names no steps.", "List the steps that it helps through under 'steps:'.");
        }

        if (help.Stuck.Length is 0 or > MostChecks)
        {
            faults.Add(inner, $"help '{definition.Id}' has {help.Stuck.Length} things to check.", $"List one to {MostChecks} texts under 'stuck:'.");
        }

        map.Done();
    }

    private void Add(YamlNode.Scalar step, StepHelp help, HashSet<string> known)
    {
        if (!known.Contains(step.Value))
        {
            faults.Add(step, $"There is no step '{step.Value}'.", "Name a step of a procedure, or of needInfo.");
        }
        else if (!helps.TryAdd(step.Value, help))
        {
            faults.Add(step, $"Step '{step.Value}' is in two helps.", "Keep it in one of them.");
        }
    }

    private IEnumerable<YamlNode.Scalar> Scalars(MapReader map, string key, string kind)
    {
        foreach (var node in map.List(key))
        {
            if (node is YamlNode.Scalar scalar)
            {
                yield return scalar;
            }
            else
            {
                faults.Add(node, $"This is no reference to a {kind}.", $"Write the id of a {kind}.");
            }
        }
    }
}
