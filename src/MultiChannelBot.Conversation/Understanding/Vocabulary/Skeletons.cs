namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Words written with letters left out: "cstmr", "prtnr", "reselr". What was typed must have all consonants of one word of ours
/// and only letters of it in their order; two words behind one skeleton give none.
/// </summary>
internal sealed class Skeletons
{
    private const int ShortestTyped = 4;
    private const int ShortestSkeleton = 4;
    private const int ShortestMeant = 6;
    private const int LongestTyped = 24;

    private readonly Dictionary<string, string?> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> spans;

    /// <param name="targets">The words that may be meant.</param>
    /// <param name="alike">Spellings of one word, each with the one that stands for all.</param>
    public Skeletons(IEnumerable<string> targets, IReadOnlyDictionary<string, string> alike)
    {
        Span<char> skeleton = stackalloc char[LongestTyped];
        foreach (var word in targets.Where(word => word.Length is >= ShortestMeant and <= LongestTyped))
        {
            var key = Of(word, skeleton).ToString();
            if (key.Length >= ShortestSkeleton)
            {
                words[key] = !words.TryGetValue(key, out var other) ? word : other is not null && Same(alike, other) == Same(alike, word) ? other : null;
            }
        }

        spans = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The only word that was shortened so, or null.</summary>
    public string? Find(ReadOnlySpan<char> typed)
    {
        if (typed.Length is < ShortestTyped or > LongestTyped)
        {
            return null;
        }

        Span<char> skeleton = stackalloc char[LongestTyped];
        return spans.TryGetValue(Of(typed, skeleton), out var word) && word is not null && typed.Length < word.Length && IsWithin(typed, word) ? word : null;
    }

    private static string Same(IReadOnlyDictionary<string, string> alike, string word) => alike.GetValueOrDefault(word, word);

    /// <summary>The first letter and the consonants after it, doubled ones once.</summary>
    private static ReadOnlySpan<char> Of(ReadOnlySpan<char> word, Span<char> into)
    {
        var length = 0;
        for (var at = 0; at < word.Length; at++)
        {
            if (at == 0 || (word[at] is not ('a' or 'e' or 'i' or 'o' or 'u') && word[at] != into[length - 1]))
            {
                into[length++] = word[at];
            }
        }

        return into[..length];
    }

    private static bool IsWithin(ReadOnlySpan<char> typed, string word)
    {
        var at = 0;
        foreach (var letter in word)
        {
            at += at < typed.Length && typed[at] == letter ? 1 : 0;
        }

        return at == typed.Length;
    }
}
