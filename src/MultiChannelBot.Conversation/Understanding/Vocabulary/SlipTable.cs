namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Words by what is left of them when up to so many letters are dropped (symmetric deletion). Two different words behind one
/// remainder give none, as nobody guesses, but for a word that is the remainder itself.
/// </summary>
internal sealed class SlipTable
{
    private readonly Dictionary<string, string?> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> spans;

    /// <param name="targets">The words that slips are put right to.</param>
    /// <param name="slips">One or two.</param>
    /// <param name="alike">Spellings of one word, each with the one that stands for all.</param>
    public SlipTable(IEnumerable<string> targets, int slips, IReadOnlyDictionary<string, string> alike)
    {
        var all = targets.ToHashSet(StringComparer.Ordinal);
        foreach (var word in all)
        {
            foreach (var rest in Remainders(word, slips))
            {
                var isTaken = words.TryGetValue(rest, out var other);
                words[rest] = all.Contains(rest) ? rest : !isTaken ? word : other is not null && Same(alike, other) == Same(alike, word) ? other : null;
            }
        }

        spans = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The only word behind a remainder, or null.</summary>
    public string? Find(ReadOnlySpan<char> rest) => spans.TryGetValue(rest, out var word) ? word : null;

    private static string Same(IReadOnlyDictionary<string, string> alike, string word) => alike.GetValueOrDefault(word, word);

    private static IEnumerable<string> Remainders(string word, int slips)
    {
        yield return word;
        for (var first = 0; first < word.Length; first++)
        {
            var once = word.Remove(first, 1);
            yield return once;
            for (var second = first; slips > 1 && second < once.Length; second++)
            {
                yield return once.Remove(second, 1);
            }
        }
    }
}
