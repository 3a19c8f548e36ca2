namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Puts right one slip (two in long words) in a word of the lexicon, and cuts words that were typed without spaces. A word
/// that is known, or that could be two of ours, stays as it is.
/// </summary>
internal sealed class Spelling
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int ShortestCorrected = 5;

    private const int ShortestWithTwoSlips = 9;
    private const int LongestCorrected = 24;
    private const int ShortestCut = 6;
    private const int LongestCut = 240;

    private readonly HashSet<string> known;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> knownSpans;
    private readonly HashSet<string> real;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> realSpans;
    private readonly Dictionary<string, string?> byDeletion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> deletionSpans;
    private readonly int longestKnown;

    /// <param name="ours">The words that slips are put right to.</param>
    /// <param name="everyday">Further words by which an unspaced run is cut.</param>
    /// <param name="others">Real words that are left alone.</param>
    /// <param name="alike">Spellings of one word ("licence", "license"), each with the one that stands for all.</param>
    public Spelling(
        IReadOnlyCollection<string> ours, IReadOnlyCollection<string> everyday, HashSet<string> others, IReadOnlyDictionary<string, string> alike)
    {
        known = new HashSet<string>(ours.Concat(everyday), StringComparer.Ordinal);
        real = others;
        realSpans = real.GetAlternateLookup<ReadOnlySpan<char>>();
        knownSpans = known.GetAlternateLookup<ReadOnlySpan<char>>();
        longestKnown = known.Count == 0 ? 0 : known.Max(word => word.Length);
        foreach (var word in ours.Where(word => word.Length is >= ShortestCorrected and <= LongestCorrected))
        {
            foreach (var deletion in Deletions(word))
            {
                // Two of our words behind one deletion: null, and nobody guesses.
                var isTaken = byDeletion.TryGetValue(deletion, out var other);
                byDeletion[deletion] = !isTaken ? word : other is not null && Same(alike, other) == Same(alike, word) ? other : null;
            }
        }

        deletionSpans = byDeletion.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True for a word that is left as it is.</summary>
    public bool Knows(ReadOnlySpan<char> word) => knownSpans.Contains(word) || realSpans.Contains(word);

    /// <summary>The word that was meant, or null.</summary>
    public string? Correct(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestCorrected or > LongestCorrected)
        {
            return null;
        }

        if (Meant(word, word) is { } inserted)
        {
            return inserted;
        }

        Span<char> shorter = stackalloc char[LongestCorrected];
        string? found = null;
        for (var at = 0; at < word.Length; at++)
        {
            if (Meant(Without(word, at, shorter), word) is { } meant)
            {
                if (found is not null && found != meant)
                {
                    return null;
                }

                found = meant;
            }
        }

        return found ?? (word.Length >= ShortestWithTwoSlips ? CorrectTwice(word) : null);
    }

    /// <summary>Cuts an unspaced run into known words; null where it is not made of them.</summary>
    public List<int>? Cut(ReadOnlySpan<char> run)
    {
        if (run.Length is < ShortestCut or > LongestCut)
        {
            return null;
        }

        Span<int> words = stackalloc int[LongestCut + 1];
        Span<int> from = stackalloc int[LongestCut + 1];
        words[..(run.Length + 1)].Fill(int.MaxValue);
        words[0] = 0;
        for (var end = 1; end <= run.Length; end++)
        {
            for (var start = Math.Max(0, end - longestKnown); start < end; start++)
            {
                if (words[start] < int.MaxValue && words[start] + 1 < words[end] && IsPart(run[start..end]))
                {
                    words[end] = words[start] + 1;
                    from[end] = start;
                }
            }
        }

        return words[run.Length] is int.MaxValue or 1 ? null : Starts(from, run.Length);
    }

    private static string Same(IReadOnlyDictionary<string, string> alike, string word) => alike.GetValueOrDefault(word, word);

    private static List<int> Starts(ReadOnlySpan<int> from, int end)
    {
        var starts = new List<int>();
        for (var at = end; at > 0; at = from[at])
        {
            starts.Add(from[at]);
        }

        starts.Reverse();
        return starts;
    }

    private bool IsPart(ReadOnlySpan<char> part) => (part.Length > 1 || part is "a" or "i") && knownSpans.Contains(part);

    private string? CorrectTwice(ReadOnlySpan<char> word)
    {
        Span<char> once = stackalloc char[LongestCorrected];
        Span<char> twice = stackalloc char[LongestCorrected];
        string? found = null;
        for (var first = 0; first < word.Length; first++)
        {
            var shorter = Without(word, first, once);
            for (var second = first; second < shorter.Length; second++)
            {
                if (Meant(Without(shorter, second, twice), word) is { } meant)
                {
                    if (found is not null && found != meant)
                    {
                        return null;
                    }

                    found = meant;
                }
            }
        }

        return found;
    }

    private string? Meant(ReadOnlySpan<char> deletion, ReadOnlySpan<char> typed) =>
        deletionSpans.TryGetValue(deletion, out var word)
        && word is not null
        && Distance(word, typed) <= (Math.Min(word.Length, typed.Length) >= ShortestWithTwoSlips ? 2 : 1)
            ? word
            : null;

    private static ReadOnlySpan<char> Without(ReadOnlySpan<char> word, int at, Span<char> into)
    {
        word[..at].CopyTo(into);
        word[(at + 1)..].CopyTo(into[at..]);
        return into[..(word.Length - 1)];
    }

    private static IEnumerable<string> Deletions(string word)
    {
        yield return word;
        for (var first = 0; first < word.Length; first++)
        {
            var once = word.Remove(first, 1);
            yield return once;
            if (word.Length < ShortestWithTwoSlips)
            {
                continue;
            }

            for (var second = first; second < once.Length; second++)
            {
                yield return once.Remove(second, 1);
            }
        }
    }

    /// <summary>Edits between two words, a swap of neighbours counted as one.</summary>
    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var at = 0; at <= other.Length; at++)
        {
            last[at] = at;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[other.Length];
    }
}
