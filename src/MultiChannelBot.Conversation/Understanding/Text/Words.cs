using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>A word as it is looked up: put right and cut, with where it stood in the message.</summary>
internal readonly record struct Word(int Start, int End, Gap Gap, Script Script, bool Capital, int OriginStart, int OriginEnd);

/// <summary>The words of a message and their letters on end, without spaces.</summary>
internal sealed class Words
{
    private readonly Buffer<char> letters = new();
    private readonly Buffer<Word> words = new();
    private readonly Buffer<int> wordOf = new();

    /// <summary>All letters on end.</summary>
    public ReadOnlySpan<char> Letters => letters.Span;

    public ReadOnlySpan<Word> All => words.Span;

    /// <summary>The word that a letter belongs to.</summary>
    public int WordOf(int letter) => wordOf[letter];

    /// <summary>True where a word begins with a letter.</summary>
    public bool Begins(int letter) => letter == 0 || wordOf[letter - 1] != wordOf[letter];

    public ReadOnlySpan<char> Text(int word) => letters.Span[words[word].Start..words[word].End];

    /// <summary>Takes a message in, puts slips right and cuts unspaced runs; the one before must have been wiped.</summary>
    public void Read(NormalText text, Spelling spelling)
    {
        foreach (var token in text.Tokens)
        {
            Take(text, token, spelling);
        }
    }

    /// <summary>Makes it ready for another message; no letter of this one stays in memory.</summary>
    public void Wipe()
    {
        letters.Wipe();
        words.Wipe();
        wordOf.Wipe();
    }

    private void Take(NormalText text, Token token, Spelling spelling)
    {
        var written = text.Letters(token);
        if (token.Script == Script.Hangul)
        {
            var added = Add(written, text, token.Start, token.Length, token);
            spelling.Respell(added);
            ChatSpelling.Fold(added);
        }
        else if (token.Script != Script.Latin)
        {
            Add(written, text, token.Start, token.Length, token);
        }
        else if (spelling.Expand(written) is { IsEmpty: false } expanded)
        {
            AddExpanded(expanded, text, token);
        }
        else if (words.Count > 0 && spelling.CorrectAfter(written, Text(words.Count - 1)) is { } afterwards)
        {
            Add(afterwards, text, token.Start, token.Length, token);
        }
        else if (spelling.Knows(written))
        {
            Add(written, text, token.Start, token.Length, token);
        }
        else if (spelling.Correct(written, token.Capital, token.IsName) is { } meant)
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

    private void AddExpanded(ReadOnlySpan<string> expanded, NormalText text, Token token)
    {
        foreach (var word in expanded)
        {
            Add(word, text, token.Start, token.Length, token);
            token = token with { Gap = Gap.Space };
        }
    }

    private void AddParts(ReadOnlySpan<char> written, NormalText text, Token token, List<int> starts)
    {
        for (var part = 0; part < starts.Count; part++)
        {
            var end = part + 1 < starts.Count ? starts[part + 1] : written.Length;
            var gap = part == 0 ? token.Gap : Gap.Space;
            Add(written[starts[part]..end], text, token.Start + starts[part], end - starts[part], token with { Gap = gap });
        }
    }

    /// <summary>Adds a word and gives its letters, which may still be put right in place.</summary>
    private Span<char> Add(ReadOnlySpan<char> word, NormalText text, int from, int length, Token token)
    {
        var start = letters.Count;
        var added = letters.Grow(word.Length);
        word.CopyTo(added);
        wordOf.Grow(word.Length).Fill(words.Count);
        words.Add(new Word(
            start, letters.Count, token.Gap, token.Script, token.Capital, text.Origin(from), text.Origin(from + length - 1) + 1));
        return added;
    }
}
