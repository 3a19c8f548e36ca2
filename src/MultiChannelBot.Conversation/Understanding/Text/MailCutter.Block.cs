namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>A block below the message that gives who wrote it, the post and the house, without a closing word before it.</summary>
internal static partial class MailCutter
{
    private const int MostBlockLines = 5;
    private const int LongestBlockLine = 60;

    private const string Surnames = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁";

    private static readonly string[] KoreanProducts = ["오피스", "애저", "팀즈", "비지오", "인튠", "프로젝트", "원드라이브", "다이나믹스"];

    private static readonly string[] HouseKinds = ["partner", "reseller", "provider", "distributor"];

    // "Ann Teller / Open License & EA Desk / Fabrikam", "총무팀 / 한빛코리아(직접 청구 파트너)".
    private static void CutBlock(string text, List<Range> lines, bool[] keep)
    {
        var last = LastKept(text, lines, keep, lines.Count);
        var first = last;
        while (first > 0 && last - first < MostBlockLines && IsBlockLine(text, lines, keep, first - 1))
        {
            first--;
        }

        if (last > 0 && IsRowOfSigner(text.AsSpan(lines[last]).Trim()) && LastKept(text, lines, keep, last) >= 0)
        {
            keep[last] = false;
            return;
        }

        var body = LastKept(text, lines, keep, first);
        for (; first < last && body >= 0; first++)
        {
            if (IsBlockLine(text, lines, keep, last) && IsWriter(text.AsSpan(lines[first]).Trim()) && (body < first - 1 || text.AsSpan(lines[body]).Trim()[^1] is '.' or '!' or '?') && NamesPost(text, lines, first + 1, last))
            {
                Array.Fill(keep, false, first, last - first + 1);
                return;
            }

            body = first;
        }
    }

    // "이준서 | 가온테크 | EA·Open License 전문 | Microsoft CSP 간접 공급자": a name, and what else closes a mail in one line.
    private static bool IsRowOfSigner(ReadOnlySpan<char> line) =>
        IsNameAndHouse(line) && (line.Count('|') >= 2 || IsNameAndPost(line) || (line.IndexOfAny('|', '/') == 4 && IsSurname(line[0]) && IsNoTrade(line)));

    // "Eunbi Cho | Microsoft EA & CSP Sales".
    private static bool IsNameAndPost(ReadOnlySpan<char> line) =>
        line.IndexOf('|') is > 0 and var pipe && IsEnglishName(line[..pipe].Trim()) && IsNoTrade(line[..pipe]) && line[(pipe + 1)..].Trim() is { IsEmpty: false } post && (IsTitle(post) || post.EndsWith(" sales", StringComparison.OrdinalIgnoreCase));

    private static bool IsSurname(char letter) => Surnames.Contains(letter, StringComparison.Ordinal);

    // "한지원 / 동백디자인 경영지원", not "오피스 / EA / 이관".
    private static bool IsNoTrade(ReadOnlySpan<char> line)
    {
        foreach (var range in line.Split(' '))
        {
            var word = line[range].Trim("|/,()");
            if (IsOneOf(word, NoTrades) || IsOneOf(word, KoreanProducts) || ContainsAny(word, KoreanWishes) || (!word.IsEmpty && char.IsAsciiDigit(word[0])))
            {
                return false;
            }
        }

        return true;
    }

    private static int LastKept(string text, List<Range> lines, bool[] keep, int end)
    {
        var line = end - 1;
        while (line >= 0 && (!keep[line] || text.AsSpan(lines[line]).Trim().IsEmpty))
        {
            line--;
        }

        return line;
    }

    private static bool IsBlockLine(string text, List<Range> lines, bool[] keep, int line)
    {
        var written = text.AsSpan(lines[line]).Trim();
        return keep[line] && written.Length is > 0 and <= LongestBlockLine && written.IndexOfAny(SentenceMarks) < 0 && written[0] is not ('-' or '*' or '•' or '·');
    }

    // "Paula", "Ann Teller", "박서연", "총무팀": a person or a team.
    private static bool IsWriter(ReadOnlySpan<char> line) =>
        IsSigner(line) || IsNameWithPost(line) || IsEnglishName(line) || IsGivenName(line) || (line.IndexOf(' ') < 0 && EndsWithTitle(line)) || IsTeam(line) || IsNameAndHouse(line);

    // "김도현 | (주)새론아이티", "Ann Teller | Fabrikam".
    private static bool IsNameAndHouse(ReadOnlySpan<char> line) =>
        line.IndexOfAny('|', '/') is > 0 and var cut && line[..cut].Trim() is var name && (IsSigner(name) || IsNameWithPost(name) || IsEnglishName(name));

    private static bool IsGivenName(ReadOnlySpan<char> line) =>
        line.Length > 1 && char.IsAsciiLetterUpper(line[0]) && line[1..].IndexOfAnyExceptInRange('a', 'z') < 0 && !IsOneOf(line, NoNames) && !IsOneOf(line, NoTrades);

    // "The Licensing Desk", "Facilities Team".
    private static bool IsTeam(ReadOnlySpan<char> line) => IsTitle(line) && (line.EndsWith("team", StringComparison.OrdinalIgnoreCase) || line.EndsWith("desk", StringComparison.OrdinalIgnoreCase));

    private static bool NamesPost(string text, List<Range> lines, int first, int last)
    {
        for (var line = first; line <= last; line++)
        {
            var written = text.AsSpan(lines[line]).Trim();
            if (IsTitle(written) || IsTrade(written) || IsHouse(written))
            {
                return true;
            }
        }

        return false;
    }

    // "한빛코리아(직접 청구 파트너)", "Fabrikam (direct bill CSP partner)": what the house is stands in brackets behind its name.
    private static bool IsHouse(ReadOnlySpan<char> line)
    {
        if (EndsWithOne(line, KoreanFields) || IsPipedHouse(line))
        {
            return true;
        }

        var bracket = line.IndexOf('(');
        return bracket > 1 && line[^1] == ')' && line[..bracket].Trim().IndexOfAny(" ,") < 0
            && (EndsWithOne(line[(bracket + 1)..^1].Trim(), KoreanFields) || EndsWithOne(line[..^1], HouseKinds));
    }

    // "Nordlicht IT | Direct Bill CSP Partner", "Direct-bill CSP partner | Azure & Microsoft 365".
    private static bool IsPipedHouse(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAny('|', '·', '/') <= 0)
        {
            return false;
        }

        foreach (var range in line.Split('|'))
        {
            var part = line[range].Trim();
            if (EndsWithOne(part, HouseKinds) || (line.Contains('|') && EndsWithOne(part, KoreanFields)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithOne(ReadOnlySpan<char> line, string[] ends)
    {
        foreach (var end in ends)
        {
            if (line.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

}
