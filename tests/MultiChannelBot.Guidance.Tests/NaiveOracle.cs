using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>
/// The rules of the page as a person would explain them, in plain ifs, and the question to ask by trying everything. Slow
/// and without tables on purpose: the engine is held against it.
/// </summary>
internal static class NaiveOracle
{
    private static readonly Facts.Fact[] Asked =
    [
        Facts.Fact.ServiceType, Facts.Fact.PurchaseChannel, Facts.Fact.Intent, Facts.Fact.AzureOffer, Facts.Fact.LicenseOffer,
    ];

    /// <summary>What is to be done where everything is known; equal exactly where outcome and steps are.</summary>
    internal static string Way(IReadOnlyDictionary<Facts.Fact, FactValue> facts)
    {
        if (facts[Facts.Fact.Intent] == Intent.ResellToCsp)
        {
            return "resale-not-allowed";
        }

        if (facts.ContainsKey(Facts.Fact.AlreadyOurs))
        {
            return "not-covered (ours)";
        }

        if (facts.ContainsKey(Facts.Fact.OutsideClass))
        {
            return "not-covered (class)";
        }

        var channel = facts[Facts.Fact.PurchaseChannel];
        if (channel == PurchaseChannel.Syndication)
        {
            return "not-covered (syndication)";
        }

        var isCsp = channel == PurchaseChannel.CspPartner;
        if (facts[Facts.Fact.ServiceType] == ServiceType.UsageBased)
        {
            return isCsp ? "switch-azure" : "new-azure-subscription";
        }

        return (isCsp, facts[Facts.Fact.Intent] == Intent.Manage) switch
        {
            (true, true) => "multi-partner",
            (true, false) => "wait-or-cancel",
            (false, true) => "request-relationship (manage)",
            (false, false) => "request-relationship (move)",
        };
    }

    /// <summary>"= way", "? fact" for the question to ask, or "! fact" for the unknown that everything hangs on.</summary>
    internal static string Judge(FactSet facts)
    {
        var worlds = Worlds(facts);
        var open = Asked.Where(fact => HangsOn(fact, worlds)).ToList();
        return open.Count == 0 ? "= " + Way(worlds[0])
            : facts[open[0]] == Knowledge.DoesNotKnow ? "! " + FactCatalogue.Of(DecidesMost(open, worlds)).Name
            : "? " + FactCatalogue.Of(open[0]).Name;
    }

    private static bool HangsOn(Facts.Fact fact, List<SortedDictionary<Facts.Fact, FactValue>> worlds) => worlds
        .GroupBy(world => string.Join(',', world.Where(pair => pair.Key != fact).Select(pair => pair.Value)))
        .Any(alike => alike.Select(Way).Distinct().Count() > 1);

    /// <summary>The fact whose answer leaves the fewest ways at the worst; the first of several.</summary>
    private static Facts.Fact DecidesMost(List<Facts.Fact> open, List<SortedDictionary<Facts.Fact, FactValue>> worlds) =>
        open.MinBy(fact => worlds.GroupBy(world => world[fact]).Max(answered => answered.Select(Way).Distinct().Count()));

    private static List<SortedDictionary<Facts.Fact, FactValue>> Worlds(FactSet facts)
    {
        List<SortedDictionary<Facts.Fact, FactValue>> worlds = [[]];
        foreach (var fact in Asked.Append(Facts.Fact.OutsideClass).Append(Facts.Fact.AlreadyOurs))
        {
            var values = ValuesOf(fact, facts[fact]);
            if (values.Length > 0)
            {
                worlds = [.. worlds.SelectMany(world => values.Select(value => new SortedDictionary<Facts.Fact, FactValue>(world) { [fact] = value }))];
            }
        }

        return worlds;
    }

    private static FactValue[] ValuesOf(Facts.Fact fact, Knowledge knowledge) => knowledge switch
    {
        Knowledge.Stated stated => [stated.Value],
        Knowledge.Narrowed narrowed => [.. narrowed.Candidates],
        _ when fact == Facts.Fact.Intent => [Intent.Manage, Intent.Move],
        _ when fact is Facts.Fact.OutsideClass or Facts.Fact.AlreadyOurs => [],
        _ => [.. FactCatalogue.Of(fact).Values],
    };
}
