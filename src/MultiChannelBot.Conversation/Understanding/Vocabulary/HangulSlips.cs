namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Puts one slip right at the head of a Hangul word, in place: in a word of ours of three syllables or more any one letter of a
/// syllable ("라이선수"), in one of two only letters that are easily taken for each other ("요픈", "애쩌"). A word that begins with
/// one of the lexicon's stays as it is, as does one that could be two of ours.
/// </summary>
internal sealed class HangulSlips
{
    private const char Any = '*';
    private const int Shortest = 2;
    private const int ShortestFree = 3;
    private const int Longest = 7;

    // Places in the Unicode order of initial consonants and vowels: plain and tense ones, and vowels a key or a sound apart.
    private static readonly (int, int)[] AlikeInitials = [(0, 1), (3, 4), (7, 8), (9, 10), (12, 13)];
    private static readonly (int, int)[] AlikeVowels = [(1, 5), (3, 7), (5, 7), (0, 2), (4, 6), (8, 12), (10, 11), (10, 15), (11, 15), (13, 17)];

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> masked = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> knownSpans;
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> maskedSpans;

    /// <param name="ours">The words that slips are put right to.</param>
    /// <param name="all">Every word of the lexicon.</param>
    public HangulSlips(IEnumerable<string> ours, IEnumerable<string> all)
    {
        known.UnionWith(all.Where(word => word.Length is >= Shortest and <= Longest));
        foreach (var word in ours.Where(word => word.Length is >= Shortest and <= Longest))
        {
            for (var at = 0; at < word.Length; at++)
            {
                var key = string.Concat(word.AsSpan(0, at), [Any], word.AsSpan(at + 1));
                masked[key] = masked.ContainsKey(key) ? null : word;
            }
        }

        knownSpans = known.GetAlternateLookup<ReadOnlySpan<char>>();
        maskedSpans = masked.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Puts a word right in place.</summary>
    public void Correct(Span<char> word)
    {
        var longest = Math.Min(word.Length, Longest);
        for (var length = Shortest; length <= longest; length++)
        {
            if (knownSpans.Contains(word[..length]))
            {
                return;
            }
        }

        for (var length = longest; length >= Shortest; length--)
        {
            if (Meant(word[..length]) is { } meant)
            {
                meant.CopyTo(word);
                return;
            }
        }
    }

    private string? Meant(ReadOnlySpan<char> head)
    {
        Span<char> key = stackalloc char[Longest];
        key = key[..head.Length];
        string? found = null;
        for (var at = 0; at < head.Length; at++)
        {
            head.CopyTo(key);
            key[at] = Any;
            if (maskedSpans.TryGetValue(key, out var word) && word is not null && IsSlip(head[at], word[at], IsFree(at, head.Length)))
            {
                if (found is not null && found != word)
                {
                    return null;
                }

                found = word;
            }
        }

        return found;
    }

    // The last of three is often where another word differs: 유통하는 is no 유통사는.
    private static bool IsFree(int at, int length) => length > ShortestFree || (length == ShortestFree && at + 1 < length);

    private static bool IsSlip(char typed, char meant, bool isFree)
    {
        if (!Syllable.Is(typed) || !Syllable.Is(meant))
        {
            return false;
        }

        var (sameInitial, sameVowel, sameFinal) =
            (Syllable.Initial(typed) == Syllable.Initial(meant), Syllable.Vowel(typed) == Syllable.Vowel(meant), Syllable.Final(typed) == Syllable.Final(meant));
        var differing = (sameInitial ? 0 : 1) + (sameVowel ? 0 : 1) + (sameFinal ? 0 : 1);
        return differing == 1
            && (isFree
                || AreAlike(AlikeInitials, Syllable.Initial(typed), Syllable.Initial(meant))
                || AreAlike(AlikeVowels, Syllable.Vowel(typed), Syllable.Vowel(meant)));
    }

    private static bool AreAlike((int, int)[] pairs, int one, int other) =>
        Array.IndexOf(pairs, (Math.Min(one, other), Math.Max(one, other))) >= 0;
}
