using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>The edition of 15 March 2019, read once for all tests.</summary>
internal static class SeedEdition
{
    internal const string Id = "2019-03-15";

    internal static Edition Edition { get; } =
        EditionReader.Read(EditionReader.ShippedDirectory, Id).Edition
        ?? throw new InvalidOperationException("The shipped edition has faults; see EditionTests.");

    internal static Guide Guide { get; } = new(Edition);

    internal static Verdict Judge(FactSet facts) => Guide.Judge(facts, Cloud.Commercial);

    internal static Verdict Judge(params FactValue[] facts) => Judge(FactSet.Of(facts));

    internal static Outcome Decide(FactSet facts) => Assert.IsType<Verdict.Decided>(Judge(facts)).Outcome;

    internal static Outcome Decide(params FactValue[] facts) => Decide(FactSet.Of(facts));
}
