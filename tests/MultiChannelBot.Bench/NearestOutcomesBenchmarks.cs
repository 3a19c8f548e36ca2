using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Bench;

/// <summary>"What would change this?" of an ordinary case, of one that leaves much open, and of one of which little is known.</summary>
public class NearestOutcomesBenchmarks
{
    private static readonly FactSet Ordinary = FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Guidance.Facts.Intent.Manage);
    private static readonly FactSet Open = FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea);
    private static readonly FactSet Scarce = FactSet.Of(OutsideClass.Perpetual);

    private Guide guide = null!;

    [GlobalSetup]
    public void Load()
    {
        guide = Shipped.Triage.Guide;
        foreach (var facts in (FactSet[])[Ordinary, Open, Scarce])
        {
            if (guide.Judge(facts, Cloud.Commercial) is not Verdict.Decided || guide.Nearest(facts, Cloud.Commercial).IsEmpty)
            {
                throw new InvalidOperationException("The cases that are measured should have an answer, and others near it.");
            }
        }
    }

    /// <summary>Everything is known that the answer needs.</summary>
    [Benchmark]
    public ImmutableArray<NearOutcome> NearestOfAnOrdinaryCase() => guide.Nearest(Ordinary, Cloud.Commercial);

    /// <summary>The intent is not known, and the nearest licences depend on it.</summary>
    [Benchmark]
    public ImmutableArray<NearOutcome> NearestWithMuchOpen() => guide.Nearest(Open, Cloud.Commercial);

    /// <summary>Only that it is no subscription is known: every other fact is open.</summary>
    [Benchmark]
    public ImmutableArray<NearOutcome> NearestOfLittleKnown() => guide.Nearest(Scarce, Cloud.Commercial);
}
