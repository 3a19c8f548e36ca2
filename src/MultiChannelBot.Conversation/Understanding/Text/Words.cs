using System.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>A word as it is looked up: put right and cut, with where it stood in the message.</summary>
internal readonly record struct Word(int Start, int End, Gap Gap, Script Script, bool Capital, int OriginStart, int OriginEnd);

/// <summary>The words of a message and their letters on end, without spaces.</summary>
internal sealed class Words
{
    private readonly StringBuilder letters = new();
    private readonly List<Word> words = [];
    private readonly List<int> wordOf = [];

    private Words()
    {
    }

    /// <summary>All letters on end.</summary>
    public string Letters { get; private set; } = string.Empty;

    public IReadOnlyList<Word> All => words;

    /// <summary>The word that a letter belongs to.</summary>
    public int WordOf(int letter) => wordOf[letter];

    public ReadOnlySpan<char> Text(int word) => Letters.AsSpan(words[word].Start, words[word].End - words[word].Start);

    /// <summary>Puts slips right and cuts unspaced runs.</summary>
    public static Words Of(NormalText text, Spelling spelling)
    {
        var words = new Words();
        foreach (var token in text.Tokens)
        {
            words.Take(text, token, spelling);
        }

        words.Letters = words.letters.ToString();
        return words;
    }

    private void Take(NormalText text, Token token, Spelling spelling)
    {
        var written = text.Letters(token);
        if (token.Script == Script.Hangul)
        {
            Add(spelling.Respell(written), text, token.Start, token.Length, token);
        }
        else if (token.Script != Script.Latin || spelling.Knows(written))
        {
            Add(written, text, token.Start, token.Length, token);
        }
        else if (spelling.Correct(written) is { } meant)
        {
            Add(meant, text, token.Start, token.Length, token);
        }
        else if (spelling.Cut(written) is { } starts)
        {
            AddParts(written, text, token, starts);
        }
        else
        {
            Add(written, text, token.Start, token.Length, token);
        }
    }

    private void AddParts(string written, NormalText text, Token token, List<int> starts)
    {
        for (var part = 0; part < starts.Count; part++)
        {
            var end = part + 1 < starts.Count ? starts[part + 1] : written.Length;
            var gap = part == 0 ? token.Gap : Gap.Space;
            Add(written[starts[part]..end], text, token.Start + starts[part], end - starts[part], token with { Gap = gap });
        }
    }

    private void Add(string word, NormalText text, int from, int length, Token token)
    {
        var start = letters.Length;
        letters.Append(word);
        for (var at = 0; at < word.Length; at++)
        {
            wordOf.Add(words.Count);
        }

        words.Add(new Word(
            start, letters.Length, token.Gap, token.Script, token.Capital, text.Origin(from), text.Origin(from + length - 1) + 1));
    }
}
