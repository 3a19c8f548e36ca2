using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Guidance.Facts;

/// <summary>
/// One value of one fact. <see cref="Code"/> is the published spelling ("microsoft-direct"), an ISO date for
/// <see cref="Fact.TermEnd"/>, a lexicon id for <see cref="Fact.Product"/>. Never a user's own text.
/// </summary>
public sealed partial record FactValue
{
    internal FactValue(Fact fact, string code)
    {
        Fact = fact;
        Code = code;
    }

    /// <summary>The fact this is a value of.</summary>
    public Fact Fact { get; }

    /// <summary>The published spelling of the value.</summary>
    public string Code { get; }

    /// <summary>Reads a value; false for a code that the fact does not have.</summary>
    public static bool TryParse(Fact fact, string? code, out FactValue value)
    {
        value = null!;
        if (string.IsNullOrEmpty(code))
        {
            return false;
        }

        value = fact switch
        {
            Fact.TermEnd => IsIsoDate(code) ? new FactValue(fact, code) : null!,
            Fact.Product => LexiconId().IsMatch(code) ? new FactValue(fact, code) : null!,
            _ => FactCatalogue.Of(fact).Values.FirstOrDefault(known => known.Code == code)!,
        };
        return value is not null;
    }

    /// <summary>Reads a value that must exist.</summary>
    /// <exception cref="ArgumentException">The fact has no such value.</exception>
    public static FactValue Parse(Fact fact, string code) =>
        TryParse(fact, code, out var value)
            ? value
            : throw new ArgumentException($"{FactCatalogue.Of(fact).Name} has no value '{code}'.", nameof(code));

    /// <summary>The end of a term as a fact.</summary>
    public static FactValue TermEnd(DateOnly day) =>
        new(Fact.TermEnd, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The day of a <see cref="Fact.TermEnd"/> value.</summary>
    /// <exception cref="InvalidOperationException">The value is of another fact.</exception>
    public DateOnly Day => Fact == Fact.TermEnd
        ? DateOnly.ParseExact(Code, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"{Fact} holds no day.");

    /// <summary>The form "purchaseChannel=ea", the way values are written in state and logs.</summary>
    public override string ToString() => $"{FactCatalogue.Of(Fact).Name}={Code}";

    private static bool IsIsoDate(string code) =>
        DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex LexiconId();
}
