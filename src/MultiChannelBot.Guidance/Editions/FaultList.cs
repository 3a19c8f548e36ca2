using System.Collections.Immutable;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>Collects faults, so that an author sees them all at once and not one a run.</summary>
internal sealed class FaultList
{
    private readonly List<RuleFault> faults = [];

    internal int Count => faults.Count;

    internal void Add(string file, int line, string message, string remedy) =>
        faults.Add(new RuleFault(file, line, message, remedy));

    internal void Add(YamlNode where, string message, string remedy) => Add(where.File, where.Line, message, remedy);

    internal ImmutableArray<RuleFault> InOrder() =>
        [.. faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}
