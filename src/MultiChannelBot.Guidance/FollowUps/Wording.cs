using System.Collections.Immutable;

namespace MultiChannelBot.Guidance.FollowUps;

/// <summary>
/// One way of putting a question: parts joined by "+" that must all occur, in any order, each a choice joined by "|". A part
/// that begins with "!" must not occur. English words end where they end, unless a star follows ("transfer*").
/// </summary>
/// <param name="Parts">The choices of each part that must occur.</param>
/// <param name="Without">What must not occur.</param>
public sealed record Wording(Language Language, ImmutableArray<ImmutableArray<string>> Parts, ImmutableArray<string> Without)
{
    /// <summary>Reads a line of an edition's file; null where it has an empty part or nothing to be found.</summary>
    public static Wording? Parse(string line, Language language)
    {
        var parts = line.Split('+', StringSplitOptions.TrimEntries);
        var needed = parts.Where(part => !part.StartsWith('!')).Select(Choices).ToImmutableArray();
        var without = parts.Where(part => part.StartsWith('!')).SelectMany(part => Choices(part[1..])).ToImmutableArray();
        return needed.IsEmpty || needed.Any(choices => choices.Contains("")) || without.Contains("")
            ? null
            : new Wording(language, needed, without);
    }

    private static ImmutableArray<string> Choices(string part) => [.. part.Split('|', StringSplitOptions.TrimEntries)];
}
