using MultiChannelBot.Conversation.Understanding.Text;

namespace MultiChannelBot.Conversation.Understanding.Dates;

/// <summary>A full date in a text.</summary>
/// <param name="Start">Where it begins (UTF-16 units).</param>
/// <param name="Length">How long it is written.</param>
/// <param name="Day">The day; null where it reads two ways.</param>
/// <param name="Until">True where its own wording makes it an end ("until", 까지).</param>
/// <param name="Since">True where its own wording makes it a beginning ("since", 부터).</param>
internal sealed record FoundDate(int Start, int Length, DateOnly? Day, bool Until, bool Since)
{
    /// <summary>True where it is told by what remains: "60 days left", "90일 남았어요".</summary>
    public bool Remains { get; init; }

    /// <summary>True where it is only about then: "around 1 May 2027", "2027.5.1쯤".</summary>
    public bool Vague { get; init; }

    public int End => Start + Length;
}

/// <summary>Dates found so far; a place is taken by the first reader that claims it.</summary>
internal sealed class FoundDates
{
    private readonly List<FoundDate> dates = [];

    // Which letters belong to a date and which begin one, so that a look at a place takes no longer the more dates there are.
    private readonly Buffer<bool> taken = new();
    private readonly Buffer<bool> begun = new();

    public List<FoundDate> All => dates;

    /// <summary>Where each letter of the text that is looked through stood in the message; null where they are the same.</summary>
    public int[]? Origins { get; set; }

    /// <summary>True where a date begins.</summary>
    public bool Begins(int at) => at < begun.Count && begun[at];

    /// <summary>Makes it ready for another message.</summary>
    public void Wipe()
    {
        Origins = null;
        dates.Clear();
        taken.Wipe();
        begun.Wipe();
    }

    public bool IsTaken(int start, int length)
    {
        var (first, last) = Origin(start, length);
        return taken.Count > 0 && taken.Span[first..last].Contains(true);
    }

    private (int Start, int End) Origin(int start, int length) =>
        Origins is null ? (start, start + length) : (Origins[start], Origins[start + length - 1] + 1);

    public void Add(int start, int length, DateOnly? day, string text, bool remains = false)
    {
        if (IsTaken(start, length))
        {
            return;
        }

        var after = text.AsSpan(start + length).TrimStart();
        var before = text.AsSpan(0, start).TrimEnd();
        var (first, last) = Origin(start, length);
        dates.Add(new FoundDate(first, last - first, day, IsUntil(before, after), IsSince(before, after)) { Remains = remains, Vague = IsVague(before, after) });
        Occupy(first, last - first, Origins is null ? text.Length : Origins[^1] + 1);
    }

    private void Occupy(int start, int length, int letters)
    {
        if (taken.Count == 0)
        {
            taken.Grow(letters);
            begun.Grow(letters);
        }

        begun[start] = true;
        for (var at = start; at < start + length; at++)
        {
            taken[at] = true;
        }
    }

    // "until the end of February".
    private static bool IsUntil(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        before = before.EndsWithWord("the") ? before[..^3].TrimEnd() : before;
        return after.StartsWith("까지", StringComparison.Ordinal) || before.EndsWithWord("until") || before.EndsWithWord("till") || before.EndsWithWord("til") || before.EndsWithWord("through") || before.EndsWithWord("thru");
    }

    private static bool IsSince(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        after.StartsWith("부터", StringComparison.Ordinal) || before.EndsWithWord("since") || (before.EndsWithWord("from") && !SaysWhen(after));

    // "they can come to us from July 14 on, because that is when the term is over".
    private static bool SaysWhen(ReadOnlySpan<char> after) =>
        after.Contains("that is when", StringComparison.OrdinalIgnoreCase) || after.Contains("that's when", StringComparison.OrdinalIgnoreCase);

    // "around the end of June", "30 June or thereabouts".
    private static bool IsVague(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        before = before.EndsWithWord("the") ? before[..^3].TrimEnd() : before;
        return before.EndsWithWord("around") || before.EndsWithWord("about") || before.EndsWithWord("towards") || before.EndsWithWord("roughly") || before.EndsWithWord("approximately") || before.EndsWithWord("approx") || before.EndsWithWord("circa")
            || after.StartsWith("or so", StringComparison.OrdinalIgnoreCase) || after.StartsWith("or thereabouts", StringComparison.OrdinalIgnoreCase) || after.StartsWith("or later", StringComparison.OrdinalIgnoreCase) || after.StartsWith("or earlier", StringComparison.OrdinalIgnoreCase)
            || after.StartsWith("쯤", StringComparison.Ordinal) || after.StartsWith("경에", StringComparison.Ordinal) || after.StartsWith("무렵", StringComparison.Ordinal) || after.StartsWith("즈음", StringComparison.Ordinal) || after.StartsWith("전후", StringComparison.Ordinal);
    }
}

/// <summary>Words at the end of a text.</summary>
internal static class Endings
{
    /// <summary>True where a text ends with a whole word.</summary>
    public static bool EndsWithWord(this ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || !char.IsLetter(text[text.Length - word.Length - 1]));
}
