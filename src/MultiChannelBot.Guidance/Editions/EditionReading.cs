using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Editions;

/// <summary>What came of reading an edition: the edition, or every fault found in it.</summary>
/// <param name="Edition">Null where there is any fault.</param>
/// <param name="Faults">In the order of files and lines; empty where there is an edition.</param>
public sealed record EditionReading(Edition? Edition, ImmutableArray<RuleFault> Faults)
{
    /// <summary>True where the edition may be used.</summary>
    [MemberNotNullWhen(true, nameof(Edition))]
    public bool IsSound => Edition is not null;
}
