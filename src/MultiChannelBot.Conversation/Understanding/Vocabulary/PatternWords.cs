namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>What can be told of a line's spellings without writing them out: only as much of each as still matters is carried along.</summary>
internal static class PatternWords
{
    /// <summary>Every word of any spelling, once or more; "whole" where it is a spelling by itself.</summary>
    public static IEnumerable<(string Word, bool IsWhole)> Of(PhrasePattern pattern)
    {
        var words = new HashSet<(string, bool)>();
        HashSet<Open> heads = [new Open("", false, false)];
        foreach (var choices in pattern.Groups)
        {
            heads = [.. heads.SelectMany(_ => choices, (head, choice) => Follow(head, choice.Letters, words))];
        }

        words.UnionWith(heads.Where(head => head.Letters.Length > 0).Select(head => (head.Letters, !head.IsLater)));
        return words;
    }

    /// <summary>Where spaces are written in the spellings of at most so many letters: a bit for each place before which one stands.</summary>
    public static IEnumerable<(string Key, int Breaks)> Breaks(PhrasePattern pattern, int longest)
    {
        HashSet<Spaced> heads = [new Spaced("", 0, false)];
        foreach (var choices in pattern.Groups)
        {
            heads = [.. heads.SelectMany(_ => choices, (head, choice) => Follow(head, choice.Letters)).Where(head => head.Letters.Length <= longest)];
        }

        return heads.Where(head => head.Breaks != 0).Select(head => (head.Letters, head.Breaks));
    }

    private static Open Follow(Open head, string letters, HashSet<(string Word, bool IsWhole)> words)
    {
        var (word, isClosed, isLater) = head;
        foreach (var part in letters.AsSpan().Split(' '))
        {
            var more = letters.AsSpan()[part];
            isClosed |= part.Start.Value > 0 && word.Length > 0;
            if (more.IsEmpty)
            {
                continue;
            }

            if (isClosed)
            {
                words.Add((word, false));
                (word, isClosed, isLater) = ("", false, true);
            }

            word = string.Concat(word, more);
        }

        return new Open(word, isClosed, isLater);
    }

    private static Spaced Follow(Spaced head, string letters)
    {
        var (key, breaks, isClosed) = head;
        foreach (var part in letters.AsSpan().Split(' '))
        {
            var more = letters.AsSpan()[part];
            isClosed |= part.Start.Value > 0 && key.Length > 0;
            if (!more.IsEmpty)
            {
                breaks |= isClosed && key.Length < 32 ? 1 << key.Length : 0;
                (key, isClosed) = (string.Concat(key, more), false);
            }
        }

        return new Spaced(key, breaks, isClosed);
    }

    /// <summary>The last word so far, whether a space stands after it, and whether words stand before it.</summary>
    private readonly record struct Open(string Letters, bool IsClosed, bool IsLater);

    /// <summary>All letters so far, where spaces are, and whether one stands at the end.</summary>
    private readonly record struct Spaced(string Letters, int Breaks, bool IsClosed);
}
