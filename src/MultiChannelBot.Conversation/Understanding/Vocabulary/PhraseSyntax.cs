using System.Collections.Immutable;
using System.Text;
using MultiChannelBot.Conversation.Understanding.Text;

namespace MultiChannelBot.Conversation.Understanding.Vocabulary;

/// <summary>
/// The little language in which the lexicon writes phrases: <c>(buy|buys|)</c> for alternatives, a star at the end for any
/// ending after Hangul, a caret at the start for the start of a word.
/// </summary>
internal static class PhraseSyntax
{
    /// <summary>The most spellings that one line may stand for; more is a slip of the pen.</summary>
    public const int MostSpellings = 3000;

    [ThreadStatic]
    private static NormalText? normal;

    /// <summary>Writes out every spelling of a line; null and a reason where it cannot be read.</summary>
    public static ImmutableArray<string>? Expand(string written, out string? reason)
    {
        reason = null;
        List<string> spellings = [""];
        var at = 0;
        while (at < written.Length)
        {
            ImmutableArray<string> choices;
            if (written[at] == '(')
            {
                var close = written.IndexOf(')', at);
                if (close < 0 || written.IndexOf('(', at + 1, close - at - 1) >= 0)
                {
                    reason = "a bracket is not closed, or brackets stand inside brackets";
                    return null;
                }

                choices = [.. written[(at + 1)..close].Split('|')];
                at = close + 1;
            }
            else
            {
                var next = written.IndexOf('(', at);
                next = next < 0 ? written.Length : next;
                choices = [written[at..next]];
                at = next;
            }

            if (spellings.Count * choices.Length > MostSpellings)
            {
                reason = $"it stands for more than {MostSpellings} spellings";
                return null;
            }

            spellings = [.. spellings.SelectMany(_ => choices, (head, choice) => head + choice)];
        }

        return [.. spellings.Select(spelling => spelling.Trim()).Where(spelling => spelling.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Compiles one spelling; null where it holds no letter or digit.</summary>
    public static Phrase? Compile(string spelling)
    {
        var wordStart = spelling.StartsWith('^');
        var stem = spelling.EndsWith('*');
        // One for all spellings of a thread: there are hundreds of thousands, and each would take three buffers.
        var text = normal ??= new NormalText();
        text.Wipe();
        text.Read(spelling);
        var key = new StringBuilder();
        var spaces = ImmutableArray.CreateBuilder<int>();
        foreach (var token in text.Tokens)
        {
            if (key.Length > 0 && token.Gap != Gap.None)
            {
                spaces.Add(key.Length);
            }

            key.Append(text.Letters(token));
        }

        return key.Length == 0
            ? null
            : new Phrase(key.ToString(), spelling, Phrase.IsHangul(key[0]), stem && Phrase.IsHangul(key[^1]), wordStart, spaces.ToImmutable());
    }
}
