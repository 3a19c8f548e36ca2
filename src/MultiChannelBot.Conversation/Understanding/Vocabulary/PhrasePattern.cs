using System.Collections.Immutable;
using System.Text;
using MultiChannelBot.Conversation.Understanding.Text;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// One line of the lexicon, taken apart: <c>(buy|buys|)</c> for alternatives, a star at the end for any ending after Hangul, a
/// caret at the start, or before alternatives there, for the start of a word. Its spellings are never written out, as a line may stand for thousands.
/// </summary>
internal sealed class PhrasePattern
{
    /// <summary>The most spellings that one line may stand for; more is a slip of the pen.</summary>
    public const int MostSpellings = 3000;

    [ThreadStatic]
    private static NormalText? normal;

    private PhrasePattern(ImmutableArray<ImmutableArray<string>> parts)
    {
        Parts = parts;
        WordStart = parts is [var first, ..] && first.All(IsAtStart);
        Groups = [.. parts.Select(choices => choices.Select(Compile).ToImmutableArray())];
    }

    /// <summary>One part of a line: letters as the automaton looks for them.</summary>
    /// <param name="Letters">Lower-case letters and digits, with a space where one word ends and another begins.</param>
    /// <param name="IsBlank">True where nothing is written.</param>
    /// <param name="IsStem">True where it ends in a star.</param>
    internal readonly record struct Choice(string Letters, bool IsBlank, bool IsStem)
    {
        public bool HasLetters => Letters.AsSpan().ContainsAnyExcept(' ');
    }

    /// <summary>The parts as they are written, each with its alternatives.</summary>
    public ImmutableArray<ImmutableArray<string>> Parts { get; }

    /// <summary>The parts as they are looked for.</summary>
    public ImmutableArray<ImmutableArray<Choice>> Groups { get; }

    /// <summary>True where every spelling begins with a caret.</summary>
    public bool WordStart { get; }

    /// <summary>True where it stands for a spelling without any letter, and so for nothing that could be found.</summary>
    public bool IsVoid => Groups.All(choices => choices.Any(choice => !choice.HasLetters)) && !Groups.All(choices => choices.Any(choice => choice.IsBlank));

    /// <summary>Takes a line apart; null and a reason where it cannot be read.</summary>
    public static PhrasePattern? Read(string written, out string? reason)
    {
        var parts = Split(written);
        reason = parts is null ? "a bracket is not closed, or brackets stand inside brackets"
            : parts.Value.Aggregate(1L, (count, choices) => Math.Min(MostSpellings + 1L, count * choices.Length)) > MostSpellings ? $"it stands for more than {MostSpellings} spellings"
            : parts.Value.Skip(1).Any(choices => choices.Any(IsAtStart)) ? "a caret stands inside the phrase"
            : null;
        return reason is null ? new PhrasePattern(parts!.Value) : null;
    }

    /// <summary>The line cut in two where only some of its spellings begin with a caret.</summary>
    public IEnumerable<PhrasePattern> ByStart() => Parts is [var first, ..]
        ? first.GroupBy(IsAtStart).Select(choices => new PhrasePattern(Parts.SetItem(0, [.. choices])))
        : [this];

    /// <summary>The same with other letters; null where nothing changes.</summary>
    public PhrasePattern? With(Func<string, string> change)
    {
        ImmutableArray<ImmutableArray<string>> changed = [.. Parts.Select(choices => choices.Select(change).ToImmutableArray())];
        return changed.Zip(Parts).All(pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal)) ? null : new PhrasePattern(changed);
    }

    /// <summary>Every spelling, written out; for the lint and for tests, which have the time.</summary>
    public IEnumerable<string> Spellings()
    {
        IEnumerable<string> spellings = [""];
        foreach (var choices in Parts)
        {
            spellings = [.. spellings.SelectMany(_ => choices, (head, choice) => head + choice)];
        }

        return spellings.Select(spelling => spelling.Trim()).Where(spelling => spelling.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static bool IsAtStart(string choice) => choice.StartsWith('^');

    private static ImmutableArray<ImmutableArray<string>>? Split(string written)
    {
        var parts = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        for (var at = 0; at < written.Length;)
        {
            var isGroup = written[at] == '(';
            var end = written.IndexOf(isGroup ? ')' : '(', at);
            if (isGroup && (end < 0 || written.IndexOf('(', at + 1, end - at - 1) >= 0))
            {
                return null;
            }

            end = end < 0 ? written.Length : end;
            parts.Add(isGroup ? [.. written[(at + 1)..end].Split('|')] : [written[at..end]]);
            at = isGroup ? end + 1 : end;
        }

        return parts.ToImmutable();
    }

    private static Choice Compile(string written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return new Choice(written.Length == 0 ? "" : " ", true, false);
        }

        // One for all parts of a thread: each would take three buffers.
        var text = normal ??= new NormalText();
        text.Wipe();
        text.Read(written);
        var letters = new StringBuilder();
        foreach (var token in text.Tokens)
        {
            var isApart = letters.Length > 0 ? token.Gap != Gap.None : !char.IsLetterOrDigit(written[0]);
            letters.Append(isApart ? " " : "").Append(text.Letters(token));
        }

        letters.Append(char.IsLetterOrDigit(written[^1]) ? "" : " ");
        return new Choice(letters.ToString(), false, written[^1] == '*');
    }
}
