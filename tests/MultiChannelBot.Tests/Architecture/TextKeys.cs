using System.Text.RegularExpressions;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Architecture;

/// <summary>
/// Which text keys the program can ask for: those written out in the sources, and those put together from a pattern
/// ("value.{fact}.{code}") and codes that exist.
/// </summary>
internal sealed partial class TextKeys
{
    private readonly HashSet<string> literals = [];
    private readonly List<Regex> patterns = [];
    private readonly HashSet<string> codes = [];

    private TextKeys(IEnumerable<string> sources)
    {
        foreach (var source in sources)
        {
            literals.UnionWith(Code.Literals(source));
            patterns.AddRange(Code.Interpolated(source).Where(text => KeyPattern().IsMatch(text)).Select(ToPattern));
            patterns.AddRange(Code.Beginnings(source).Where(text => KeyBeginning().IsMatch(text)).Select(text => ToPattern(text + "{code}")));
        }

        codes.UnionWith(literals.Where(literal => !literal.Contains('.', StringComparison.Ordinal)));
        codes.UnionWith(FactCatalogue.All.Select(fact => fact.Name));
        codes.UnionWith(FactCatalogue.All.SelectMany(fact => fact.Values).Select(value => value.Code));
        codes.UnionWith(Rooms.All.SelectMany(room => room.GetTypes()).Where(type => type.IsEnum).SelectMany(Enum.GetNames).Select(ToCode));
        codes.UnionWith(Enumerable.Range(1, 9).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Reads the sources of the product.</summary>
    public static TextKeys OfTheProduct() => new(Repository.Files("src", ".cs").Select(Repository.Read));

    /// <summary>True where the program can ask for the key.</summary>
    public bool CanBeAskedFor(string key) =>
        literals.Contains(key) || patterns.Any(pattern => pattern.Match(key) is { Success: true } match && match.Groups.Values.Skip(1).All(group => codes.Contains(group.Value)));

    /// <summary>Every literal in the sources that has the form of a key of one of the given families ("ask", "value" ...).</summary>
    public IEnumerable<string> WrittenOut(IReadOnlySet<string> families) =>
        literals.Where(literal => Key().Match(literal) is { Success: true } match && families.Contains(match.Groups[1].Value));

    /// <summary>"ForgetMe" as codes are spelt: "forget-me".</summary>
    private static string ToCode(string name) => InnerCapital().Replace(name, "-$0").ToLowerInvariant();

    private static Regex ToPattern(string text)
    {
        var parts = PlaceHolder().Split(text).Select(Regex.Escape);
        return new Regex($"^{string.Join("([A-Za-z0-9-]+)", parts)}$", RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"^(\{.+\}|[a-z]+)(\.(\{.+\}|[A-Za-z0-9-]+))+$")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"^[a-z]+(\.[A-Za-z0-9-]+)*\.$")]
    private static partial Regex KeyBeginning();

    [GeneratedRegex(@"\{[^.{}]*(?:\([^{}]*\))?[^{}]*?\}")]
    private static partial Regex PlaceHolder();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex InnerCapital();

    [GeneratedRegex(@"^([a-z]+)(\.[A-Za-z0-9-]+)+$")]
    private static partial Regex Key();
}
