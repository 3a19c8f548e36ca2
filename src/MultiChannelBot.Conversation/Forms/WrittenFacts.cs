using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Forms;

/// <summary>
/// What is known of subscriptions as a line of text that a form carries: "serviceType=license-based;purchaseChannel=ea|open;intent=?",
/// with a stroke between subscriptions. Codes only, never what somebody typed.
/// </summary>
public static class WrittenFacts
{
    /// <summary>Longer lines were never written here: ten subscriptions with every fact have some 3,000 characters.</summary>
    public const int Longest = 4_000;

    private const string DontKnow = "?";

    /// <summary>Writes what is known of each subscription.</summary>
    public static string Write(IEnumerable<FactSet> subscriptions) => string.Join('/', subscriptions.Select(Write));

    /// <summary>
    /// Reads it back, at least one subscription and at most <see cref="CaseState.MostSubscriptions"/>. What was never written here
    /// is passed over, so that a changed line says less, and never something else.
    /// </summary>
    public static ImmutableArray<FactSet> Read(string? line) => string.IsNullOrEmpty(line) || line.Length > Longest
        ? [FactSet.Empty]
        : [.. line.Split('/').Take(CaseState.MostSubscriptions).Select(ReadOne)];

    private static string Write(FactSet facts) => string.Join(';', FactCatalogue.All
        .Select(fact => (fact.Name, What: Write(facts[fact.Id])))
        .Where(pair => pair.What is not null)
        .Select(pair => $"{pair.Name}={pair.What}"));

    private static string? Write(Knowledge what) => what switch
    {
        Knowledge.Stated stated => stated.Value.Code,
        Knowledge.Narrowed narrowed => Codes(narrowed.Candidates),
        Knowledge.CannotSay { Among: { IsDefaultOrEmpty: false } among } => DontKnow + Codes(among),
        Knowledge.CannotSay => DontKnow,
        _ => null,
    };

    private static string Codes(ImmutableArray<FactValue> values) => string.Join('|', values.Select(value => value.Code));

    private static FactSet ReadOne(string subscription) => subscription.Split(';').Aggregate(
        FactSet.Empty,
        (facts, pair) => pair.Split('=', 2) is [var name, var what] && FactCatalogue.TryFind(name, out var fact) && Read(fact.Id, what) is { } known
            ? facts.With(fact.Id, known)
            : facts);

    private static Knowledge? Read(Fact fact, string what)
    {
        var unsure = what.StartsWith(DontKnow, StringComparison.Ordinal);
        var codes = unsure ? what[DontKnow.Length..] : what;
        ImmutableArray<FactValue> values = [.. codes.Split('|').Select(code => FactValue.TryParse(fact, code, out var value) ? value : null).OfType<FactValue>().Distinct()];
        return (unsure, values) switch
        {
            (true, []) => Knowledge.DoesNotKnow,
            (true, _) => Knowledge.DoesNotKnowAmong(values),
            (false, []) => null,
            (false, _) => Knowledge.OneOf(values),
        };
    }
}
