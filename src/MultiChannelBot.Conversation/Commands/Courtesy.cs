using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Words that people put around what they ask for ("could you ... please", "... 해 주세요"). Taking them off never makes a
/// command of a message that says more: what is left must be the command's own words, and nothing else.
/// </summary>
/// <param name="before">Words that may stand first; a space follows them.</param>
/// <param name="after">Words that may stand last; a space goes before them, except in Korean, where endings join on.</param>
internal sealed class Courtesy(IEnumerable<string> before, IEnumerable<string> after)
{
    /// <summary>Commands are short: what is longer than this tells of something, and is not taken apart.</summary>
    private const int Longest = 80;

    private static readonly char[] Seams = [' ', ',', '.', '!', '?', '~', '…', '-', ';', ':', '^', 'ㅎ', 'ㅋ', 'ㅠ', 'ㅜ'];

    private readonly ImmutableArray<string> before = [.. before];
    private readonly ImmutableArray<string> after = [.. after];

    /// <summary>The text itself, then every way of it with courtesies taken off.</summary>
    public IReadOnlyList<string> Bare(string text)
    {
        var found = new List<string> { text };
        if (text.Length > Longest)
        {
            return found;
        }

        var seen = found.ToHashSet();
        for (var at = 0; at < found.Count; at++)
        {
            foreach (var shorter in Shorter(found[at]).Where(seen.Add))
            {
                found.Add(shorter);
            }
        }

        return found;
    }

    private IEnumerable<string> Shorter(string text) =>
        before.Where(word => BeginsWith(text, word)).Select(word => text[word.Length..])
            .Concat(after.Where(word => EndsWith(text, word)).Select(word => text[..^word.Length]))
            .Concat(Between(text))
            .Append(text)
            .Select(left => left.Trim(Seams))
            .Where(left => left.Length > 0);

    /// <summary>What may stand first and last may stand between, too: "요약 좀 해 주세요", "could you please restart".</summary>
    private IEnumerable<string> Between(string text) =>
        from word in before.Intersect(after)
        let at = text.IndexOf($" {word} ", StringComparison.Ordinal)
        where at > 0
        select text.Remove(at, word.Length + 1);

    private static bool BeginsWith(string text, string word) =>
        text.Length > word.Length && text.StartsWith(word, StringComparison.Ordinal) && Seams.Contains(text[word.Length]);

    private static bool EndsWith(string text, string word) =>
        text.Length > word.Length
        && text.EndsWith(word, StringComparison.Ordinal)
        && (Seams.Contains(text[^(word.Length + 1)]) || word[0] is >= '\uAC00' and <= '\uD7A3');
}
