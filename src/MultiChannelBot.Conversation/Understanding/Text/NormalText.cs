using System.Globalization;
using System.Text;

namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>What stands between a token and the one before it, weakest first.</summary>
internal enum Gap
{
    /// <summary>Nothing: a change of script or from letter to digit.</summary>
    None,
    Hyphen,
    Space,
    Slash,
    Comma,

    /// <summary>Colon, bracket, dash between spaces, quotation mark.</summary>
    Break,
    Sentence,
    Line,
    Paragraph,
}

internal enum Script
{
    Latin,
    Digit,
    Hangul,
    Other,
}

/// <summary>A run of letters of one script, or of digits.</summary>
/// <param name="Start">Where it begins in the letters of the text.</param>
/// <param name="End">Where it ends there.</param>
/// <param name="Gap">What stands before it.</param>
/// <param name="Capital">True where it was written with a capital first.</param>
/// <param name="Shouted">True where its second letter is a capital, too.</param>
internal readonly record struct Token(int Start, int End, Gap Gap, Script Script, bool Capital, bool Shouted)
{
    public int Length => End - Start;

    /// <summary>True where it is written like a name: a capital, and small letters after it, inside a sentence.</summary>
    public bool IsName => Capital && !Shouted && Gap < Gap.Break;
}

/// <summary>
/// A message as letters only: composed (NFKC), lower case, invisible marks gone, cut into tokens, each letter knowing where
/// in the message it stood. Linear in the length of the message.
/// </summary>
internal sealed class NormalText
{
    /// <summary>A base letter with more marks than this is no writing; the rest starts a new cluster, which keeps it linear.</summary>
    private const int LongestCluster = 16;

    private readonly Buffer<char> letters = new();
    private readonly Buffer<int> origins = new();
    private readonly Buffer<Token> tokens = new();
    private Gap gap = Gap.Paragraph;
    private int tokenStart = -1;
    private Script script;
    private bool capital;
    private bool shouted;
    private char previous;

    public ReadOnlySpan<Token> Tokens => tokens.Span;

    /// <summary>Where in the message a letter stood.</summary>
    public int Origin(int letter) => origins[letter];

    public ReadOnlySpan<char> Letters(Token token) => letters.Span.Slice(token.Start, token.Length);

    /// <summary>Normalises a message; never throws, whatever the text holds.</summary>
    public static NormalText Of(ReadOnlySpan<char> message)
    {
        var text = new NormalText();
        text.Read(message);
        return text;
    }

    /// <summary>Takes a message in; the one before must have been wiped.</summary>
    public void Read(ReadOnlySpan<char> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            at += Take(message, at);
        }

        CloseToken();
    }

    /// <summary>Makes it ready for another message; no letter of this one stays in memory.</summary>
    public void Wipe()
    {
        letters.Wipe();
        origins.Wipe();
        tokens.Wipe();
        (gap, tokenStart, script, capital, shouted, previous) = (Gap.Paragraph, -1, default, false, false, default);
    }

    private int Take(ReadOnlySpan<char> message, int at)
    {
        var letter = message[at];
        var length = ClusterLength(message, at);
        if (length == 1 && (letter < 0x80 || letter is >= '가' and <= '힣'))
        {
            Add(letter, at, message);
            return 1;
        }

        if (char.IsSurrogate(letter))
        {
            return TakeSurrogate(message, at);
        }

        if (IsMood(letter) && MoodLength(message, at) is > 0 and var mood)
        {
            Separate(mood > 1 && at > 0 && IsSentenceEnd(message[at - 1]) ? Gap.Sentence : Gap.Comma);
            return mood;
        }

        foreach (var composed in message.Slice(at, length).ToString().Normalize(NormalizationForm.FormKC))
        {
            Add(Unify(composed), at, message);
        }

        return length;
    }

    private int TakeSurrogate(ReadOnlySpan<char> message, int at)
    {
        var isPair = char.IsHighSurrogate(message[at]) && at + 1 < message.Length && char.IsLowSurrogate(message[at + 1]);
        if (!isPair)
        {
            Separate(Gap.Space);
            return 1;
        }

        foreach (var composed in message.Slice(at, 2).ToString().Normalize(NormalizationForm.FormKC))
        {
            if (char.IsSurrogate(composed))
            {
                Separate(Gap.Space);
            }
            else
            {
                Add(Unify(composed), at, message);
            }
        }

        return 2;
    }

    // "몰겠어요ㅠㅠ", "ㅋㅋ": laughter and tears are no words, but part what stands on either side; "ㅎㅇ" and "ㅇㅋ" are words.
    private static int MoodLength(ReadOnlySpan<char> message, int at)
    {
        var length = 0;
        while (at + length < message.Length && IsMood(message[at + length]))
        {
            length++;
        }

        var isPartOfWord = at + length < message.Length && message[at + length] is >= 'ㄱ' and <= 'ㆎ';
        return isPartOfWord || (at > 0 && message[at - 1] is >= 'ㄱ' and <= 'ㆎ' && !IsMood(message[at - 1])) ? 0 : length;
    }

    // "게임회사예요ㅎㅎ 365 좌석이": the full stop that chat leaves out.
    private static bool IsSentenceEnd(char letter) => letter is '요' or '다' or '죠' or '까' or '여' or '음' or '함' or '임';

    private static bool IsMood(char letter) => letter is 'ㅠ' or 'ㅜ' or 'ㅋ' or 'ㅎ' or 'ㅡ';

    private static int ClusterLength(ReadOnlySpan<char> message, int at)
    {
        var length = 1;
        while (at + length < message.Length && length < LongestCluster && IsMark(message[at + length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsMark(char letter) =>
        letter >= 0x300
        && (letter is >= 'ᅠ' and <= 'ᇿ'
            || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private static char Unify(char letter) => letter switch
    {
        '‘' or '’' or 'ʼ' or '`' or '´' => '\'',
        '“' or '”' or '«' or '»' => '"',
        '‐' or '‑' or '‒' or '−' => '-',
        '–' or '—' or '―' => '–',
        '·' or '•' or '・' or 'ㆍ' => '•',
        _ => letter,
    };

    private void Add(char letter, int at, ReadOnlySpan<char> message)
    {
        var now = ScriptOf(letter);
        if (now is { } known)
        {
            AddLetter(letter, known, at);
        }
        else if (letter != '\'' || !IsInsideWord(message, at))
        {
            AddSeparator(letter, at, message);
        }
        else if (!IsNegationTail(message, at))
        {
            CloseToken();
            gap = Max(gap, Gap.Space);
        }

        previous = letter;
    }

    private void AddLetter(char letter, Script now, int at)
    {
        if (tokenStart >= 0 && script != now)
        {
            CloseToken();
        }

        if (tokenStart < 0)
        {
            tokenStart = letters.Count;
            script = now;
            (capital, shouted) = (char.IsUpper(letter), false);
        }
        else if (letters.Count == tokenStart + 1)
        {
            shouted = char.IsUpper(letter);
        }

        letters.Add(char.ToLowerInvariant(letter));
        origins.Add(at);
    }

    private void AddSeparator(char letter, int at, ReadOnlySpan<char> message)
    {
        if (letter is '→' or '⇒' or '➔' || (letter == '>' && previous is '-' or '='))
        {
            AddArrow(at);
            return;
        }

        if (char.GetUnicodeCategory(letter) is UnicodeCategory.Format || IsInsideInitials(letter, at, message) || IsInsideWithout(letter, at, message))
        {
            return;
        }

        Separate(GapOf(letter, at, message));
    }

    // "E.A." is one word.
    private bool IsInsideInitials(char letter, int at, ReadOnlySpan<char> message) =>
        letter == '.' && tokenStart >= 0 && script == Script.Latin
        && (at < 2 || !char.IsLetterOrDigit(message[at - 2]))
        && at + 1 < message.Length && char.IsLetter(message[at + 1])
        && (at + 2 >= message.Length || !char.IsLetterOrDigit(message[at + 2]));

    // "w/o" is one word; "w/ them" are two.
    private bool IsInsideWithout(char letter, int at, ReadOnlySpan<char> message) =>
        letter == '/' && IsLonely('w') && at + 1 < message.Length && (message[at + 1] | 0x20) == 'o'
        && (at + 2 >= message.Length || !char.IsLetterOrDigit(message[at + 2]));

    private bool IsLonely(char letter) => tokenStart >= 0 && letters.Count == tokenStart + 1 && letters[tokenStart] == letter;

    private void AddArrow(int at)
    {
        CloseToken();
        gap = Gap.Space;
        AddLetter('→', Script.Other, at);
        CloseToken();
        gap = Gap.Space;
    }

    private void Separate(Gap kind)
    {
        CloseToken();
        gap = gap == Gap.Line && kind == Gap.Line ? Gap.Paragraph : Max(gap, kind);
    }

    private Gap GapOf(char letter, int at, ReadOnlySpan<char> message)
    {
        var next = at + 1 < message.Length ? message[at + 1] : ' ';
        switch (letter)
        {
            case '\n' or '\u2028' or '\u2029' or '\u0085':
                return Gap.Line;
            case '-' or '_':
                return char.IsWhiteSpace(next) && char.IsWhiteSpace(previous) ? Gap.Break : Gap.Hyphen;
            case '.':
                return char.IsLetterOrDigit(next) && char.IsLetterOrDigit(previous) ? Gap.Hyphen : Gap.Sentence;
            case '!' or '?' or '。' or ';' or '…':
                return Gap.Sentence;
            case ',' or '、' or '•':
                return Gap.Comma;
            case '/' when IsLonely('w'):
                return Gap.Space;
            case '/' or '&' or '+':
                return Gap.Slash;
            case ':' or '(' or ')' or '[' or ']' or '"' or '–' or '|' or '{' or '}' or '<' or '>' or '=' or '~':
                return Gap.Break;
            default:
                return Gap.Space;
        }
    }

    private void CloseToken()
    {
        if (tokenStart < 0)
        {
            return;
        }

        tokens.Add(new Token(tokenStart, letters.Count, gap, script, capital, shouted));
        tokenStart = -1;
        gap = Gap.None;
    }

    private static bool IsInsideWord(ReadOnlySpan<char> message, int at) =>
        at > 0 && at + 1 < message.Length && char.IsLetter(message[at - 1]) && char.IsLetter(message[at + 1]);

    // "don't" stays one token, as it does when typed without the apostrophe; "it's" and "we're" become two.
    private static bool IsNegationTail(ReadOnlySpan<char> message, int at) =>
        (message[at - 1] | 0x20) == 'n' && (message[at + 1] | 0x20) == 't';

    private static Script? ScriptOf(char letter) => letter switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Script.Latin,
        >= '0' and <= '9' => Script.Digit,
        (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㆎ') => Script.Hangul,
        < (char)0x80 => null,
        _ when char.IsLetter(letter) => letter < 0x250 ? Script.Latin : Script.Other,
        _ when char.IsDigit(letter) => Script.Digit,
        _ => null,
    };

    private static Gap Max(Gap one, Gap other) => one > other ? one : other;
}
