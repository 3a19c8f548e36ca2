namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Chat spellings and what they stand for, as the lexicon lists them: "xfer" for transfer, "wanna" for want to; and words that
/// are a slip only after certain others: "form" for from, after "directly".
/// </summary>
internal sealed class Shorthand
{
    private readonly Dictionary<string, string[]> always = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Meant, HashSet<string> After)> sometimes = new(StringComparer.Ordinal);

    /// <summary>Adds a line "short long words" or "wrong right after this that"; false where it is neither.</summary>
    public bool Add(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            return false;
        }

        return Array.IndexOf(words, "after") is var after and > 0
            ? after == 2 && words.Length > 3 && sometimes.TryAdd(words[0], (words[1], [.. words[3..]]))
            : always.TryAdd(words[0], words[1..]);
    }

    /// <summary>Every word that is meant, for the words that are known.</summary>
    public IEnumerable<string> Meant => always.Values.SelectMany(words => words).Concat(sometimes.Values.Select(one => one.Meant));

    /// <summary>The words that are written so.</summary>
    public IEnumerable<string> Written => always.Keys;

    /// <summary>What a word stands for; empty where it is no shorthand.</summary>
    public ReadOnlySpan<string> Find(ReadOnlySpan<char> word) =>
        always.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var words) ? words : [];

    /// <summary>The word that was meant after another one, or null.</summary>
    public string? Find(ReadOnlySpan<char> word, ReadOnlySpan<char> before) =>
        sometimes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var one)
            && one.After.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before) ? one.Meant : null;
}
