using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>Every shipped edition by its id, read once for all tests.</summary>
internal static class ShippedEditions
{
    private static readonly Dictionary<string, Guide> Guides = EditionReader.List(EditionReader.ShippedDirectory).ToDictionary(
        id => id,
        id => new Guide(EditionReader.Read(EditionReader.ShippedDirectory, id).Edition
            ?? throw new InvalidOperationException($"The shipped edition {id} has faults; see EditionTests.")),
        StringComparer.Ordinal);

    internal static IEnumerable<string> Ids => Guides.Keys;

    internal static Guide Guide(string id) => Guides[id];

    internal static Verdict Judge(string id, FactSet facts) => Guides[id].Judge(facts, Cloud.Commercial);

    internal static Outcome Decide(string id, params FactValue[] facts) => Assert.IsType<Verdict.Decided>(Judge(id, FactSet.Of(facts))).Outcome;

    /// <summary>"switch-azure S8 i N2": outcome, rule, "i" where it is inferred, notes.</summary>
    internal static string Summary(Outcome outcome) => string.Join(
        ' ',
        [
            outcome.Id.Code(),
            outcome.Receipt.Rule,
            .. outcome.Receipt.Standing == Standing.Inferred ? ["i"] : Array.Empty<string>(),
            .. outcome.Notes.Select(note => note.Id),
        ]);
}
