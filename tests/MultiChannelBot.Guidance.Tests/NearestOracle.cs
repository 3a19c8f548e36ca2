using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>
/// What would change a case, found by trying: every change of up to three facts is judged as a case of its own. It knows no
/// masks and no numbers of combinations; what it has judged it remembers.
/// </summary>
internal sealed class NearestOracle(Guide guide)
{
    private const int Farthest = 3;

    private static readonly Facts.Fact[] Changing =
    [
        Facts.Fact.ServiceType, Facts.Fact.PurchaseChannel, Facts.Fact.Intent, Facts.Fact.AzureOffer, Facts.Fact.LicenseOffer,
        Facts.Fact.OutsideClass, Facts.Fact.AlreadyOurs, Facts.Fact.Cloud,
    ];

    private readonly Dictionary<FactSet, List<End>> judged = [];

    /// <summary>Of every other outcome the fewest changes that lead to it: "weight, only stated, given besides".</summary>
    internal Dictionary<string, (int Weight, int StatedOnly, int Given)> Others(FactSet facts)
    {
        var found = new Dictionary<string, (int, int, int)>(StringComparer.Ordinal);
        Change(facts, 0, 0, 0, (changed, weight, statedOnly) =>
        {
            foreach (var end in Ends(changed))
            {
                var cost = (weight, statedOnly, end.Given);
                if (!found.TryGetValue(end.Way, out var before) || cost.CompareTo(before) < 0)
                {
                    found[end.Way] = cost;
                }
            }
        });
        if (guide.Judge(facts, Cloud.Commercial) is Verdict.Decided decided)
        {
            found.Remove(Way(decided.Outcome));
        }

        return found;
    }

    /// <summary>The outcomes that facts lead to, whatever is answered to what is still asked.</summary>
    internal IEnumerable<string> WaysOf(FactSet facts) => Ends(facts).Select(end => end.Way).Distinct();

    /// <summary>The weight of changes, what is only stated among them, and what was given besides.</summary>
    internal static (int Weight, int StatedOnly, int Given) CostOf(NearOutcome near)
    {
        var changed = near.Changes.Where(change => !change.IsGiven).ToList();
        var statedOnly = changed.Count(change => IsStatedOnly(change.Value));
        return (changed.Count + statedOnly, statedOnly, near.Changes.Length - changed.Count);
    }

    internal static string Way(Outcome outcome) => $"{outcome.Id} {outcome.Headline}";

    private static bool IsStatedOnly(FactValue? value) => value is not null && value != Cloud.Commercial
        && (value == Intent.ResellToCsp || value.Fact is Facts.Fact.OutsideClass or Facts.Fact.AlreadyOurs or Facts.Fact.Cloud);

    private static void Change(FactSet facts, int at, int weight, int statedOnly, Action<FactSet, int, int> found)
    {
        if (at == Changing.Length)
        {
            found(facts, weight, statedOnly);
            return;
        }

        Change(facts, at + 1, weight, statedOnly, found);
        foreach (var other in Others(Changing[at], facts[Changing[at]]))
        {
            var more = IsStatedOnly(other) ? 2 : 1;
            if (weight + more <= Farthest)
            {
                Change(
                    facts.With(Changing[at], other is null ? Knowledge.Unknown : Knowledge.Of(other)),
                    at + 1,
                    weight + more,
                    statedOnly + more - 1,
                    found);
            }
        }
    }

    /// <summary>The values that what is known of a fact rules out; null for taking back what was only ever stated.</summary>
    private static IEnumerable<FactValue?> Others(Facts.Fact fact, Knowledge knows)
    {
        var definition = FactCatalogue.Of(fact);
        return (fact, knows) switch
        {
            (Facts.Fact.Cloud, Knowledge.Stated stated) => definition.Values.Remove(stated.Value),
            (Facts.Fact.Cloud, _) => [Cloud.UsGovernment],
            (Facts.Fact.OutsideClass or Facts.Fact.AlreadyOurs, Knowledge.Stated stated) => definition.Values.Remove(stated.Value).Prepend<FactValue?>(null),
            (_, Knowledge.Stated stated) => definition.Values.Remove(stated.Value),
            _ => definition.StatedOnly,
        };
    }

    private List<End> Ends(FactSet facts)
    {
        if (!judged.TryGetValue(facts, out var ends))
        {
            judged.Add(facts, ends = guide.Judge(facts, Cloud.Commercial) switch
            {
                Verdict.Decided decided => [new End(Way(decided.Outcome), 0)],
                Verdict.Needs needs => After(facts, needs.Possible),
                Verdict.Undecided => After(facts, FirstUnknown(facts).Possible),
                _ => throw new InvalidOperationException("A verdict of a fourth kind."),
            });
        }

        return ends;
    }

    /// <summary>What would be asked first if nobody had said yet that they do not know.</summary>
    private Verdict.Needs FirstUnknown(FactSet facts) => Assert.IsType<Verdict.Needs>(guide.Judge(
        Changing.Where(fact => facts[fact] is Knowledge.CannotSay).Aggregate(facts, (left, fact) => left.With(fact, Knowledge.Unknown)),
        Cloud.Commercial));

    private List<End> After(FactSet facts, IEnumerable<FactValue> possible) =>
        [.. possible.SelectMany(value => Ends(facts.With(value))).Select(end => end with { Given = end.Given + 1 })];

    private sealed record End(string Way, int Given);
}
