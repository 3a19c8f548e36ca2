using System.Buffers;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// Puts right one slip (two in long words) in a word of the lexicon, and cuts words that were typed without spaces. A word
/// that is known, or that could be two of ours, stays as it is.
/// </summary>
internal sealed class Spelling
{
    /// <summary>Shorter words have too many neighbours, but for those of four letters where nothing else comes near.</summary>
    private const int ShortestCorrected = 5;

    private const int ShortestWithTwoSlips = 8;
    private const int LongestCorrected = 24;
    private const int ShortestCut = 6;

    /// <summary>Of the two words of a compound name.</summary>
    private const int ShortestHalf = 4;

    private const int LongestCut = 240;

    private readonly HashSet<string> known;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> knownSpans;
    private readonly HashSet<string> nameParts;
    private readonly HashSet<string> real;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> realSpans;
    private readonly SlipTable oneSlip;
    private readonly SlipTable twoSlips;
    private readonly SlipTable shortNames;
    private readonly SlipTable shortOnes;
    private readonly SlipTable shortEveryday;
    private readonly Skeletons skeletons;
    private readonly Shorthand shorthand;
    private readonly HangulSlips hangul;
    private readonly int longestKnown;
    private readonly (string Wrong, string Right)[] respelled;
    private readonly SearchValues<char> respelledLetters;

    /// <param name="words">The words that slips are put right to, and those by which an unspaced run is cut.</param>
    /// <param name="others">Real words that are left alone.</param>
    /// <param name="alike">Spellings of one word ("licence", "license"), each with the one that stands for all.</param>
    /// <param name="respelled">Korean misspellings and what is meant, of one length, wherever they stand in a word.</param>
    /// <param name="shorthand">Chat spellings and what they stand for.</param>
    /// <param name="hangul">Puts slips right in Hangul words.</param>
    public Spelling(
        SpellingWords words, HashSet<string> others, IReadOnlyDictionary<string, string> alike,
        IReadOnlyCollection<(string Wrong, string Right)> respelled, Shorthand shorthand, HangulSlips hangul)
    {
        this.hangul = hangul;
        this.shorthand = shorthand;
        this.respelled = [.. respelled];
        respelledLetters = SearchValues.Create([.. this.respelled.Select(one => FirstChanged(one.Wrong, one.Right)).Distinct()]);
        known = new HashSet<string>([.. words.Ours, .. words.Everyday, .. words.Known, .. shorthand.Meant, .. shorthand.Written], StringComparer.Ordinal);
        nameParts = [.. words.NameParts];
        real = others;
        realSpans = real.GetAlternateLookup<ReadOnlySpan<char>>();
        knownSpans = known.GetAlternateLookup<ReadOnlySpan<char>>();
        longestKnown = known.Count == 0 ? 0 : known.Max(word => word.Length);
        var targets = words.Ours.Concat(words.Everyday).Where(word => word.Length is >= ShortestCorrected and <= LongestCorrected).ToHashSet(StringComparer.Ordinal);
        oneSlip = new SlipTable(targets, 1, alike);
        twoSlips = new SlipTable(targets.Where(word => word.Length >= ShortestWithTwoSlips), 2, alike);
        skeletons = new Skeletons(targets, alike);
        shortNames = new SlipTable(words.Names.Where(IsShort), 1, alike);
        shortEveryday = new SlipTable(words.Everyday.Where(IsShort), 1, alike);
        shortOnes = new SlipTable(words.Ours.Where(IsShort), 1, alike);
    }

    private static bool IsShort(string word) => word.Length is ShortestCorrected - 1 or ShortestCorrected;

    private static char FirstChanged(string wrong, string right) => wrong[wrong.AsSpan().CommonPrefixLength(right)];

    /// <summary>True for a word that is left as it is.</summary>
    public bool Knows(ReadOnlySpan<char> word) => knownSpans.Contains(word) || realSpans.Contains(word);

    /// <summary>Puts a Hangul word right in place, the usual misspellings wherever they stand and a slip at its head: its length stays.</summary>
    public void Respell(Span<char> word)
    {
        if (word.ContainsAny(respelledLetters))
        {
            foreach (var (wrong, right) in respelled)
            {
                Respell(word, wrong, right);
            }
        }

        hangul.Correct(word);
    }

    private static void Respell(Span<char> word, string wrong, string right)
    {
        var rest = word;
        for (var at = rest.IndexOf(wrong); at >= 0; at = rest.IndexOf(wrong))
        {
            right.CopyTo(rest[at..]);
            rest = rest[(at + wrong.Length)..];
        }
    }

    /// <summary>The words that a chat spelling stands for; empty where it is none.</summary>
    public ReadOnlySpan<string> Expand(ReadOnlySpan<char> word) => shorthand.Find(word);

    /// <summary>The word that was meant after another one ("directly form"), or null.</summary>
    public string? CorrectAfter(ReadOnlySpan<char> word, ReadOnlySpan<char> before) => shorthand.Find(word, before);

    /// <summary>The word that was meant, or null.</summary>
    /// <param name="word">What was typed, in small letters.</param>
    /// <param name="mayBeName">True for a word with a capital: short ones are left alone then.</param>
    /// <param name="isName">True for one with a capital inside a sentence: only the words of a product or programme are meant by it.</param>
    public string? Correct(ReadOnlySpan<char> word, bool mayBeName, bool isName = false) =>
        Meant(word, mayBeName) is { } meant && !(isName && IsStranger(word, meant)) ? meant : null;

    // "Leeds" is not "needs", "Owen" not "open": a town or a person. "Enterprize" and "Azrue" are ours.
    private bool IsStranger(ReadOnlySpan<char> word, string meant) =>
        !nameParts.Contains(meant) || (word.Length < ShortestCorrected && word.Length == meant.Length && !IsSwapped(word, meant));

    private static bool IsSwapped(ReadOnlySpan<char> word, string meant)
    {
        var at = word.CommonPrefixLength(meant);
        return at + 1 < word.Length && word[at] == meant[at + 1] && word[at + 1] == meant[at];
    }

    private string? Meant(ReadOnlySpan<char> word, bool mayBeName) =>
        Slipped(word)
        ?? SlippedShort(shortNames, word)
        ?? (mayBeName ? null : SlippedShort(shortEveryday, word) ?? SlippedShort(shortOnes, word))
        ?? skeletons.Find(word);

    // "opn", "azue", "wiith": one slip in a word of four or five letters that keeps its first one.
    private static string? SlippedShort(SlipTable table, ReadOnlySpan<char> word) =>
        word.Length is < ShortestCorrected - 2 or > ShortestCorrected ? null : OneSlip(table, word);

    /// <summary>The only word of a table that is one slip away and keeps the first letter, or null.</summary>
    public static string? OneSlip(SlipTable table, ReadOnlySpan<char> word)
    {
        var found = Meant(table, word, word, 1);
        Span<char> shorter = stackalloc char[LongestCorrected];
        for (var at = 0; word.Length >= ShortestCorrected - 1 && at < word.Length; at++)
        {
            if (!Agrees(Meant(table, Without(word, at, shorter), word, 1), ref found))
            {
                return null;
            }
        }

        return found is not null && found[0] == word[0] ? found : null;
    }

    private string? Slipped(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestCorrected or > LongestCorrected)
        {
            return word.Length == ShortestCorrected - 1 ? Unswapped(word) : null;
        }

        if (Meant(oneSlip, word, word, 1) is { } inserted)
        {
            return inserted;
        }

        Span<char> shorter = stackalloc char[LongestCorrected];
        string? found = null;
        for (var at = 0; at < word.Length; at++)
        {
            if (Meant(oneSlip, Without(word, at, shorter), word, 1) is { } meant)
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

    // "opne": in words of four letters only two neighbours that changed places.
    private string? Unswapped(ReadOnlySpan<char> word)
    {
        Span<char> swapped = stackalloc char[ShortestCorrected];
        string? found = null;
        for (var at = 0; at + 1 < word.Length; at++)
        {
            word.CopyTo(swapped);
            (swapped[at], swapped[at + 1]) = (word[at + 1], word[at]);
            if (!knownSpans.TryGetValue(swapped[..word.Length], out var meant) || Agrees(meant, ref found))
            {
                continue;
            }

            // The first letter is seldom the wrong one: "usre" is user, not sure.
            if (found![0] == word[0])
            {
                return null;
            }

            found = meant;
        }

        return found;
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

        return words[run.Length] is int.MaxValue or 1 || (words[run.Length] > 2 && IsCompound(run)) ? null : Starts(from, run.Length);
    }

    // "Northfield" is "north" and "field", a name, rather than "nor th field".
    private bool IsCompound(ReadOnlySpan<char> run)
    {
        for (var at = ShortestHalf; at <= run.Length - ShortestHalf; at++)
        {
            if (Knows(run[..at]) && Knows(run[at..]))
            {
                return true;
            }
        }

        return false;
    }

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

    // Two slips leave the first letter alone.
    private string? CorrectTwice(ReadOnlySpan<char> word)
    {
        Span<char> once = stackalloc char[LongestCorrected];
        Span<char> twice = stackalloc char[LongestCorrected];
        var found = Meant(twoSlips, word, word, 2);
        for (var first = 1; first < word.Length; first++)
        {
            var shorter = Without(word, first, once);
            if (!Agrees(Meant(twoSlips, shorter, word, 2), ref found))
            {
                return null;
            }

            for (var second = first; second < shorter.Length; second++)
            {
                if (!Agrees(Meant(twoSlips, Without(shorter, second, twice), word, 2), ref found))
                {
                    return null;
                }
            }
        }

        return found is not null && found[0] == word[0] ? found : null;
    }

    private static bool Agrees(string? meant, ref string? found)
    {
        if (meant is null || meant == found)
        {
            return true;
        }

        var isFirst = found is null;
        found ??= meant;
        return isFirst;
    }

    private static string? Meant(SlipTable table, ReadOnlySpan<char> rest, ReadOnlySpan<char> typed, int slips) =>
        table.Find(rest) is { } word && Distance(word, typed) <= slips ? word : null;

    private static ReadOnlySpan<char> Without(ReadOnlySpan<char> word, int at, Span<char> into)
    {
        word[..at].CopyTo(into);
        word[(at + 1)..].CopyTo(into[at..]);
        return into[..(word.Length - 1)];
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
