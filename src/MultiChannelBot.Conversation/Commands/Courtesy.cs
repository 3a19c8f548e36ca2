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

    private const int FewWays = 8;

    private static readonly char[] Seams = [' ', ',', '.', '!', '?', '~', '…', '-', ';', ':', '^', 'ㅎ', 'ㅋ', 'ㅠ', 'ㅜ'];

    private readonly ImmutableArray<string> before = [.. before];
    private readonly ImmutableArray<string> after = [.. after];

    // What may stand first and last may stand between, too: "요약 좀 해 주세요", "could you please restart".
    private readonly ImmutableArray<string> between = [.. before.Intersect(after).Select(word => $" {word} ")];

    /// <summary>The text itself, then every way of it with courtesies taken off.</summary>
    public IReadOnlyList<string> Bare(string text)
    {
        var found = new List<string>(1) { text };
        if (text.Length > Longest)
        {
            return found;
        }

        HashSet<string>? seen = null;
        for (var at = 0; at < found.Count; at++)
        {
            AddShorter(found[at], found, ref seen);
        }

        return found;
    }

    private void AddShorter(string text, List<string> found, ref HashSet<string>? seen)
    {
        foreach (var word in before)
        {
            if (BeginsWith(text, word))
            {
                Add(text.AsSpan(word.Length), found, ref seen);
            }
        }

        foreach (var word in after)
        {
            if (EndsWith(text, word))
            {
                Add(text.AsSpan(0, text.Length - word.Length), found, ref seen);
            }
        }

        foreach (var word in between)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            Add(at > 0 ? text.Remove(at, word.Length - 1) : [], found, ref seen);
        }

        Add(text, found, ref seen);
    }

    // The set is made only for a text that can be taken apart in many ways.
    private static void Add(ReadOnlySpan<char> text, List<string> found, ref HashSet<string>? seen)
    {
        var left = text.Trim(Seams);
        if (left.IsEmpty || (found.Count <= FewWays && IsAmong(left, found)))
        {
            return;
        }

        var shorter = left.ToString();
        if (found.Count <= FewWays || (seen ??= new HashSet<string>(found, StringComparer.Ordinal)).Add(shorter))
        {
            found.Add(shorter);
        }
    }

    private static bool IsAmong(ReadOnlySpan<char> text, List<string> found)
    {
        foreach (var known in found)
        {
            if (text.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWith(string text, string word) =>
        text.Length > word.Length && text.StartsWith(word, StringComparison.Ordinal) && Seams.Contains(text[word.Length]);

    private static bool EndsWith(string text, string word) =>
        text.Length > word.Length
        && text[^1] == word[^1]
        && text.EndsWith(word, StringComparison.Ordinal)
        && (Seams.Contains(text[^(word.Length + 1)]) || word[0] is >= '\uAC00' and <= '\uD7A3');
}
